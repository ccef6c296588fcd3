"""What reviewers write: reasons for several answers, themes of a comment, what becomes of a complaint."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.surveys.forms.rating import WhyForm
from tolok.apps.surveys.models import CommentReading, HandedTo, HandOver
from tolok.apps.surveys.selectors.comments import theme_names
from tolok.web.forms import RefusableForm
from tolok.web.printing import say


class ThemesForm(RefusableForm):
    """The themes a person sees in a comment."""

    themes = forms.MultipleChoiceField(
        label=_("Komentar ini tentang apa?"),
        help_text=_(
            "Pilih satu atau lebih. Pilihan Anda mengajari program untuk komentar berikutnya di instansi ini."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu tema.")},
    )

    def __init__(self, *args: Any, reading: CommentReading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading  # shown above the form
        field = self.fields["themes"]
        assert isinstance(field, forms.MultipleChoiceField)  # declared above
        field.choices = [(key, say(name)) for key, name in theme_names().items()]


class HandOverForm(RefusableForm):
    """Whether somebody took a comment elsewhere as a complaint, and where; or why not.

    `grounds` are the words for which it was offered, `copy` is the text to paste elsewhere; both stand above the form.
    """

    decision = forms.ChoiceField(
        label=_("Apa yang Anda putuskan?"),
        choices=[
            (HandOver.HANDED_OVER.value, _("Sudah saya teruskan sebagai pengaduan")),
            (HandOver.DECLINED.value, _("Tidak diteruskan")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu.")},
    )
    to = forms.ChoiceField(
        label=_("Diteruskan ke"), choices=[("", _("belum dipilih")), *HandedTo.choices], required=False
    )
    why = forms.CharField(
        label=_("Alasan, atau nomor tiket pengaduannya"),
        help_text=_("Wajib bila tidak diteruskan. Jangan tulis nama siapa pun."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, reading: CommentReading, grounds: str, copy: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading, self.grounds, self.copy = reading, grounds, copy

    def clean(self) -> dict[str, Any]:
        """A complaint that was handed over went somewhere; one that was not has a reason."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("decision") == HandOver.HANDED_OVER and not given.get("to"):
            self.add_error("to", _("Pilih ke mana keluhan ini diteruskan."))
        if given.get("decision") == HandOver.DECLINED and not given.get("why", "").strip():
            self.add_error("why", _("Tulis alasannya."))
        return given


class SeveralForm(WhyForm):
    """One reason for all answers that are ticked."""
