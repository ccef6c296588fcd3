"""Forms of the panel."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.evaluation.models import Locus, PanelMember, PanelRole
from tolok.apps.organizations.selectors import Place
from tolok.web.forms import RefusableForm


class JoinForm(RefusableForm):
    """A person, what they do, and where they work."""

    email = forms.EmailField(
        label=_("Surel"),
        help_text=_("Orang dari luar instansi boleh. Yang belum punya akun mendapat undangan."),
        max_length=254,
        error_messages={
            "required": _("Tulis alamat surelnya."),
            "invalid": _("Alamat surel ini tidak lengkap."),
        },
    )
    name = forms.CharField(
        label=_("Nama"),
        required=False,
        max_length=200,
        help_text=_("Perlu bila orang ini belum punya akun."),
    )
    role = forms.ChoiceField(
        label=_("Peran"),
        choices=[
            (PanelRole.EVALUATOR.value, _("Evaluator")),
            (PanelRole.MODERATOR.value, _("Moderator")),
            (PanelRole.READER.value, _("Pembaca")),
            (PanelRole.AUDITOR.value, _("Auditor")),
        ],
        widget=forms.RadioSelect,
        initial=PanelRole.EVALUATOR.value,
    )
    home = forms.ChoiceField(
        label=_("Unit asal"),
        required=False,
        help_text=_("Evaluator tidak akan menilai unit ini, di atasnya, atau di bawahnya."),
    )
    aspects = forms.MultipleChoiceField(
        label=_("Hanya aspek"),
        required=False,
        help_text=_("Kosongkan untuk semua aspek."),
        widget=forms.CheckboxSelectMultiple,
    )
    capacity = forms.IntegerField(label=_("Paling banyak berapa unit"), required=False, min_value=1)

    def __init__(
        self, *args: Any, places: Iterable[Place], aspects: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["home"]).choices = [
            ("", _("di luar instansi ini")),
            *((str(place.unit_id), f"{'– ' * place.depth}{place.name}") for place in places),
        ]
        cast(forms.ChoiceField, self.fields["aspects"]).choices = aspects


class SeatForm(RefusableForm):
    """One evaluator for one unit."""

    locus = forms.ChoiceField(label=_("Unit"))
    member = forms.ChoiceField(label=_("Evaluator"))
    order = forms.ChoiceField(
        label=_("Penilaian"),
        choices=[("1", _("pertama")), ("2", _("kedua, tanpa melihat yang pertama"))],
        initial="1",
    )

    def __init__(
        self, *args: Any, loci: Iterable[Locus], members: Iterable[PanelMember], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["locus"]).choices = [(str(one.pk), one.name) for one in loci]
        cast(forms.ChoiceField, self.fields["member"]).choices = [
            (str(one.user_id), one.user.name) for one in members
        ]
