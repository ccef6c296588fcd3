"""Who may do what with the surveys of a unit.

Least data: those who work in the unit see how many answered and, once the survey is closed, means over enough
answers. Single answers and comments are for the Biro alone, because staff could recognise who wrote them.
"""

from datetime import date

from django.db.models import Q, QuerySet

from tolok.apps.accounts.models import User
from tolok.apps.organizations import policies as offices
from tolok.apps.organizations.models import Appointment, OrganizationUnit, Role
from tolok.apps.surveys.models import Survey, SurveyPlan

IN_THE_UNIT = (Role.UNIT_OPERATOR, Role.UNIT_HEAD, Role.READER)

#: Who runs a survey in a unit, and may open one of its own users: the law makes it the unit's duty.
AT_THE_COUNTER = (Role.UNIT_OPERATOR, Role.UNIT_HEAD)


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
    """Whether a person may hand out tickets, register devices, and print and type in paper forms.

    That is who runs the survey at the counter: operator and head of the unit, and the Biro for any of its units.
    """
    own = Q(unit=survey.unit_id, role__in=AT_THE_COUNTER)
    whole = Q(unit=None, office=survey.unit.office_id, role=Role.BIRO_ADMIN)
    return offices.appointments_of(person, day).filter(own | whole).exists()


def may_manage(person: User, survey: Survey, day: date) -> bool:
    """Whether a person may close a survey, read its single answers and exclude some: the Biro of the office."""
    return offices.may_manage(person, survey.unit.office, day)


def may_bring(person: User, survey: Survey, day: date) -> bool:
    """Whether a person may bring files of answers: the operator of the unit and the Biro of the office."""
    if offices.has_role(person, survey.unit, Role.UNIT_OPERATOR, day):
        return True
    return may_manage(person, survey, day)


def may_see_unit(person: User, unit: int, day: date) -> bool:
    """Whether a person may see what the surveys of a unit gave over time: its staff, and readers of its office."""
    mine = offices.appointments_of(person, day)
    whole = mine.filter(unit=None, role__in=offices.READERS).values("office")
    own = mine.filter(role__in=IN_THE_UNIT, unit=unit).values("unit")
    return OrganizationUnit.objects.filter(Q(office__in=whole) | Q(pk__in=own), pk=unit).exists()


def surveyed_offices(person: User, day: date) -> QuerySet[Appointment, int]:
    """The numbers of the offices for whose units a person may open surveys."""
    mine = offices.appointments_of(person, day).filter(unit=None, role=Role.BIRO_ADMIN)
    return mine.values_list("office", flat=True)


def surveyed_units(person: User, day: date) -> QuerySet[Appointment, int | None]:
    """The numbers of the units for which a person may open surveys as one who works there."""
    mine = offices.appointments_of(person, day).filter(unit__isnull=False, role__in=AT_THE_COUNTER)
    return mine.values_list("unit", flat=True)


def plans_open_to(person: User, day: date) -> Q:
    """The plans a person may work on, as a condition on their rows."""
    return Q(office__in=surveyed_offices(person, day)) | Q(unit__in=surveyed_units(person, day))


def may_plan(person: User, plan: SurveyPlan, day: date) -> bool:
    """Whether a person may work on a plan. One statement."""
    return SurveyPlan.objects.filter(plans_open_to(person, day), pk=plan.pk).exists()


def may_tell(person: User, survey: Survey, day: date) -> bool:
    """Whether a person may publish a survey's result and note where it was told: the Biro, and the unit's head."""
    if may_manage(person, survey, day):
        return True
    return offices.has_role(person, survey.unit, Role.UNIT_HEAD, day)


def may_order(person: User, survey: Survey, day: date) -> bool:
    """Whether a person may have the report of a survey made: those, and the unit's operator."""
    return may_tell(person, survey, day) or offices.has_role(person, survey.unit, Role.UNIT_OPERATOR, day)
