"""Why something about the national portal is refused, in words."""

from tolok.rules.texts import Text

NOTHING_TO_PREPARE = Text(
    "Belum ada layanan untuk masyarakat yang punya standar berlaku.",
    "There is no service for the public with a standard in force yet.",
)
NOT_PREPARED = Text(
    "Siapkan lembarnya dulu; yang dicatat terunggah adalah isi lembar itu.",
    "Prepare the sheet first; what is noted as uploaded is the content of that sheet.",
)
NONE_CHOSEN = Text("Pilih layanan yang sudah diunggah.", "Choose the services that were uploaded.")
NOT_UPLOADED = Text("Catat unggahannya dulu.", "Note the upload first.")
LATER_THAN_TODAY = Text("Tanggal ini belum tiba.", "This day has not come yet.")
BEFORE_PREPARED = Text(
    "Tidak mungkin sebelum lembarnya disiapkan ({day}).",
    "It cannot be before the sheet was prepared ({day}).",
)
BEFORE_UPLOADED = Text(
    "Tidak mungkin sebelum diunggah ({day}).", "It cannot be before it was uploaded ({day})."
)
NO_REASON = Text(
    "Tulis mengapa, misalnya halamannya dihapus portal.",
    "Write why, such as that the portal removed its page.",
)
NO_ADDRESS = Text("Tulis alamat halamannya di portal.", "Write the address of its page in the portal.")
STRANGE_PROOF = Text("Bukti ini bukan milik unit ini.", "This proof does not belong to this unit.")
