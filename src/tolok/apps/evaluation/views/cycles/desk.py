"""*Meja kerja*: what waits for the reader, and the cycles they have to do with."""

from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tolok.apps.accounts.models import User
from tolok.apps.evaluation import selectors
from tolok.apps.evaluation.models import (
    ClaimState,
    Clarification,
    Cycle,
    DutyLetter,
    Locus,
    PanelMember,
    Seat,
    State,
)
from tolok.apps.evaluation.selectors.desk import desk_of, staffed_units
from tolok.apps.evaluation.selectors.letters import LATE, late_for, waiting_for
from tolok.apps.evaluation.selectors.managing import managed_by
from tolok.apps.evaluation.views.cycles.managing import tasks_of
from tolok.apps.evaluation.views.doors import signed_in, today, whoever
from tolok.apps.evaluation.views.readying.words import letter_state, letter_url
from tolok.apps.evaluation.words import claim_word, moment, state_word, zone_of
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.policies import may_manage
from tolok.apps.organizations.selectors import desk_tasks, names_of, offices_of
from tolok.apps.surveys.selectors.comments import offers as complaints
from tolok.web.access import policy
from tolok.web.shapes import Link, Task


@policy(signed_in)
@require_safe
def cycles(request: HttpRequest) -> HttpResponseBase:
    """The desk."""
    person, day = whoever(request), today()
    desk = desk_of(person, day)
    found = list(selectors.cycles_of(person, day))
    everywhere = list(offices_of(person, day))
    offices = [office for office in everywhere if may_manage(person, office, day)]
    tasks = [
        *(_stating(one) for one in desk.unstated),
        *(_asked(one) for one in desk.questions),
        *(_written(one, day) for one in waiting_for(person, day)),
        *(_unanswered(one) for one in late_for(person, day)),
        *(_objected(one) for one in desk.objected),
        *(_disputed(one) for one in desk.disputed),
        *(task for one in managed_by(person, day) for task in tasks_of(one, day)),
        *(_complained(one) for one in complaints(person, day)),
        *(_filling(one) for one in desk.loci if _waits(one)),
        *(_judging(one) for one in desk.seats),
        *desk_tasks(person, day),
    ]
    context = {
        "tasks": tasks,
        "units": [_filling(one) for one in desk.loci if not _waits(one)],
        "doors": [
            {
                "name": cycle.name,
                "url": reverse("cycle", args=[cycle.pk]),
                "office": cycle.office.name,
                "state": state_word(cycle.state),
            }
            for cycle in found
        ],
        "also": _also(person, day) if everywhere else [],
        "opening": [
            Link(
                _("Buka siklus baru: %(office)s") % {"office": office.name},
                reverse("cycles-open", args=[office.pk]),
            )
            for office in offices
        ],
        "crumbs": [Link(_("Beranda"), reverse("home")), Link(_("Meja kerja"), current=True)],
    }
    return render(request, "evaluation/cycles/desk.html", context)


#: Units whose promises have a link of their own; the others are found through the organisation.
NAMED = 6


def _also(person: User, day: date) -> list[Link]:
    """What is kept all year: proofs, surveys, consultations, and the standards of one's own units."""
    own = staffed_units(person, day)
    names = names_of(own[:NAMED], day)
    return [
        Link(_("Pustaka bukti"), reverse("evidence")),
        Link(_("Survei pengguna"), reverse("surveys")),
        Link(_("Forum konsultasi publik"), reverse("consultation-home")),
        *(
            Link(
                _("Layanan dan standar: %(unit)s") % {"unit": names[unit]},
                reverse("standards-services", args=[unit]),
            )
            for unit in own[:NAMED]
            if unit in names
        ),
    ]


def _stating(member: PanelMember) -> Task:
    return Task(
        _("Nyatakan benturan kepentingan: %(cycle)s") % {"cycle": member.cycle.name},
        _("belum dinyatakan"),
        "caution",
        reverse("cycles-ties", args=[member.cycle_id]),
        _("Sebelum itu Anda belum dapat menilai."),
    )


def _asked(question: Clarification) -> Task:
    return Task(
        _("Jawab klarifikasi %(code)s, %(unit)s") % {"code": question.code, "unit": question.locus.name},
        _("menunggu jawaban"),
        "caution",
        reverse("disputes-answer", args=[question.locus.cycle_id, question.locus_id, question.pk]),
        _("Paling lambat %(day)s.") % {"day": date_format(question.due_on)},
    )


def _written(letter: DutyLetter, day: date) -> Task:
    """A letter that the person's unit has yet to answer."""
    state = letter_state(letter.due_on, None, day)
    return Task(
        _("Jawab surat tentang kewajiban: %(unit)s") % {"unit": letter.locus.name},
        state.word,
        state.tone,
        letter_url(letter.cycle_id, letter.locus_id, letter.number),
        _("Nomor %(number)s. Paling lambat %(day)s.")
        % {"number": letter.printed_number, "day": date_format(letter.due_on)},
    )


def _unanswered(cycle: Cycle) -> Task:
    count = getattr(cycle, "late", 0)
    return Task(
        _("Surat tentang kewajiban yang belum dijawab: %(cycle)s") % {"cycle": cycle.name},
        ngettext("%(n)s unit lewat tenggat", "%(n)s unit lewat tenggat", count) % {"n": count},
        "caution",
        reverse("readying-office", args=[cycle.pk]) + f"?surat={LATE}",
    )


def _objected(cycle: Cycle) -> Task:
    count = getattr(cycle, "waiting", 0)
    return Task(
        _("Putus sanggah: %(cycle)s") % {"cycle": cycle.name},
        ngettext("%(n)s menunggu putusan", "%(n)s menunggu putusan", count) % {"n": count},
        "caution",
        reverse("disputes-inbox", args=[cycle.pk]),
    )


def _complained(office: Office) -> Task:
    count = getattr(office, "waiting", 0)
    return Task(
        _("Putuskan keluhan dalam komentar survei: %(office)s") % {"office": office.name},
        ngettext("%(n)s menunggu putusan", "%(n)s menunggu putusan", count) % {"n": count},
        "caution",
        reverse("surveys-office-comments", args=[office.pk]) + "?keluhan=offered",
    )


def _disputed(cycle: Cycle) -> Task:
    count = getattr(cycle, "waiting", 0)
    return Task(
        _("Moderasi: %(cycle)s") % {"cycle": cycle.name},
        ngettext("%(n)s unit menunggu", "%(n)s unit menunggu", count) % {"n": count},
        "caution",
        reverse("judging-moderation", args=[cycle.pk]),
    )


def _waits(locus: Locus) -> bool:
    """Whether a unit's own F-01 is still to be handed in."""
    return locus.cycle.state in (State.BRIEFING, State.FILLING) and locus.claim_state != ClaimState.SUBMITTED


def _filling(locus: Locus) -> Task:
    total = len(locus.form.instrument.indicators)
    hint = _("%(done)s dari %(total)s indikator terisi") % {"done": locus.answered, "total": total}
    found = selectors.deadline(locus.cycle, State.FILLING)
    if found is not None and locus.cycle.state == State.FILLING:
        hint += ". " + _("Tenggat %(moment)s.") % {
            "moment": moment(found.deadline, zone_of(locus.cycle.office))
        }
    if locus.asked_at is not None and _waits(locus):
        return _approving(locus, hint)
    done = locus.claim_state == ClaimState.SUBMITTED
    return Task(
        f"{locus.name}, {locus.cycle.name}",
        claim_word(locus.claim_state),
        "good" if done else "info",
        reverse("cycle-unit", args=[locus.cycle_id, locus.pk]),
        hint,
    )


def _approving(locus: Locus, hint: str) -> Task:
    """An F-01 that its head was asked to approve."""
    name, url = f"{locus.name}, {locus.cycle.name}", reverse("claims-check", args=[locus.cycle_id, locus.pk])
    if getattr(locus, "headed", False):
        return Task(
            _("Setujui F-01: %(unit)s") % {"unit": name}, _("menunggu persetujuan Anda"), "caution", url, hint
        )
    return Task(name, _("menunggu kepala unit"), "info", url, hint)


def _judging(seat: Seat) -> Task:
    total = len(seat.locus.form.instrument.indicators)
    given = getattr(seat, "given", 0)
    return Task(
        _("Nilai %(unit)s") % {"unit": seat.locus.name},
        _("%(done)s dari %(total)s dinilai") % {"done": given, "total": total},
        "info" if given else "neutral",
        reverse("judging-seat", args=[seat.locus.cycle_id, seat.locus_id, seat.pk]),
        seat.locus.cycle.name,
    )
