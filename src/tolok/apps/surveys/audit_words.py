"""What entries of the audit about surveys are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def action_words() -> Mapping[str, str]:
    """Actions by their names."""
    return {
        "surveys.open_f03": _("membuka F-03"),
        "surveys.open": _("membuka survei"),
        "surveys.make_plan": _("menyiapkan survei"),
        "surveys.save_plan": _("menyimpan langkah rencana survei"),
        "surveys.give_up_plan": _("membatalkan rencana survei"),
        "surveys.open_plan": _("membuka survei dari rencana"),
        "surveys.admit_late": _("memasukkan jawaban yang datang terlambat"),
        "surveys.count_visits": _("mencatat banyaknya kunjungan"),
        "surveys.move_closing": _("mengubah batas akhir survei"),
        "surveys.close": _("menutup survei"),
        "surveys.receive_many": _("menerima banyak jawaban pengguna"),
        "surveys.enter_paper": _("memasukkan jawaban dari kertas"),
        "surveys.make_tickets": _("membuat tiket survei"),
        "surveys.invite": _("mengundang lewat surel"),
        "surveys.void_tickets": _("membatalkan tiket survei"),
        "surveys.register_device": _("mendaftarkan perangkat survei"),
        "surveys.withdraw_device": _("mencabut perangkat survei"),
        "surveys.note_asked": _("mencatat banyaknya orang yang ditanya"),
        "surveys.print_sheets": _("mencetak lembar survei"),
        "surveys.type_sheet": _("mengetik lembar survei"),
        "surveys.settle_sheet": _("memutuskan isi lembar survei"),
        "surveys.exclude": _("mengeluarkan jawaban"),
        "surveys.readmit": _("menghitung jawaban lagi"),
        "surveys.exclude_many": _("mengeluarkan banyak jawaban"),
        "surveys.readmit_many": _("menghitung banyak jawaban lagi"),
        "surveys.read_signals": _("membaca tanda pada jawaban"),
        "surveys.read_comments": _("membaca komentar yang disamarkan"),
        "surveys.correct_themes": _("membetulkan tema komentar"),
        "surveys.uncorrect_themes": _("menarik pembetulan tema komentar"),
        "surveys.hand_over": _("meneruskan komentar sebagai pengaduan"),
        "surveys.decline": _("tidak meneruskan komentar sebagai pengaduan"),
        "surveys.read_answers": _("membaca jawaban pengguna"),
        "surveys.compute": _("menghitung hasil survei"),
        "surveys.take_answers": _("mengunduh jawaban pengguna"),
    }


def field_words() -> Mapping[str, str]:
    """Kept fields by their names."""
    return {
        "survey": _("survei"),
        "surveys": _("banyaknya survei"),
        "step": _("langkah"),
        "like": _("seperti rencana"),
        "visits": _("kunjungan"),
        "admitted": _("yang dimasukkan"),
        "mode": _("cara mengisi"),
        "late": _("terlambat"),
        "opens_at": _("dibuka"),
        "closes_at": _("ditutup"),
        "minimum": _("jawaban paling sedikit"),
        "target": _("sasaran jawaban"),
        "questionnaire": _("sidik kuesioner"),
        "first": _("nomor pertama"),
        "last": _("nomor terakhir"),
        "excluded": _("dikeluarkan"),
        "answers": _("nomor jawaban"),
        "themes": _("tema"),
        "hand_over": _("pengaduan"),
        "handed_to": _("diteruskan ke"),
        "number": _("nomor hasil"),
        "n": _("jawaban yang dihitung"),
        "digest": _("sidik hasil"),
        "corrects": _("membetulkan hasil"),
        "tickets": _("banyaknya tiket"),
        "expires_at": _("berlaku sampai"),
        "device": _("perangkat"),
        "sheets": _("banyaknya lembar"),
        "sheet": _("nomor lembar"),
        "reading": _("pembacaan"),
        "day": _("hari"),
        "asked": _("yang ditanya"),
        "refused": _("yang menolak"),
        "why": _("alasan"),
    }
