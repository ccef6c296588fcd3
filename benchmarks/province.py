"""An office with a thousand units in a cycle, in a SQLite file of its own, as the measurements find it.

What people do one at a time is written in bulk here; what is measured goes through the actions and the pages.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tolok.apps.accounts.models import User
    from tolok.apps.evaluation.models import Cycle, Locus, Seat
    from tolok.apps.organizations.models import Office

PACK = "pekppp-2022-luring"
UNITS, EVALUATORS, RESPONDENTS = 1000, 40, 30
DAY, START = timedelta(days=1), date(2020, 1, 1)
#: Every how many levels a second evaluator sees one level less than the first.
DIFFERS = 23


@dataclass(frozen=True, slots=True)
class Province:
    """Who and what the measurements need."""

    office: "Office"
    admin: "User"
    operator: "User"
    evaluators: "Sequence[User]"
    pairs: Sequence[tuple[int, str]]
    now: datetime


def set_up(folder: Path) -> None:
    """Django on a new database in `folder`, set up as one machine runs it."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tolok.project.settings.demo",
        "TOLOK_HOME": str(folder),
        "TOLOK_ACCOUNTS": "1",
    }
    os.environ.pop("TOLOK_DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def found(units: int = UNITS) -> Province:
    """An office with units, its Biro, an operator of its first unit and people to judge."""
    from tolok.apps.accounts.models import User
    from tolok.apps.organizations import actions
    from tolok.apps.organizations.models import Role
    from tolok.apps.organizations.selectors import units_on
    from tolok.sheets.books import open_bytes

    now = datetime.now(UTC)
    office = actions.found_office(name="Provinsi Tolok", kind="province", region="64", by=None, now=now)
    rows = "\n".join(f"{number:04};Unit Layanan {number:04};Dinas" for number in range(1, units + 1))
    book = open_bytes("unit.csv", f"kode;nama;jenis\n{rows}\n".encode())
    actions.import_units(office=office, book=book, day=START, by=None, why="Awal", now=now)
    there = [version.unit for version in units_on(office, now.date())]

    def person(name: str) -> "User":
        return User.objects.create(email=f"{name.casefold()}@example.go.id", name=name)

    admin, operator = person("Ani"), person("Oki")
    actions.appoint(user=admin, office=office, role=Role.BIRO_ADMIN, day=START, by=None, now=now)
    actions.appoint(
        user=operator, office=office, role=Role.UNIT_OPERATOR, unit=there[0], day=START, by=None, now=now
    )
    evaluators = [person(f"Eva{number}") for number in range(EVALUATORS)]
    return Province(office, admin, operator, evaluators, [(unit.pk, "A") for unit in there], now)


def opened(of: Province, name: str) -> "Cycle":
    """A cycle of every unit, still a draft; filling has begun."""
    from tolok.apps.evaluation.actions import cycles
    from tolok.apps.evaluation.models import State

    return cycles.open_cycle(
        office=of.office,
        name=name,
        year=of.now.year,
        packs={"A": PACK},
        units=of.pairs,
        phases={
            State.FILLING: (of.now - DAY, of.now + 20 * DAY),
            State.JUDGING: (of.now + 20 * DAY, of.now + 40 * DAY),
        },
        by=of.admin,
        now=of.now,
    )


def answered(loci: "Sequence[Locus]", of: Province) -> None:
    """Every indicator of every unit answered, and every F-03 by its respondents."""
    from uuid import uuid4

    from tolok.apps.evaluation.models import Claim
    from tolok.apps.surveys.models import Answer, Mode

    by = {"edited_by": of.operator, "edited_at": of.now}
    Claim.objects.bulk_create(
        [
            Claim(locus=locus, code=code, answers={"lama": True}, proposed=3, **by)
            for locus in loci
            for code in locus.form.instrument.indicators
        ],
        batch_size=5000,
    )
    Answer.objects.bulk_create(
        [
            Answer(
                survey_id=locus.survey_id,
                uuid=uuid4(),
                values={},
                s=40 + (locus.pk + number) % 15,
                c=14,
                mode=Mode.LINK,
                given_at=of.now,
                received_at=of.now,
            )
            for locus in loci
            if locus.survey_id is not None
            for number in range(RESPONDENTS)
        ],
        batch_size=5000,
    )


def seated(cycle: "Cycle", of: Province) -> "list[Seat]":
    """Everybody on the panel, every unit with a seat and every fifth with two."""
    from tolok.apps.evaluation.actions import panel
    from tolok.apps.evaluation.models import PanelRole, Seat

    for person in of.evaluators:
        member = panel.join_panel(cycle=cycle, user=person, role=PanelRole.EVALUATOR, by=of.admin, now=of.now)
        panel.state_ties(member=member, ties=[], by=person, now=of.now)
    panel.seat_all(cycle=cycle, by=of.admin, now=of.now)
    rows = Seat.objects.filter(locus__cycle=cycle).select_related("user", "locus__cycle__office")
    return list(rows.prefetch_related("locus__form").order_by("locus", "order"))


def judged(seats: "Sequence[Seat]", of: Province) -> None:
    """Every seat handed in, and a moderator's level wherever two of them differ."""
    from tolok.apps.evaluation.models import Judgement, Moderation, Seat

    given, settled = [], []
    for seat in seats:
        for at, code in enumerate(seat.locus.form.instrument.indicators):
            level = (seat.locus_id * 7 + at * 3) % 5 + 1
            if seat.order > 1 and (seat.locus_id + at) % DIFFERS == 0:
                settled.append(
                    Moderation(
                        locus=seat.locus, code=code, level=level, reason="Lihat", by=of.admin, at=of.now
                    )
                )
                level -= 1
            given.append(Judgement(seat=seat, code=code, level=level, reason="Terlihat", at=of.now))
    Judgement.objects.bulk_create(given, batch_size=5000)
    Moderation.objects.bulk_create(settled, batch_size=5000)
    Seat.objects.filter(pk__in=[seat.pk for seat in seats]).update(submitted_at=of.now)
