"""Which surveys the demonstration holds: when, of whom, asking what. Everything follows from the day it is loaded."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented.offers import Offer, offers_of
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards import actions as standards
from tolok.apps.standards.models import Service
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Period, Survey, TargetRule
from tolok.apps.surveys.selectors import survey_at
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.periods import before, days_of, number_of
from tolok.rules.surveys.sampling import mean_based
from tolok.rules.texts import Text

ADMIN = "Ratna Wulansari"
TITLE = Text("Survei Kepuasan Masyarakat", "Survey of citizens' satisfaction")
#: Respondents below which no grade is given.
MINIMUM = 30
#: What the target is made of: within three points of the index, for respondents who differ by twelve.
WITHIN, SPREAD = 3, 12
#: The unit that is surveyed every month, the hospital with quarters, the one that wants to be free of corruption.
MONTHLY, QUARTERLY, CLEAN = "03.1", "08.1", "03"
MONTHS, QUARTERS, HALVES = 14, 6, 3
#: Units that ask their users in every half year.
SURVEYED = (
    *("01.2", "03", "03.1", "04.1", "04.2", "04.3", "04.4", "06", "08.1", "08.2", "08.4", "09.1", "09.2"),
    *("10", "11", "11.1", "11.2", "12.1", "13", "15"),
)
#: Users in a half year, by unit; others have `USERS`.
POPULATIONS = {"03.1": 5200, "08.1": 9400, "08.2": 3100, "11.2": 34, "12.1": 140, "01.2": 260, "13": 180}
USERS = 1200
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Round:
    """Surveys of one period for some units, each of the whole unit or of its first service."""

    kind: Period
    year: int
    number: int
    units: tuple[str, ...]
    of_service: bool = False

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day whose services are rated."""
        return days_of(self.kind, self.year, self.number)


def services(world: World, now: datetime) -> None:
    """Services of every unit that has some in the demonstration and none yet."""
    there = set(Service.objects.filter(unit__in=world.units.values()).values_list("unit", flat=True))
    for code, unit in world.units.items():
        offered = [_offered(place, one) for place, one in enumerate(offers_of(code), 1)]
        if offered and unit.pk not in there:
            by = world.operator(code)
            standards.add_services(unit=unit, services=offered, since=date(2022, 1, 3), by=by, now=now)


def _offered(place: int, one: Offer) -> standards.Offered:
    return standards.Offered(
        f"L{place}",
        one.name,
        free_of_charge=one.free,
        online=bool(one.online),
        public_name=one.public_name,
        summary=one.summary,
        field=one.field,
        product_kind=one.kind,
        life_events=one.events,
        user_groups=one.groups,
        keywords=one.keywords,
        hours=one.hours,
        place=one.place,
        online_address=one.online,
    )


def rounds(world: World, today: date) -> list[Round]:
    """Every round that is over on a day, the oldest first, then the running one."""
    units = tuple(code for code in SURVEYED if code in world.units)
    found = _last(Period.HALF, HALVES, units, today)
    if MONTHLY in world.units:
        found += _last(Period.MONTH, MONTHS, (MONTHLY,), today, of_service=True)
    if QUARTERLY in world.units:
        found += _last(Period.QUARTER, QUARTERS, (QUARTERLY,), today, of_service=True)
    return [*sorted(found, key=lambda one: one.days[1]), running(world, today)]


def running(world: World, today: date) -> Round:
    """The round of the half year a day lies in."""
    units = tuple(code for code in SURVEYED if code in world.units)
    return Round(Period.HALF, today.year, number_of(Period.HALF, today), units)


def _last(
    kind: Period, count: int, units: tuple[str, ...], today: date, *, of_service: bool = False
) -> list[Round]:
    year, number = today.year, number_of(kind, today)
    found = []
    for _ in range(count):
        year, number = before(kind, year, number)
        found.append(Round(kind, year, number, units, of_service))
    return found


def surveys_of(world: World, one: Round, now: datetime) -> list[Survey]:
    """The surveys of a round, ready for actions; those that are not there yet are opened by the Biro."""
    there = _there(world, one)
    groups: dict[tuple[bool, bool, bool], list[actions.Wanted]] = {}
    for code in one.units:
        if world.units[code].pk not in there:
            groups.setdefault(_kind(code, one), []).append(_wanted(world.units[code], one))
    first, last = one.days
    opens_at, closes_at = _window(one, now)
    with transaction.atomic():
        for kind, wanted in groups.items():
            actions.open_surveys(
                wanted=wanted,
                questionnaire=asks(*kind),
                opens_at=opens_at,
                closes_at=closes_at,
                span=actions.Span(one.kind, first, last),
                by=world.people[ADMIN],
                now=opens_at - 7 * DAY,
            )
    there = _there(world, one)
    return [survey for code in one.units if (survey := survey_at(there[world.units[code].pk])) is not None]


def _there(world: World, one: Round) -> dict[int, int]:
    """By unit the survey of a round that was opened already."""
    units = [world.units[code].pk for code in one.units]
    found = Survey.objects.filter(
        unit__in=units, period_kind=one.kind, period_start=one.days[0], service__isnull=not one.of_service
    )
    return dict(found.order_by("-pk").values_list("unit", "pk"))


def _kind(code: str, one: Round) -> tuple[bool, bool, bool]:
    """What distinguishes questionnaires: all free of charge, all online, asked about integrity as well."""
    offered = offers_of(code)
    whole = not one.of_service
    free = whole and all(service.free for service in offered)
    return free, free and all(service.online for service in offered), code == CLEAN and whole


def asks(free: bool, online: bool, integrity: bool) -> Questionnaire:
    """The nine elements as they fit the services; two further blocks where integrity is asked for."""
    skm = block(
        "skm9",
        constant=("biaya",) if free else (),
        replacing=("kompetensi", "perilaku") if online else (),
    )
    return compose(TITLE, [skm, block("spkp8"), block("spak5")] if integrity else [skm])


def _wanted(unit: OrganizationUnit, one: Round) -> actions.Wanted:
    users = POPULATIONS.get(unit.code, USERS) * (_last_month(one) - one.days[0].month + 1) // 6
    size = mean_based(users, within=WITHIN, sd=SPREAD).n
    return actions.Wanted(
        unit,
        minimum=MINIMUM,
        target=max(size, MINIMUM),
        service=Service.objects.filter(unit=unit).first() if one.of_service else None,
        target_rule=TargetRule.PRECISION,
        population=users,
        population_source="Buku layanan periode sebelumnya",
    )


def _last_month(one: Round) -> int:
    """The month a period ends in."""
    return one.days[1].month


def _window(one: Round, now: datetime) -> tuple[datetime, datetime]:
    """The last two months of a half year, the whole of a shorter period; what runs has begun six weeks ago at most."""
    first, last = one.days
    opens = _morning(max(first, last - 60 * DAY))
    if one.days[1] >= timezone.localdate(now):
        opens = max(_morning(first), min(opens, _morning(timezone.localdate(now) - 40 * DAY)))
    return opens, _morning(last + DAY) - timedelta(hours=8)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8)))
