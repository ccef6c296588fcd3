"""What is asked about publications and dated updates."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.apps.standards.component_rows import choices
from tolok.apps.standards.forms.fields import address_field, line_field, offer, version_choices, words_field
from tolok.apps.standards.forms.proofs import ProofForm
from tolok.apps.standards.models import Medium, StandardVersion
from tolok.rules.standards.components import published
from tolok.rules.standards.publication_media import media
from tolok.web.forms import DayField, RefusableForm


class ShownForm(ProofForm):
    """Where something is shown, since when; the national portal has a register of its own."""

    medium = forms.ChoiceField(label=_("Media"), error_messages={"required": _("Pilih medianya.")})
    place = line_field(_("Tempat"), _("Untuk papan, brosur, layar, dan baliho: di mana letaknya."), most=300)
    address = address_field(_("Untuk media sosial, situs web, dan aplikasi."))
    published_on = DayField(_("Sejak tanggal"), _("Hari pertama dapat dibaca di sana."))
    field_order: tuple[str, ...] = ("medium", "place", "address", "published_on", "proof", "file")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        logged = [(one.value, str(one.label)) for one in Medium if one != Medium.SIPPN]
        offer(self, "medium", [("", _("Pilih")), *logged])


class PublishForm(ShownForm):
    """Standards that one board, leaflet or page shows."""

    versions = forms.MultipleChoiceField(
        label=_("Standar yang ditampilkan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu standar.")},
    )
    components = forms.MultipleChoiceField(
        label=_("Komponen yang terbaca di sana"),
        choices=choices({one.code: one.name for one in published()}),
        initial=[one.code for one in published()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu komponen.")},
    )
    field_order = ("versions", "components", *ShownForm.field_order)

    def __init__(self, *args: Any, versions: Sequence[StandardVersion], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "versions", version_choices(versions))


class TakeDownForm(RefusableForm):
    """The last day something was shown."""

    withdrawn_on = DayField(_("Hari terakhir terbaca"), "")
    why = words_field(_("Catatan"), _("Misalnya diganti papan baru."), rows=2)


class UpdateForm(ProofForm):
    """A dated update of a public channel."""

    title = line_field(
        _("Apa yang dimutakhirkan"),
        _("Misalnya: Jadwal libur pelayanan."),
        required=_("Tulis apa yang dimutakhirkan."),
        most=300,
    )
    medium = forms.ChoiceField(label=_("Kanal"), error_messages={"required": _("Pilih kanalnya.")})
    address = address_field(_("Halaman atau unggahan itu."))
    published_on = DayField(_("Tanggal tayang"), "")
    field_order = ("title", "medium", "address", "published_on", "proof", "file")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        channels = [(one.value, str(one.label)) for one in Medium if media()[one.value].channel]
        offer(self, "medium", [("", _("Pilih")), *channels])
