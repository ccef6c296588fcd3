"""Tickets: made once, kept as digests, counted as sums, voided with a reason."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.apps.organizations.cast import a_unit, an_office
from tests.apps.surveys.cast import DAY, a_member, a_survey, answered
from tests.apps.surveys.handouts import Channel, tickets
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.surveys import actions, queue_numbers, tasks
from tolok.apps.surveys.models import Survey, Ticket, TicketBatch
from tolok.apps.surveys.selectors import ticket_with, ways
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def operator(survey: Survey) -> User:
    return a_member(survey.unit)


def everything_kept() -> str:
    """Every value of the tables that could hold a secret."""
    rows = [*TicketBatch.objects.values(), *Ticket.objects.values(), *Entry.objects.values()]
    return str(rows)


def test_a_code_is_told_once_and_kept_nowhere(survey: Survey, operator: User) -> None:
    made = tickets(survey, operator, 3)
    assert len({one.code for one in made.codes}) == 3
    for one in made.codes:
        assert one.code not in everything_kept()
        assert one.code not in repr(made)
        found = ticket_with(one.code.lower())
        assert found is not None
        assert found.batch == made.batch
    entry = Entry.objects.get(action="surveys.make_tickets")
    assert (entry.after["tickets"], entry.after["mode"]) == (3, "slip")
    assert entry.scope == f"office:{survey.unit.office_id}"


def test_a_thousand_tickets_cost_no_more_than_the_batches_of_the_database(
    survey: Survey, operator: User
) -> None:
    asked = []
    for count in (10, 1000):
        with CaptureQueriesContext(connection) as seen:
            tickets(survey, operator, count)
        inserts = [one for one in seen if 'INSERT INTO "surveys_ticket"' in one["sql"]]
        asked.append((len(seen) - len(inserts), len(inserts)))
    assert asked[0][0] == asked[1][0] <= 12
    assert asked[1][1] <= 12


def test_the_list_costs_one_statement_whatever_the_tickets(survey: Survey, operator: User) -> None:
    tickets(survey, operator, 400)
    tickets(survey, operator, 2)
    with CaptureQueriesContext(connection) as seen:
        rows = list(ways.batches_of(survey))
    assert len(seen) == 1
    assert [row.made for row in rows] == [2, 400]  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [0, 1001])
def test_it_makes_one_to_a_thousand(survey: Survey, operator: User, count: int) -> None:
    with pytest.raises(ProblemsError, match="1 to 1000"):
        tickets(survey, operator, count)


def test_tickets_end_in_the_future_and_with_the_survey(survey: Survey, operator: User) -> None:
    now = timezone.now()
    for wrong in (now - DAY, survey.closes_at + DAY):
        with pytest.raises(ProblemsError, match="not after the survey closes"):
            tickets(survey, operator, expires_at=wrong)
    with pytest.raises(ProblemsError, match="closed"):
        tickets(survey, operator, now=survey.closes_at + DAY)


def test_queue_numbers_are_counted_or_listed_and_no_names(survey: Survey, operator: User) -> None:
    made = tickets(survey, operator, channel=Channel.QUEUE, labels=queue_numbers.span("A098", "A101", 1000))
    assert [one.label for one in made.codes] == ["A098", "A099", "A100", "A101"]
    with pytest.raises(ProblemsError, match="no queue number"):
        tickets(survey, operator, channel=Channel.QUEUE, labels=["A1", "Siti Aminah"])
    with pytest.raises(ProblemsError, match="twice"):
        tickets(survey, operator, channel=Channel.QUEUE, labels=["A1", "A1"])


@pytest.mark.parametrize(
    ("first", "last"), [("A5", "A1"), ("A1", "B9"), ("", "A9"), ("A", "B"), ("1", "5000")]
)
def test_it_refuses_a_span_that_counts_nothing(first: str, last: str) -> None:
    with pytest.raises(ProblemsError):
        queue_numbers.span(first, last, 1000)


def test_a_used_ticket_is_counted_and_names_no_answer(survey: Survey, operator: User) -> None:
    made = tickets(survey, operator, 3)
    ticket = ticket_with(made.codes[0].code)
    assert ticket is not None
    assert answered(survey, ticket=ticket).state == "created"
    row = ways.batches_of(survey).get()
    assert (row.made, row.opened, row.used, row.void) == (3, 1, 1, 0)  # type: ignore[attr-defined]
    assert not [field.name for field in Ticket._meta.get_fields() if "answer" in field.name]


def test_a_void_batch_lets_nobody_in_and_keeps_what_was_answered(survey: Survey, operator: User) -> None:
    made = tickets(survey, operator, 3)
    used, unused = (ticket_with(one.code) for one in made.codes[:2])
    answered(survey, ticket=used)
    with pytest.raises(ProblemsError, match="reason"):
        actions.void_batch(batch=made.batch, why=" ", by=operator, now=timezone.now())
    assert actions.void_batch(batch=made.batch, why="Slip hilang", by=operator, now=timezone.now()) == 2
    with pytest.raises(ProblemsError, match="has been used"):
        answered(survey, ticket=unused)
    assert survey.answers.count() == 1
    with pytest.raises(ProblemsError, match="void already"):
        actions.void_batch(batch=made.batch, why="Lagi", by=operator, now=timezone.now())
    assert Entry.objects.get(action="surveys.void_tickets").why == "Slip hilang"
    assert ways.fates_of(survey)["slip"].invited == 1


@pytest.fixture
def mailing(settings: Settings) -> None:
    settings.TOLOK_MAIL = True
    settings.TOLOK_ADDRESS = "https://tolok.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def invited(survey: Survey, operator: User, *addresses: str) -> TicketBatch:
    return actions.invite(
        survey=survey, addresses=addresses, expires_at=survey.closes_at, by=operator, now=timezone.now()
    )


def test_without_a_mail_server_nobody_is_invited(survey: Survey, operator: User) -> None:
    with pytest.raises(ProblemsError, match="no mail server"):
        invited(survey, operator, "rina@example.com")


@pytest.mark.usefixtures("mailing")
def test_an_invitation_goes_out_once_and_its_address_is_forgotten(survey: Survey, operator: User) -> None:
    batch = invited(survey, operator, "rina@example.com", "RINA@example.com", "joko@example.com")
    tasks.send_waiting_invitations.func()
    tasks.send_waiting_invitations.func()
    assert sorted(one.to[0] for one in mail.outbox) == ["joko@example.com", "rina@example.com"]
    batch.refresh_from_db()
    assert (batch.size, batch.sent, batch.failed, batch.waiting) == (2, 2, 0, [])
    assert "example.com" not in everything_kept()
    for letter in mail.outbox:
        (line,) = [line for line in str(letter.body).splitlines() if line.startswith("https://")]
        code = line.rstrip("/").rsplit("/", 1)[1]
        assert f"https://tolok.example/t/{code}/" == line
        assert code not in everything_kept()
        assert ticket_with(code) is not None
        assert "Puskesmas Tolok Jaya" in letter.subject


@pytest.mark.usefixtures("mailing")
def test_every_line_that_is_no_address_is_named(survey: Survey, operator: User) -> None:
    with pytest.raises(ProblemsError) as refused:
        invited(survey, operator, "rina@example.com", "Siti Aminah", "@")
    assert [one.row for one in refused.value.problems] == [2, 3]
    assert not TicketBatch.objects.exists()


@pytest.mark.usefixtures("mailing")
def test_addresses_wait_for_a_server_that_is_away_but_not_for_ever(
    survey: Survey, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = invited(survey, operator, "rina@example.com", "joko@example.com")

    def away(*_parts: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    actions.send_invitations_due(now=timezone.now())
    batch.refresh_from_db()
    assert (batch.sent, len(batch.waiting)) == (0, 2)
    assert not Ticket.objects.filter(voided_at=None).exists()
    actions.send_invitations_due(now=timezone.now() + timedelta(days=2))
    batch.refresh_from_db()
    assert (batch.sent, batch.failed, batch.waiting) == (0, 2, [])
