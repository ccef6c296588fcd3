"""Invented standards: what a unit promises, whole, as it was before the public was heard, or with common faults."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tolok.apps.demonstration.invented.offers import Offer
from tolok.rules.standards.values import Channel, Cost, LegalBasis, Requirement, Standard, TimeLimit

#: What a unit says of itself in every standard: how it is watched over and judged.
INSIDE: Mapping[str, str] = {
    "B10": "Atasan langsung memeriksa berkas setiap pekan; Inspektorat memeriksa sekali setahun.",
    "B14": "Kinerja pelaksana dinilai setiap triwulan dari waktu penyelesaian, survei, dan pengaduan.",
}
#: What the public asked to leave out.
NEEDLESS = Requirement("Fotokopi kartu identitas dua lembar", "copy")
#: How much longer it took before: by unit of time, unless a law fixes it.
LONGER: Mapping[str, int] = {"minutes": 15, "hours": 2, "working_days": 1, "calendar_days": 7}

#: What a unit saves when it betters a standard that holds.
SHORTER: Mapping[str, int] = {"minutes": 5, "working_days": 1, "calendar_days": 2}


@dataclass(frozen=True, slots=True)
class Desk:
    """Whom one complains to in a unit."""

    unit: str
    email: str
    phone: str
    whatsapp: str = ""


@dataclass(frozen=True, slots=True)
class Lacks:
    """What the drafts of a forum lack, until the public asks for it: services that want a needless copy, services that
    take longer than they need, and complaints that wait too long."""

    copy: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    answers: bool = False


def whole(offer: Offer, desk: Desk, year: int) -> Standard:
    """A standard with all fourteen components that the linter has nothing grave to say about."""
    standard = offer.standard
    day = "Senin–Jumat, 08.00–15.00"
    channels = (
        Channel("desk", f"Meja pengaduan {desk.unit}", day, 4, "Petugas pengaduan"),
        Channel("phone", desk.phone, day, 4, "Petugas pengaduan"),
        Channel("email", desk.email, "setiap saat", 12, "Petugas pengaduan"),
        Channel("sp4n", "lapor.go.id", "setiap saat", 12, "Pejabat penghubung SP4N-LAPOR!"),
    )
    costs = tuple(_priced(one, year) for one in standard.costs)
    return replace(standard, channels=channels, costs=costs, texts={**INSIDE, **standard.texts})


def _priced(cost: Cost, year: int) -> Cost:
    """A tariff as it stood in a year: nobody promised one before its law held."""
    since = cost.valid_from
    return cost if since is None or since.year <= year else replace(cost, valid_from=None)


def proposed(offer: Offer, desk: Desk, year: int, lacks: Lacks) -> Standard:
    """What the unit wrote before the public was heard: whole but for what it `lacks`, and not yet said plainly."""
    made = replace(whole(offer, desk, year), others={})
    if offer.name in lacks.copy:
        made = replace(made, requirements=(*made.requirements, NEEDLESS))
    if offer.name in lacks.time:
        made = replace(made, limit=_longer(made))
    return _answered_in(made, 24) if lacks.answers else made


def _longer(standard: Standard) -> TimeLimit:
    limit = standard.limit
    assert limit is not None
    return replace(limit, most=limit.most + LONGER.get(limit.unit, 0))


def _answered_in(standard: Standard, hours: int) -> Standard:
    return replace(standard, channels=tuple(replace(one, hours=hours) for one in standard.channels))


def older(offer: Offer, desk: Desk, year: int) -> Standard:
    """What held years ago: slower still than what was proposed since, with a copy too many."""
    made = proposed(offer, desk, year, Lacks((offer.name,), (offer.name,)))
    return _answered_in(replace(made, limit=_longer(made)), 48)


def improved(offer: Offer, desk: Desk, year: int) -> Standard:
    """A draft over a whole standard in force: a shorter time where it can be, and one more channel."""
    made = whole(offer, desk, year)
    limit = made.limit
    assert limit is not None
    saved = SHORTER.get(limit.unit, 0)
    shorter = replace(limit, most=limit.most - saved) if limit.most > 2 * saved else limit
    day = "Senin–Jumat, 08.00–15.00"
    added = Channel("whatsapp", desk.whatsapp, day, 12, "Petugas pengaduan")
    return replace(made, limit=shorter, channels=(*made.channels, added))


def settled(offer: Offer, desk: Desk, year: int) -> Standard:
    """The improved draft after the public was heard: complaints are answered sooner."""
    made = improved(offer, desk, year)
    return replace(made, channels=tuple(replace(one, hours=min(one.hours or 8, 8)) for one in made.channels))


def thin(offer: Offer, desk: Desk, year: int) -> Standard:
    """What a unit wrote down first: half of it missing, as half of the offices have it."""
    made = whole(offer, desk, year)
    return replace(made, legal=(), products=(), staff=None, texts={"B8": made.texts["B8"]}, others={})


def doubtful(offer: Offer, desk: Desk, year: int) -> Standard:
    """Whole, with what the linter warns of: a channel without a time, an unknown law, one number twice."""
    made = whole(offer, desk, year)
    channels = (
        Channel("phone", "0811-0000-0000"),
        Channel("whatsapp", "0811-0000-0000"),
        *made.channels[2:],
    )
    legal = (*made.legal, LegalBasis("Perpres", "25", 2008, "Tata cara pendaftaran penduduk", "unknown"))
    return replace(made, channels=channels, legal=legal)
