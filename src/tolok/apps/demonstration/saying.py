"""Who comes to the forums of the demonstration, what they say there, and what the drafts they read say."""

from collections.abc import Sequence

from tolok.apps.consultation.models import Forum, Subject
from tolok.apps.demonstration.invented import standards as texts
from tolok.apps.demonstration.invented.inputs import Heard, forum_of
from tolok.apps.demonstration.invented.offers import Offer, offers_of
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.demonstration.invented.standards import Desk
from tolok.apps.demonstration.offering import EXEMPLARY, Promised
from tolok.apps.demonstration.promised import SPECIAL
from tolok.rules.standards.values import Standard
from tolok.rules.standards.words import lines

#: Elements of society in the order in which they sign the attendance list; two come as users.
ELEMENTS = ("users", "users", "experts", "agencies", "civil_society", "mass_media", "vulnerable")
PEOPLE = (
    *("Rosmini Taher", "Yosef Lamabelawa", "Andi Prasetya", "Nurul Aini", "Gregorius Tukan"),
    *("Melinda Rante", "Sutrisno", "Halimah Tanjung", "Benyamin Wanma", "Kartika Sembiring"),
    *("Dahlan Rumaf", "Wayan Suarti", "Petrus Kedang", "Salma Hutapea", "Irfan Lubis"),
    *("Theodora Bria", "Mulyadi Saragih"),
)
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
    if code in BETTERED:
        return texts.improved(offer, desk, year)
    return texts.proposed(offer, desk, year, forum_of(code).lacks)


def agreed_of(code: str, offer: Offer, desk: Desk, year: int) -> Standard:
    """The same after the public was heard."""
    return (texts.settled if code in BETTERED else texts.whole)(offer, desk, year)


def talked_over(code: str) -> tuple[Offer, ...]:
    """The services a unit's forum is about."""
    return offers_of(code)[: 1 if code in BETTERED else None]


def said_at(code: str) -> list[Heard]:
    """Everything said at the forum of a unit, comments online first."""
    return sorted(forum_of(code).said, key=lambda one: not one.online)


def presented(one: Promised, subject: Subject) -> tuple[str, str]:
    """A service in short with what its draft promises, and the problems known of it."""
    service = subject.version.service
    limit = lines(subject.version.standard, "A3")[0].id
    problems = forum_of(one.code).problems.get(service.name, "")
    return f"{service.summary} Janji waktunya: {limit[0].lower()}{limit[1:].rstrip('.')}.", problems


def subject_of(one: Promised, forum: Forum, name: str) -> Subject:
    service = next(service for service, offer in one.services if offer.name == name)
    return forum.subjects.get(version__service=service)


def came(one: Promised) -> list[tuple[str, str, str]]:
    """Who is invited and who came: the party, its element of society, and who it sent."""
    parties = forum_of(one.code).parties
    place = 3 * FORUMS.index(one.code)
    return [
        (parties[element], element, PEOPLE[(place + number) % len(PEOPLE)])
        for number, element in enumerate(ELEMENTS)
    ]


def acted_upon(said: Sequence[Heard]) -> list[Heard]:
    """Accepted inputs that become rows of the action plan."""
    return [told for told in said if told.act]
