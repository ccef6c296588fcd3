"""Where a survey's page leads for whoever brings answers in or takes them away."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.surveys import policies
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.views.doors import moment
from tolok.web.shapes import Link


def bringing(survey: Survey, person: User, day: date) -> list[Link]:
    """Imports and files, for the operator of the unit and the Biro."""
    if not policies.may_bring(person, survey, day):
        return []
    links = []
    if survey.begun(moment()):
        links.append(Link(_("Impor jawaban dari berkas"), reverse("surveys-imports", args=[survey.pk])))
    return [*links, Link(_("Ekspor dan berkas"), reverse("surveys-files", args=[survey.pk]))]
