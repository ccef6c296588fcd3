"""The Biro's lines on the desk: what is missing in the cycles it runs, the most urgent first."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.evaluation.models import Cycle, State
from tolok.apps.evaluation.selectors.managing import Managed
from tolok.apps.evaluation.words import state_word, zone_of
from tolok.web.shapes import Task

#: States in which it matters who judges what.
SEATED = (State.FILLING, State.JUDGING)


def tasks_of(found: Managed, day: date) -> Iterator[Task]:
    """What waits in one cycle."""
    cycle, state = found.cycle, State(found.cycle.state)
    if found.late(day) and found.ends_at is not None and state != State.FINAL:
        yield Task(
            _("Pindahkan tahap: %(cycle)s") % {"cycle": cycle.name},
            _("lewat tanggal"),
            "caution",
            reverse("cycles-calendar", args=[cycle.pk]),
            _("Tahap %(state)s direncanakan sampai %(day)s.")
            % {
                "state": state_word(state),
                "day": date_format(localdate(found.ends_at, zone_of(cycle.office))),
            },
        )
    if found.to_lock:
        yield Task(
            _("Kunci hasil: %(cycle)s") % {"cycle": cycle.name},
            _("menunggu orang kedua"),
            "caution",
            reverse("results", args=[cycle.pk]),
        )
    if not found.units:
        yield Task(
            _("Pilih unit: %(cycle)s") % {"cycle": cycle.name},
            _("belum ada unit"),
            "caution",
            reverse("cycles-units", args=[cycle.pk]),
        )
    if state in SEATED:
        yield from _panel(found, cycle, state)
    if state == State.FILLING and found.unsent:
        said = ngettext("%(n)s unit belum mengirim", "%(n)s unit belum mengirim", found.unsent)
        url = reverse("cycle", args=[cycle.pk]) + "?urut=isian"
        yield Task(
            _("Pantau pengisian: %(cycle)s") % {"cycle": cycle.name}, said % {"n": found.unsent}, "info", url
        )


def _panel(found: Managed, cycle: Cycle, state: State) -> Iterator[Task]:
    judging = state == State.JUDGING
    if found.unseated:
        said = ngettext(
            "%(n)s unit belum punya evaluator", "%(n)s unit belum punya evaluator", found.unseated
        )
        yield Task(
            _("Bagi penugasan: %(cycle)s") % {"cycle": cycle.name},
            said % {"n": found.unseated},
            "caution" if judging else "info",
            reverse("cycles-seating", args=[cycle.pk]),
        )
    if found.unstated:
        said = ngettext("%(n)s orang belum", "%(n)s orang belum", found.unstated)
        yield Task(
            _("Ingatkan pernyataan benturan kepentingan: %(cycle)s") % {"cycle": cycle.name},
            said % {"n": found.unstated},
            "caution" if judging else "info",
            reverse("cycles-panel", args=[cycle.pk]),
            _("Sebelum menyatakannya, mereka belum dapat menilai."),
        )
    if judging and found.unjudged:
        said = ngettext("%(n)s belum diserahkan", "%(n)s belum diserahkan", found.unjudged)
        yield Task(
            _("Pantau penilaian: %(cycle)s") % {"cycle": cycle.name},
            said % {"n": found.unjudged},
            "info",
            reverse("cycles-panel", args=[cycle.pk]),
        )
