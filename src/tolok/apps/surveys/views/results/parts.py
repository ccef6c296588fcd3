"""What a survey's page leads to once it has closed."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.organizations.policies import may_read
from tolok.apps.surveys.models import Survey
from tolok.web.shapes import Link


def result_doors(survey: Survey, person: User, day: date) -> list[Link]:
    """The result, the same over time, and for readers of the whole office all units side by side."""
    history = f"{reverse('surveys-history', args=[survey.unit_id])}?jenis={survey.kind}"
    service = f"&layanan={survey.service_id}" if survey.service_id else ""
    found = [
        Link(_("Hasil"), reverse("surveys-result", args=[survey.pk])),
        Link(_("Nilai dari waktu ke waktu"), history + service),
    ]
    if may_read(person, survey.unit.office, day):
        path = reverse("surveys-comparison", args=[survey.unit.office_id])
        found.append(Link(_("Semua unit berdampingan"), path))
    return found
