"""The task list of F-01: what is missing, until when, and what to do next."""

from itertools import groupby

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.models import ClaimState, Locus, State, Submission
from tolok.apps.evaluation.policies import reads_all, works_at
from tolok.apps.evaluation.readiness import Item
from tolok.apps.evaluation.selectors import claims as reads
from tolok.apps.evaluation.selectors import deadline
from tolok.apps.evaluation.views.claims import words
from tolok.apps.evaluation.views.doors import crumbs, here, sees_unit, today, whoever, works_at_unit
from tolok.apps.evaluation.words import at_unit
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Link, Task


@policy(sees_unit)
@require_safe
def listed(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Every indicator with its state, by aspect."""
    return show_list(request, here(request))


def show_list(request: HttpRequest, locus: Locus, problems: ProblemsError | None = None) -> HttpResponseBase:
    """The task list; with `problems`, why something was refused."""
    day = today()
    works = works_at(whoever(request), locus, day)
    full = works or reads_all(whoever(request), locus.cycle, day)
    sheet = reads.sheet(locus, day)
    end = deadline(locus.cycle, State.FILLING)
    open_item = sheet.next_open()
    copied = request.GET.get("disalin", "")
    receipts = reads.submissions_of(locus)
    context = {
        "locus": locus,
        "groups": [
            (say(aspect), [_task(locus, item, works, full) for item in items])
            for aspect, items in groupby(sheet.items, key=lambda item: item.aspect)
        ],
        "done": sheet.done,
        "total": sheet.required,
        "end": at_unit(end.deadline, locus) if end else "",
        "extended": say(end.words) if end and end.added else "",
        "over": bool(end and timezone.now() > end.deadline),
        "rule_hours": locus.cycle.outage_hours,
        "filling": locus.cycle.state == State.FILLING,
        "objects": not locus.cycle.has_reached(State.FINAL),
        "works": works,
        "submitted": locus.claim_state == ClaimState.SUBMITTED,
        "approved": locus.claim_state == ClaimState.APPROVED,
        "open_url": words.item_url(locus, open_item.code) if open_item else "",
        "open_name": words.item_name(open_item) if open_item else "",
        "started": any(item.claim for item in sheet.items),
        "before": reads.last_time(locus) if works and words.writable(locus) else None,
        "receipts": [_receipt(locus, one) for one in receipts],
        "returned": receipts[0] if receipts and receipts[0].returned_at else None,
        "saved": request.GET.get("tersimpan", ""),
        "saved_draft": words.draft(locus, whoever(request), request.GET.get("tersimpan", "")),
        "check_url": words.check_url(locus),
        "copied": copied and _copied(int(copied)) if copied.isdecimal() else "",
        "problems": [say(one.text) for one in problems.problems] if problems else [],
        "crumbs": crumbs(locus.cycle, words.unit_link(locus), Link(_("F-01"), current=True)),
    }
    return render(request, "evaluation/claims/list.html", context, status=422 if problems else 200)


def _copied(count: int) -> str:
    return ngettext(
        "%(n)s isian disalin. Tegaskan satu per satu.", "%(n)s isian disalin. Tegaskan satu per satu.", count
    ) % {"n": count}


def _task(locus: Locus, item: Item, works: bool, full: bool) -> Task:
    """A line of the list; an evaluator learns what was claimed from the receipt only."""
    hints = []
    if full and item.claim and item.claim.proposed is not None:
        hints.append(words.level_word(item.claim.proposed))
    if full and item.citations:
        count = len(item.citations)
        hints.append(ngettext("%(n)s bukti", "%(n)s bukti", count) % {"n": count})
    hints += [say(text) for text in item.warnings]
    url = words.item_url(locus, item.code) if works else ""
    return Task(
        words.item_name(item), words.state_word(item.state), words.tone(item.state), url, " · ".join(hints)
    )


def _receipt(locus: Locus, receipt: Submission) -> Link:
    said = _("Tanda terima nomor %(n)s") % {"n": receipt.number}
    return Link(said, words.receipt_url(locus, receipt.number))


@policy(works_at_unit)
@require_POST
def copy(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """Bring answers and proof along from the cycle before."""
    unit = here(request)
    before = reads.last_time(unit)
    if before is None:
        return HttpResponseRedirect(words.list_url(unit))
    try:
        copied = claims.carry_over(
            locus=unit, from_cycle=before.cycle, by=whoever(request), now=timezone.now()
        )
    except ProblemsError as error:
        return show_list(request, unit, error)
    return HttpResponseRedirect(f"{words.list_url(unit)}?disalin={len(copied)}")
