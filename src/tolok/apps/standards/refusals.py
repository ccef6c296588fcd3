"""Why a change of a service, a profile or a version of a standard is refused, in words."""

from tolok.rules.texts import Problem, Text


def one(text: Text, key: str = "") -> list[Problem]:
    """The list of one problem."""
    return [Problem(text, key=key)]


NO_NAME = Text("Tulis nama layanan.", "Write the name of the service.")
NO_CODE = Text("Tulis kode layanan.", "Write the code of the service.")
CODE_TAKEN = Text(
    "Kode ini sudah dipakai layanan lain di unit ini; pilih kode lain.",
    "Another service of this unit has this code; choose another.",
)
ENDED = Text("Layanan ini sudah diakhiri.", "This service has ended.")
ENDS_EARLY = Text("Hari terakhir tidak boleh sebelum mulai.", "The last day may not lie before the first.")
NO_REASON = Text(
    "Tulis alasannya: perubahan tanpa alasan tidak disimpan.",
    "Write the reason: a change without one is not kept.",
)
IN_WORK = Text(
    "Layanan ini sudah punya versi yang sedang dikerjakan; lanjutkan versi itu.",
    "A version of this service is in work already; go on with that one.",
)
NOT_WRITABLE = Text(
    "Versi ini tidak dapat diubah pada tahapnya sekarang.", "This version cannot be changed at its stage."
)
EDITED_MEANWHILE = Text(
    "Orang lain menyimpan perubahan setelah halaman ini dibuka. Tulisan Anda masih ada di bawah; bandingkan dengan yang tersimpan lalu simpan lagi.",
    "Somebody else saved a change after this page was opened. Your words are still below; compare them with what is kept and save again.",
)
NO_MEMBER_NAME = Text("Tulis nama anggota tim.", "Write the name of the member.")
NO_ROLE = Text("Pilih peran dalam tim.", "Choose a role in the team.")
NOT_HEARING = Text(
    "Keikutsertaan masyarakat dicatat saat konsultasi publik atau perbaikan.",
    "The part of the public is noted during consultation or revision.",
)
NO_KIND = Text("Pilih bentuk keikutsertaan masyarakat.", "Choose how the public took part.")
NO_ELEMENTS = Text(
    "Pilih sedikitnya satu unsur masyarakat yang ikut.",
    "Choose at least one element of society that took part.",
)
DAY_TO_COME = Text("Tanggal ini belum lewat.", "This day has not come yet.")
OTHER_DECREE = Text("Surat keputusan ini milik unit lain.", "This decree belongs to another unit.")
BEFORE_DECREE = Text(
    "Standar tidak boleh berlaku sebelum surat keputusannya ditandatangani.",
    "A standard may not take force before its decree was signed.",
)
BEFORE_THE_OTHER = Text(
    "Ada versi yang mulai berlaku pada hari itu atau sesudahnya. Pilih hari yang lebih akhir.",
    "Another version takes force on that day or later. Choose a later day.",
)
HELD_MEANWHILE = Text(
    "Versi lain berlaku sebelum dan sesudah hari-hari itu. Periksa tanggalnya.",
    "Another version holds before and after these days. Check the dates.",
)
NO_FINDING = Text(
    "Temuan ini sudah tidak ada karena isinya berubah.", "This finding is gone because the words changed."
)
ERROR_STAYS = Text(
    "Kesalahan harus diperbaiki, tidak cukup dijawab.", "An error must be mended; an answer is not enough."
)
NO_ANSWER = Text("Tulis mengapa dibiarkan.", "Write why it stays as it is.")

# Decrees, maklumat, publications, reviews
NO_NUMBER = Text("Tulis nomor keputusannya.", "Write the number of the decree.")
NUMBER_TAKEN = Text(
    "Keputusan dengan nomor ini sudah ada di unit ini.", "A decree with this number is there already."
)
NO_ABOUT = Text("Tulis tentang apa keputusan ini.", "Write what the decree is about.")
NO_SIGNER = Text("Tulis siapa yang menandatangani.", "Write who signed.")
IN_FUTURE = Text("Tanggal ini belum tiba.", "This day has not come yet.")
PROOF_ELSEWHERE = Text("Pilih bukti dari pustaka unit ini.", "Choose a proof from the library of this unit.")
REPEALS_ELSEWHERE = Text("Pilih keputusan dari unit ini.", "Choose decrees of this unit.")
REPEALS_LATER = Text(
    "Keputusan hanya dapat mencabut keputusan yang lebih lama.", "A decree can only repeal an earlier one."
)
DECREE_ELSEWHERE = Text("Pilih keputusan dari unit ini.", "Choose a decree of this unit.")
DECREE_LATER = Text(
    "Tanggal ini sebelum keputusannya ditandatangani.", "This day lies before the decree was signed."
)
MAKLUMAT_EMPTY = Text("Tulis dulu pernyataannya.", "Write its statements first.")
MAKLUMAT_LACKS = Text(
    "Isinya belum lengkap. Lengkapi dulu, atau tulis mengapa ditetapkan seperti ini.",
    "Its content is not complete. Complete it first, or write why it is set as it is.",
)
MAKLUMAT_LATER = Text(
    "Sudah ada maklumat yang ditetapkan pada hari itu atau sesudahnya.",
    "A maklumat was set on that day or later.",
)
MAKLUMAT_SET = Text(
    "Maklumat ini sudah ditetapkan dan tidak diubah lagi; buat rancangan baru.",
    "This maklumat is set and changes no more; begin a new draft.",
)
MAKLUMAT_NOT_SET = Text(
    "Rancangan belum dapat dipublikasikan; tetapkan dulu.", "A draft cannot be made public; set it first."
)
NEEDS_HEAD = Text(
    "Tanpa keputusan, hanya pimpinan unit yang menetapkan maklumat. Pilih keputusan yang sudah ditandatangani.",
    "Without a decree only the head of the unit sets a maklumat. Choose the decree that was signed.",
)
NOTHING_PUBLISHED = Text("Pilih apa yang dipublikasikan.", "Choose what is made public.")
NOT_IN_FORCE = Text("Versi ini belum pernah berlaku.", "This version was never in force.")
NOT_OF_THE_UNIT = Text("Pilih yang milik unit ini.", "Choose what belongs to this unit.")
NO_COMPONENTS = Text(
    "Pilih sedikitnya satu dari enam komponen yang ditampilkan.",
    "Choose at least one of the six components that are shown.",
)
NO_MEDIUM = Text("Pilih medianya.", "Choose the medium.")
NO_PLACE = Text("Tulis di mana letaknya.", "Write where it is.")
NO_ADDRESS = Text("Tulis alamat internetnya.", "Write its address on the internet.")
NO_TITLE = Text("Tulis apa yang dimutakhirkan.", "Write what was updated.")
NO_CHANNEL = Text(
    "Pilih kanal di internet, misalnya situs web.", "Choose a channel on the internet, such as a website."
)
DOWN_ALREADY = Text("Publikasi ini sudah diturunkan.", "This publication is down already.")
DOWN_EARLY = Text("Hari terakhir tidak boleh sebelum dipasang.", "The last day may not lie before the first.")
NO_METHOD = Text("Tulis bagaimana ditinjau.", "Write how it was reviewed.")
NO_FINDINGS = Text("Tulis apa yang ditemukan.", "Write what was found.")
BEFORE_IN_FORCE = Text("Hari ini sebelum versi ini berlaku.", "This day lies before the version took force.")
NO_METHODS = Text("Pilih sedikitnya satu cara.", "Choose at least one way.")
NOTHING_LOOKED_AT = Text(
    "Nilai sedikitnya satu komponen: ditepati, sebagian, atau tidak.",
    "Judge at least one component: kept, partly or not.",
)
BACKWARDS = Text("Akhir periode tidak boleh sebelum awalnya.", "The period ends before it begins.")
BEFORE_PERIOD = Text(
    "Hari pemantauan tidak boleh sebelum periodenya.", "The day may not lie before the period."
)
NO_KIND = Text("Pilih peninjauan atau pemantauan.", "Choose review or monitoring.")
NO_STATUS_REASON = Text("Tulis mengapa layanan ini ditangguhkan.", "Write why this service is suspended.")
UNKNOWN_KEY = Text("Pilihan ini tidak dikenal.", "This choice is not known.")
HALF_A_PLACE = Text("Isi lintang dan bujur, keduanya.", "Give latitude and longitude, both.")
FAR_AWAY = Text("Titik ini di luar Indonesia.", "This point lies outside Indonesia.")
NO_MINUTES = Text(
    "Forum ini tidak dicatat di Tolok. Tulis nomor dan tanggal berita acaranya, atau rencanakan forumnya di sini.",
    "This forum is not kept in Tolok. Write the number and day of its minutes, or plan the forum here.",
)
