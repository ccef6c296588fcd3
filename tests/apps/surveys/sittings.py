"""Surveys of every kind as respondents meet them, with tickets and shared devices made through the actions."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import DAY, a_survey
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.devices import register_device
from tolok.apps.surveys.actions.tickets import make_tickets
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Device, DeviceKind, Survey, TicketBatch
from tolok.apps.surveys.selectors import questions_of, survey_at
from tolok.rules.questionnaires.blocks import block, compose
from tolok.rules.questionnaires.values import Own
from tolok.rules.texts import Text

#: Questions of the office itself, one of each kind.
OWN = (
    Own(
        "tahu",
        "choice",
        Text("Dari mana Anda tahu layanan ini?", "How did you learn of this service?"),
        {"web": Text("Situs", "The site"), "teman": Text("Teman", "A friend")},
    ),
    Own("ubah", "text", Text("Apa yang perlu diubah?", "What should change?"), {}),
)
JAVANESE = {
    "jv": {"waktu": "Pira cepete layanan iki?", "waktu=4": "Cepet banget", "tahu": "Ngerti saka ngendi?"}
}


def unit() -> OrganizationUnit:
    """A health centre."""
    return a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center")


def an_skm(
    of: OrganizationUnit | None = None,
    blocks: tuple[str, ...] = ("skm9",),
    now: datetime | None = None,
    **more: Any,
) -> Survey:
    """An open survey of some blocks; `own`, `others`, `comment` and `profile` go to the questionnaire."""
    now = now or timezone.now()
    asked = {key: more.pop(key) for key in ("own", "others", "comment", "profile") if key in more}
    title = Text("Kepuasan pengguna", "Users' satisfaction")
    parts: dict[str, Any] = {"opens_at": now - DAY, "closes_at": now + 10 * DAY, "by": None, "now": now - DAY}
    (made,) = actions.open_surveys(
        wanted=[actions.Wanted(of or unit(), 5, 20)],
        questionnaire=compose(title, [block(key) for key in blocks], **asked),
        **{**parts, **more},
    )
    found = survey_at(made.pk)
    assert found is not None
    return found


def with_f03(share: int = 100, **more: Any) -> tuple[Survey, Survey]:
    """An SKM that asks a share F-03 as well, and the F-03 survey of the same unit."""
    where = unit()
    return an_skm(where, f03_share=share, **more), a_survey(where)


def a_ticket(survey: Survey, channel: TicketBatch.Channel = TicketBatch.Channel.SLIP) -> str:
    """What is printed on a ticket that lasts a week."""
    now = timezone.now()
    made = make_tickets(
        survey=survey, channel=channel, count=1, expires_at=now + 7 * DAY, by=admin(survey), now=now
    )
    return made.codes[0].code


def a_device(survey: Survey, kind: DeviceKind = DeviceKind.KIOSK) -> tuple[Device, str]:
    """A shared device and the key in its address."""
    made = register_device(survey=survey, kind=kind, name="Loket 2", by=admin(survey), now=timezone.now())
    return made.device, made.key


def admin(survey: Survey) -> User:
    """Somebody of the Biro."""
    return an_admin(survey.unit.office)


def ticked(survey: Survey, value: int = 4, prefix: str = "", **more: str) -> dict[str, str]:
    """What a browser sends for one sheet."""
    ratings = {f"{prefix}item_{at}": str(value) for at, _ in enumerate(questions_of(survey).items)}
    return {f"{prefix}uuid": str(uuid7(timezone.now())), **ratings, **more}


def with_second(skm: Survey, f03: Survey, value: int = 5) -> dict[str, str]:
    """Both sheets of one sitting."""
    return ticked(skm) | ticked(f03, value, "f03-") | {"f03-code": f03.code}
