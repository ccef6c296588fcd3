"""Telling people: once, in bulk, by e-mail when and as each of them wants it."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import DjangoAssertNumQueries, Settings

from tests.apps.organizations.cast import someone
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.notices import actions, policies, selectors
from tolok.apps.notices.actions import Message
from tolok.apps.notices.models import Mailing, Notice, Zone
from tolok.rules.texts import ProblemsError, Text

pytestmark = pytest.mark.django_db

#: 10.00 in Jakarta, outside everybody's quiet hours.
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
WORDS = Text("Tenggat janji tinggal 3 hari.", "A promise is due in 3 days.")


@pytest.fixture
def ani() -> User:
    return someone("Ani")


@pytest.fixture
def mails(settings: Settings) -> list[Any]:
    """E-mail as set up; what went out."""
    settings.TOLOK_MAIL = True
    settings.TOLOK_ADDRESS = "https://tolok.example.go.id"
    return mail.outbox


def tell(*users: User, key: str = "a:1", now: datetime = NOW, words: Text = WORDS) -> None:
    actions.notify(users=users, words=words, path="/organisasi/3/", key=key, now=now)


def prefer(person: User, mailing: Mailing, **more: Any) -> None:
    given: dict[str, Any] = {"language": "id", "zone": Zone.WIB, "quiet_from": None, "quiet_to": None}
    actions.prefer(mailing=mailing, by=person, now=NOW, **{**given, **more})


def test_it_tells_a_person_once_about_one_thing(ani: User) -> None:
    budi = someone("Budi")
    tell(ani)
    tell(ani, budi, words=Text("Lain", "Other"))
    assert [one.words_id for one in selectors.notices_of(ani)] == [WORDS.id]
    assert selectors.unread_count(budi) == 1
    assert policies.may_read(ani, selectors.notices_of(ani).get())
    assert not policies.may_read(budi, selectors.notices_of(ani).get())


def test_it_tells_fifty_people_in_one_statement(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    people = [someone(f"Orang {number}") for number in range(50)]
    with django_assert_max_num_queries(3):
        tell(*people)
    assert Notice.objects.count() == 50


def test_it_tells_each_their_own(ani: User) -> None:
    messages = [Message(ani, Text(f"Hal {n}", f"Thing {n}"), "/", f"k:{n}") for n in range(2)]
    actions.notify_each(messages=messages, now=NOW)
    assert selectors.unread_count(ani) == 2


@pytest.mark.parametrize("path", ["https://example.com/", "//example.com/", "tindak-lanjut/"])
def test_it_leads_nowhere_but_into_the_site(ani: User, path: str) -> None:
    with pytest.raises(ValueError, match="within the site"):
        actions.notify(users=[ani], words=WORDS, path=path, key="x", now=NOW)


def test_it_notes_the_first_reading(ani: User) -> None:
    tell(ani)
    tell(ani, key="a:2", now=NOW + timedelta(hours=1))
    notice = selectors.notices_of(ani).last()
    assert notice is not None
    actions.read(notice=notice, by=ani, now=NOW)
    actions.read(notice=notice, by=ani, now=NOW + timedelta(hours=9))
    notice.refresh_from_db()
    assert notice.read_at == NOW
    assert actions.read_all(by=ani, now=NOW) == 0
    assert actions.read_all(by=ani, now=NOW + timedelta(hours=2)) == 1


def test_it_marks_nothing_for_somebody_else(ani: User) -> None:
    tell(ani)
    actions.read(notice=selectors.notices_of(ani).get(), by=someone("Budi"), now=NOW)
    assert selectors.unread_count(ani) == 1


def test_a_preference_is_audited_and_needs_both_ends_of_quiet_hours(ani: User) -> None:
    prefer(ani, Mailing.NEVER, language="en")
    assert selectors.preference_of(ani).language == "en"
    assert Entry.objects.get(action="notices.prefer").after["mailing"] == "never"
    with pytest.raises(ProblemsError) as refused:
        prefer(ani, Mailing.DAILY, quiet_from=time(20))
    assert refused.value.problems[0].key == "quiet_to"


def test_without_a_mail_server_nothing_is_mailed(ani: User) -> None:
    prefer(ani, Mailing.AT_ONCE)
    tell(ani)
    assert actions.send_due(now=NOW) == 0
    assert Notice.objects.filter(mailed_at=None).count() == 1


def test_it_mails_at_once_in_the_language_of_the_person(ani: User, mails: list[Any]) -> None:
    prefer(ani, Mailing.AT_ONCE, language="en")
    tell(ani)
    tell(ani, key="a:2", words=Text("Dua", "Two"))
    assert actions.send_due(now=NOW) == 1
    (sent,) = mails
    assert sent.to == ["ani@example.go.id"]
    assert "2" in sent.subject
    assert "A promise is due in 3 days." in sent.body
    assert "Two" in sent.body
    assert "https://tolok.example.go.id/en/organisasi/3/" in sent.body
    assert "https://tolok.example.go.id/en/pemberitahuan/cara/" in sent.body
    assert "Ani" not in sent.body
    assert actions.send_due(now=NOW + timedelta(minutes=1)) == 0


def test_what_was_read_is_not_mailed(ani: User, mails: list[Any]) -> None:
    prefer(ani, Mailing.AT_ONCE)
    tell(ani)
    actions.read_all(by=ani, now=NOW)
    assert actions.send_due(now=NOW) == 0
    assert mails == []


def test_whoever_wants_none_or_left_gets_none(ani: User, mails: list[Any]) -> None:
    budi = someone("Budi")
    prefer(ani, Mailing.NEVER)
    prefer(budi, Mailing.AT_ONCE)
    User.objects.filter(pk=budi.pk).update(is_active=False)
    tell(ani, budi)
    assert actions.send_due(now=NOW) == 0
    assert mails == []


def test_it_waits_until_quiet_hours_are_over(ani: User, mails: list[Any]) -> None:
    prefer(ani, Mailing.AT_ONCE, zone=Zone.WIT, quiet_from=time(20), quiet_to=time(6))
    night = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)  # 23.00 WIT
    tell(ani, now=night)
    assert actions.send_due(now=night) == 0
    assert actions.send_due(now=night + timedelta(hours=6, minutes=59)) == 0
    assert actions.send_due(now=night + timedelta(hours=7)) == 1
    assert len(mails) == 1


def test_it_knows_quiet_hours_within_a_day_and_none_at_all(ani: User) -> None:
    kept = selectors.preference_of(ani)
    kept.quiet_from, kept.quiet_to = time(9), time(11)
    assert selectors.is_quiet(kept, NOW)
    assert not selectors.is_quiet(kept, NOW + timedelta(hours=1))
    kept.quiet_from = kept.quiet_to = time(9)
    assert not selectors.is_quiet(kept, NOW)
    kept.quiet_from = kept.quiet_to = None
    assert not selectors.is_quiet(kept, NOW)


def test_a_daily_mail_holds_what_was_there_in_the_morning(ani: User, mails: list[Any]) -> None:
    tell(ani, now=NOW)
    assert actions.send_due(now=NOW + timedelta(minutes=1)) == 0
    next_morning = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)  # 07.00 WIB
    tell(ani, key="a:2", now=next_morning - timedelta(minutes=1))
    assert actions.send_due(now=next_morning - timedelta(minutes=1)) == 0
    tell(ani, key="a:3", now=next_morning + timedelta(minutes=1))
    assert actions.send_due(now=next_morning + timedelta(minutes=5)) == 1
    assert mails[0].body.count("\n- ") == 2
    assert actions.send_due(now=next_morning + timedelta(hours=1)) == 0


def test_what_is_a_week_old_is_not_mailed_any_more(ani: User, mails: list[Any]) -> None:
    prefer(ani, Mailing.AT_ONCE)
    tell(ani)
    assert actions.send_due(now=NOW + timedelta(days=8)) == 0
    assert mails == []


def test_a_long_mail_names_the_first_and_leads_to_the_rest(ani: User, mails: list[Any]) -> None:
    prefer(ani, Mailing.AT_ONCE)
    for number in range(32):
        tell(ani, key=f"n:{number}")
    actions.send_due(now=NOW)
    assert mails[0].body.count("\n- ") == 30
    assert "Selebihnya" in mails[0].body


def failing(error: Exception) -> Callable[..., int]:
    def send(*_args: object) -> int:
        raise error

    return send


def test_it_tries_again_when_the_server_was_down(
    ani: User, mails: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    prefer(ani, Mailing.AT_ONCE)
    tell(ani)
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", failing(SMTPServerDisconnected()))
        assert actions.send_due(now=NOW) == 0
    assert actions.send_due(now=NOW) == 1
    assert len(mails) == 1


def test_a_refused_address_is_not_tried_again(
    ani: User, mails: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    prefer(ani, Mailing.AT_ONCE)
    tell(ani)
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", failing(SMTPRecipientsRefused({})))
        actions.send_due(now=NOW)
    assert actions.send_due(now=NOW) == 0
    assert mails == []


def test_killed_in_the_middle_it_goes_on_with_the_others_and_sends_none_twice(
    ani: User, mails: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [ani, someone("Budi"), someone("Cici")]
    for person in people:
        prefer(person, Mailing.AT_ONCE)
    tell(*people)
    sending = EmailBackend.send_messages

    def killed(self: EmailBackend, messages: Any) -> int:
        sending(self, messages)
        if len(mails) == 2:
            raise KeyboardInterrupt
        return 1

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", killed)
        with pytest.raises(KeyboardInterrupt):
            actions.send_due(now=NOW)
    actions.send_due(now=NOW)
    assert sorted(one.to[0] for one in mails) == [
        "ani@example.go.id",
        "budi@example.go.id",
        "cici@example.go.id",
    ]
