"""Example values for the gallery; a working list of the shapes components are fed with."""

from decimal import Decimal

from django import forms
from django.core.paginator import Paginator
from django.templatetags.static import static
from django.utils.translation import gettext as _

from tolok.charts.ruler import Band, Mark, Ruler
from tolok.web.shapes import (
    Column,
    Download,
    Fact,
    FileLine,
    Hit,
    Link,
    Matrix,
    MatrixRow,
    PagePicture,
    Problem,
    State,
    Table,
    Task,
    Topic,
    Trail,
)

IPP = tuple(
    Band(letter, Decimal(lower), word)
    for letter, lower, word in (
        ("F", "0", "Gagal"),
        ("E", "1.01", "Sangat Buruk"),
        ("D", "1.51", "Buruk"),
        ("C-", "2.01", "Cukup dengan catatan"),
        ("C", "2.51", "Cukup"),
        ("B-", "3.01", "Baik dengan catatan"),
        ("B", "3.51", "Baik"),
        ("A-", "4.01", "Sangat Baik"),
        ("A", "4.51", "Pelayanan Prima"),
    )
)
IKM = tuple(
    Band(letter, Decimal(lower), word)
    for letter, lower, word in (
        ("D", "25", "Tidak baik"),
        ("C", "65", "Kurang baik"),
        ("B", "76.61", "Baik"),
        ("A", "88.31", "Sangat baik"),
    )
)


class ExampleForm(forms.Form):
    """One field of every kind."""

    unit = forms.CharField(label="Nama unit", help_text="Seperti tertulis pada papan nama.")
    instrument = forms.ChoiceField(
        label="Instrumen", choices=[("a", "PEKPPP luring 2022"), ("b", "SKM 2017")]
    )
    day = forms.DateField(label="Tanggal penilaian", help_text="Contoh: 21/11/2026", required=False)
    order = forms.ChoiceField(
        label="Urutan unsur U8 dan U9",
        choices=[("rule", "Menurut peraturan"), ("form", "Menurut formulir lama")],
        widget=forms.RadioSelect,
    )
    file = forms.FileField(label="Berkas penilaian", help_text="XLSX atau CSV, paling besar 20 MB.")
    note = forms.CharField(label="Catatan", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agreed = forms.BooleanField(label="Saya boleh mengunggah data ini")


class PhotoForm(forms.Form):
    """A field for a large file."""

    photo = forms.FileField(label="Foto ruang layanan", required=False)


class PopulationForm(forms.Form):
    """A second form, so that no identifier is used twice on the page."""

    population = forms.IntegerField(label="Jumlah pengguna setahun", required=False)


def example_rulers() -> dict[str, Ruler]:
    """Return rulers of every kind: with interval and target, other scales, no value, no bands."""
    return {
        "hero": Ruler(
            low=0,
            high=5,
            title="Indeks Pelayanan Publik",
            sentence="4,35 dari 5, kategori A- (Sangat Baik); tahun 2025 4,11.",
            bands=IPP,
            value=Mark(Decimal("4.35"), "4,35"),
            letter="A-",
            interval=(Decimal("4.24"), Decimal("4.46")),
            previous=Mark(Decimal("4.11"), "2025: 4,11"),
            target=Mark(Decimal("4.51"), "0,16 lagi ke A"),
        ),
        "survey": Ruler(
            low=25,
            high=100,
            title="Indeks Kepuasan Masyarakat",
            sentence="87,28 dari 100, kategori B (Baik); tahun 2025 86,78.",
            bands=IKM,
            value=Mark(Decimal("87.28"), "87,28"),
            letter="B",
            interval=(Decimal("86.1"), Decimal("88.5")),
            previous=Mark(Decimal("86.78"), "2025: 86,78"),
            target=Mark(Decimal("88.31"), "1,03 lagi ke A"),
        ),
        "integrity": Ruler(
            low=1,
            high=4,
            title="Indeks Persepsi Anti Korupsi",
            sentence="3,87 dari 4.",
            value=Mark(Decimal("3.871"), "3,87"),
            target=Mark(Decimal("3.6"), "syarat 3,60 terpenuhi"),
        ),
        "withheld": Ruler(
            low=25,
            high=100,
            title="Indeks Kepuasan Masyarakat",
            sentence="Belum ditampilkan.",
            bands=IKM,
            withheld="Belum ditampilkan: baru 12 jawaban, perlu sedikitnya 30.",
        ),
        "level": Ruler(
            low=0, high=5, title="Tingkat 1.a.Ak", sentence="Tingkat 3 dari 5.", value=Mark(3, "3")
        ),
    }


def example_trail() -> Trail:
    """Return a trail of three steps: aspect, indicator, level."""
    rulers = example_rulers()
    indicator = Trail(
        anchor="galeri-1-a-ak",
        label="1.a.Ak · Standar Pelayanan tersedia",
        value="3",
        ruler=rulers["level"],
        weighs="9 % × 3 = 0,27",
        facts=[
            Fact("Bunyi tingkat 3", "Ada, ditetapkan, dan diumumkan pada sebagian layanan."),
            Fact("Alasan evaluator", "Dua dari lima layanan belum punya standar."),
            Fact("Bukti", "SK 12/2026, halaman 4", Link("Buka", "#galeri-1-a-ak")),
        ],
    )
    plain = Trail(anchor="galeri-1-b-as", label="1.b.As · Maklumat", value="5", weighs="9 % × 5 = 0,45")
    return Trail(
        anchor="galeri-aspek-1",
        label="Aspek I · Kebijakan Pelayanan",
        value="3,39",
        ruler=Ruler(
            low=0, high=5, title="Aspek I", sentence="3,39 dari 5.", value=Mark(Decimal("3.39"), "3,39")
        ),
        weighs="24 % × 3,39 = 0,8136",
        parts=(indicator, plain),
        parts_label="Dua dari tiga belas indikator:",
        open=True,
    )


def example_table() -> Table:
    """Return a table with a cell of every kind."""
    rulers = example_rulers()
    return Table(
        "Unit di kota contoh, 2026",
        (
            Column("Unit"),
            Column("IPP", "number"),
            Column("Pada mistar", "ruler"),
            Column("Keadaan", "status"),
            Column("Rincian", "link"),
        ),
        (
            ("RSUD", "4,35", rulers["hero"], State("Sah", "good"), Link("Buka RSUD", "#data-table")),
            (
                "Disdukcapil",
                "–",
                None,
                State("3 sel kosong", "caution"),
                Link("Buka Disdukcapil", "#data-table"),
            ),
        ),
        note="Urutan menurut abjad. Selisih kecil antarunit tidak bermakna.",
    )


def example_matrix() -> Matrix:
    """Return a matrix whose rows can be ticked."""
    good, bad = State("tercatat", "good"), State("belum", "bad")
    return Matrix(
        "matriks",
        "Kewajiban unit di kota contoh",
        "Unit",
        (("SKM", "Survei Kepuasan Masyarakat"), ("FKP", "Forum Konsultasi Publik")),
        (
            MatrixRow(Link("RSUD", "#matrix"), (good, bad), (Link("Surat 2 Maret 2026", "#matrix"),), "1"),
            MatrixRow(Link("Disdukcapil", "#matrix"), (good, good), (), "2", chosen=True),
        ),
        (("tercatat", (2, 1)),),
        "unit",
        "Pilih",
    )


def example_context() -> dict[str, object]:
    """Return what the examples of all components are fed with."""
    form = ExampleForm({"unit": "", "order": "x", "instrument": "a", "day": "2026", "agreed": "on"})
    return {
        "rulers": example_rulers(),
        "trail": example_trail(),
        "table": example_table(),
        "matrix": example_matrix(),
        "form": form,
        "second": PopulationForm(),
        "row": PopulationForm(auto_id="baris_%s"),
        "third": PhotoForm(),
        "orders": [("nama", "nama"), ("nilai", "nilai tertinggi")],
        "problems": [
            Problem(
                _("Baris 7, kolom 1.a.Ak: “6” di luar 0 sampai 5. Isi dengan angka bulat 0 sampai 5."),
                "#field",
            )
        ],
        "crumbs": [Link("Beranda", "/"), Link("Hitung indeks", "#breadcrumb"), Link("Hasil")],
        "files": [
            Download("Semua unit", "#download-list", "XLSX", "untuk diolah lagi", "48 KB"),
            Download("Laporan RSUD", "#download-list", "PDF", "untuk dicetak dan ditandatangani", "120 KB"),
        ],
        "lines": [
            FileLine(
                "SK Standar Pelayanan 2026",
                "#file-list",
                "PDF",
                ("Keputusan", "12 Januari 2026", "14 halaman", "1,2 MB"),
                State("siap dipakai", "good"),
                static("web/icon.svg"),
            ),
            FileLine(
                "Daftar hadir forum konsultasi",
                "#file-list",
                "XLSX",
                ("Daftar hadir", "data pribadi", "48 KB"),
                State("segera berakhir", "caution"),
            ),
        ],
        "topics": [Topic("Punya anak", "#topic-list", "12"), Topic("Pindah rumah", "#topic-list", "7")],
        "hits": [
            Hit(
                "#hit-list",
                [("Penggantian ", False), ("KTP", True), (" karena hilang", False)],
                [("Untuk warga yang kehilangan ", False), ("KTP", True), (".", False)],
                "Kecamatan Tolok Barat, Kabupaten Tolok",
                [State("gratis menurut aturan", "good")],
            )
        ],
        "pictures": [
            PagePicture(
                static("web/icon.svg"), "Halaman 1 dari 2, contoh.pdf", "Halaman 1 dari 2", "halaman-1"
            )
        ],
        "tabs": [Link("Ringkasan", "#tabs", current=True), Link("Aspek", "#tabs"), Link("Unduhan", "#tabs")],
        "page": Paginator(range(1, 10_001), 50).page(100),
        "states": [("Standar Pelayanan", State("tercatat", "good")), ("Inovasi", State("belum", "bad"))],
        "tasks": [
            Task("Unggah berkas penilaian", "Selesai", "good", "#task-list"),
            Task("Periksa 3 sel kosong", "Perlu dilihat", "caution", "#task-list", "sebelum 5 Desember 2026"),
            Task("Cetak laporan", "Belum bisa", "neutral"),
        ],
        "facts": [
            Fact("Instrumen", "PEKPPP luring 2022", Link("Ganti", "#summary-list")),
            Fact("Berkas", "penilaian-2026.xlsx\n42 unit"),
        ],
        "steps": [
            "Unduh templat sesuai instrumen Anda.",
            "Isi satu baris untuk setiap unit.",
            "Unggah kembali dan lihat hasilnya.",
        ],
    }
