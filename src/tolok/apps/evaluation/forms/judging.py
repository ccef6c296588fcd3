"""Forms of F-02: a level with its reason, a visit, a recommendation, what a moderator settles."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tolok.apps.evaluation.forms.claims import OpenText
from tolok.apps.evidence.selectors import ACCEPT
from tolok.rules.instruments.values import Indicator
from tolok.web.forms import RefusableForm
from tolok.web.printing import say

#: What "does not apply" is called in the page.
NONE = "-"
#: Letters of a reason, a question or a note.
LONGEST = 4000


class LevelSelect(forms.RadioSelect):
    """Levels one below another; those that want a reason say so to the page (behaviour "levels")."""

    def __init__(self, due: Iterable[str] = ()) -> None:
        super().__init__()
        self.due = frozenset(due)

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One radio button."""
        found: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.due:
            found["attrs"]["data-levels-reason"] = True
        return found


def level_choices(indicator: Indicator, *, none: bool = False) -> list[tuple[str, SafeString]]:
    """The levels with their texts as the instrument words them."""
    found = [
        (str(level.value), format_html("<strong>{}</strong> {}", level.value, say(level.text)))
        for level in indicator.levels
    ]
    if none:
        found.append((NONE, format_html("<strong>{}</strong>", _("Tidak berlaku untuk unit ini"))))
    return found


def level_of(value: str) -> int | None:
    """The level a choice stands for; None for "does not apply"."""
    return None if value == NONE else int(value)


def words(label: Any, help_text: Any = "", *, rows: int = 3, required: Any = "") -> forms.CharField:
    """A field for sentences; with `required` it must be filled in, and that says why not."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else None,
    )


class JudgeForm(RefusableForm):
    """A level, why, and the page it rests on. `versi` and `dibuka`: what was on the page, and since when."""

    use_required_attribute = False
    level = forms.ChoiceField(label=_("Level"), error_messages={"required": _("Pilih satu level.")})
    reason = OpenText(
        label=_("Alasan"),
        help_text=_(
            "Wajib bila level berbeda dari usulan, paling rendah, atau paling tinggi. Unit akan membacanya."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    proof = forms.ChoiceField(label=_("Bukti yang menentukan"), required=False)
    page = forms.IntegerField(
        label=_("Halaman bukti"),
        min_value=1,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Tulis nomor halaman dengan angka.")},
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    dibuka = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        due: Iterable[str],
        none: bool,
        proofs: Sequence[tuple[str, str]],
        pages: dict[str, int | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        level = cast(forms.ChoiceField, self.fields["level"])
        level.widget = LevelSelect(due)
        level.choices = level_choices(indicator, none=none)
        if proofs:
            cast(forms.ChoiceField, self.fields["proof"]).choices = [("", _("tidak disebut")), *proofs]
        else:
            del self.fields["proof"], self.fields["page"]
        self.pages = pages

    def clean(self) -> dict[str, Any]:
        """A page belongs to a proof, and must be there."""
        page, proof = self.cleaned_data.get("page"), self.cleaned_data.get("proof")
        if page and not proof:
            self.add_error("proof", _("Pilih buktinya, karena Anda menyebut halamannya."))
        last = self.pages.get(proof or "")
        if page and last and page > last:
            self.add_error("page", _("Bukti ini hanya punya %(n)s halaman.") % {"n": last})
        return self.cleaned_data


class QuestionForm(RefusableForm):
    """The one question about an indicator."""

    question = words(
        _("Pertanyaan Anda"),
        _("Satu pertanyaan untuk satu indikator, dan satu jawaban. Level Anda tidak terlihat oleh unit."),
        required=_("Tulis pertanyaannya."),
    )


class VisitForm(RefusableForm):
    """What was seen at the unit."""

    text = words(_("Yang Anda lihat"), required=_("Tulis yang Anda lihat."))
    photo = forms.FileField(
        label=_("Foto"),
        help_text=_("Disimpan di pustaka bukti unit sebagai hasil kunjungan."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    personal_data = forms.BooleanField(
        label=_("Ada wajah atau nama orang di foto ini"),
        help_text=_("Siapa yang membukanya akan dicatat."),
        required=False,
    )


class AdviceForm(RefusableForm):
    """What the unit should do."""

    text = words(_("Rekomendasi"), required=_("Tulis rekomendasinya."))
    measure = words(_("Tanda bahwa sudah dikerjakan"), _("Misalnya: pengumuman terpasang di loket."), rows=2)


class ModerateForm(RefusableForm):
    """What a moderator settles."""

    use_required_attribute = False
    level = forms.ChoiceField(
        label=_("Level yang Anda tetapkan"), error_messages={"required": _("Pilih satu level.")}
    )
    reason = words(_("Alasan"), _("Unit dan evaluator membaca alasan ini."), required=_("Tulis alasannya."))

    def __init__(self, *args: Any, indicator: Indicator, none: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = cast(forms.ChoiceField, self.fields["level"])
        level.widget = forms.RadioSelect()
        level.choices = level_choices(indicator, none=none)
