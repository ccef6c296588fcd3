"""Where a survey's page leads: every part of the work names its own doors and whom they are for."""

from collections.abc import Callable
from datetime import date

from tolok.apps.accounts.models import User
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.views.bringing.doors import bringing
from tolok.apps.surveys.views.results.parts import result_doors
from tolok.apps.surveys.views.reviewing.doors import reviewing
from tolok.apps.surveys.views.running.progress import progress_doors
from tolok.apps.surveys.views.telling.doors import telling_doors
from tolok.apps.surveys.views.ways import doors as ways
from tolok.web.shapes import Link

#: The doors of one part that a person may open, in their order; none when there is nothing there for them.
Part = Callable[[Survey, User, date], list[Link]]

PARTS: tuple[Part, ...] = (
    progress_doors,
    ways,
    bringing,
    result_doors,
    telling_doors,
    reviewing,
)


def doors_of(survey: Survey, person: User, day: date) -> list[Link]:
    """Every door of every part that a person may open."""
    return [door for part in PARTS for door in part(survey, person, day)]
