"""The plan of a forum, its team, what it is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.consultation.actions import Member
from tolok.apps.consultation.forms.fields import (
    AskForm,
    choice_field,
    clock_field,
    line_field,
    words_field,
)
from tolok.apps.consultation.models import Form, Scope, TeamRole
from tolok.rules.forums.clocks import clocks
from tolok.web.forms import DayField
from tolok.web.printing import say

#: Lines of the team that a form shows at least.
MEMBERS = 6


class EditForm(AskForm):
    """What is told of a forum before it is held."""

    topic = line_field(_("Topik"), missing=_("Tulis topik forum."))
    purpose = words_field(_("Tujuan"), _("Mengapa forum diadakan dan apa yang akan diputuskan."))
    scope = choice_field(
        _("Lingkup"), Scope.choices, _("Rancangan: standar baru. Evaluasi: meninjau standar yang berlaku.")
    )
    form = choice_field(_("Bentuk"), Form.choices)
    method = line_field(_("Cara"), _("Misalnya dialog, diskusi kelompok, dengar pendapat."), most=200)
    meets_on = DayField(_("Hari forum"))
    begins = clock_field(_("Mulai"), _("Perlu sebelum undangan dikirim, begitu juga tempat atau tautannya."))
    ends = clock_field(_("Selesai"))
    place = line_field(_("Tempat"), _("Sebut ruang dan jalan masuk yang mudah bagi kursi roda."))
    address = forms.URLField(
        label=_("Tautan pertemuan daring"), required=False, max_length=500, assume_scheme="https"
    )
    how = words_field(
        _("Cara ikut bagi yang tidak diundang"), _("Dibaca umum setelah undangan terkirim."), rows=2
    )
    agenda = words_field(_("Acara"), _("Satu baris satu acara."))
    comments_from = DayField(
        _("Komentar daring dibuka"), _("Kosongkan bila tidak ada komentar daring."), required=False
    )
    comments_until = DayField(
        _("Komentar daring ditutup"), _("Paling lambat pada hari forum."), required=False
    )
    budget = line_field(_("Sumber biaya"))
    team_decree = line_field(_("Nomor SK tim"), most=120)
    letter = line_field(
        _("Nomor surat undangan"),
        _("Bila kosong, surat memberi tempat untuk nomor yang ditulis tangan."),
        most=120,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        known = clocks().all
        asked = [say(known[key].name) for key in ("invitation", "materials")]
        self.fields["meets_on"].help_text = f"{'; '.join(asked).capitalize()}."


class PlanForm(EditForm):
    """The same, with the standards that are talked over."""

    versions = forms.MultipleChoiceField(
        label=_("Standar yang dibahas"),
        help_text=_("Boleh kosong, misalnya untuk membahas masalah umum."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = ("topic", "purpose", "scope", "versions")


class VersionsForm(AskForm):
    """What is talked over."""

    versions = forms.MultipleChoiceField(
        label=_("Standar yang dibahas"), widget=forms.CheckboxSelectMultiple, required=False
    )


class TeamForm(AskForm):
    """The team, a few lines of name, post and role; an empty line says nothing."""

    def __init__(self, *args: Any, lines: int = MEMBERS, **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines = range(1, lines + 1)
        for at in self.lines:
            self.fields[f"name_{at}"] = line_field(_("Nama %(n)s") % {"n": at}, most=200)
            self.fields[f"post_{at}"] = line_field(_("Jabatan atau lembaga %(n)s") % {"n": at}, most=200)
            self.fields[f"role_{at}"] = choice_field(_("Peran %(n)s") % {"n": at}, TeamRole.choices)
            self.fields[f"role_{at}"].initial = TeamRole.MEMBER
            self.fields[f"neutral_{at}"] = forms.BooleanField(
                label=_("Orang %(n)s dari luar unit") % {"n": at}, required=False
            )

    def members(self) -> list[Member]:
        """The lines that name somebody."""
        data = self.cleaned_data
        return [
            Member(data[f"name_{at}"], data[f"role_{at}"], data[f"post_{at}"], data[f"neutral_{at}"])
            for at in self.lines
            if data[f"name_{at}"]
        ]


class MaterialsForm(AskForm):
    """What participants got to read."""

    materials = words_field(_("Bahan"), _("Satu baris satu bahan."), missing=_("Tulis bahannya."))
    shared_on = DayField(_("Dibagikan pada"))
