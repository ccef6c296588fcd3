"""The address of the mail server."""

import pytest

from tolok.project.settings.mail import MailServer, mail_server


def test_without_an_address_there_is_no_server() -> None:
    assert mail_server("").host == ""


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtp://mail.example.go.id", MailServer("smtp", "mail.example.go.id", 587)),
        (
            "smtps://tolok:p%40yung@mail.example.go.id:2465",
            MailServer("smtps", "mail.example.go.id", 2465, "tolok", "p@yung"),
        ),
        ("smtp+plain://localhost", MailServer("smtp+plain", "localhost", 25)),
    ],
)
def test_it_reads_an_address(address: str, server: MailServer) -> None:
    assert mail_server(address) == server


@pytest.mark.parametrize(
    "address", ["mail.example.go.id", "https://u:rahasia@host", "smtp://", "smtp://u:rahasia@host:abc"]
)
def test_it_refuses_another_address_and_repeats_no_password(address: str) -> None:
    with pytest.raises(ValueError, match="TOLOK_SMTP_URL") as refused:
        mail_server(address)
    assert "rahasia" not in str(refused.value)
