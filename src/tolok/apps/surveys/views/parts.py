"""Where a survey's page leads: every part of the work names its own doors and whom they are for."""

from collections.abc import Callable, Iterator
from datetime import date

from django.utils.translation import gettext as _

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


def parts() -> Iterator[tuple[str, Part]]:
    """Every part with its heading, as the work goes: while it runs, then what came of it."""
    yield _("Selama survei berjalan"), progress_doors
    yield _("Cara mengisi"), ways
    yield _("Berkas masuk dan keluar"), bringing
    yield _("Tinjauan jawaban"), reviewing
    yield _("Hasil"), result_doors
    yield _("Laporan, publikasi, dan tindak lanjut"), telling_doors


def doors_of(survey: Survey, person: User, day: date) -> list[tuple[str, list[Link]]]:
    """Every part that has a door for this person, with those doors."""
    found = ((heading, part(survey, person, day)) for heading, part in parts())
    return [(heading, doors) for heading, doors in found if doors]
