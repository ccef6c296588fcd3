"""Who has which role in an office. Reading the list is noted in the audit, as on the page."""

from datetime import date

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from tolok.api import reach
from tolok.api.paging import Page, Paging, page_of
from tolok.api.routes import reads
from tolok.api.shapes import Plain
from tolok.api.tokens import caller
from tolok.apps.accounts.selectors import masked
from tolok.apps.common.actions import record_read
from tolok.apps.organizations.models import Appointment
from tolok.apps.organizations.policies import may_see_people
from tolok.apps.organizations.roster import people_on

router = Router(tags=["people"])


class PersonOut(Schema):
    """A person in one role of today. The employee number is masked but for its end; contract staff have none."""

    id: int
    name: str
    email: str
    nip: str
    role: str
    unit: int | None
    unit_code: str | None
    valid_from: date
    valid_to: date | None
    active: bool


class PeopleAsked(Paging):
    """Which people are wanted."""

    search: Plain = Field("", max_length=100, description="A part of name or e-mail.")
    role: Plain = Field(
        "", max_length=20, description="biro_admin, unit_operator, unit_head, reader, auditor."
    )


@reads(router, "/offices/{int:office}/people", Page[PersonOut])
def people(request: HttpRequest, office: int, asked: Query[PeopleAsked]) -> Page[PersonOut]:
    """Who has which role in an office today; for its Biro or Bagian and its auditors."""
    here = reach.office(request, office, may_see_people)
    found = people_on(here, reach.today(), asked.search, asked.role)
    page = page_of(found, asked, lambda rows: [_person(one) for one in rows])
    record_read(by=caller(request), action="organizations.read_people", target=here, now=reach.moment())
    return page


def _person(one: Appointment) -> PersonOut:
    return PersonOut(
        id=one.user_id,
        name=one.user.name,
        email=one.user.email,
        nip=masked(one.user.nip),
        role=one.role,
        unit=one.unit_id,
        unit_code=one.unit.code if one.unit else None,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        active=one.user.is_active,
    )
