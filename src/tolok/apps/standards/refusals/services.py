"""Why a change of a service or of a profile is refused, in words."""

from tolok.rules.texts import Text

NO_NAME = Text("Tulis nama layanan.", "Write the name of the service.")
NO_CODE = Text("Tulis kode layanan.", "Write the code of the service.")
CODE_TAKEN = Text(
    "Kode ini sudah dipakai layanan lain di unit ini; pilih kode lain.",
    "Another service of this unit has this code; choose another.",
)
ENDED = Text("Layanan ini sudah diakhiri.", "This service has ended.")
NOT_ENDED = Text(
    "Layanan ini masih dilayani. Akhiri dulu, lalu catat penggantinya.",
    "This service is still offered. End it first, then note what replaces it.",
)
REPLACES_ITSELF = Text("Layanan tidak menggantikan dirinya sendiri.", "A service does not replace itself.")
REPLACEMENT_OVER = Text(
    "Layanan pengganti ini sudah berakhir. Pilih yang masih dilayani.",
    "This replacement has ended. Choose one that is still offered.",
)
REPLACEMENT_INSIDE = Text(
    "Layanan pengganti ini hanya untuk pegawai, jadi warga tidak dapat membukanya. Pilih layanan untuk warga.",
    "This replacement is for staff only, so citizens cannot open it. Choose a service for citizens.",
)
REPLACEMENT_UNKNOWN = Text(
    "Tidak ada layanan di alamat ini. Buka kartu layanannya di katalog, lalu salin alamatnya.",
    "There is no service at this address. Open its card in the catalogue and copy the address.",
)
REPLACED_TWICE = Text(
    "Isi salah satu: pilih dari unit ini, atau alamat kartu dari unit lain.",
    "Fill in one of them: choose from this unit, or the address of a card of another unit.",
)
ENDS_EARLY = Text("Hari terakhir tidak boleh sebelum mulai.", "The last day may not lie before the first.")
NO_REASON = Text(
    "Tulis alasannya: perubahan tanpa alasan tidak disimpan.",
    "Write the reason: a change without one is not kept.",
)
NO_STATUS_REASON = Text("Tulis mengapa layanan ini ditangguhkan.", "Write why this service is suspended.")
UNKNOWN_KEY = Text("Pilihan ini tidak dikenal.", "This choice is not known.")
HALF_A_PLACE = Text("Isi lintang dan bujur, keduanya.", "Give latitude and longitude, both.")
FAR_AWAY = Text("Titik ini di luar Indonesia.", "This point lies outside Indonesia.")
CHANGED_MEANWHILE = Text(
    "Orang lain menyimpan perubahan setelah halaman ini dibuka. Isian Anda masih ada di bawah. Periksa isian yang berbeda, lalu simpan lagi.",
    "Somebody else saved a change after this page was opened. What you wrote is still below. Look at what differs, then save again.",
)
