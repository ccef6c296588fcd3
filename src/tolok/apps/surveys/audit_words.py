"""What entries of the audit about surveys are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def action_words() -> Mapping[str, str]:
    """Actions by their names."""
    return {
        "surveys.open_f03": _("membuka F-03"),
        "surveys.open": _("membuka survei"),
        "surveys.move_closing": _("mengubah batas akhir survei"),
        "surveys.close": _("menutup survei"),
        "surveys.receive_many": _("menerima banyak jawaban pengguna"),
        "surveys.enter_paper": _("memasukkan jawaban dari kertas"),
        "surveys.exclude": _("mengeluarkan jawaban"),
        "surveys.readmit": _("menghitung jawaban lagi"),
        "surveys.read_answers": _("membaca jawaban pengguna"),
        "surveys.compute": _("menghitung hasil survei"),
        "surveys.take_answers": _("mengunduh jawaban pengguna"),
    }


def field_words() -> Mapping[str, str]:
    """Kept fields by their names."""
    return {
        "survey": _("survei"),
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
        "number": _("nomor hasil"),
        "n": _("jawaban yang dihitung"),
        "digest": _("sidik hasil"),
        "corrects": _("membetulkan hasil"),
        "why": _("alasan"),
    }
