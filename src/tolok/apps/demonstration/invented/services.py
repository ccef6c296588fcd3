"""Invented services of about half of the units: what people come for, free of charge or not, at a counter or online."""

from collections.abc import Mapping

from tolok.apps.standards.actions import Offered


def _free(*names: str) -> tuple[Offered, ...]:
    return tuple(Offered(f"L{place}", name, free_of_charge=True) for place, name in enumerate(names, 1))


def _paid(*names: str) -> tuple[Offered, ...]:
    return tuple(Offered(f"L{place}", name) for place, name in enumerate(names, 1))


SAMSAT = _paid("Pengesahan STNK tahunan", "Perpanjangan STNK lima tahunan", "Balik nama kendaraan")
SCHOOL = _free("Penerimaan murid baru", "Surat keterangan dan legalisasi", "Layanan konseling murid")

SERVICES: Mapping[str, tuple[Offered, ...]] = {
    "01.2": _free("Salinan produk hukum daerah", "Konsultasi rancangan peraturan kabupaten dan kota"),
    "03": (
        Offered("L1", "Izin praktik tenaga kesehatan", free_of_charge=True, online=True),
        Offered("L2", "Izin usaha angkutan", online=True),
        Offered("L3", "Izin pemanfaatan ruang laut", online=True),
    ),
    "03.1": _paid("Loket perizinan", "Loket pajak kendaraan", "Loket kependudukan", "Loket ketenagakerjaan"),
    **{f"04.{number}": SAMSAT for number in range(1, 5)},
    "06": (
        Offered("L1", "Kartu pencari kerja", free_of_charge=True, online=True),
        Offered("L2", "Pengesahan peraturan perusahaan", free_of_charge=True, online=True),
    ),
    "08.1": _paid("Rawat jalan", "Gawat darurat", "Laboratorium dan radiologi", "Farmasi"),
    "08.2": _paid("Rawat jalan", "Gawat darurat", "Farmasi"),
    "08.4": _paid("Pemeriksaan contoh air", "Pemeriksaan klinis"),
    "09.1": SCHOOL,
    "09.2": SCHOOL,
    "10": _free("Peminjaman buku", "Ruang baca dan internet", "Penelusuran arsip"),
    "11": _free(
        "Rekomendasi bantuan sosial", "Penanganan orang telantar", "Alat bantu penyandang disabilitas"
    ),
    "11.1": _free("Penerimaan warga lansia", "Kunjungan keluarga"),
    "11.2": _free("Pengasuhan anak", "Penyatuan kembali dengan keluarga"),
    "12.1": _free("Pendampingan korban kekerasan", "Rumah aman"),
    "13": _free("Data agregat kependudukan", "Bimbingan petugas kabupaten dan kota"),
    "15": _paid("Rekomendasi izin kapal", "Pemeriksaan mutu ikan"),
}
