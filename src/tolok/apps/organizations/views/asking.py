"""The words of a page that asks for one change in an office, with the way back."""

from tolok.apps.organizations.models import Office
from tolok.apps.organizations.views.doors import crumbs, office_link
from tolok.web.asking import Question
from tolok.web.shapes import Link


def question_of(
    office: Office,
    title: str,
    lead: str,
    send: str,
    over: str,
    way: tuple[Link, ...],
    *,
    danger: bool = False,
) -> Question:
    """`way` leads from the office to the page one came from; the last of it is the way back."""
    between = (link for link in way if link != office_link(office))
    path = crumbs(office, *between, Link(title, current=True))
    return Question(title, lead, send, over, way[-1].url, path, danger)
