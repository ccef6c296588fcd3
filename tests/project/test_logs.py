"""What the log never holds."""

import logging
from typing import Any

import pytest
from django.conf import settings

from tolok.project.logs import Discreet

TOKEN = "B2OdLLn7OPnYt-PhRgRhfADGefQ_rie3TqcjFRrFYsg"


def line(message: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, message, args, None)
    assert Discreet().filter(record)
    return record.getMessage()


@pytest.mark.parametrize("path", ["/undangan/", "/en/undangan/", "/bukti/berkas/"])
def test_it_holds_no_token_of_an_invitation_or_a_signed_file(path: str) -> None:
    assert line("%s: %s", "Forbidden", f"{path}{TOKEN}/") == f"Forbidden: {path}…/"


def test_it_keeps_every_other_line_as_it_is() -> None:
    assert (
        line("%s: %s", "Not Found", "/siklus/3/hasil/1/berkas/12/")
        == "Not Found: /siklus/3/hasil/1/berkas/12/"
    )


def test_the_stream_of_the_installation_is_discreet() -> None:
    handlers: Any = settings.LOGGING["handlers"]
    assert handlers["stderr"]["filters"] == ["discreet"]
