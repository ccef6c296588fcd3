"""Why something in a cycle is refused, in words."""

from tolok.rules.texts import Text
from tolok.rules.texts import refused as refused

NO_REASON = Text("Tulis alasannya.", "Write the reason.")
NAME_TAKEN = Text("Instansi ini sudah punya siklus dengan nama itu.", "This office has a cycle of that name.")
NOT_WEIGHTED = Text("Paket ini bukan instrumen PEKPPP.", "This pack is not a PEKPPP instrument.")
UNIT_UNKNOWN = Text(
    "Unit ini tidak ada di instansi pada hari itu.", "This unit is not in the office on that day."
)
UNIT_TWICE = Text("Unit ini disebut lebih dari sekali.", "This unit is named more than once.")
FORM_UNKNOWN = Text("Siklus ini tidak punya formulir itu.", "This cycle has no such form.")
DATES_ORDER = Text(
    "Tahap ini mulai sebelum tahap sebelumnya mulai, atau berakhir sebelum ia mulai.",
    "This phase starts before the one before it starts, or ends before it starts.",
)
NOT_NEXT = Text(
    "Siklus hanya dapat maju satu tahap, atau mundur satu tahap sebelum hasilnya final.",
    "A cycle moves on one state at a time, or back one before its results are final.",
)
NO_UNITS = Text("Belum ada unit dalam siklus ini.", "There are no units in this cycle yet.")
NO_DATES = Text(
    "Kalender belum lengkap: isi tanggal pengisian dan penilaian.",
    "The calendar is not complete: give the dates of filling and judging.",
)
NOT_LOCKED = Text("Hasil belum dikunci oleh dua orang.", "The results have not been locked by two people.")
UNITS_FIXED = Text(
    "Unit hanya dapat ditambah atau dikeluarkan sebelum penilaian.",
    "Units are added or taken out only before judging.",
)
HAS_WORK = Text(
    "Unit ini sudah mulai mengisi; keluarkan hanya dengan mengembalikan isiannya lebih dulu.",
    "This unit has begun to fill in; it can not be taken out.",
)
FINAL_ALREADY = Text("Hasil siklus ini sudah final.", "The results of this cycle are final.")
NOT_EVALUATOR = Text(
    "Orang ini bukan evaluator dalam siklus ini.", "This person is not an evaluator in this cycle."
)
CONFLICT = Text(
    "Benturan kepentingan: evaluator bekerja di unit ini, di atas atau di bawahnya, atau menyatakan hubungan dengannya.",
    "Conflict of interest: the evaluator works in this unit, above or below it, or declared a tie with it.",
)
ACCOUNT_CLOSED = Text(
    "Akun dengan alamat ini sudah ditutup. Minta Biro atau Bagian Organisasi membukanya dulu.",
    "The account of this address is closed. It has to be opened again first.",
)
NO_ACCOUNT = Text(
    "Belum ada akun dengan surel ini. Tulis nama orangnya; undangan dibuatkan untuknya.",
    "There is no account with this e-mail address yet. Write the person's name to invite them.",
)
OFFERED_ALREADY = Text(
    "Orang ini sudah diundang untuk peran itu. Kirim lagi undangannya dari halaman panel.",
    "This person is invited for that role already. Send the invitation again from the page of the panel.",
)
OFFER_OVER = Text(
    "Undangan ini sudah diterima atau ditarik.", "This invitation was accepted or taken back already."
)
NOT_IN_CYCLE = Text("Unit ini tidak ada dalam siklus ini.", "This unit is not in this cycle.")
TIED_ALREADY = Text(
    "Hubungan dengan unit ini sudah dinyatakan.", "A tie with this unit has been declared already."
)
NOT_YOUR_TIE = Text(
    "Hubungan ini dicatat Biro atau Bagian Organisasi; hanya mereka yang dapat menariknya.",
    "The organisation office noted this tie; only they can take it back.",
)
FULL = Text(
    "Evaluator ini sudah menilai sebanyak batasnya.", "This evaluator carries as many units as agreed."
)
SEATED_ALREADY = Text(
    "Evaluator ini sudah ditugaskan ke unit itu.", "This evaluator has a seat there already."
)
HANDED_IN = Text("Penilaian ini sudah diserahkan.", "This judgement was handed in already.")
NOT_YOURS = Text("Indikator ini tidak Anda nilai.", "This indicator is not yours to judge.")
LEVEL_UNKNOWN = Text("Nilai ini tidak ada pada indikator ini.", "The indicator has no such level.")
REASON_WANTED = Text(
    "Tulis alasannya: wajib bila nilai berbeda dari usulan, paling rendah, paling tinggi, atau tidak berlaku.",
    "Write the reason: it is wanted where the level differs from the proposal, is the lowest or the highest, or does not apply.",
)
CHANGED_MEANWHILE = Text(
    "Nilai ini berubah di jendela lain sejak Anda membukanya. Lihat yang terbaru, lalu simpan lagi.",
    "This level changed in another window since you opened it. Look at the newest, then save again.",
)
ALWAYS_APPLIES = Text(
    "Instrumen ini tidak mengenal “tidak berlaku”. Pilih salah satu level.",
    "This instrument knows no “does not apply”. Choose one of the levels.",
)
SEAT_LEFT = Text("Penugasan ini sudah dicabut.", "This seat was taken back.")
NOT_JUDGING = Text(
    "Penilaian belum atau tidak lagi terbuka untuk unit ini.", "Judging is not open for this unit."
)
NO_LEVEL = Text("Indikator ini belum dinilai.", "This indicator has no level yet.")
NO_TEXT = Text("Tulis catatannya.", "Write the note.")
NOT_DISPUTED = Text(
    "Para evaluator tidak berbeda pada indikator ini.", "The evaluators do not differ on this indicator."
)
ASKED_ALREADY = Text(
    "Anda sudah bertanya tentang indikator ini; satu indikator satu pertanyaan.",
    "You have asked about this indicator; one question an indicator.",
)
NOT_ASKING = Text(
    "Klarifikasi hanya dalam tahap penilaian dan klarifikasi.",
    "Questions are asked while judging and clarifying only.",
)
ANSWERED_ALREADY = Text("Pertanyaan ini sudah dijawab.", "This question was answered already.")
TOO_LATE = Text("Batas waktunya sudah lewat.", "The last day has passed.")
FOREIGN_PROOF = Text("Bukti ini bukan milik unit ini.", "This proof is not the unit's own.")
NOT_OBJECTING = Text("Sanggah hanya dalam tahap sanggah.", "Objections are made in their phase only.")
WANTED_SAME = Text(
    "Pilih nilai lain yang ada pada indikator ini.", "Choose another level that the indicator has."
)
OBJECTED_ALREADY = Text(
    "Indikator ini sudah disanggah; satu indikator satu sanggahan.",
    "This indicator was objected to already; one objection an indicator.",
)
SCORED_IT = Text(
    "Anda ikut menilai indikator ini atau tidak berwenang, jadi orang lain yang memutus.",
    "You gave a level here or are not entitled, so somebody else decides.",
)
DECIDED_ALREADY = Text("Sanggahan ini sudah diputus.", "This objection was decided already.")
TOO_EARLY = Text(
    "Hasil dihitung setelah tahap sanggah dimulai.", "Results are computed once objections may be made."
)
STILL_DISPUTED = Text(
    "Para evaluator masih berbeda dan belum dimoderasi.", "Evaluators still differ and nobody has moderated."
)
CHANGED_SINCE_LOCK = Text(
    "Sesudah hasil dikunci ada level atau jawaban yang berubah. Usulkan dan kunci koreksi dahulu.",
    "Levels or answers changed after the result was locked. Propose and lock a correction first.",
)
PACK_SAYS = Text(
    "Jumlah responden ditentukan instrumen, bukan siklus: kategori dihitung dengan jumlah itu.",
    "The instrument, not the cycle, says how many respondents are needed: categories are computed by it.",
)
STILL_OBJECTED = Text("Sanggahan ini belum diputus.", "This objection has not been decided.")
WITHDRAWN = Text("Usulan ini sudah ditarik.", "This proposal was withdrawn.")
SAME_PERSON = Text(
    "Orang yang mengusulkan tidak dapat mengunci; minta orang kedua.",
    "Whoever proposed it cannot lock it; ask a second person.",
)
NOT_TO_LOCK = Text("Anda tidak berwenang mengunci hasil.", "You are not entitled to lock results.")
CHANGED_SINCE = Text(
    "Sejak diusulkan ada yang berubah, jadi hasilnya akan lain. Usulkan sekali lagi.",
    "Something changed since it was proposed, so the result would differ. Propose it again.",
)
LOCKED_ALREADY = Text("Hasil ini sudah dikunci.", "This result is locked.")
NOT_FINAL = Text(
    "Hasil belum final: pakai moderasi atau sanggah.",
    "The result is not final: use moderation or an objection.",
)
RECORDS_CHANGED = Text(
    "Catatan berubah sejak halaman ini dibuka. Baca usulan yang baru, lalu putuskan lagi.",
    "The records changed since this page was opened. Read the new proposal, then decide again.",
)
NOTHING_RECORDED = Text(
    "Tidak ada catatan di Tolok yang menjawab indikator ini.",
    "No record in Tolok answers this indicator.",
)
DAY_PASSED = Text("Pilih tanggal hari ini atau sesudahnya.", "Choose today or a later day.")
OLD_READING = Text(
    "Keadaan {n} unit terpilih belum dibaca hari ini. Tekan “Baca ulang sekarang”, tunggu selesai, lalu kirim.",
    "{n} of the chosen units were not read today. Press “Read again now”, wait until it is done, then send.",
)
FEW_WORDS = Text("Jelaskan dengan sedikitnya {n} kata.", "Explain it in at least {n} words.")
DAY_TO_COME = Text("Pilih hari ini atau hari yang sudah lewat.", "Choose today or a day that has passed.")
STATED_TOO_OLD = Text(
    "Pernyataan dengan tanggal ini sudah kedaluwarsa. Pilih hari ketika Anda terakhir memastikannya.",
    "A statement of this day would have expired. Choose the day on which you last made sure of it.",
)
PROOF_DOES_NOT_HOLD = Text(
    "Bukti “{title}” sudah ditarik, belum dapat dibuka, atau habis masa berlakunya. Pilih bukti lain.",
    "The proof “{title}” was withdrawn, can not be opened yet, or no longer holds. Choose another.",
)
NOTHING_ANSWERED = Text(
    "Jawab sedikitnya satu kewajiban dalam surat ini.", "Answer about at least one duty of this letter."
)
STATEMENT_GONE = Text("Pernyataan ini sudah ditarik.", "This statement was taken back already.")
NO_OPEN_DUTIES = Text(
    "Tidak ada unit terpilih yang punya kewajiban terbuka. Pilih unit lain, atau perbarui catatannya dulu.",
    "No chosen unit has an open duty. Choose other units, or renew the records first.",
)
