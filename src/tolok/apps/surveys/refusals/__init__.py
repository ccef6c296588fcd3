"""Why a change of a survey or an answer is refused, in words."""

from tolok.rules.texts import ProblemsError, Text
from tolok.rules.texts import refuse_all as refuse_all
from tolok.rules.texts import refused as refused

NO_UNITS = Text("Pilih sedikitnya satu unit.", "Choose at least one unit.")
TWO_OFFICES = Text(
    "Survei dibuka untuk unit dari satu instansi.", "Surveys are opened for the units of one office."
)
OPEN_ALREADY = Text(
    "Unit ini sudah punya survei untuk keperluan yang sama.",
    "This unit has a survey for the same purpose already.",
)
CLOSES_TOO_EARLY = Text("Survei harus ditutup sesudah dibuka.", "A survey must close after it opens.")
CLOSES_IN_THE_PAST = Text(
    "Waktu tutup yang baru sudah lewat. Untuk menutup sekarang, pilih “Tutup survei”.",
    "The new closing time has passed. To close now, choose “Close the survey”.",
)
TARGET_BELOW_MINIMUM = Text(
    "Target tidak boleh di bawah minimum, dan minimum sedikitnya satu responden.",
    "The target may not lie below the minimum, and the minimum is one respondent or more.",
)
CLOSED_ALREADY = Text("Survei ini sudah ditutup.", "This survey is closed already.")
NOT_OVER_YET = Text(
    "Hasil dihitung sesudah survei ditutup; survei ini masih berjalan.",
    "A result is computed after the close; this survey is still running.",
)
NO_REASON = Text(
    "Tulis alasannya: perubahan tanpa alasan tidak disimpan.",
    "Write the reason: a change without one is not kept.",
)
NOT_OPEN_YET = Text("Survei ini belum dibuka.", "This survey is not open yet.")
NOT_VERSION_7 = Text(
    "Tanda pengenal jawaban ini rusak. Muat ulang halaman, lalu kirim sekali lagi.",
    "The identifier of this answer is broken. Reload the page and send once more.",
)
OTHER_SURVEY = Text(
    "Jawaban ini milik survei lain. Muat ulang halaman, lalu kirim sekali lagi.",
    "This answer belongs to another survey. Reload the page and send once more.",
)
EXCLUDED_ALREADY = Text("Jawaban ini sudah dikeluarkan.", "This answer is excluded already.")
NOT_EXCLUDED = Text("Jawaban ini tidak dikeluarkan.", "This answer is not excluded.")
COMMENT_TOO_LONG = Text("Komentar ini terlalu panjang.", "This comment is too long.")
PERIOD_BACKWARDS = Text(
    "Hari terakhir periode tidak boleh sebelum hari pertamanya.",
    "The last day of the period may not lie before its first.",
)
SHARE_IS_PERCENT = Text(
    "Bagian F-03 adalah persen, 0 sampai 100.", "The share of F-03 is a percentage, 0 to 100."
)
OTHER_UNITS_SERVICE = Text("Layanan ini milik unit lain.", "This service belongs to another unit.")
TICKET_USED = Text(
    "Tiket ini sudah dipakai: satu tiket untuk satu jawaban.",
    "This ticket has been used: one ticket, one answer.",
)
TICKET_EXPIRED = Text("Tiket ini sudah kedaluwarsa.", "This ticket has expired.")
TICKET_VOIDED = Text("Tiket ini sudah dibatalkan oleh petugas.", "This ticket was voided by an officer.")
DEVICE_REVOKED = Text(
    "Perangkat ini sudah dicabut. Minta petugas mendaftarkannya lagi.",
    "This device was withdrawn. Ask an officer to register it again.",
)
DEVICE_TOO_FAST = Text(
    "Perangkat ini mengirim terlalu banyak jawaban dalam satu jam. Jawaban tetap tersimpan di perangkat; coba lagi nanti.",
    "This device sent too many answers in an hour. The answer stays on the device; try again later.",
)


#: After these the very same answer can never be kept, however often it is sent.
FINAL = frozenset({TICKET_USED, TICKET_EXPIRED, TICKET_VOIDED, DEVICE_REVOKED})


def is_final(error: ProblemsError) -> bool:
    """Whether sending the same again is in vain."""
    return any(problem.text in FINAL for problem in error.problems)


NO_PLAN_NAME = Text("Beri nama, misalnya “SKM triwulan III”.", "Give it a name, such as “SKM third quarter”.")
PLAN_IS_OVER = Text(
    "Rencana ini sudah dibuka atau dibatalkan, jadi tidak dapat diubah.",
    "This plan was opened or given up already, so it cannot be changed.",
)
PLAN_MISSES = Text(
    "Rencana belum lengkap. Isi dahulu langkah yang ditandai.",
    "The plan is not complete. Fill the marked steps first.",
)
NOBODY_CHOSEN = Text(
    "Tidak ada unit atau layanan yang terpilih dan masih ada.",
    "No unit or service is chosen that is still there.",
)
LABELS_FAULTY = Text(
    "Kata pilihan jawaban ini membuat jawaban berarti lain. Perbaiki dahulu.",
    "The words of these ratings make answers mean something else. Correct them first.",
)
WARNING_WANTS_REASON = Text(
    "Pemeriksa memberi peringatan. Tulis alasan mengapa kata ini tetap dipakai.",
    "The check gave a warning. Write why these words are used all the same.",
)
NOT_REWORDED = Text("Butir ini tidak ada di kuesioner.", "This item is not in the questionnaire.")
NOTHING_TO_ADMIT = Text(
    "Tidak ada jawaban yang diberikan sebelum survei ditutup dan diterima sesudahnya.",
    "No answer was given before the close and received after it.",
)
VISITS_BELOW = Text(
    "Kunjungan tidak mungkin lebih sedikit daripada nol.", "There cannot be fewer visits than none."
)
