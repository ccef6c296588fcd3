"""Why a version of a standard is not begun, written, moved on or ended, in words."""

from tolok.apps.standards.refusals.services import ENDED as ENDED
from tolok.apps.standards.refusals.services import ENDS_EARLY as ENDS_EARLY
from tolok.apps.standards.refusals.services import NO_REASON as NO_REASON
from tolok.rules.texts import Text

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
NO_MINUTES_PROOF = Text(
    "Lampirkan berita acaranya: pilih dari pustaka bukti atau kirim berkasnya.",
    "Attach its minutes: choose them from the library or send the file.",
)
PROOF_ELSEWHERE = Text("Pilih bukti dari pustaka unit ini.", "Choose a proof from the library of this unit.")
NO_MINUTES = Text(
    "Forum ini tidak dicatat di Tolok. Tulis nomor dan tanggal berita acaranya, atau rencanakan forumnya di sini.",
    "This forum is not kept in Tolok. Write the number and day of its minutes, or plan the forum here.",
)
THIN_MINUTES = Text(
    "Tulis nomor atau nama berita acaranya, misalnya BA 400.9/12.",
    "Write the number or name of the minutes, such as BA 400.9/12.",
)
THIN_REASON = Text("Tulis alasannya dengan kata-kata.", "Write the reason in words.")
PROOF_OF_ANOTHER_SUBJECT = Text(
    "Bukti yang dipilih, “{title}”, tidak disebut berita acara, notula, atau daftar hadir. Bila isinya memang itu, centang kotak di bawah.",
    "The proof chosen, “{title}”, is not called minutes or a list of those present. Where it is, tick the box below.",
)
ONE_PAPER_FOR_BOTH = Text(
    "Salinan keputusan ini adalah berkas yang juga dipakai sebagai berita acara konsultasinya. Ganti salah satunya.",
    "The scan of this decree is the file that also serves as the minutes of its consultation. Replace one of them.",
)
THIN_DRAFT = Text(
    "Tulis sedikitnya dua kata: di mana rancangan itu disusun, misalnya berkas Word tim atau notula rapat 3 Oktober, supaya dapat diperiksa.",
    "Write at least two words: where that draft was made, such as the team's Word file or minutes of 3 October, so that one can look.",
)
