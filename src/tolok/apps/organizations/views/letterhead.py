"""What the papers of an office carry."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from tolok.apps.organizations import actions, selectors
from tolok.apps.organizations.forms import unit_choices
from tolok.apps.organizations.people_forms import LetterheadForm, letterhead_values
from tolok.apps.organizations.views.asking import question_of
from tolok.apps.organizations.views.doors import manages_office, office_link, office_of, today, whoever
from tolok.apps.organizations.views.inviting import METHODS
from tolok.web.access import policy
from tolok.web.asking import ask


@policy(manages_office)
@METHODS
def letterhead(request: HttpRequest, office: int) -> HttpResponseBase:
    """Set kop, paper, numbers and signer."""
    here = office_of(office)

    def act(given: dict[str, Any]) -> HttpResponseBase:
        code = given["signer_unit"]
        given["signer_unit"] = selectors.unit_coded(here, code) if code else None
        actions.set_letterhead(office=here, values=given, by=whoever(request), now=timezone.now())
        return HttpResponseRedirect(f"{office_link(here).url}?tersimpan")

    question = question_of(
        here,
        _("Kop dan kertas laporan"),
        _("Kop dan kertas dipakai pada semua laporan dan surat yang dicetak dari Tolok."),
        _("Simpan"),
        here.name,
        (office_link(here),),
    )
    posted = request.POST if request.method == "POST" else None
    initial = letterhead_values(selectors.letterhead_of(here))
    units = unit_choices(selectors.tree_on(here, today()), _("tidak; saya tulis namanya di bawah"))
    choices = {"signer_unit": units}
    return ask(
        request, question, LetterheadForm(posted, today=today(), initial=initial, choices=choices), act
    )
