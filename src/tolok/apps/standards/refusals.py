"""Why a change of a service is refused, in words."""

from collections.abc import Iterable

from tolok.rules.texts import Problem, ProblemsError, Text


def refuse_all(faults: Iterable[tuple[bool, Text, str]]) -> None:
    """Raise ProblemsError with every fault that holds: whether it does, its words, the field."""
    if problems := [Problem(text, key=key) for wrong, text, key in faults if wrong]:
        raise ProblemsError(problems)


def refuse_rows(faults: Iterable[tuple[int, str, Text]]) -> None:
    """Raise ProblemsError with every fault of a row, counting from 1: the row, the field, the words."""
    if problems := [Problem(text, row=row, key=key) for row, key, text in faults]:
        raise ProblemsError(problems)


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
NO_FINDING = Text(
    "Temuan ini sudah tidak ada karena isinya berubah.", "This finding is gone because the words changed."
)
ERROR_STAYS = Text(
    "Kesalahan harus diperbaiki, tidak cukup dijawab.", "An error must be mended; an answer is not enough."
)
NO_ANSWER = Text("Tulis mengapa dibiarkan.", "Write why it stays as it is.")
