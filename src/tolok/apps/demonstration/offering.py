"""What the units of the demonstration offer and where they are: services as citizens look for them, and profiles."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.demonstration import rounds
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented.offers import Offer, offers_of
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.demonstration.invented.standards import Desk
from tolok.apps.organizations.actions import set_unit_letterhead
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import write_profile
from tolok.apps.standards.models import Service, UnitProfile

DAY = timedelta(days=1)
QUALITY = {one.code: one.quality for one in UNITS}
#: From which quality on a unit does everything by the book, has decreed standards, or has begun to write.
EXEMPLARY, DECREED, BEGUN = 0.69, 0.5, 0.3
#: Where the offices of the province are, and units whose name says they are elsewhere.
CAPITAL = "Muara Kencana"
TOWNS = (
    *("Ranca Pelita", "Tanjung Cahya", "Bukit Saroja", "Hulu Senja", "Rawa Kemuning", "Sungai Lembayung"),
    *("Padang Arunika", "Kali Mentari", "Gunung Tirta", "Teluk Purnama"),
)
STREETS = ("Jalan Pelabuhan", "Jalan Kenanga", "Jalan Merdeka Timur", "Jalan Nakhoda", "Jalan Cendana")
LANDMARKS = ("alun-alun", "pasar lama", "terminal", "masjid raya", "jembatan gantung")
#: The first line above the papers of every unit.
OFFICE_LINE = "Pemerintah Provinsi Sagara Raya"
#: Hours by kind of unit; weekday "1" is Monday.
OFFICE = {str(day): [["08:00", "12:00"], ["13:00", "15:30"]] for day in range(1, 5)}
HOURS = {
    "office": OFFICE | {"5": [["08:00", "11:30"], ["13:30", "16:00"]]},
    "counter": {str(day): [["08:00", "15:00"]] for day in range(1, 6)} | {"6": [["08:00", "12:00"]]},
    "hospital": {str(day): [["07:30", "14:00"]] for day in range(1, 7)},
    "school": {str(day): [["07:30", "14:30"]] for day in range(1, 6)},
}
KINDS = {"hospital": "hospital", "school": "school"}
#: Units without a lunch break that open on Saturday, too.
COUNTERS = ("03.1", "04.1", "04.2", "04.3", "04.4")
ACCESSIBLE = ("priority_desk", "ramp", "accessible_toilet", "wheelchair", "guiding_path", "nursing_room")


@dataclass(frozen=True, slots=True)
class Promised:
    """A unit with its services and what each of them is."""

    code: str
    unit: OrganizationUnit
    name: str
    services: tuple[tuple[Service, Offer], ...]

    @property
    def quality(self) -> float:
        """How good it is."""
        return QUALITY[self.code]

    @property
    def place(self) -> int:
        """Its place among units that do not all do the same thing on the same day; 0 to 12."""
        return list(QUALITY).index(self.code) % 13

    @property
    def desk(self) -> Desk:
        """Whom one complains to."""
        return desk_of(self.code, self.name)


def services(world: World, now: datetime) -> None:
    """Every service of the province, described as citizens look for it, and where the units are."""
    rounds.services(world, now - 700 * DAY)
    for one in promised(world):
        if not UnitProfile.objects.filter(unit=one.unit).exists():
            with transaction.atomic():
                _describe(world, one, now - 690 * DAY)


def promised(world: World) -> list[Promised]:
    """The units that offer something, with their services as they stand."""
    names = {one.code: one.name for one in UNITS}
    found = []
    for code, unit in world.units.items():
        offers = {one.name: one for one in offers_of(code)}
        rows = Service.objects.filter(unit=unit).order_by("pk")
        pairs = tuple((row, offers[row.name]) for row in rows if row.name in offers)
        if pairs:
            found.append(Promised(code, unit, names[code], pairs))
    return found


def desk_of(code: str, name: str) -> Desk:
    """A unit's own numbers; the area code belongs to nobody."""
    place = list(QUALITY).index(code)
    email = f"layanan.{code.replace('.', '-')}@sagararaya.example"
    return Desk(name, email, f"(0999) 55{place:02}100", f"(0999) 58{place:02}200")


def town_of(name: str) -> str:
    """The town a unit is in."""
    return next((town for town in TOWNS if town in name), CAPITAL)


def _describe(world: World, one: Promised, now: datetime) -> None:
    place = list(QUALITY).index(one.code)
    kind = next(unit.kind for unit in UNITS if unit.code == one.code)
    hours = HOURS["counter" if one.code in COUNTERS else KINDS.get(kind, "office")]
    town, landmark = town_of(one.name), LANDMARKS[place % len(LANDMARKS)]
    host = "sagararaya.example" if one.quality < EXEMPLARY else "layanan.sagararaya.go.id.example"
    street = f"{STREETS[place % len(STREETS)]} Nomor {3 * place + 2}, {town}"
    set_unit_letterhead(
        unit=one.unit,
        lines="\n".join([OFFICE_LINE, one.name, street]),
        place=town,
        since=timezone.localdate(now),
        by=world.head(one.code),
        now=now,
    )
    write_profile(
        unit=one.unit,
        by=world.operator(one.code),
        now=now,
        address=street,
        phone=one.desk.phone,
        email=one.desk.email,
        website=f"https://{host}",
        hours=hours,
        accessibility=list(ACCESSIBLE[: 1 + int(one.quality * 6)]),
        directions=f"Dari {landmark} {town}, ikuti papan petunjuk; pintu masuk di sebelah kanan gedung.",
        sippn_account=f"sippn-{one.code.replace('.', '-')}" if one.quality >= EXEMPLARY else "",
    )
