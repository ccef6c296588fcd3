"""One unit in a cycle: the way to its F-01, its judgement, its questions and its result."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tolok.apps.accounts.models import User
from tolok.apps.evaluation import policies
from tolok.apps.evaluation.models import Locus, State
from tolok.apps.evaluation.selectors import deadline
from tolok.apps.evaluation.selectors.disputes import unanswered, undecided_at
from tolok.apps.evaluation.selectors.judging import seats_of
from tolok.apps.evaluation.selectors.results import standing_result
from tolok.apps.evaluation.views.doors import crumbs, cycle_of, locus_of, sees_unit, today, whoever
from tolok.apps.evaluation.words import claim_word, group_word, kind_word, state_word, until, zone_of
from tolok.apps.evidence.policies import may_read
from tolok.apps.evidence.selectors import proofs_of
from tolok.apps.surveys.policies import may_see_at
from tolok.apps.surveys.selectors import progress as survey_progress
from tolok.web.access import policy
from tolok.web.printing import printed, say
from tolok.web.shapes import Fact, Link, Task


@policy(sees_unit)
@require_safe
def unit(request: HttpRequest, cycle: int, locus: int) -> HttpResponseBase:
    """What there is to do and to see, by who is looking."""
    found = cycle_of(cycle)
    place, person = locus_of(found, locus), whoever(request)
    context = {
        "cycle": found,
        "locus": place,
        "kind": kind_word(place.kind),
        "facts": _facts(place, levels=policies.sees_levels(person, place, today())),
        "tasks": _tasks(request, place),
        "manages": policies.manages(person, found, today()) and not found.has_reached(State.JUDGING),
        "calendar": reverse("cycles-calendar", args=[found.pk]),
        "crumbs": crumbs(found, Link(place.name, current=True)),
    }
    return render(request, "evaluation/cycles/unit.html", context)


def _facts(locus: Locus, *, levels: bool) -> list[Fact]:
    instrument = locus.form.instrument
    facts = [
        Fact(_("Kode"), locus.code),
        Fact(_("Jenis"), kind_word(locus.kind)),
        Fact(_("Kelompok layanan"), group_word(locus.group)),
        Fact(_("Formulir"), f"{locus.form.letter}: {say(instrument.header.title)}"),
        Fact(_("Tahap siklus"), state_word(locus.cycle.state)),
    ]
    end = deadline(locus.cycle, State(locus.cycle.state))
    if end is not None:
        facts.append(Fact(_("Tahap ini sampai"), until(end, zone_of(locus.cycle.office))))
    if levels and locus.shown_now is not None:
        said = printed(locus.shown_now, instrument.index.decimals)
        facts.append(Fact(_("Indeks saat ini, belum final"), f"{said} {locus.category_now}".strip()))
    return facts


def _tasks(request: HttpRequest, locus: Locus) -> list[Task]:
    person, day = whoever(request), today()
    works = policies.works_at(person, locus, day)
    reads = policies.reads_all(person, locus.cycle, day)
    total = len(locus.form.instrument.indicators)
    tasks = []
    if works or reads:
        state = claim_word(locus.claim_state)
        tone = "good" if locus.claim_state == "submitted" else "info"
        hint = _("%(done)s dari %(total)s indikator terisi") % {"done": locus.answered, "total": total}
        tasks.append(Task(_("F-01, isian unit"), state, tone, _way("claims-list", locus), hint))  # type: ignore[arg-type]
        tasks.append(_users(locus, person))
        hint = _("Usulan dari catatan, sembilan kewajiban, dan apa yang jatuh tempo.")
        tasks.append(Task(_("Kesiapan"), _("kapan saja"), "neutral", _way("readying-unit", locus), hint))
    if may_read(person, locus.unit, day):
        tasks.append(_library(locus))
    for seat in seats_of(locus, person):
        url = reverse("judging-seat", args=[locus.cycle_id, locus.pk, seat.pk])
        done = seat.submitted_at is not None
        tasks.append(
            Task(
                _("F-02, penilaian Anda"),
                _("sudah diserahkan") if done else _("belum diserahkan"),
                "good" if done else "info",
                url,
            )
        )
    if locus.cycle.has_reached(State.JUDGING):
        tasks.append(_questions(locus, person, works=works))
    if locus.cycle.has_reached(State.OBJECTING) and policies.sees_levels(person, locus, day):
        tasks += [_objections(locus), _result(locus)]
    if works or policies.sees_levels(person, locus, day):
        said = _("Ubah level dan lihat indeksnya, dan jalan termurah ke kategori berikutnya.")
        tasks.append(Task(_("Andaikan"), _("kapan saja"), "neutral", _way("results-what-if", locus), said))
    return tasks


def _result(locus: Locus) -> Task:
    """The result that counts, once two people have locked one."""
    found = standing_result(locus.cycle)
    if found is None:
        said = _("Jejak nilai sementara, sampai alasan evaluator dan buktinya.")
        return Task(_("Hasil"), _("belum dikunci"), "neutral", _way("results-now", locus), said)
    url = reverse("results-unit", args=[locus.cycle_id, found.number, locus.pk])
    return Task(_("Hasil"), _("dikunci"), "good", url, _("Dari indeks sampai halaman bukti."))


def _questions(locus: Locus, person: User, *, works: bool) -> Task:
    everybodys = works or policies.sees_levels(person, locus, today())
    waits = unanswered(locus, None if everybodys else person)
    said = ngettext("%(n)s menunggu jawaban", "%(n)s menunggu jawaban", waits) % {"n": waits}
    return Task(
        _("Klarifikasi"),
        said if waits else _("tidak ada yang menunggu"),
        "caution" if waits else "neutral",
        _way("disputes-questions", locus),
    )


def _objections(locus: Locus) -> Task:
    waits = undecided_at(locus)
    said = ngettext("%(n)s menunggu putusan", "%(n)s menunggu putusan", waits) % {"n": waits}
    return Task(
        _("Level, rekomendasi, dan sanggah"),
        said if waits else _("dapat dilihat"),
        "caution" if waits else "info",
        _way("disputes-objections", locus),
    )


def _library(locus: Locus) -> Task:
    count = proofs_of(locus.unit).count()
    said = ngettext("%(n)s bukti", "%(n)s bukti", count) % {"n": count}
    hint = _("Unggah sekali, pakai untuk banyak indikator.")
    return Task(_("Pustaka bukti"), said, "neutral", reverse("evidence-library", args=[locus.unit_id]), hint)


def _way(name: str, locus: Locus) -> str:
    return reverse(name, args=[locus.cycle_id, locus.pk])


def _users(locus: Locus, person: User) -> Task:
    """F-03; the way to the survey only for whom it exists, which a moderator from outside is not."""
    if locus.survey_id is None:
        return Task(
            _("F-03, penilaian pengguna"),
            _("belum dibuka"),
            "neutral",
            "",
            _("Dibuka bersama pengisian F-01."),
        )
    heard = survey_progress([locus.survey_id])[locus.survey_id]
    enough = heard.n >= heard.minimum
    opens = may_see_at(person, locus.survey_id, today())
    hint = _("%(n)s responden; paling sedikit %(minimum)s, sasaran %(target)s") % {
        "n": heard.n,
        "minimum": heard.minimum,
        "target": heard.target,
    }
    return Task(
        _("F-03, penilaian pengguna"),
        _("cukup") if enough else _("belum cukup"),
        "good" if enough else "caution",
        reverse("surveys-survey", args=[locus.survey_id]) if opens else "",
        hint,
    )
