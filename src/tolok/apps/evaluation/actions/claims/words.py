"""Why a write of F-01 is refused."""

from tolok.rules.texts import Text

NOT_FILLING = Text(
    "Siklus ini tidak sedang dalam tahap pengisian.", "This cycle is not in the phase of filling in."
)
HANDED_IN = Text(
    "F-01 sudah dikirim. Isian hanya dapat diubah bila Biro atau Bagian Organisasi mengembalikannya.",
    "F-01 was handed in. It can be changed only when the organisation office gives it back.",
)
TOO_LATE = Text(
    "Pengisian ditutup {end}. Batas yang direncanakan {planned}; gangguan sistem dalam {hours} jam terakhir "
    "sebelum batas sudah ditambahkan.",
    "Filling in closed on {end}. The planned end was {planned}; outages in the last {hours} hours before it "
    "have been added.",
)
CHANGED = Text(
    "{who} menyimpan perubahan pada {when}, setelah Anda membuka halaman ini.",
    "{who} saved a change on {when}, after you opened this page.",
)
NO_INDICATOR = Text("Formulir ini tidak punya indikator itu.", "This form has no such indicator.")
NOTE_TOO_LONG = Text("Catatan paling banyak 4.000 huruf.", "The note may have at most 4,000 characters.")
NOT_CARRIED = Text(
    "Isian ini tidak disalin dari siklus lalu.", "This answer was not copied from the last cycle."
)
OTHER_UNIT = Text("Bukti ini milik unit lain.", "This proof belongs to another unit.")
NO_SUCH_PAGE = Text("Berkas ini punya {pages} halaman.", "This file has {pages} pages.")
PAGE_FROM_ONE = Text("Halaman dihitung mulai dari 1.", "Pages count from 1.")
TOO_MANY = Text(
    "Paling banyak {most} bukti untuk satu indikator. Lepaskan yang kurang kuat.",
    "At most {most} proofs for one indicator. Take off the weaker ones.",
)
NOTE_LONG = Text("Keterangan paling banyak 300 huruf.", "The remark may have at most 300 characters.")
NOTHING_TO_COPY = Text(
    "Unit ini tidak punya isian pada siklus itu.", "This unit has no answers in that cycle."
)
NOT_HEAD = Text(
    "Hanya kepala unit yang dapat menyetujui F-01.", "Only the head of the unit can approve F-01."
)
NOT_APPROVED = Text(
    "Kepala unit belum menyetujui isian ini, atau isian berubah sesudah disetujui.",
    "The head of the unit has not approved these answers, or they changed after the approval.",
)
NOT_HANDED_IN = Text("F-01 ini belum dikirim.", "This F-01 has not been handed in.")
END_FIRST = Text(
    "Batas pengisian sudah lewat. Pindahkan dulu tanggal akhirnya, supaya unit dapat mengirim lagi.",
    "The deadline has passed. Move the end date first, so that the unit can hand in again.",
)
