"""Our own Word templates of LHE and minutes. An office downloads one, changes it in Word, and uses it in place of ours."""

from functools import cache

from docx.document import Document as Word
from docx.shared import Mm

from tolok.papers.word.parts import each, kop, line, new, page_break, saved, signature, table


@cache
def lhe_template() -> bytes:
    """The template of the LHE as DOCX, with the placeholders of docs/reference/lhe-template.md."""
    word = new("{{ title }}")
    _letter(word)
    page_break(word)
    word.add_paragraph("{{ kind }}: {{ name }}", style="Title")
    table(
        word,
        "Keterangan laporan",
        [("Keterangan", 40), ("Isi", 130)],
        "facts",
        ["{{ row[0] }}", "{{ row[1] }}"],
    )
    _summary(word)
    _scope(word)
    _aspects(word)
    _indicators(word)
    _follow_up(word)
    _checking(word)
    return saved(word)


@cache
def minutes_template() -> bytes:
    """The template of the berita acara as DOCX."""
    word = new("{{ title }}")
    kop(word)
    word.add_paragraph("{{ kind }}: {{ name }}", style="Title")
    line(word, "{{ opening }}")
    line(word, "{%p for sentence in settled %}")
    line(word, "{{ loop.index }}. {{ sentence }}", indent=6)
    line(word, "{%p endfor %}")
    line(word, "{{ closing }}")
    word.add_heading("Panel", 1)
    made = table(
        word,
        "Panel dan tempat tanda tangan",
        [("Nama", 70), ("Sebagai", 40), ("Tanda tangan", 60)],
        "panel",
        ["{{ row.name }} {{ row.nip }}", "{{ row.part }}", "{{ loop.index }}. ……………………"],
    )
    made.rows[2].height = Mm(15)
    line(word, "Mengetahui,", indent=85)
    signature(word)
    page_break(word)
    word.add_heading("Lampiran: semua unit", 1)
    heads = [
        ("No.", 12),
        ("Unit", 48),
        ("Kode", 22),
        ("Formulir", 17),
        ("Bagian", 22),
        ("Nilai", 14),
        ("Kategori", 35),
    ]
    cells = [
        *("{{ row.number }}", "{{ row.unit }}", "{{ row.code }}", "{{ row.form }}"),
        *("{{ row.parts|join('; ') }}", "{{ row.value }}", "{{ row.letter }} {{ row.word }}"),
    ]
    table(word, "Semua unit dengan nilai dan kategori", heads, "units", cells)
    return saved(word)


def _letter(word: Word) -> None:
    kop(word)
    line(word, "{{ dated }}", right=True)
    for label, key in (
        *(("Nomor", "number"), ("Sifat", "nature")),
        *(("Lampiran", "attachment"), ("Hal", "subject")),
    ):
        paragraph = line(word, f"{label}\t: {{{{ {key} }}}}", after=0)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(22))
    line(word)
    each(word, "line", "addressee", "{{ line }}", after=0)
    line(word)
    each(word, "sentence", "body", "{{ sentence }}")
    signature(word)
    line(word, "{%p if copies %}")
    line(word, "Tembusan:", after=0)
    line(word, "{%p for one in copies %}")
    line(word, "{{ loop.index }}. {{ one }}", after=0)
    line(word, "{%p endfor %}")
    line(word, "{%p endif %}")


def _summary(word: Word) -> None:
    word.add_heading("Ringkasan", 1)
    line(word, "{{ hero }}", center=True)
    each(word, "sentence", "summary", "{{ sentence }}")
    line(word, "{%p if cautions %}")
    word.add_heading("Yang perlu diperhatikan", 2)
    each(word, "one", "cautions", "{{ one }}", bullets=True)
    line(word, "{%p endif %}")
    for title, key in (("Tiga yang terkuat", "strongest"), ("Tiga yang terlemah", "weakest")):
        word.add_heading(title, 2)
        each(word, "one", key, "{{ one }}", bullets=True)
    word.add_heading("Dasar hukum", 1)
    heads = [("Dasar", 50), ("Tentang", 80), ("Seberapa yakin", 40)]
    table(word, "Dasar hukum", heads, "bases", ["{{ row.title }}", "{{ row.about }}", "{{ row.sure }}"])
    each(word, "one", "notes", "{{ one }}", bullets=True, size=8.5)
    line(word, "{{ review }}", size=8.5)


def _scope(word: Word) -> None:
    word.add_heading("Ruang lingkup dan cara menilai", 1)
    each(word, "sentence", "scope", "{{ sentence }}")
    heads = [("Bagian", 80), ("Nilai", 25), ("Faktor", 25), ("Sumbangan", 40)]
    cells = [
        *("{{ row.name }} {{ row.why }}", "{{ row.value }}", "{{ row.factor }}", "{{ row.contribution }}")
    ]
    table(word, "Dari bagian ke indeks", heads, "parts", cells)
    line(word, "{{ total[0] }}: {{ total[2] }} ({{ total[4] }})", bold=True)
    line(word, "{{ rounding }}", size=8.5)
    table(word, "Tahapan", [("Tahap", 70), ("Waktu", 100)], "calendar", ["{{ row[0] }}", "{{ row[1] }}"])
    table(word, "Panel", [("Nama", 100), ("Sebagai", 70)], "panel", ["{{ row.name }}", "{{ row.part }}"])


def _aspects(word: Word) -> None:
    word.add_heading("Hasil setiap aspek", 1)
    line(word, "{%p for form in judged %}")
    heads = [("Aspek", 45), ("Alasan", 65), ("Nilai", 16), ("Bobot", 18), ("Sumbangan", 26)]
    cells = [
        *("{{ row.name }}", "{{ row.reason }}", "{{ row.value }}"),
        *("{{ row.weight }}", "{{ row.contribution }}"),
    ]
    table(word, "Nilai dan alasan setiap aspek", heads, "form.aspects", cells)
    line(word, "{{ form.total[0] }}: {{ form.total[2] }}", bold=True)
    line(word, "{%p endfor %}")


def _indicators(word: Word) -> None:
    word.add_heading("Hasil setiap indikator", 1)
    line(word, "{%p for aspect in indicators %}")
    word.add_heading("{{ aspect.title }}", 2)
    heads = [
        ("Kode", 18),
        ("Indikator, arti level, alasan, bukti", 105),
        ("Unit", 13),
        ("Penilai", 17),
        ("Bobot", 17),
    ]
    cells = ["{{ row.code }}", "{{ row.title }}", "{{ row.claim }}", "{{ row.level }}", "{{ row.weight }}"]
    cell = table(word, "Indikator", heads, "aspect.rows", cells).rows[2].cells[1]
    cell.paragraphs[0].runs[0].bold = True
    line(cell, "{{ row.text }}", size=9, after=0)
    for label, key in (("Penetapan", "settled"), ("Alasan", "reason"), ("Bukti", "proofs")):
        line(cell, f"{{%p if row.{key} %}}")
        line(cell, f"{label}: {{{{ row.{key} }}}}", size=8.5, after=0)
        line(cell, "{%p endif %}")
    each(cell, "one", "row.recommendations", "Rekomendasi: {{ one }}", size=8.5, after=0)
    line(word, "{%p endfor %}")
    line(word, "{%p if general %}")
    word.add_heading("Rekomendasi untuk unit secara keseluruhan", 2)
    each(word, "one", "general", "{{ one }}", bullets=True)
    line(word, "{%p endif %}")


def _follow_up(word: Word) -> None:
    word.add_heading("Tindak lanjut rekomendasi sebelumnya", 1)
    line(word, "{%p if followed_up %}")
    heads = [("Rekomendasi", 65), ("Penanggung jawab", 35), ("Tenggat", 28), ("Keadaan dan buktinya", 42)]
    cells = ["{{ row.text }}", "{{ row.owner }}", "{{ row.due }}", "{{ row.state }}"]
    table(word, "Tindak lanjut", heads, "followed_up", cells)
    line(word, "{%p else %}")
    line(word, "Tidak ada rekomendasi dari siklus sebelumnya yang tercatat di sini.")
    line(word, "{%p endif %}")
    word.add_heading("Daftar bukti", 1)
    line(word, "{%p if proofs %}")
    heads = [("No.", 12), ("Bukti", 55), ("Versi", 14), ("Dikutip untuk", 34), ("Sidik SHA-256", 55)]
    cells = [
        *("{{ row.number }}", "{{ row.title }}", "{{ row.version }}"),
        *("{{ row.used }}", "{{ row.sha256 }}"),
    ]
    table(word, "Daftar bukti", heads, "proofs", cells)
    line(word, "{%p else %}")
    line(word, "Tidak ada bukti yang dikutip dalam penilaian ini.")
    line(word, "{%p endif %}")


def _checking(word: Word) -> None:
    word.add_heading("Memeriksa laporan ini", 1)
    line(word, "{%p if address %}")
    line(word, "Hasil ini dapat dilihat di {{ address }}")
    line(word, "{{ code }}")
    line(word, "{%p endif %}")
    line(
        word,
        "Paket siklus yang sudah ditutup dapat dihitung ulang oleh siapa pun dengan perintah: {{ command }}",
    )
    line(word, "Sidik instrumen (SHA-256): {{ hash }}")
