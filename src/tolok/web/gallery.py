"""The gallery at /komponen/: every component as it looks, when to use it, and how it is written.

A component is a folder of templates/components: its template, its CSS, and example.html, which is both
drawn and shown as source.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.translation import gettext as _

from tolok.web.specimens import example_context


@dataclass(frozen=True, slots=True)
class Specimen:
    """One component on show: its folder, when to use it, its example as source and drawn."""

    name: str
    about: str
    source: str
    html: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group of specimens under one heading."""

    anchor: str
    title: str
    specimens: list[Specimen]


def shelves(request: HttpRequest) -> list[Shelf]:
    """Return all specimens, drawn, in their groups."""
    context = example_context()
    return [
        Shelf(anchor, title, [_specimen(request, name, about, context) for name, about in components])
        for anchor, title, components in _catalogue()
    ]


def _specimen(request: HttpRequest, name: str, about: str, context: dict[str, object]) -> Specimen:
    template = get_template(f"components/{name}/example.html")
    source: str = template.template.source  # type: ignore[attr-defined]
    return Specimen(name, about, source.strip(), template.render(context, request))


def _catalogue() -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        ("angka", _("Angka"), _numbers()),
        ("bacaan", _("Bacaan"), _reading()),
        ("tindakan", _("Tindakan"), _doing()),
        ("isian", _("Isian"), _asking()),
        ("kerangka", _("Kerangka halaman"), _framing()),
    ]


def _numbers() -> list[tuple[str, str]]:
    return [
        ("ruler", _("Setiap indeks digambar pada mistar yang sama: hero, row, atau inline.")),
        ("answer", _("Bingkai untuk jawaban utama. Satu kali dalam satu halaman.")),
        ("trail", _("Angka yang dapat dibuka ke bawah sampai ke buktinya. Setiap langkah punya alamat.")),
        ("figure", _("Gambar dengan satu kalimat, tabel di bawahnya, dan berkas CSV.")),
        ("data-table", _("Tabel yang menjadi kartu pada layar sempit. Angka rata kanan.")),
        ("matrix", _("Banyak hal menurut banyak syarat; kolom pertama tetap terlihat saat digeser.")),
        ("file-list", _("Berkas dalam satu pustaka: gambar kecil, keterangan, dan keadaannya.")),
        ("hit-list", _("Jawaban sebuah pencarian; kata yang cocok ditandai.")),
        ("proof-row", _("Satu berkas dengan tombol di bawahnya, misalnya untuk mengutipnya.")),
        ("page-pictures", _("Halaman dokumen sebagai gambar. Setiap halaman punya alamat.")),
        ("stat", _("Satu angka dengan jumlah jawaban, periode, dan versi instrumennya.")),
        ("progress", _("Kemajuan pekerjaan yang lama: apa yang terjadi dan apa yang aman.")),
        ("waiting", _("Menunggu pekerjaan yang lama: halaman memeriksa sendiri, atau lewat tautan.")),
    ]


def _reading() -> list[tuple[str, str]]:
    return [
        ("page-heading", _("Judul halaman, satu kalimat pembuka, dan halaman induknya.")),
        ("notice", _("Hal yang perlu diketahui sebelum lanjut. Kata dan ikon, bukan warna saja.")),
        ("status", _("Keadaan dalam satu kata dan satu bentuk.")),
        ("finding", _("Satu temuan pemeriksaan: seberapa berat, di mana, dan apa yang dapat dilakukan.")),
        ("panel", _("Tanda terima setelah sesuatu selesai.")),
        ("point", _("Satu gagasan: judul dan satu kalimat.")),
        ("summary-list", _("Istilah dan isinya, misalnya untuk memeriksa jawaban.")),
        ("state-grid", _("Banyak keadaan dari satu hal, berdampingan.")),
        ("task-list", _("Yang harus dikerjakan beserta keadaannya.")),
        ("steps", _("Langkah pendek yang berurutan.")),
        ("disclosure", _("Rincian yang tidak dibutuhkan semua orang.")),
        ("empty-state", _("Belum ada apa-apa: ajarkan langkah berikutnya.")),
    ]


def _doing() -> list[tuple[str, str]]:
    return [
        ("button", _("Satu tombol utama dalam satu halaman.")),
        ("actions", _("Kumpulan tombol; dapat menempel di bawah layar.")),
        ("action-link", _("Langkah lanjutan yang bukan tombol utama.")),
        ("door", _("Pintu masuk ke bagian lain.")),
        ("download-list", _("Berkas untuk dibawa pulang: bentuk dan gunanya.")),
        ("topic-list", _("Jalan masuk ke daftar panjang, dengan jumlah isinya.")),
        ("tabs", _("Halaman bersaudara. Setiap tab adalah tautan.")),
        ("pagination", _("Letak halaman ini dalam daftar panjang.")),
    ]


def _asking() -> list[tuple[str, str]]:
    return [
        ("error-summary", _("Semua yang perlu diperbaiki sekaligus, tertaut ke isiannya.")),
        ("field", _("Isian apa pun dari formulir Django: teks, pilihan, berkas, tanggal.")),
        ("upload", _("Berkas besar: terkirim sedikit demi sedikit, dilanjutkan sesudah sambungan terputus.")),
        ("filter", _("Kotak cari dan pilihan yang mempersempit sebuah daftar.")),
        ("fieldset", _("Beberapa isian untuk satu pertanyaan.")),
        ("entry-row", _("Satu dari beberapa baris isian yang sama, dengan tombol di bawahnya.")),
    ]


def _framing() -> list[tuple[str, str]]:
    return [
        ("skip-link", _("Hal pertama di setiap halaman; terlihat saat tombol Tab ditekan.")),
        ("breadcrumb", _("Jalan kembali.")),
        ("language-switch", _("Halaman yang sama dalam bahasa lain.")),
        ("help-block", _("Bantuan, di tempat yang sama pada setiap halaman.")),
    ]
