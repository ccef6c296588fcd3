"""Reads of the ways in: sums only. Nothing here leads from a ticket or a device to what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet, Sum

from tolok.apps.surveys.identifiers import digest_of
from tolok.apps.surveys.models import (
    Approach,
    Device,
    Mode,
    PaperEntry,
    SheetRun,
    Survey,
    Ticket,
    TicketBatch,
)
from tolok.rules.surveys.response import Fate

__all__ = ["Fate"]

#: What became of the tickets of a batch.
USED = Q(tickets__used_on__isnull=False)
OPENED = Q(tickets__opened_on__isnull=False) | USED
VOID = Q(tickets__voided_at__isnull=False)


def batches_of(survey: Survey) -> QuerySet[TicketBatch]:
    """The batches of a survey, the newest first, each with `made`, `opened`, `used`, `void`. One statement."""
    return (
        TicketBatch.objects.filter(survey=survey)
        .select_related("made_by")
        .annotate(
            made=Count("tickets"),
            opened=Count("tickets", filter=OPENED & ~VOID),
            used=Count("tickets", filter=USED),
            void=Count("tickets", filter=VOID),
        )
        .order_by("-pk")
    )


def batch_in(survey: Survey, pk: int) -> TicketBatch | None:
    """A batch with its numbers, only if it belongs to `survey`."""
    return batches_of(survey).filter(pk=pk).select_related("survey__unit__office", "made_by").first()


def labels_of(batch: TicketBatch, codes: Sequence[str]) -> list[str] | None:
    """The queue number of each of `codes`; None unless every one is a ticket of this batch. One statement."""
    known = dict(Ticket.objects.filter(batch=batch).values_list("digest", "label"))
    found = [known.get(digest_of(code)) for code in codes]
    labels = [label for label in found if label is not None]
    return labels if codes and len(labels) == len(found) else None


def devices_of(survey: Survey, now: datetime, since: datetime) -> QuerySet[Device]:
    """The devices of a survey, each with `hour` and `today` (from `since`) answers and the `last`. One statement."""
    hour = Q(answers__received_at__gt=now - timedelta(hours=1))
    return (
        Device.objects.filter(survey=survey)
        .annotate(
            hour=Count("answers", filter=hour),
            today=Count("answers", filter=Q(answers__received_at__gte=since)),
            last=Max("answers__received_at"),
        )
        .order_by("revoked_at", "name", "pk")
    )


def device_in(survey: Survey, pk: int) -> Device | None:
    """A device, only if it belongs to `survey`."""
    found = Device.objects.select_related("survey__unit__office", "survey__questionnaire")
    return found.filter(survey=survey, pk=pk).first()


@dataclass(frozen=True, slots=True)
class Sheets:
    """How far the paper of a survey is: printed, read once, read twice with a difference, done; of those, by one."""

    printed: int
    once: int
    differs: int
    done: int
    alone: int

    @property
    def typed(self) -> int:
        """Sheets that somebody has typed in at least once."""
        return self.once + self.differs + self.done

    @property
    def waiting(self) -> int:
        """Sheets that wait for a second reader or a decision; they do not count yet."""
        return self.once + self.differs


def sheets_of(survey: Survey) -> Sheets:
    """How far the paper is. Two statements."""
    entries = PaperEntry.objects.filter(survey=survey).aggregate(
        once=Count("pk", filter=Q(second__isnull=True, answer__isnull=True)),
        differs=Count("pk", filter=DIFFERS),
        done=Count("pk", filter=Q(answer__isnull=False)),
        alone=Count("pk", filter=Q(answer__isnull=False, second__isnull=True)),
    )
    return Sheets(printed=last_sheet(survey), **entries)


DIFFERS = Q(second__isnull=False, answer__isnull=True)


def last_sheet(survey: Survey) -> int:
    """The highest number that was printed, 0 before the first."""
    return SheetRun.objects.filter(survey=survey).aggregate(last=Max("last"))["last"] or 0


def run_in(survey: Survey, pk: int) -> SheetRun | None:
    """Sheets that were printed together, only if they belong to `survey`."""
    return SheetRun.objects.filter(survey=survey, pk=pk).first()


def runs_of(survey: Survey) -> QuerySet[SheetRun]:
    """Every print of a survey's sheets, the newest first."""
    return SheetRun.objects.filter(survey=survey).select_related("printed_by").order_by("-pk")


def waiting_sheets(survey: Survey) -> QuerySet[PaperEntry]:
    """Sheets that wait for a second reader or a decision, without what was read on them."""
    found = PaperEntry.objects.filter(survey=survey, answer=None).defer("first", "second")
    return found.select_related("first_by", "second_by").order_by("second_at", "number")


def sheet_in(survey: Survey, pk: int) -> PaperEntry | None:
    """A sheet that waits for a decision, only if it belongs to `survey`."""
    found = PaperEntry.objects.select_related(
        "survey__unit__office", "survey__questionnaire", "first_by", "second_by"
    )
    return found.filter(DIFFERS, survey=survey, pk=pk).first()


def fates_of(survey: Survey) -> Mapping[str, Fate]:
    """What became of those who were invited, by way of answering. Three statements.

    `invited` are tickets that were not voided, people asked by hand for paper, and those an officer offered a tablet;
    None where nobody can count.
    """
    counts = survey.answers.filter(late=False, excluded_at=None).order_by().values_list("mode")
    found = {mode: Fate(None, None, n) for mode, n in counts.annotate(n=Count("pk"))}
    tickets = Ticket.objects.filter(survey=survey).filter(Q(voided_at=None) | Q(used_on__isnull=False))
    opened = Count("pk", filter=Q(opened_on__isnull=False) | Q(used_on__isnull=False))
    per_way = tickets.order_by().values_list("batch__channel")
    for mode, invited, begun in per_way.annotate(invited=Count("pk"), begun=opened):
        found[mode] = Fate(invited, begun, found.get(mode, NONE).completed)
    days = Approach.objects.filter(survey=survey).order_by().values_list("mode")
    for mode, asked, begun, refused in days.annotate(Sum("asked"), Sum("opened"), Sum("refused")):
        one = replace(found.get(mode, NONE), refused=refused)
        if mode == Mode.PAPER:
            one = replace(one, invited=asked or None)
        elif one.invited is None and begun:
            # Whoever an officer hands the tablet was asked; before a kiosk nobody counts who walks past.
            one = replace(one, started=begun, invited=begun + refused if mode == Mode.OFFICER else None)
        found[mode] = one
    order = [mode.value for mode in Mode]
    return {mode: found[mode] for mode in sorted(found, key=order.index)}


NONE = Fate(None, None, 0)


def asked_days(survey: Survey) -> QuerySet[Approach]:
    """The days on which people were asked by hand, the newest first."""
    return Approach.objects.filter(survey=survey, mode=Mode.PAPER).order_by("-day")
