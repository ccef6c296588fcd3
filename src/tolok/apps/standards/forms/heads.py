"""What stands above the papers of a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from tolok.apps.organizations.models import Letterhead
from tolok.web.forms import RefusableForm


class HeadForm(RefusableForm):
    """The lines of a unit's kop, and where it signs; both may be left to its `office`."""

    lines = forms.CharField(
        label=_("Kop surat"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    place = forms.CharField(label=_("Tempat"), max_length=100, required=False)

    def __init__(self, *args: Any, office: Letterhead, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = office.lines.partition("\n")[0].strip()
        self.fields["lines"].help_text = said(
            "Satu baris untuk setiap baris kop: pemerintah daerah, nama unit, lalu alamat, telepon, dan surel. "
            "Bila dikosongkan, dipakai kop kantor: %(kop)s."
        ) % {"kop": first}
        self.fields["place"].help_text = said("Tempat surat ditandatangani. Bila dikosongkan: %(place)s.") % {
            "place": office.place or said("seperti kantor")
        }
