"""Who comes to the forums of the demonstration, what they say there, and what the drafts they read say."""

from collections.abc import Sequence

from tolok.apps.consultation.models import Forum, Subject
from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.invented.inputs import Heard, changes, heard_about, parties_of
from tolok.apps.demonstration.invented.offers import Offer, offers_of
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.demonstration.invented.standards import Desk
from tolok.apps.demonstration.offering import EXEMPLARY, Promised, desk_of
from tolok.apps.demonstration.promised import SPECIAL
from tolok.rules.standards.values import Standard

#: Elements of society in the order in which they sign the attendance list; two come as users.
ELEMENTS = ("users", "users", "experts", "agencies", "civil_society", "mass_media", "vulnerable")
PEOPLE = (
    *("Rosmini Taher", "Yosef Lamabelawa", "Andi Prasetya", "Nurul Aini", "Gregorius Tukan"),
    *("Melinda Rante", "Sutrisno", "Halimah Tanjung", "Benyamin Wanma", "Kartika Sembiring"),
    *("Dahlan Rumaf", "Wayan Suarti", "Petrus Kedang", "Salma Hutapea", "Irfan Lubis"),
    *("Theodora Bria", "Mulyadi Saragih"),
)
USERS = "Perwakilan pengguna layanan"
#: Units whose forum is about drafts that better a standard in force.
BETTERED = tuple(code for code, state in SPECIAL.items() if state in ("consultation", "revision", "decision"))
#: Units that hold or have held a forum.
FORUMS = tuple(
    unit.code
    for unit in UNITS
    if unit.code in BETTERED or (unit.quality >= EXEMPLARY and unit.code not in SPECIAL)
)


def draft_of(code: str, offer: Offer, desk: Desk, year: int) -> Standard:
    """What the unit lays before the public."""
    return (texts.improved if code in BETTERED else texts.proposed)(offer, desk, year)


def agreed_of(code: str, offer: Offer, desk: Desk, year: int) -> Standard:
    """The same after the public was heard."""
    return (texts.settled if code in BETTERED else texts.whole)(offer, desk, year)


def said_at(code: str, name: str, offers: Sequence[Offer], year: int) -> list[Heard]:
    """Everything said at the forum of a unit about some of its services, comments online first."""
    found: list[Heard] = []
    desk = desk_of(code, name)
    for offer in offers[:1]:
        draft, agreed = (make(code, offer, desk, year) for make in (draft_of, agreed_of))
        found.extend(changes(offer.name, name, draft, agreed, FORUMS.index(code)))
    for offer in offers:
        holders = [one for one in FORUMS if offer.name in [other.name for other in _talked_over(one)]]
        found.extend(heard_about(offer.name, holders.index(code), len(holders)))
    return sorted(found, key=lambda one: not one.online)


def _talked_over(code: str) -> tuple[Offer, ...]:
    """The services a unit's forum is about."""
    return offers_of(code)[: 1 if code in BETTERED else None]


def said_in(one: Promised, forum: Forum) -> list[Heard]:
    """What is said at a forum of the demonstration."""
    return said_at(one.code, one.name, _about(one, forum), forum.meets_on.year)


def _about(one: Promised, forum: Forum) -> list[Offer]:
    there = set(forum.subjects.values_list("version__service", flat=True))
    return [offer for service, offer in one.services if service.pk in there]


def subject_of(one: Promised, forum: Forum, name: str) -> Subject:
    service = next(service for service, offer in one.services if offer.name == name)
    return forum.subjects.get(version__service=service)


def came(one: Promised) -> list[tuple[str, str, str]]:
    """Who is invited and who came: the party, its element of society, and who it sent."""
    parties = parties_of(_talked_over(one.code)[0].name)
    place = 3 * FORUMS.index(one.code)
    return [
        (parties.get(element, USERS), element, PEOPLE[(place + number) % len(PEOPLE)])
        for number, element in enumerate(ELEMENTS)
    ]


def acted_upon(said: Sequence[Heard]) -> list[Heard]:
    """Accepted inputs that become rows of the action plan."""
    return [told for told in said if told.act]
