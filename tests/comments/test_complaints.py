"""Which comments are offered as a complaint, and which are not."""

import pytest

from tolok.comments.complaints import complaint_likeness

COMPLAINTS = {
    "Diminta uang tambahan oleh petugas": "pungli",
    "petugas minta sejumlah uang di luar loket": "pungli",
    "ada pungli 50rb": "pungli",
    "bayar tanpa kuitansi": "pungli",
    "yang lewat calo langsung masuk": "calo",
    "punya orang dalem langsung dilayani": "calo",
    "Kami dipersulit terus": "dipersulit",
    "berkas ditolak tanpa alasan": "dipersulit",
    "laporan bulan lalu belum ada tanggapan": "tanpa-tanggapan",
    "WA gak direspon": "tanpa-tanggapan",
    "warga miskin dibeda-bedakan": "diskriminasi",
    "saya dibentak di depan umum": "kekerasan",
    "berkas saya hilang di loket 2": "kelalaian",
    "saya akan lapor ombudsman": "lapor",
    "petugas tidak ramah dan diminta uang": "pungli",
}
INNOCENT = [
    "Tidak ada pungli, bebas calo",
    "tidak ada petugas yang minta uang",
    "tidak pernah dipersulit, mantap",
    "antre lama dan panas",
    "tanpa calo, tanpa suap",
    "persyaratan sulit dipahami",
    "tanggapannya cepat",
    "bayar sesuai tarif, ada kuitansi",
    "",
]


@pytest.mark.parametrize(("comment", "ground"), COMPLAINTS.items())
def test_it_sees_a_complaint_and_says_why(comment: str, ground: str) -> None:
    found = complaint_likeness(comment)

    assert found is not None
    assert ground in [one.key for one in found]
    assert all(one.words and one.name.id and one.name.en for one in found)


@pytest.mark.parametrize("comment", INNOCENT)
def test_it_offers_nothing_where_nobody_complains_of_a_wrong(comment: str) -> None:
    assert complaint_likeness(comment) is None


def test_it_quotes_the_words_as_they_are_meant() -> None:
    found = complaint_likeness("Laporan saya blm ada tanggapan")

    assert found is not None
    assert found[0].words[0] == "belum ada tanggapan"
