"""Words and tables that several of these pages share."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.apps.standards.models import Maklumat, MaklumatState, Publication, StandardVersion
from tolok.rules.standards.publication_media import media
from tolok.web.shapes import Column, Link, State, Table


def medium_name(key: str) -> str:
    """What a medium is called."""
    return media()[key].name.say(get_language() or "id") if key in media() else key


def thing_of(one: Publication) -> str:
    """What was made public."""
    if one.version is not None:
        return _("%(name)s (versi %(number)s)") % {
            "name": one.version.service.called,
            "number": one.version.number,
        }
    assert one.maklumat is not None
    return _("Maklumat %(number)d") % {"number": one.maklumat.number}


def ends_on(thing: StandardVersion | Maklumat | None) -> date | None:
    """The last day of a version or maklumat, where it has one."""
    if isinstance(thing, StandardVersion):
        return thing.effective_until
    return thing.until if thing else None


def outdated(one: Publication, day: date) -> bool:
    """Whether it is still shown although another version or maklumat has taken its place."""
    if one.withdrawn_on is not None and one.withdrawn_on <= day:
        return False
    if one.version is not None:
        return one.version.effective_until is not None and one.version.effective_until < day
    return one.maklumat is not None and one.maklumat.state == MaklumatState.REPLACED


def shown_state(one: Publication, day: date) -> State:
    """Whether it is shown, and whether what it shows still holds."""
    if one.withdrawn_on is not None and one.withdrawn_on <= day:
        return State(_("diturunkan %(day)s") % {"day": date_format(one.withdrawn_on)}, "neutral")
    if outdated(one, day):
        return State(_("masih versi lama"), "bad")
    return State(_("terpasang"), "good")


def proof_state(one: Publication) -> State:
    """Whether a picture shows it, or its address can be opened; without either it counts, and says so."""
    if one.proof_id:
        return State(_("ada"), "good")
    return State(_("dapat dibuka di alamatnya"), "good") if one.proved else unproved_state()


def unproved_state() -> State:
    return State(_("tanpa bukti"), "caution")


def shown_table(rows: Iterable[Publication], day: date) -> Table:
    """Publications as a log."""
    columns = [
        Column(_("Yang ditampilkan"), "link"),
        Column(_("Media")),
        Column(_("Tempat atau alamat")),
        Column(_("Sejak")),
        Column(_("Bukti"), "status"),
        Column(_("Keadaan"), "status"),
    ]
    lines = [
        (
            Link(thing_of(one), reverse("standards-publication", args=[one.pk])),
            medium_name(one.medium),
            one.place or one.address or "–",
            date_format(one.published_on),
            proof_state(one),
            shown_state(one, day),
        )
        for one in rows
    ]
    return Table(_("Log publikasi"), columns, lines, caption_hidden=True)
