"""Why a change of a promise is refused, in words."""

from tolok.rules.texts import Text
from tolok.rules.texts import refused as refused

NO_TITLE = Text("Tulis apa yang dijanjikan.", "Write what is promised.")
NO_MEASURE = Text(
    "Tulis bagaimana orang melihat bahwa janji ini selesai.",
    "Write how one will see that this is done.",
)
NO_REASON = Text("Tulis alasannya.", "Write the reason.")
NO_TEXT = Text("Tulis kemajuannya.", "Write how far it is.")
NO_OWNER = Text("Tulis siapa penanggung jawabnya.", "Write who is responsible.")
DUE_PAST = Text("Tenggat harus hari ini atau sesudahnya.", "The due date must be today or later.")
SAME_DAY = Text("Tenggatnya sudah tanggal itu.", "That is the due date already.")
NOT_OPEN = Text(
    "Janji ini sudah selesai atau dibatalkan. Buka lagi dulu.",
    "This promise is done or dropped. Open it again first.",
)
STILL_OPEN = Text("Janji ini masih berjalan.", "This promise is still open.")
NO_PROOF = Text(
    "Pilih buktinya, atau tulis mengapa tidak ada bukti.",
    "Choose the proof, or write why there is none.",
)
FOREIGN_PROOF = Text(
    "Bukti ini bukan dari pustaka unit ini atau belum dapat dibuka.",
    "This proof is not in the unit's library or cannot be opened yet.",
)
FUTURE = Text("Tanggal ini belum tiba.", "This day has not come yet.")
BEFORE_PROMISED = Text("Tanggal ini sebelum janjinya dibuat.", "This day lies before the promise was made.")
OTHER_OFFICE = Text("Unit ini milik instansi lain.", "This unit belongs to another office.")
NOT_THERE = Text("Unit ini tidak ada pada tanggal itu.", "This unit is not there on that day.")
TWICE = Text("Asal yang sama disebut dua kali.", "The same origin is named twice.")
COACHED_ALREADY = Text("Unit ini sudah dalam pembinaan.", "This unit is coached already.")
OVER = Text("Pembinaan ini sudah berakhir.", "This coaching has ended.")
BEFORE_SINCE = Text("Tanggal ini sebelum pembinaan dimulai.", "This day lies before the coaching began.")
NEXT_EARLY = Text(
    "Pertemuan berikutnya harus sesudah pertemuan ini.", "The next meeting must be after this one."
)
NOBODY = Text("Tulis siapa yang hadir.", "Write who came.")
NOT_AGREED = Text("Tulis apa yang disepakati.", "Write what was agreed.")
