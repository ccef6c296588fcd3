"""Why a book of standards is not made, and why a file of existing standards is not kept."""

from tolok.rules.texts import Text

NO_STANDARD_HOLDS = Text(
    "Unit ini belum memiliki standar yang berlaku, jadi belum ada bukunya.",
    "This unit has no standard in force yet, so there is no book.",
)
NOTHING_GIVEN = Text("Pilih berkas atau tempel tabelnya.", "Choose a file or paste the table.")
BOTH_GIVEN = Text(
    "Pilih berkas atau tempel tabel, jangan keduanya.", "Choose a file or paste a table, not both."
)
WHICH_SERVICE = Text(
    "Tabel ini tidak menyebut nama layanannya. Pilih layanannya di sini, atau tulis “Standar Pelayanan …” di atas tabelnya.",
    "This table does not name its service. Choose it here, or write “Standar Pelayanan …” above the table.",
)
APPLIED_ALREADY = Text("Berkas ini sudah disimpan.", "This file was kept already.")
PLAN_CHANGED = Text(
    "Keadaannya berubah sejak halaman ini dibuka. Periksa sekali lagi lalu simpan.",
    "Things have changed since this page was opened. Look through it once more, then keep it.",
)
NO_NUMBER = Text("Tulis nomor keputusan.", "Write the number of the decree.")
NO_ABOUT = Text("Tulis tentang apa keputusannya.", "Write what the decree is about.")
NO_SIGNER = Text("Tulis siapa yang menandatangani.", "Write who signed.")
NO_DAY = Text("Isi tanggalnya.", "Give the day.")
DAY_TO_COME = Text("Tanggal ini belum tiba.", "This day has not come yet.")
BEFORE_DECREE = Text(
    "Standar tidak berlaku sebelum keputusannya ditandatangani.",
    "A standard does not hold before its decree was signed.",
)
OTHER_DECREE = Text(
    "Keputusan dengan nomor ini sudah dicatat dengan tanggal atau penanda tangan lain.",
    "A decree with this number is kept with another day or signatory.",
)
OTHER_CODE = Text(
    "Layanan dengan nama ini sudah tercatat dengan kode lain.",
    "The service of this name is kept with another code.",
)
SERVICE_ENDED = Text("Layanan ini sudah diakhiri.", "This service has ended.")
NOT_WRITABLE_NOW = Text(
    "Versi yang sedang dikerjakan tidak dapat ditulis pada tahapnya sekarang.",
    "The version in work cannot be written at its present stage.",
)
LATER_HOLDS = Text(
    "Sudah ada versi yang mulai berlaku pada atau sesudah tanggal ini.",
    "There is a version that took force on or after this day.",
)
WRITTEN_MEANWHILE = Text("sudah ada kode {code}", "the code {code} is there")
NO_SERVICE_NAME = Text(
    "Kode ini belum ada di unit ini; tulis juga nama layanannya.",
    "This code is not there in this unit; give the name of the service as well.",
)
SERVICE_TWICE = Text(
    "Layanan ini disebut dua kali, dengan kode dan dengan nama saja. Tulis kodenya di keduanya.",
    "This service stands twice, by its code and by its name alone. Give its code both times.",
)
