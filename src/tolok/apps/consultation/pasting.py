"""Rows pasted from a sheet or written by hand: one line a row, columns by tabs or semicolons."""

from tolok.apps.consultation.actions import Attendee, Party
from tolok.apps.consultation.models import Consent
from tolok.rules.forums.society import named

YES = frozenset({"ya", "y", "yes", "v", "x", "1", "setuju"})
NO = frozenset({"tidak", "no", "n", "0", "tidak setuju", "tdk", "menolak", "keberatan"})
#: An empty cell says nothing about somebody's will, and nothing is made of it.
UNASKED = frozenset({"", "-", "–", "belum", "belum ditanya"})


def lines_of(text: str, columns: int) -> list[list[str]]:
    """The rows, each with exactly `columns` cells; blank lines are left out."""
    found = []
    for line in text.splitlines():
        if line.strip():
            cells = [cell.strip() for cell in line.split("\t" if "\t" in line else ";")]
            found.append((cells + [""] * columns)[:columns])
    return found


def parties(text: str) -> list[Party]:
    """Party; element; where the letter goes."""
    return [Party(party, named(element), contact) for party, element, contact in lines_of(text, 3)]


def _consent(said: str) -> str:
    """How somebody agreed; words that are neither yes nor no are handed on, to be told at their line."""
    known = {Consent.SIGNED: YES, Consent.REFUSED: NO, Consent.NONE: UNASKED}
    return next((consent for consent, words in known.items() if said.casefold() in words), said)


def attendees(text: str) -> list[Attendee]:
    """Name; body; element; vulnerable group; agrees; e-mail for the results; what they need."""
    return [
        Attendee(
            name=name,
            body=body,
            element=named(element),
            vulnerable=vulnerable.casefold() in YES,
            consent=_consent(consent),
            email=email,
            accommodation=needs,
        )
        for name, body, element, vulnerable, consent, email, needs in lines_of(text, 7)
    ]
