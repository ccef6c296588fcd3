"""What is asked about a maklumat."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.actions.maklumat import names_maklumat
from tolok.apps.standards.forms.fields import line_field, offer, words_field
from tolok.apps.standards.models import Decree
from tolok.web.forms import DayField, RefusableForm


class MaklumatForm(RefusableForm):
    """The three statements, each by itself, and who signs."""

    ability = words_field(_("Kesanggupan"), _("Sanggup menyelenggarakan pelayanan sesuai Standar Pelayanan."))
    improvement = words_field(
        _("Kewajiban dan perbaikan"), _("Melayani sesuai kewajiban dan terus memperbaiki diri.")
    )
    sanction = words_field(
        _("Sanksi atau kompensasi"),
        _("Bersedia menerima sanksi dan/atau memberi kompensasi bila pelayanan tidak sesuai standar."),
    )
    signer = line_field(_("Penanda tangan"), _("Pimpinan unit."))
    signer_post = line_field(_("Jabatan penanda tangan"))


class SetForm(RefusableForm):
    """The day a maklumat is set, by decree or without one."""

    set_on = DayField(_("Ditetapkan pada"), _("Maklumat yang lama berakhir sehari sebelumnya."))
    decree = forms.ChoiceField(
        label=_("Dengan keputusan"),
        help_text=_("Tanpa keputusan, hanya pimpinan unit atau Biro Organisasi yang menetapkan."),
        required=False,
    )
    surely = forms.BooleanField(
        label=_("Keputusan ini memang menetapkan maklumat"),
        help_text=_("Judulnya tidak menyebut maklumat; periksa isinya."),
        required=False,
    )
    why = words_field(
        _("Mengapa ditetapkan walau belum lengkap"),
        _("Hanya bila isinya belum lengkap. Tersimpan dalam catatan audit."),
    )

    def __init__(self, *args: Any, decrees: Sequence[Decree], complete: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(
            self,
            "decree",
            [("", _("tanpa keputusan")), *((str(one.pk), f"{one.number} – {one.about}") for one in decrees)],
        )
        if complete:
            del self.fields["why"]
        chosen = self.data.get("decree", "")
        if not any(str(one.pk) == chosen and not names_maklumat(one) for one in decrees):
            del self.fields["surely"]
