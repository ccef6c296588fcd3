"""Why a change of a forum is refused, in words. What a step cannot do without stands in rules/forums/states.py."""

from datetime import date

from tolok.rules.days import day_said
from tolok.rules.texts import Text
from tolok.rules.texts import refuse_all as refuse_all
from tolok.rules.texts import refuse_rows as refuse_rows
from tolok.rules.texts import refused as refused
from tolok.rules.wording import fill


def too_early(
    day: date | None, first: date | None, text: Text, key: str = ""
) -> list[tuple[bool, Text, str]]:
    """The fault of a day that lies before what must come first, with both days in its words."""
    if day is None or first is None or day >= first:
        return []
    return [(True, fill(text, day=day_said(day), first=day_said(first)), key)]


NO_TOPIC = Text("Tulis topik forum.", "Write what the forum is about.")
ENDS_EARLY = Text("Jam selesai harus sesudah jam mulai.", "It must end after it begins.")
HALF_WINDOW = Text(
    "Isi kedua tanggal komentar daring, atau kosongkan keduanya.",
    "Give both days of online comments, or neither.",
)
WINDOW_BACKWARDS = Text(
    "Hari terakhir tidak boleh sebelum hari pertama.", "The last day lies before the first."
)
OTHER_UNIT = Text("Standar ini milik unit lain.", "This standard belongs to another unit.")
NOT_TALKED_OVER = Text(
    "Versi ini sudah digantikan, dicabut, atau sedang ditetapkan; tidak dibahas lagi.",
    "This version was replaced, withdrawn or is being decided; it is not talked over any more.",
)
IN_ANOTHER = Text(
    "Rancangan ini sudah dibahas di forum lain yang belum selesai.",
    "This draft is talked over in another forum that is not over.",
)
FIXED = Text(
    "Undangan sudah terkirim: yang dibahas tidak dapat diganti lagi.",
    "The invitations are out: what is talked over cannot be changed any more.",
)
OVER = Text("Forum ini sudah selesai atau dibatalkan.", "This forum is closed or was called off.")
NOT_NOW = Text(
    "Ini tidak dapat diubah pada tahap forum sekarang.",
    "This cannot be changed at the stage the forum is in.",
)
NO_NAME = Text("Tulis namanya.", "Write the name.")
NO_PARTY = Text("Tulis siapa yang diundang.", "Write who is invited.")
NO_ELEMENT = Text(
    "Unsur masyarakatnya belum ada atau tidak dikenal. Pakai salah satu unsur yang disebut di halaman ini.",
    "The element of society is missing or not known. Use one of those named on this page.",
)
NO_CONSENT = Text(
    "“{said}” bukan jawaban apakah datanya boleh disimpan. Tulis ya atau tidak; kosongkan bila belum ditanya.",
    "“{said}” does not say whether the data may be kept. Write ya or tidak; leave it empty where nobody asked.",
)
REVIEW_OPEN = Text(
    "Telaah internal belum selesai: {names}. Kepala unit atau Biro membuka halaman versinya dan menekan “Mulai konsultasi publik”; setelah itu undangan dapat dicatat.",
    "The internal review is not over: {names}. The head of the unit or the Biro opens the page of the version and presses “Mulai konsultasi publik”; then the invitations can be noted.",
)
AFTER_FORUM = Text(
    "Tanggal {day} sesudah hari forum, {forum}. Bila forumnya diundur, ubah dulu hari forumnya.",
    "This day, {day}, lies after the day of the forum, {forum}. Where it was put off, change that day first.",
)
NO_ROLE = Text("Pilih peran dalam tim.", "Choose a role in the team.")
FUTURE = Text("Tanggal ini belum tiba.", "This day has not come yet.")
BEFORE_INVITED = Text(
    "Tanggal {day} sebelum undangan terkirim, {first}.",
    "This day, {day}, lies before the invitations went out on {first}.",
)
BEFORE_HELD = Text(
    "Tanggal {day} sebelum forum terlaksana, {first}.",
    "This day, {day}, lies before the forum was held on {first}.",
)
BEFORE_SIGNED = Text(
    "Tanggal {day} sebelum berita acara, {first}.", "This day, {day}, lies before the minutes of {first}."
)
MINUTES_TOO_EARLY = Text(
    "Berita acara bertanggal {day}, sebelum forum terlaksana, {first}. Betulkan tanggalnya.",
    "The minutes are dated {day}, before the forum was held on {first}. Correct the day.",
)
SIGNED_TOO_EARLY = Text(
    "Satu tanda tangan dicatat {day}, sebelum forum terlaksana, {first}. Hapus catatannya, lalu catat lagi dengan hari "
    "yang benar.",
    "A signature is noted for {day}, before the forum was held on {first}. Take it back, then note it with its right day.",
)
TALKED_BEFORE_DRAFT = Text(
    "{service}, versi {n}, tidak dapat dibahas pada {day}: versi itu baru mulai ditulis {begun}.",
    "{service}, version {n}, cannot be talked over on {day}: it was begun on {begun}.",
)
INVITED_BEFORE_DRAFT = Text(
    "Undangan untuk membahas {service}, versi {n}, tidak dapat terkirim {day}: versi itu baru mulai ditulis {begun}.",
    "Nobody can have been invited on {day} to talk over {service}, version {n}: it was begun on {begun}.",
)
LATER_DAY = Text(
    "Pilih hari itu atau sesudahnya. Bila rancangannya disusun sebelum ditulis di Tolok, nyatakan dulu di halaman versinya.",
    "Choose that day or a later one. Where it was drafted before it was written here, say so first on its page.",
)
LATER_DAY_OR_WITHOUT = Text(
    "Pilih hari itu atau sesudahnya, atau lepaskan standar ini dari yang dibahas. Bila rancangannya disusun sebelum "
    "ditulis di Tolok, nyatakan dulu di halaman versinya.",
    "Choose that day or a later one, or do not talk over this standard. Where it was drafted before it was written here, "
    "say so first on its page.",
)
MOVE_FIRST = Text(
    "Pindahkan dulu hari forum di rencananya, atau pilih versi lain.",
    "Move the day of the forum in its plan first, or choose another version.",
)
RIGHT_DAY_OR_WITHOUT = Text(
    "Betulkan harinya, atau lepaskan standar ini dari yang dibahas.",
    "Correct the day, or do not talk over this standard.",
)
RIGHT_DAY_OR_ANOTHER = Text(
    "Betulkan harinya. Bila rancangannya disusun sebelum ditulis di Tolok, nyatakan dulu di halaman versinya. Bila tidak, "
    "yang dibahas pada hari itu bukan versi ini: batalkan forum ini, lalu catat forum tanpa standar ini.",
    "Correct the day. Where it was drafted before it was written here, say so first on its page. If not, it was not this "
    "version that was talked over that day: call this forum off, then note one without this standard.",
)
NO_TEXT = Text("Tulis masukannya.", "Write the input.")
NO_COMPONENT = Text("Komponen ini tidak dikenal.", "This component is not known.")
WHICH_VERSION = Text(
    "Pilih standar yang dimaksud komponen ini.", "Choose which standard this component belongs to."
)
FROM_COMMENT = Text(
    "Masukan dari komentar daring tidak diubah atau dihapus.",
    "An input that came as an online comment is neither changed nor removed.",
)
NO_VERDICT = Text("Pilih tanggapannya.", "Choose the answer.")
NO_REASON = Text("Tulis alasannya.", "Write the reason.")
NO_WHAT = Text("Tulis tindakannya.", "Write what is to be done.")
PROMISED = Text(
    "Tindakan ini sudah menjadi janji; ubah di halaman tindak lanjut.",
    "This row is a promise already; change it on the page of follow-up.",
)
DUE_PAST = Text("Tenggat harus hari ini atau sesudahnya.", "The due date must be today or later.")
ROW_PAST = Text(
    "Tenggat tindakan nomor {n} sudah lewat. Ubah dulu di rencana aksi.",
    "The due date of action {n} is over. Change it in the action plan first.",
)
NOT_WHOLE = Text(
    "Tulis penanggung jawab, tenggat, dan ukurannya: berita acara sudah ditandatangani.",
    "Give the owner, the date and the measure: the minutes are signed.",
)
CLOSED_ROW = Text("Tindakan ini sudah selesai atau dibatalkan.", "This row is done or dropped already.")
NO_SIDE = Text("Pilih untuk siapa tanda tangan ini.", "Choose for whom this signature stands.")
UNKNOWN_PERSON = Text("Peserta ini tidak ada dalam daftar hadir.", "This participant is not on the list.")
FOREIGN_PROOF = Text(
    "Bukti ini bukan dari pustaka unit ini atau belum dapat dibuka.",
    "This proof is not in the unit's library or cannot be opened yet.",
)
BEFORE_ITS_DAY = Text(
    "Forum direncanakan {day}. Tulis alasan mengapa terlaksana sebelum hari itu.",
    "The forum is planned for {day}. Say why it was held before that day.",
)
NOT_SURE = Text("Centang bila forum memang sudah terlaksana.", "Tick it if the forum was really held.")
HEAD_SIGNS_ALONE = Text(
    "Tanda tangan pimpinan unit dicatat setelah pindaian berita acara dilampirkan. Tanpa pindaian, pimpinan menandatangani "
    "dengan akunnya sendiri.",
    "That the head signed is noted once the scan of the minutes is attached. Without a scan the head signs under their own "
    "account.",
)
NOT_THE_HEAD = Text("Anda bukan pimpinan unit ini.", "You do not lead this unit.")
NOTHING_TO_SIGN = Text("Berita acara belum ditulis.", "The minutes are not written yet.")
ANOTHERS_OWN = Text(
    "Tanda tangan ini diberikan dengan akun pemiliknya; hanya pemiliknya yang dapat menghapusnya.",
    "This was signed under somebody's own account; only they can take it back.",
)
NO_MINUTES = Text(
    "Tulis dulu berita acaranya, lalu cetak dan minta tanda tangan.",
    "Write the minutes first, then print them and have them signed.",
)
OWN_PAPER = Text(
    "Ini dokumen buatan sistem, bukan pindaian yang ditandatangani.",
    "This was made by the system and is no scan of a signed paper.",
)
NO_PICTURE = Text("Pindaian berupa PDF atau gambar.", "A scan is a PDF or a picture.")
OLD_SCAN = Text(
    "Bukti ini bertanggal {day}, sebelum forum terlaksana, {first}, jadi bukan berita acaranya.",
    "This proof is dated {day}, before the forum was held on {first}, so it is not its minutes.",
)
LATE_WINDOW = Text(
    "Komentar daring ditutup paling lambat pada hari forum.",
    "Online comments close at the latest on the day of the forum.",
)
NO_WARNING = Text("Peringatan ini tidak ada lagi.", "This warning is not there any more.")
NO_PLACE = Text("Tulis alamat atau tempatnya.", "Write the address or the place.")
NO_HOW = Text("Tulis bagaimana hasilnya disampaikan.", "Write how people were told.")
NO_MAIL = Text(
    "Sistem ini belum dapat mengirim surel. Sampaikan dengan cara lain dan catat di bawah.",
    "This installation cannot send e-mails. Tell people otherwise and note it below.",
)
NO_ADDRESSES = Text("Tidak ada alamat surel yang menunggu.", "No e-mail address waits.")
NOT_PUBLIC_YET = Text(
    "Publikasikan hasilnya dulu, agar tautan di surel ada isinya.",
    "Publish the results first, so that the link in the e-mail leads somewhere.",
)
NOT_COMMENTABLE = Text(
    "Komentar untuk konsultasi ini sedang tidak dibuka.", "Comments on this consultation are not open."
)
NO_COMMENT = Text("Tulis komentar Anda.", "Write your comment.")
LONG_COMMENT = Text(
    "Komentar paling panjang {n} huruf. Bagi menjadi beberapa komentar.",
    "A comment has at most {n} letters. Send several.",
)
NO_PARAGRAPH = Text("Bagian yang dikomentari tidak ada.", "The part you comment on is not there.")
TOO_MANY = Text(
    "Banyak komentar sedang menunggu dibaca. Coba lagi besok.",
    "Many comments wait to be read. Try again tomorrow.",
)
MODERATED = Text("Komentar ini sudah dibaca.", "This comment was read already.")
BAD_UUID = Text("Muat ulang halaman ini lalu kirim lagi.", "Load this page again and send once more.")
NO_FINDINGS = Text(
    "Tulis temuan peninjauan {service}, karena forum ini meninjau standar yang berlaku.",
    "Write what the review of {service} found, because this forum reviews a standard in force.",
)
