"""Languages in which a component may also be read."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.component_rows import choices
from tolok.apps.standards.rows import RowForm
from tolok.rules.texts import Text

#: Plain Indonesian first; then by number of speakers. Keys are BCP 47, but for ``plain``.
LANGUAGES: Mapping[str, Text] = {
    "plain": Text("Bahasa sederhana", "Plain Indonesian"),
    "en": Text("Inggris", "English"),
    "jv": Text("Jawa", "Javanese"),
    "su": Text("Sunda", "Sundanese"),
    "mad": Text("Madura", "Madurese"),
    "min": Text("Minangkabau", "Minangkabau"),
    "bug": Text("Bugis", "Bugis"),
    "bjn": Text("Banjar", "Banjarese"),
    "ace": Text("Aceh", "Acehnese"),
    "ban": Text("Bali", "Balinese"),
    "sas": Text("Sasak", "Sasak"),
    "mak": Text("Makassar", "Makassarese"),
    "bbc": Text("Batak Toba", "Toba Batak"),
    "nij": Text("Dayak Ngaju", "Ngaju"),
    "kge": Text("Melayu Kutai", "Kutai Malay"),
    "pmy": Text("Melayu Papua", "Papuan Malay"),
    "other": Text("Bahasa lain", "Another language"),
}


class LanguageRow(RowForm):
    """How a component reads in one language."""

    says = ("words",)
    main = "words"
    unsaid = _("Tulis isinya.")

    language = forms.ChoiceField(label=_("Bahasa"), choices=choices(LANGUAGES), initial="plain")
    words = forms.CharField(
        label=_("Isi dalam bahasa itu"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
