"""What a service card says: the answer first, then every component the public may read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.catalogue.hours import at_any_time, own_said, today_said, week_said
from tolok.apps.catalogue.selectors.cards import Card
from tolok.apps.catalogue.showing.components import Section, further_sections, words
from tolok.apps.catalogue.showing.sharing import share_text, whatsapp
from tolok.apps.standards.models import Service, StandardVersion, UnitProfile
from tolok.rules.catalogue import by_key, catalogue
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Download, Fact, Link, State, Table

#: Hours by telephone, and the number where they name one: “24 jam lewat telepon SAPA 129”.
BY_PHONE = re.compile(
    r"(?:lewat|melalui) (?:telepon|telp)\b[^\d,;(+]*(?P<number>[(+]?\d[\d ()-]*\d)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card in words. `facts` answer first; `open_now` stands beside the hours of today.

    A week with an anchor is that of the service and unfolds on paper; one without is only that of the unit's office.
    """

    title: str
    unit: str
    office: str
    summary: str
    facts: Sequence[Fact]
    open_now: State | None
    sections: Sequence[Section]
    place: Sequence[Fact]
    week: Table | None
    week_title: str
    week_anchor: str
    about: Sequence[Fact]
    older: Sequence[Link]
    share: str
    whatsapp: str
    papers: Sequence[Download] = ()
    suspended: str = ""
    online: str = ""


def card_page(card: Card, now: datetime, address: str) -> CardPage:
    """The card as a page; `address` is where it stands, for the message to others."""
    service, standard = card.service, card.version.standard if card.version else None
    hours, open_now = today_said(card.profile, service.unit.office.region, now)
    if service.hours:
        hours, open_now = service.hours, own_said(service.hours, service.unit.office.region, now)
    share = share_text(service.called, card.unit_name, standard, address, free=service.free_of_charge)
    return CardPage(
        title=service.called,
        unit=card.unit_name,
        office=service.unit.office.name,
        summary=service.summary,
        facts=_facts(card, hours),
        open_now=open_now,
        sections=further_sections(standard) if standard else (),
        place=_place(card),
        week=_week(card),
        week_title=_week_title(card),
        week_anchor="" if service.hours else "jam-buka",
        about=_about(card),
        older=_older(card),
        share=share,
        whatsapp=whatsapp(share),
        papers=_papers(card.version),
        suspended=(service.status_why or "–") if service.status == "suspended" else "",
        online=service.online_address,
    )


def _facts(card: Card, hours: str) -> list[Fact]:
    standard = card.version.standard if card.version else None
    cost = "\n".join(words(standard, "A4")) if standard else ""
    if not cost and card.service.free_of_charge:
        cost = _("Gratis menurut aturan")
    found = [
        Fact(_("Biaya"), cost),
        Fact(_("Waktu"), "\n".join(words(standard, "A3")) if standard else ""),
        Fact(_("Hasil"), "\n".join(words(standard, "A5")) if standard else ""),
        # Paper is read on other days, so the hours of today do not go there.
        Fact(_("Jam buka"), hours, _own_phone(card))
        if card.service.hours
        else Fact(_("Jam buka hari ini"), hours, printed=False),
        Fact(_("Tempat"), card.service.place or (card.profile.address if card.profile else "")),
    ]
    return [one for one in found if one.text]


def _own_phone(card: Card) -> Link | None:
    """The number of a service that is reached by telephone at hours of its own: the one they name, else that of its
    standard that is open at any time. Never that of the office, where nobody may pick up at night."""
    by_phone = BY_PHONE.search(card.service.hours)
    if not by_phone:
        return None
    channels = card.version.standard.channels if card.version else ()
    watch = (one.address for one in channels if one.medium == "phone" and at_any_time(one.open_at))
    number = by_phone["number"] or next(watch, "")
    return _dial(_("Telepon %(number)s") % {"number": number}, "tel:", number)


def _place(card: Card) -> list[Fact]:
    profile = card.profile
    if profile is None:
        return []
    keys = by_key(catalogue().accessibility)
    access = ", ".join(say(keys[key].name) for key in profile.accessibility if key in keys)
    found = [
        Fact(_("Alamat kantor unit") if card.service.place else _("Alamat"), profile.address, _map(profile)),
        Fact(_("Petunjuk jalan"), profile.directions),
        Fact(
            _("Kemudahan akses"), access or _("Belum dicatat unit; tanyakan dulu bila Anda membutuhkannya.")
        ),
        Fact(_("Catatan jam kantor unit") if card.service.hours else _("Catatan jam"), profile.hours_note),
        Fact(
            _("Telepon kantor unit") if card.service.hours else _("Telepon"),
            profile.phone,
            _dial(_("Telepon sekarang"), "tel:", profile.phone),
        ),
        Fact("WhatsApp", profile.whatsapp, _dial(_("Buka WhatsApp"), "https://wa.me/", profile.whatsapp)),
        Fact(_("Surel"), profile.email),
        Fact(_("Situs"), profile.website),
    ]
    return [one for one in found if one.text]


def _map(profile: UnitProfile) -> Link | None:
    if profile.latitude is None or profile.longitude is None:
        return None
    at = f"mlat={profile.latitude}&mlon={profile.longitude}#map=17/{profile.latitude}/{profile.longitude}"
    return Link(_("Lihat peta"), f"https://www.openstreetmap.org/?{at}")


def _dial(text: str, scheme: str, number: str) -> Link | None:
    digits = "".join(one for one in number if one.isdigit())
    if not digits:
        return None
    return Link(text, scheme + (f"62{digits[1:]}" if digits[0] == "0" and "wa.me" in scheme else digits))


def _week(card: Card) -> Table | None:
    lines = week_said(card.profile)
    columns = [Column(_("Hari")), Column(_("Jam"))]
    return Table(_week_title(card), columns, lines, caption_hidden=True) if lines else None


def _week_title(card: Card) -> str:
    """Whose week it is: the unit's is not that of a service with hours of its own."""
    if card.service.hours:
        return _("Jam kantor unit (layanan ini punya jam sendiri)")
    return _("Jam buka seminggu")


def _about(card: Card) -> list[Fact]:
    found = []
    if card.checked_on:
        found.append(Fact(_("Terakhir diperiksa"), date_format(card.checked_on)))
    if card.version is not None:
        found.append(Fact(_("Standar pelayanan"), version_said(card.version)))
    if card.survey is not None:
        found.append(_surveyed(card))
    found.append(Fact(_("Kode layanan"), card.service.code))
    return found


def version_said(version: StandardVersion) -> str:
    """The number of a version, since when it holds, and by which decree."""
    since = date_format(version.effective_from) if version.effective_from else ""
    said = _("Versi %(n)s, berlaku mulai %(day)s") % {"n": version.number, "day": since}
    return f"{said} ({version.decree.number})" if version.decree else said


def _surveyed(card: Card) -> Fact:
    result = card.survey
    assert result is not None
    survey = result.survey
    address = reverse("publication-survey", args=[survey.unit.office_id, survey.unit.code, survey.pk])
    value = printed(result.value) if result.value is not None else "–"
    said = _("%(value)s %(grade)s dari %(n)s responden") % {
        "value": value,
        "grade": f"({result.grade})" if result.grade else "",
        "n": short(result.n),
    }
    return Fact(_("Survei kepuasan unit ini"), said, Link(_("Buka hasilnya"), address))


def _papers(version: StandardVersion | None) -> list[Download]:
    if version is None:
        return []
    sizes = ((_("Selebaran"), "selebaran", _("A4, untuk dicetak")), (_("Cetak besar"), "cetak-besar", ""))
    return [
        Download(text, reverse("standards-leaflet", args=[version.pk, size, "pdf"]), "PDF", note)
        for text, size, note in sizes
    ]


def _older(card: Card) -> list[Link]:
    held = card.version.pk if card.version else None
    return version_links(card.service, [one for one in card.versions if one.pk != held])


def version_links(service: Service, versions: Iterable[StandardVersion]) -> list[Link]:
    """The way to each of some versions."""
    return [
        Link(version_said(one), reverse("catalogue-version", args=[service.pk, one.number]))
        for one in versions
    ]
