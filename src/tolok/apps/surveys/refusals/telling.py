"""Why something about telling a result is refused, in words."""

from tolok.rules.texts import Text

NOT_STANDING = Text(
    "Hasil ini sudah dikoreksi; terbitkan hasil yang berlaku.",
    "This result was corrected; publish the one that stands.",
)
PUBLISHED_ALREADY = Text("Hasil ini sudah terbit.", "This result is published already.")
NOT_PUBLISHED = Text("Hasil ini tidak sedang terbit.", "This result is not published.")
NO_PLACE = Text("Tulis alamat atau tempatnya.", "Write the address or the place.")
NOT_YET = Text("Tanggal ini belum tiba.", "This day has not come yet.")
BEFORE_RESULT = Text(
    "Tanggal ini sebelum hasilnya dihitung.", "This day lies before the result was computed."
)
WITHDRAWN_ALREADY = Text("Catatan ini sudah ditarik.", "This note is withdrawn already.")
NOTHING_CHOSEN = Text("Pilih sedikitnya satu unsur.", "Choose at least one element.")
NOT_AN_ELEMENT = Text("Unsur ini tidak ada di survei itu.", "This element is not in that survey.")
NO_OWNER = Text("Tulis penanggung jawabnya.", "Write who is responsible.")
