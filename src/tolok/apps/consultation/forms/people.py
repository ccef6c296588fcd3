"""Lists of people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.consultation.forms.fields import AskForm, choice_field, words_field
from tolok.rules.texts import ProblemsError
from tolok.web.forms import DayField
from tolok.web.printing import say


class RowsForm(AskForm):
    """Pasted rows; what is wrong with one is said with its number."""

    def refuse(self, error: ProblemsError) -> None:
        """Every problem at the field, the row first."""
        for problem in error.problems:
            said = say(problem.text)
            if problem.row is not None:
                said = _("Baris %(row)s: %(said)s") % {"row": problem.row, "said": said}
            self.add_error("lines" if problem.row is not None else None, said)


class PartiesForm(RowsForm):
    """Who is invited, pasted."""

    lines = words_field(
        _("Tempel daftar undangan"),
        _(
            "Satu baris satu pihak: lembaga atau kelompok, bukan nama orang; unsur; kontak. Salinan dari lembar kerja juga terbaca."
        ),
        missing=_("Tempel daftarnya."),
        rows=8,
        most=200_000,
    )


class SendForm(AskForm):
    """The day the invitations went out."""

    sent_on = DayField(_("Undangan terkirim pada"))


class ReplyForm(AskForm):
    """What a party answered."""

    confirmed = choice_field(
        _("Jawaban"), [("", _("belum menjawab")), ("yes", _("akan hadir")), ("no", _("tidak hadir"))]
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["confirmed"].required = False


class HoldForm(AskForm):
    """The day it was held."""

    held_on = DayField(_("Terlaksana pada"))


class AttendForm(RowsForm):
    """Who came, pasted."""

    lines = words_field(
        _("Tempel daftar hadir"),
        _(
            "Satu baris satu orang: nama; lembaga; unsur; kelompok rentan (ya atau kosong); setuju datanya disimpan (ya atau tidak); surel untuk hasil; kebutuhan khusus. Yang tidak setuju cukup unsurnya."
        ),
        missing=_("Tempel daftarnya."),
        rows=8,
        most=200_000,
    )


class OneForm(AskForm):
    """One tick that somebody really means it."""

    sure = forms.BooleanField(
        label=_("Ya, hapus"), error_messages={"required": _("Centang bila memang akan dihapus.")}
    )
