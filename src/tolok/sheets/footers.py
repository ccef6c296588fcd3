"""Which rows under a table are sums, means and remarks: known by their whole label, never by its first word."""

import re

from tolok.sheets.cells import Value


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What a footer's label may start with, and the words that may follow (the sheet in PermenPANRB 14/2017).
HEADS = _words(
    "jumlah jml total totals subtotal sum mean average rata rata2 rerata nrr ikm ipp skm indeks index nilai mutu"
    " kategori kinerja konversi ket keterangan catatan median modus maksimum minimum"
)
QUALIFIERS = _words(
    "nilai unsur per nrr ikm skm ipp indeks index tertimbang tertbg tertb timbang rata rata2 rerata total jumlah"
    " jml keseluruhan seluruh semua seluruhnya unit pelayanan layanan publik responden interval konversi"
    " dikonversi setelah kepuasan masyarakat persepsi mutu kinerja akhir skor level aspek indikator butir"
    " pertanyaan jawaban kuesioner dan x dikali tertinggi terendah maksimum minimum standar deviasi tahun periode"
    " f f01 f02 f03 sub sum mean average weighted score"
)
#: Labels that are footers although their first word alone would be none.
WHOLE = frozenset({"sub total", "standar deviasi", "simpangan baku", "std deviasi", "grand total"})
#: What a footer of a survey sheet may start with; such a row also needs numbers that are no answers.
LOOSE = re.compile(
    r"^\W*(jumlah|jml|total|rata|rerata|mean|average|sum|nrr|nilai|ikm|ipp|skm|indeks|keterangan|catatan"
    r"|ket|mutu|kategori)\b",
    re.IGNORECASE,
)
#: The same for a search in columns: every row that may be a footer, and some more.
CANDIDATE = r"^\W*(" + "|".join(sorted({*HEADS, *(one.split()[0] for one in WHOLE), "notes?"})) + r")"
REMARK = re.compile(r"^(ket|keterangan|catatan|note|notes)\s*[.:]", re.IGNORECASE)
#: “Rata-rata Kabupaten Bantul”: from such a word on, the label names the whole region.
REGIONS = frozenset({"kabupaten", "kab", "kota", "provinsi", "prov", "kementerian", "pemerintah"})
WORD = re.compile(r"[^\W\d_]+\d*")


def is_footer(value: Value) -> bool:
    """Whether the whole label is that of a footer row (Jumlah, Rata-rata, NRR tertimbang, Nilai IKM: 82,5).

    “Total Sehat Klinik” and “Nilai Pusaka Museum” are units, not footers. A remark needs its colon.
    """
    if not isinstance(value, str):
        return False
    label = value.strip()
    if REMARK.match(label):
        return True
    words = WORD.findall(re.split(r"[:=]", label, maxsplit=1)[0].casefold())
    if " ".join(words) in WHOLE:
        return True
    if not words or words[0] not in HEADS:
        return False
    region = next((at for at, word in enumerate(words) if word in REGIONS), len(words))
    return all(word in QUALIFIERS for word in words[1:region])


def may_be_footer(value: Value) -> bool:
    """Whether a label starts as footers do; whether it is one, the rest of its row decides."""
    return isinstance(value, str) and LOOSE.match(value) is not None
