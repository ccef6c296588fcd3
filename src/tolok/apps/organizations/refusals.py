"""Why a change of the tree is refused, in words."""

from collections.abc import Mapping
from datetime import date

from tolok.rules.days import day_first
from tolok.rules.texts import Problem, Text
from tolok.rules.texts import refused as refused
from tolok.rules.trees import Broken, Fault

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def dated(text: Text, day: date, **values: str) -> Text:
    """A sentence with its day written as people write it in each language."""
    english = f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
    return Text(text.id.format(day=day_first(day), **values), text.en.format(day=english, **values))


def broken(fault: Broken[str], part: str, other: str) -> Problem:
    """What does not hold in a tree; the parts as people know them."""
    said = dated(BROKEN[fault.fault], fault.day, part=part, other=other)
    return Problem(said, key="parent" if fault.fault != "overlap" else "day")


CODE_TAKEN = Text(
    "Kode ini sudah dipakai; kode tidak pernah diberikan dua kali, juga tidak setelah unitnya ditutup.",
    "This code is in use; a code is never given twice, not even after its unit was closed.",
)
LATER_CHANGE = Text(
    "{unit} sudah berubah pada {day}. Perubahan ditulis menurut urutan tanggal; pilih tanggal itu atau sesudahnya.",
    "{unit} changed on {day} already. Changes are written in the order of their days; choose that day or a later one.",
)
GONE = Text("{unit} tidak ada lagi sejak {day}.", "{unit} is not there any more from {day} on.")
BEGAN_THAT_DAY = Text(
    "{unit} baru mulai pada {day}, jadi tidak dapat berakhir pada tanggal yang sama.",
    "{unit} only begins on {day}, so it cannot end on the same day.",
)
MERGED_BELOW = Text(
    "Unit tidak dapat digabung ke dirinya sendiri atau ke unit di bawahnya. Pindahkan dulu unit tujuannya.",
    "A unit cannot be merged into itself or into a unit below it. Move the receiving unit first.",
)
ORPHAN = Text(
    "{part} berada di bawah {other}, yang tidak ada pada {day}. Pindahkan atau tutup dulu unit di bawahnya, atau pilih tanggal lain.",
    "{part} stands under {other}, which is not there on {day}. Move or close what stands below first, or choose another day.",
)
CIRCLE = Text(
    "{part} tidak dapat berada di bawah {other} pada {day}, karena {other} berada di bawah {part}.",
    "{part} cannot stand under {other} on {day}, because {other} stands under {part}.",
)
OVERLAP = Text(
    "{part} punya dua keadaan pada {day}.",
    "{part} has two versions on {day}.",
)
BROKEN: Mapping[Fault, Text] = {"orphan": ORPHAN, "circle": CIRCLE, "overlap": OVERLAP}
UNKNOWN_KIND = Text("Jenis ini tidak ada pada instansi ini.", "This kind does not exist in this office.")
UNKNOWN_PARENT = Text("Tidak ada unit dengan kode ini.", "There is no unit with this code.")
NOTHING_CHANGED = Text("Tidak ada yang berubah.", "Nothing changes.")
NO_REASON = Text(
    "Tulis alasannya: perubahan tanpa alasan tidak disimpan.",
    "Write the reason: a change without one is not kept.",
)
LATER_APPOINTMENT = Text(
    "Ada penugasan di unit ini yang baru mulai pada tanggal itu atau sesudahnya. Akhiri dulu penugasannya.",
    "A role in this unit only begins on that day or later. End it first.",
)
NO_REGION = Text(
    "Pemerintah daerah memerlukan kode wilayahnya; kementerian dan lembaga tidak punya.",
    "A local government needs its region code; a ministry or agency has none.",
)
OTHER_LEVEL = Text(
    "Kode wilayah ini bukan kode jenis instansi itu.",
    "This region code does not belong to that kind of office.",
)
REGION_TAKEN = Text("Wilayah ini sudah punya instansi.", "This region has an office already.")
ROLE_PLACE = Text(
    "Operator dan kepala unit ditugaskan di sebuah unit; admin dan auditor di seluruh instansi.",
    "Operators and heads are appointed to a unit; administrators and auditors to the whole office.",
)
ALREADY_APPOINTED = Text("Orang ini sudah punya peran itu.", "This person has that role already.")
NOT_THERE = Text("Unit ini tidak ada pada tanggal itu.", "This unit is not there on that day.")
ENDED_ALREADY = Text("Penugasan ini sudah berakhir.", "This role has ended already.")
BEFORE_IT_BEGAN = Text(
    "Tanggal ini sebelum penugasannya mulai. Yang mulai hari ini atau nanti dapat dibatalkan dengan tanggal mulainya.",
    "This day lies before the role begins. One that begins today or later is taken back with the day it begins.",
)
OTHER_OFFICE = Text("Unit ini milik instansi lain.", "This unit belongs to another office.")
PLAN_CHANGED = Text(
    "Sejak daftar ini ditunjukkan, ada yang berubah. Periksa sekali lagi, lalu terapkan.",
    "Something changed since this list was shown. Look through it once more, then apply it.",
)
APPLIED_ALREADY = Text("Daftar ini sudah diterapkan.", "This list was applied already.")
ALREADY_OFFERED = Text(
    "Orang ini sudah diundang untuk peran itu. Kirim ulang undangannya dari daftar orang.",
    "This person was invited to that role already. Send the invitation again from the list of people.",
)
ACCOUNT_CLOSED = Text(
    "Akun dengan alamat ini sudah ditutup. Buka dulu akunnya.",
    "The account of this address is closed. Open it again first.",
)
NOT_OURS = Text(
    "Akun ini tidak dapat diurus dari instansi ini.",
    "This account cannot be looked after from this office.",
)
NOT_YOURSELF = Text(
    "Peran admin Anda sendiri hanya dapat diakhiri oleh admin lain, supaya instansi tidak kehilangan adminnya.",
    "Your own role as administrator can only be ended by another administrator, so that the office keeps one.",
)
OFFER_OVER = Text(
    "Undangan ini sudah diterima atau ditarik.", "This invitation was accepted or withdrawn already."
)
UNKNOWN_UNIT = Text(
    "Tidak ada unit dengan kode ini pada tanggal itu.", "There is no unit with this code on that day."
)
OTHER_HOLDER = Text(
    "Menurut “Orang dan perannya”, {post} hari ini adalah {holder}. Pilih unitnya sebagai penanda tangan, atau perbaiki "
    "perannya dulu.",
    "According to people and roles, {holder} holds the post {post} today. Choose the unit as signatory, or mend the "
    "role first.",
)
NO_PLACES = Text(
    "Pola nomor tidak memuat {nomor}.",
    "The pattern of numbers holds no {nomor}.",
)
