"""Forms of questions and objections: words, proofs of the unit's own library, a new file if need be."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.evaluation.forms.judging import level_choices, words
from tolok.apps.evidence.selectors import ACCEPT
from tolok.rules.instruments.values import Indicator
from tolok.web.forms import RefusableForm


class ProofsForm(RefusableForm):
    """Proofs to tick, and one new file with its title."""

    use_required_attribute = False
    proofs = forms.MultipleChoiceField(
        label=_("Bukti dari pustaka"), required=False, widget=forms.CheckboxSelectMultiple
    )
    file = forms.FileField(
        label=_("Bukti baru"),
        help_text=_("Masuk ke pustaka bukti unit Anda dan dikutip di sini."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas lain.")},
    )
    title = forms.CharField(label=_("Judul bukti baru"), max_length=300, required=False)

    def __init__(self, *args: Any, proofs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if proofs:
            cast(forms.MultipleChoiceField, self.fields["proofs"]).choices = list(proofs)
        else:
            del self.fields["proofs"]

    def clean_title(self) -> str:
        """A new file needs a name people know it by."""
        title = str(self.cleaned_data["title"])
        if self.cleaned_data.get("file") and not title.strip():
            raise forms.ValidationError(_("Tulis judul buktinya."))
        return title


class AnswerQuestionForm(ProofsForm):
    """The one answer of the unit."""

    text = words(
        _("Jawaban unit"), _("Hanya dapat dikirim satu kali."), rows=5, required=_("Tulis jawabannya.")
    )
    field_order = ("text", "proofs", "file", "title")


class ObjectForm(ProofsForm):
    """The level the unit thinks right, and why."""

    wanted = forms.ChoiceField(
        label=_("Level yang menurut Anda tepat"), error_messages={"required": _("Pilih satu level.")}
    )
    text = words(
        _("Mengapa"),
        _(
            "Tunjuk bagian teks level dan halaman bukti yang memenuhinya. Sanggah hanya dapat diajukan satu kali."
        ),
        rows=5,
        required=_("Tulis alasannya."),
    )
    field_order = ("wanted", "text", "proofs", "file", "title")

    def __init__(self, *args: Any, indicator: Indicator, now: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = cast(forms.ChoiceField, self.fields["wanted"])
        wanted.widget = forms.RadioSelect()
        wanted.choices = [one for one in level_choices(indicator) if one[0] != str(now)]


class DecideForm(RefusableForm):
    """The level decided and why; the level before may stand."""

    use_required_attribute = False
    level = forms.ChoiceField(label=_("Putusan: level"), error_messages={"required": _("Pilih satu level.")})
    reason = words(_("Alasan putusan"), _("Unit membaca alasan ini."), rows=4, required=_("Tulis alasannya."))

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = cast(forms.ChoiceField, self.fields["level"])
        level.widget = forms.RadioSelect()
        level.choices = level_choices(indicator)
