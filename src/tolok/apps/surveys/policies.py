"""Who may do what with the surveys of a unit.

Least data: those who work in the unit see how many answered and, once the survey is closed, means over enough
answers. Single answers and comments are for the Biro alone, because staff could recognise who wrote them.
"""

from datetime import date

from django.db.models import Q

from tolok.apps.accounts.models import User
from tolok.apps.organizations import policies as offices
from tolok.apps.organizations.models import Role
from tolok.apps.surveys.models import Survey

IN_THE_UNIT = (Role.UNIT_OPERATOR, Role.UNIT_HEAD, Role.READER)


def readable_by(person: User, day: date) -> Q:
    """The surveys a person may see, as a condition on their rows."""
    mine = offices.appointments_of(person, day)
    whole = mine.filter(unit=None, role__in=offices.READERS).values("office")
    own = mine.filter(role__in=IN_THE_UNIT, unit__isnull=False).values("unit")
    return Q(unit__office__in=whole) | Q(unit__in=own)


def may_see(person: User, survey: Survey, day: date) -> bool:
    """Whether a person may see the progress of a survey and its result."""
    return may_see_at(person, survey.pk, day)


def may_see_at(person: User, pk: int, day: date) -> bool:
    """The same by the number of the survey. One statement."""
    return Survey.objects.filter(readable_by(person, day), pk=pk).exists()


def may_enter(person: User, survey: Survey, day: date) -> bool:
    """Whether a person may type in paper forms: the operator of the unit."""
    return offices.has_role(person, survey.unit, Role.UNIT_OPERATOR, day)


def may_manage(person: User, survey: Survey, day: date) -> bool:
    """Whether a person may close a survey, read its single answers and exclude some: the Biro of the office."""
    return offices.may_manage(person, survey.unit.office, day)
