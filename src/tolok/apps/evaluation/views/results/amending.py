"""Correct a level of a final result; a correction is then proposed and locked as any result."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.evaluation.actions.results_amending import amend
from tolok.apps.evaluation.forms.results_amending import AmendForm
from tolok.apps.evaluation.views.doors import crumbs, here, manages_unit, whoever
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link


@policy(manages_unit)
@require_http_methods(["GET", "HEAD", "POST"])
def amending(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Ask for the indicator, the right level and the ground."""
    place = here(request)
    instrument = place.form.instrument
    codes = [(code, f"{row.number}. {say(row.title)}") for code, row in instrument.indicators.items()]
    scale = sorted({level for levels in instrument.scales.values() for level in levels})
    form = AmendForm(request.POST or None, codes=codes, levels=[(str(level), str(level)) for level in scale])
    if request.method == "POST" and form.is_valid():
        try:
            amend(locus=place, **form.cleaned_data, by=whoever(request), now=timezone.now())
        except ProblemsError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(reverse("results", args=[cycle]))
    context = {
        "cycle": place.cycle,
        "form": form,
        "title": _("Koreksi sebuah level"),
        "lead": _(
            "%(unit)s. Hasil yang sudah dikunci tidak berubah: setelah ini usulkan koreksi, lalu orang kedua menguncinya."
        )
        % {"unit": place.name},
        "send": _("Simpan koreksi"),
        "back": reverse("results", args=[cycle]),
        "crumbs": crumbs(place.cycle, Link(_("Koreksi sebuah level"), current=True)),
    }
    return render(request, "evaluation/cycles/ask.html", context)
