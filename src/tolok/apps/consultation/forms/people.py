"""Lists of people."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tolok.apps.consultation import refusals
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
    """The day the invitations went out. `lacking` is what of hour and place is to be told before, at `plan`."""

    sent_on = DayField(_("Undangan terkirim pada"))

    def __init__(self, *args: Any, lacking: Sequence[str] = (), plan: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.lacking, self.plan = lacking, plan


class ReplyForm(AskForm):
    """What a party answered."""

    confirmed = choice_field(
        _("Jawaban"), [("", _("belum menjawab")), ("yes", _("akan hadir")), ("no", _("tidak hadir"))]
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["confirmed"].required = False


class HoldForm(AskForm):
    """The day it was held; before the day it was planned for only with a reason and a tick."""

    held_on = DayField(_("Terlaksana pada"))
    why = words_field(_("Alasan bila sebelum hari yang direncanakan"), rows=2)
    sure = forms.BooleanField(
        label=_("Ya, forum ini sudah terlaksana sebelum hari yang direncanakan"), required=False
    )

    def __init__(self, *args: Any, meets_on: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.meets_on = meets_on
        self.fields["why"].help_text = _("Forum ini direncanakan %(day)s.") % {"day": date_format(meets_on)}

    def clean(self) -> dict[str, Any]:
        """Before its day somebody has to mean it."""
        given = super().clean() or self.cleaned_data
        sure, held_on = given.pop("sure", False), given.get("held_on")
        if held_on is not None and held_on < self.meets_on and not sure:
            self.add_error("sure", say(refusals.NOT_SURE))
        return given


class AttendForm(RowsForm):
    """Who came, pasted."""

    lines = words_field(
        _("Tempel daftar hadir"),
        _(
            "Satu baris satu orang: nama; lembaga; unsur; kelompok rentan (ya atau kosong); setuju datanya disimpan (ya, tidak, atau kosong bila belum ditanya); surel untuk hasil; kebutuhan khusus. Yang tidak setuju cukup unsurnya."
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
