"""Invitations by e-mail: to the right person, never in a log, and a dead mail server stops nobody."""

import logging
from collections.abc import Callable
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import Settings

from tolok.apps.notices.actions import Letter, send_invitations
from tolok.apps.notices.actions.inviting import MOST

TWO = [
    Letter("Oka", "oka@example.go.id", "/undangan/rahasia1/", "Sri"),
    Letter("Ida", "ida@x.id", "/undangan/2/"),
]


@pytest.fixture
def mails(settings: Settings) -> list[Any]:
    """E-mail as set up; what went out."""
    settings.TOLOK_MAIL = True
    settings.TOLOK_ADDRESS = "https://tolok.example.go.id"
    return mail.outbox


def test_everybody_gets_their_own_link(mails: list[Any]) -> None:
    assert send_invitations(TWO) == {"oka@example.go.id", "ida@x.id"}
    assert [one.to for one in mails] == [["oka@example.go.id"], ["ida@x.id"]]
    assert "https://tolok.example.go.id/undangan/rahasia1/" in mails[0].body
    assert "/undangan/2/" not in mails[0].body
    assert "Sri" in mails[0].body


def test_without_a_mail_server_nothing_is_sent() -> None:
    assert send_invitations(TWO) == frozenset()
    assert mail.outbox == []


def test_nobody_waits_for_a_long_list(mails: list[Any]) -> None:
    assert send_invitations([TWO[0]] * (MOST + 1)) == frozenset()
    assert mails == []


def failing(error: Exception) -> Callable[..., int]:
    def send(*_args: object) -> int:
        raise error

    return send


@pytest.mark.parametrize(
    "error", [SMTPServerDisconnected(), SMTPRecipientsRefused({}), ConnectionRefusedError()]
)
def test_a_server_that_fails_is_told_and_the_link_stays_out_of_the_log(
    error: Exception, mails: list[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(EmailBackend, "send_messages", failing(error))
    with caplog.at_level(logging.DEBUG):
        assert send_invitations(TWO) == frozenset()
    assert "rahasia1" not in caplog.text
    assert "rahasia1" not in repr(TWO)
