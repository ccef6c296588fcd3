"""An invented office paper for the demonstration, so that proof can be opened, cited by page and looked at."""

from collections.abc import Sequence
from datetime import date

from tolok.papers.compiler import paper
from tolok.papers.frame import Data
from tolok.rules.days import day_first


def specimen(
    title: str, office: str, pages: Sequence[tuple[str, Sequence[str]]], printed_on: date, number: str
) -> bytes:
    """A PDF/UA-1 with one page for each heading of `pages`; every page says that it is an invented example."""
    data: Data = {
        "kind": "Contoh rekaan",
        "name": title,
        "title": title,
        "office": office,
        "dated": day_first(printed_on),
        "running": title,
        "foot": "Contoh rekaan untuk peragaan; bukan dokumen sungguhan",
        "day": [printed_on.year, printed_on.month, printed_on.day],
        "number": number,
        "pages": [{"heading": heading, "lines": list(lines)} for heading, lines in pages],
    }
    return paper("specimen.typ", data, printed_on)
