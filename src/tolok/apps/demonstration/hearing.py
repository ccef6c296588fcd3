"""The invented respondents answer, each in a way of the real world, through the actions everybody uses."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.demonstration.founding import World
from tolok.apps.demonstration.invented.province import UNITS
from tolok.apps.demonstration.invented.respondents import Spoken, spoken
from tolok.apps.demonstration.rounds import DAY
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import importing
from tolok.apps.surveys.models import Answer, Device, DeviceKind, Mode, Period, Survey, Ticket, TicketBatch
from tolok.apps.surveys.selectors import questions_of, uuid7
from tolok.rules.surveys.periods import number_of
from tolok.sheets.imports.mapping import mapping_of
from tolok.sheets.outcomes import csv_lines

QUALITY = {one.code: one.quality for one in UNITS}
#: Elements that lag behind somewhere; each unit has one.
WEAK = ("waktu", "sarpras", "pengaduan", "prosedur", "persyaratan")
#: How many answer where the target is not what counts: too few for a grade, and a unit that nobody reminds.
FEW, BEHIND = 9, "04.4"
#: The unit whose own queue system asks, and sends everything it has each evening.
BY_PROGRAM = "13"
BELOW, FROM_HOME = "11.2", "11"
#: Shares of the ways people answer in, where a unit has no way of its own.
WAYS = (
    *((Mode.QR, 34), (Mode.LINK, 14), (Mode.KIOSK, 18), (Mode.SLIP, 12)),
    *((Mode.WHATSAPP, 7), (Mode.EMAIL, 4), (Mode.OFFICER, 5), (Mode.PAPER, 6)),
)
#: Ways in which a person is given a ticket of their own, and how many a survey has made of each.
TICKETS = {
    Mode.SLIP: (TicketBatch.Channel.SLIP, 60),
    Mode.WHATSAPP: (TicketBatch.Channel.WHATSAPP, 40),
    Mode.EMAIL: (TicketBatch.Channel.EMAIL, 40),
}
#: The unit that goes on asking with its own Google form, and brings the file when the survey ends.
BY_FILE = "10"
#: Answers of the officer who ticked alike in the queue's stead: how many, all of it within minutes.
ALIKE = 14
#: What of the monthly survey went wrong in one month: the network was down for a week.
BAD_MONTH, WORSE = 5, 0.42


class Desk:
    """The ways into one survey: its slips, its kiosk, its tablet, made when somebody first needs them."""

    def __init__(self, survey: Survey, by: User, second: User) -> None:
        self.survey, self.by, self.second = survey, by, second
        self._devices: dict[DeviceKind, Device] = {}
        self._tickets: dict[Mode, Iterator[Ticket]] = {}
        self._sheet = 0

    def take(self, sheet: Spoken, mode: Mode, at: datetime) -> None:
        """One answer, in the way it came."""
        given = actions.Given(sheet.values, sheet.comment, sheet.profile, seconds=sheet.seconds)
        if mode == Mode.PAPER:
            self._paper(given, at)
            return
        device = self.device(DeviceKind(mode)) if mode in (Mode.KIOSK, Mode.OFFICER) else None
        ticket = self._ticket(mode) if mode in TICKETS else None
        if ticket is not None:
            actions.ticket_opened(ticket=ticket, now=at)
        actions.receive_sitting(
            survey=self.survey,
            uuid=uuid7(at - timedelta(seconds=sheet.seconds)),
            given=given,
            mode=mode,
            device=device,
            ticket=ticket,
            started=1,
            now=at,
        )

    def device(self, kind: DeviceKind) -> Device:
        """The kiosk or the officer's tablet of the survey."""
        if kind not in self._devices:
            name = "Kios pintu masuk" if kind == DeviceKind.KIOSK else "Tablet petugas loket 2"
            opened = self.survey.opens_at
            made = actions.register_device(survey=self.survey, kind=kind, name=name, by=self.by, now=opened)
            self._devices[kind] = made.device
        return self._devices[kind]

    def _ticket(self, mode: Mode) -> Ticket:
        """The next ticket of a way. Nobody is written to: who lives here is invented."""
        channel, count = TICKETS[mode]
        found = next(self._tickets.get(mode, iter(())), None)
        if found is not None:
            return found
        made = actions.make_tickets(
            survey=self.survey,
            channel=channel,
            count=count,
            expires_at=self.survey.closes_at,
            by=self.by,
            now=self.survey.opens_at,
        )
        rows = Ticket.objects.filter(batch=made.batch)
        self._tickets[mode] = iter(rows.select_related("batch", "survey"))
        return next(self._tickets[mode])

    def _paper(self, given: actions.Given, at: datetime) -> None:
        """A printed sheet, typed in by the operator and read again by the head."""
        if not self._sheet:
            actions.print_sheets(survey=self.survey, count=40, by=self.by, now=self.survey.opens_at)
        self._sheet += 1
        day = timezone.localdate(at)
        for person, later in ((self.by, 1), (self.second, 2)):
            actions.type_sheet(
                survey=self.survey,
                number=str(self._sheet),
                given=given,
                given_on=day,
                by=person,
                now=at + later * timedelta(hours=1),
            )


def hear(world: World, survey: Survey, now: datetime) -> None:
    """Everybody answers one survey, up to `now`; a survey that has answers stays as it is."""
    if Answer.objects.filter(survey=survey).exists():
        return
    code = survey.unit.code
    random = Random(f"respondents {code} {survey.period_kind} {survey.period_start}")  # noqa: S311 - invented
    desk = Desk(survey, world.operator(code), world.head(code))
    asked, quality, weak = (
        questions_of(survey),
        quality_in(survey, random),
        WEAK[list(QUALITY).index(code) % 5],
    )
    with transaction.atomic():
        times = sorted(moments(survey, _count(survey, random, now), now, random))
        sheets = [(at, spoken(asked, quality, weak, random)) for at in times]
        if code == BY_PROGRAM:
            _sent(survey, sheets, desk.by)
            return
        if code == BY_FILE and survey.over(now):
            _filed(survey, sheets, desk.by)
            return
        for at, sheet in sheets:
            desk.take(sheet, _way(code, random), at)
        if code == FROM_HOME and survey.over(now):
            _alike(desk, random)


def _sent(survey: Survey, sheets: Sequence[tuple[datetime, Spoken]], by: User) -> None:
    """Answers of another system, brought in one request a survey."""
    brought = [
        actions.Brought(
            uuid7(at),
            actions.Given(sheet.values, sheet.comment, sheet.profile, seconds=sheet.seconds),
            Mode.API,
        )
        for at, sheet in sheets[: actions.MOST]
    ]
    if brought:
        actions.receive_many(survey=survey, answers=brought, by=by, now=sheets[-1][0])


def _filed(survey: Survey, sheets: Sequence[tuple[datetime, Spoken]], by: User) -> None:
    """The file of a Google form, brought in on the last afternoon."""
    items = questions_of(survey).items
    lines = csv_lines(
        {
            "Timestamp": f"{timezone.localtime(at):%d/%m/%Y %H:%M:%S}",
            **{
                item.text.id: item.points[point].id if (point := sheet.values.get(item.key)) else ""
                for item in items
            },
            "Saran dan masukan": sheet.comment,
        }
        for at, sheet in sheets
    )
    now = survey.closes_at - timedelta(hours=3)
    draft = importing.begin(
        survey=survey, name="Formulir perpustakaan.csv", content="".join(lines).encode(), by=by, now=now
    )
    mapping = mapping_of(draft.mapping, questions_of(survey))
    for column in mapping.columns:
        mapping = mapping.with_column(column.heading, column.nth)
    importing.settle(
        draft=draft,
        mapping=mapping,
        options={"outside": "skip"},
        name="Formulir Google perpustakaan",
        by=by,
        now=now,
    )
    importing.keep(draft=draft, by=by, now=now)
    importing.carry_on(draft=draft.pk, now=now)


def quality_in(survey: Survey, random: Random) -> float:
    """How good the unit was in the period: better from year to year, but for a bad month."""
    assert survey.period_start is not None
    since = (survey.period_start.year - 2025) * 12 + survey.period_start.month
    quality = QUALITY[survey.unit.code] + 0.006 * since + random.uniform(-0.03, 0.03)
    bad = survey.period_kind == Period.MONTH and number_of(Period.MONTH, survey.period_start) == BAD_MONTH
    return min(0.98, max(0.1, quality)) * (WORSE if bad else 1)


def _count(survey: Survey, random: Random, now: datetime) -> int:
    code = survey.unit.code
    if code == BELOW:
        return FEW
    whole = round(survey.target * random.uniform(0.97, 1.18))
    if survey.over(now):
        return whole
    # what runs is as far as its time, but for the unit that nobody reminds
    share = (now - survey.opens_at) / (survey.closes_at - survey.opens_at)
    return max(1, round(whole * share * (0.3 if code == BEHIND else random.uniform(0.9, 1.1))))


def moments(survey: Survey, count: int, now: datetime, random: Random) -> Iterator[datetime]:
    """Moments within opening hours of working days between the opening and now or the close."""
    first = timezone.localtime(survey.opens_at)
    last = min(timezone.localtime(now), timezone.localtime(survey.closes_at) - DAY)
    days = max((last - first).days, 0)
    made = 0
    while made < count:
        at = first + random.randint(0, days) * DAY
        at = at.replace(hour=8, minute=0) + timedelta(
            minutes=random.triangular(5, 420, 120), seconds=random.randint(0, 59)
        )
        if (at.weekday() < 5 or days < 7) and at < last:
            made += 1
            yield at
        elif days < 1:
            made += 1
            yield first + (last - first) * random.random()


def _way(code: str, random: Random) -> Mode:
    if code == FROM_HOME:
        return Mode.OFFICER if random.random() < 0.7 else Mode.QR
    return random.choices([way for way, _ in WAYS], [share for _, share in WAYS])[0]


def _alike(desk: Desk, random: Random) -> None:
    """An officer ticked the same sheet again and again on the last afternoon."""
    survey = desk.survey
    at = (timezone.localtime(survey.closes_at) - DAY).replace(hour=14, minute=3)
    while at.weekday() > 4:
        at -= DAY
    values = {item.key: block.high for block, item in questions_of(survey).by_key.values()}
    for _ in range(ALIKE):
        at += timedelta(seconds=random.randint(20, 45))
        desk.take(Spoken(values, "", {}, random.randint(6, 11)), Mode.OFFICER, at)
