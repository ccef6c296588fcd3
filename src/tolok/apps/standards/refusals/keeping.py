"""Why a decree, a maklumat, a publication, a review or a monitoring is refused, in words."""

from tolok.apps.standards.refusals.services import NO_REASON as NO_REASON
from tolok.rules.texts import Text

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
IN_REGISTER = Text(
    "SIPP Nasional dicatat per layanan di halaman SIPP Nasional, bukan di log ini.",
    "SIPPN is noted service by service on its own page, not in this log.",
)
NO_PLACE = Text("Tulis di mana letaknya.", "Write where it is.")
NO_ADDRESS = Text("Tulis alamat internetnya.", "Write its address on the internet.")
NO_TITLE = Text("Tulis apa yang dimutakhirkan.", "Write what was updated.")
NO_CHANNEL = Text(
    "Pilih kanal di internet, misalnya situs web.", "Choose a channel on the internet, such as a website."
)
NO_PROOF = Text("Pilih bukti atau kirim berkasnya.", "Choose a proof or send its file.")
HAS_PROOF = Text("Publikasi ini sudah punya bukti.", "This publication has its proof already.")
DOWN_ALREADY = Text("Publikasi ini sudah diturunkan.", "This publication is down already.")
NO_METHOD = Text("Tulis bagaimana ditinjau.", "Write how it was reviewed.")
NO_FINDINGS = Text("Tulis apa yang ditemukan.", "Write what was found.")
NO_METHODS = Text("Pilih sedikitnya satu cara.", "Choose at least one way.")
NOTHING_LOOKED_AT = Text(
    "Nilai sedikitnya satu komponen: ditepati, sebagian, atau tidak.",
    "Judge at least one component: kept, partly or not.",
)
BACKWARDS = Text("Akhir periode tidak boleh sebelum awalnya.", "The period ends before it begins.")
BEFORE_PERIOD = Text(
    "Hari pemantauan tidak boleh sebelum periodenya.", "The day may not lie before the period."
)
NO_PLAN_KIND = Text("Pilih peninjauan atau pemantauan.", "Choose review or monitoring.")
SCAN_OF_ANOTHER_THING = Text(
    "Berkas ini sudah dipakai sebagai bukti lain: {other}. Pilih salinan keputusannya.",
    "This file already serves as another proof: {other}. Choose the scan of the decree.",
)
