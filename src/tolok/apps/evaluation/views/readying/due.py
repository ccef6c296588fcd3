"""What is due for a unit, each line leading to where it is done."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import DutyLetter, Locus
from tolok.apps.evaluation.selectors.readying import Readiness
from tolok.apps.evaluation.views.readying.words import duty_url, letter_url
from tolok.apps.standards.selectors.due import Due
from tolok.rules.gathering.duties import duty_of
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, State, Table

#: Services that are named in one line of what is due.
NAMED = 3
#: The page on which one due thing is done; of several of one kind, the page that lists them.
DONE_AT = {"review": "standards-review-add", "monitoring": "standards-monitoring-add"}

Line = tuple[date, Link]


def due_table(place: Locus, found: Readiness, letter: DutyLetter | None, day: date) -> Table:
    """What is overdue or due soon, the earliest first; what of one kind is due on one day is one line.

    `letter` is the one that waits for an answer.
    """
    lines = sorted(
        [
            *_letter(letter),
            *_standards(place, found),
            *_promises(found),
            *_proofs(found),
            *_statements(place, found),
        ],
        key=lambda one: (one[0], one[1].text),
    )
    columns = [
        Column(_("Yang harus dikerjakan"), "link"),
        Column(_("Tenggat")),
        Column(_("Keadaan"), "status"),
    ]
    rows = [(link, date_format(due_on), _when(due_on, day)) for due_on, link in lines]
    empty = _("Tidak ada tenggat yang tercatat.")
    return Table(_("Jatuh tempo"), columns, rows, empty=empty, caption_hidden=True)


def _letter(letter: DutyLetter | None) -> Iterator[Line]:
    if letter is not None:
        page = letter_url(letter.cycle_id, letter.locus_id, letter.number)
        words = _("Jawab surat tentang kewajiban: %(number)s") % {"number": letter.printed_number}
        yield letter.due_on, Link(words, page)


def _standards(place: Locus, found: Readiness) -> Iterator[Line]:
    groups: dict[tuple[date, str], list[Due]] = {}
    for one in found.due:
        groups.setdefault((one.due_on, one.kind), []).append(one)
    for (due_on, kind), rows in groups.items():
        if kind not in DONE_AT:
            page = reverse("standards-publications", args=[place.unit_id])
        elif len(rows) == 1:
            page = reverse(DONE_AT[kind], args=[rows[0].version])
        else:
            page = reverse("standards-reviews", args=[place.unit_id])
        yield due_on, Link(_due_name(rows), page)


def _promises(found: Readiness) -> Iterator[Line]:
    for one in found.promises:
        page = reverse("commitments-commitment", args=[one.office_id, one.pk])
        yield one.due_on, Link(_("Janji: %(title)s") % {"title": one.title}, page)


def _proofs(found: Readiness) -> Iterator[Line]:
    for one in found.expiring:
        assert one.valid_to is not None  # it is due because it ends
        page = reverse("evidence-proof", args=[one.unit_id, one.pk])
        yield one.valid_to, Link(_("Perbarui bukti yang dikutip: %(title)s") % {"title": one.title}, page)


def _statements(place: Locus, found: Readiness) -> Iterator[Line]:
    for one in found.ending:
        duty = duty_of(one.duty)
        name = say(duty.name) if duty else one.duty
        words = _("Nyatakan lagi: %(duty)s") % {"duty": name}
        yield one.expires_on, Link(words, duty_url(place, one.duty))


def _due_name(rows: list[Due]) -> str:
    kinds = {
        "review": _("Tinjau ulang standar: %(services)s"),
        "monitoring": _("Monitor dan evaluasi standar: %(services)s"),
        "publication": _("Publikasikan standar: %(services)s"),
        "sippn": _("Masukkan ke SIPP Nasional: %(services)s"),
    }
    names = [one.service.called for one in rows[:NAMED]]
    if len(rows) > NAMED:
        names.append(_("dan %(n)s layanan lain") % {"n": len(rows) - NAMED})
    return kinds[rows[0].kind] % {"services": "; ".join(names)}


def _when(due_on: date, day: date) -> State:
    return State(_("lewat tenggat"), "bad") if due_on < day else State(_("menunggu"), "info")
