"""F-03 of the units of a cycle: opened with filling, closed with judging."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import OuterRef, Subquery

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Cycle, Locus, State
from tolok.apps.evaluation.selectors.cycles import form_key
from tolok.apps.surveys import actions as surveys
from tolok.apps.surveys.models import Survey


def open_surveys(cycle: Cycle, loci: Sequence[Locus], by: User | None, now: datetime) -> None:
    """F-03 of every unit, open from the first day of filling to the last of judging; `loci`: all without one."""
    origin = f"evaluation.cycle:{cycle.pk}"
    spans = {one.state: one for one in cycle.phases.all()}
    for form in cycle.forms.all():
        of_form = [locus for locus in loci if locus.form_id == form.pk]
        if not of_form or form_key(form.instrument) is None:
            continue
        opened = surveys.open_f03(
            units=[locus.unit for locus in of_form],
            pack_id=form.pack,
            opens_at=spans[State.FILLING].starts_at,
            closes_at=spans[State.JUDGING].ends_at,
            minimum=cycle.minimum_respondents,
            target=cycle.target_respondents,
            origin=origin,
            by=by,
            now=now,
        )
        by_unit = {survey.unit_id: survey for survey in opened}
        for locus in of_form:
            locus.survey = by_unit[locus.unit_id]
        theirs = Survey.objects.filter(origin=origin, kind=opened[0].kind, unit=OuterRef("unit")).values("pk")
        Locus.objects.filter(cycle=cycle, form=form, survey=None).update(survey=Subquery(theirs[:1]))


def move_surveys(cycle: Cycle, ends_at: datetime, why: str, by: User | None, now: datetime) -> None:
    """F-03 closes with judging."""
    opened = list(Survey.objects.filter(locus__cycle=cycle).select_related("unit__office"))
    if opened:
        surveys.move_closing(surveys=opened, closes_at=ends_at, why=why, by=by, now=now)
