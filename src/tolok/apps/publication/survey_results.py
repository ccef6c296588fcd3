"""A published survey result as everybody reads it: computed from kept sums, never from answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tolok.apps.commitments.models import State as Fated
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys.models import SurveyResult
from tolok.apps.surveys.selectors.following import Line, items_of, quarter
from tolok.apps.surveys.selectors.papers import reason_shown
from tolok.apps.surveys.selectors.results import questions, ungraded
from tolok.apps.surveys.showing.periods import period_of
from tolok.apps.surveys.showing.respondents import response
from tolok.apps.surveys.showing.results import ResultPage, result_page
from tolok.rules.results import Interval
from tolok.rules.surveys.results import SurveyOutcome
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, State, Table, Tone

TONES: dict[str, Tone] = {
    Fated.PLANNED: "neutral",
    Fated.UNDER_WAY: "info",
    Fated.DONE: "good",
    Fated.DONE_WITHOUT_EFFECT: "caution",
    Fated.DROPPED: "bad",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A result with the name its unit bears."""

    result: SurveyResult
    unit: str

    @property
    def name(self) -> str:
        """Whom the survey is about."""
        service = self.result.survey.service
        return f"{self.unit}: {service.name}" if service else self.unit


def named(result: SurveyResult, today: date) -> Named:
    """The result with the name of its unit. One statement."""
    unit = result.survey.unit
    return Named(result, names_of([unit.pk], today).get(unit.pk, unit.code))


def address(name: str, result: SurveyResult, *parts: object) -> str:
    """The address of a page or file of a result."""
    unit = result.survey.unit
    return reverse(name, args=[unit.office_id, unit.code, result.survey_id, *parts])


def page_of(shown: Named) -> ResultPage:
    """Everything the staff's page shows but what only they need."""
    return result_page(shown.result, shown.name)


def facts(shown: Named) -> list[Fact]:
    """How it was asked: period, ways, how many, instrument."""
    result = shown.result
    survey, content = result.survey, result.content
    found = [
        Fact(_("Instansi"), survey.unit.office.name),
        Fact(_("Periode"), period_of(survey)),
        Fact(_("Jawaban yang dihitung"), short(result.n)),
        Fact(_("Target"), short(content["target"])),
    ]
    if content["population"]:
        found.append(Fact(_("Pengguna layanan pada periode sebelumnya"), short(content["population"])))
    if (table := response(result)) is not None:
        ways = "; ".join(f"{row[0]} {row[2]}" for row in table.table.rows[:-1])
        found.append(Fact(_("Cara menjawab"), ways))
        found.append(Fact(_("Tingkat respons"), table.table.note or "–"))
    found += [
        Fact(_("Terlambat, tidak dihitung"), short(content["late"])),
        Fact(_("Terbit"), date_format(localtime(result.published_at)) if result.published_at else "–"),
        Fact(_("Kuesioner"), say(questions(result).title)),
        Fact(_("Hasil nomor"), f"{result.number} · {result.digest[:12]}"),
    ]
    if result.why:
        found.append(Fact(_("Mengapa dihitung ulang"), reason_shown(result.why)))
    return found


def left_out(result: SurveyResult) -> Table:
    """Answers that were left out, with the reasons, personal data masked."""
    rows = [(reason_shown(why), short(n)) for why, n in result.content["excluded_why"]]
    columns = (Column(_("Alasan")), Column(_("Jawaban"), "number"))
    empty = _("Tidak ada jawaban yang dikeluarkan.")
    return Table(_("Jawaban yang dikeluarkan"), columns, rows, empty=empty, caption_hidden=True)


def method() -> list[str]:
    """How the result comes about, in plain words."""
    return [
        _(
            "Pengguna layanan mengisi kuesioner tanpa nama dan tanpa akun. Setiap jawaban yang diterima dihitung sekali, juga bila terkirim berulang."
        ),
        _(
            "Rata-rata setiap unsur dihitung dari semua jawaban untuk unsur itu; pertanyaan yang dilewati tidak dihitung nol."
        ),
        _("Angka dihitung utuh dan dibulatkan sekali, di akhir. Pita pada mistar adalah selang 95 %."),
        _(
            "Kelompok dengan kurang dari lima orang ditahan. Jawaban hanya dikeluarkan oleh orang, dengan alasan tertulis."
        ),
    ]


def promises(result: SurveyResult, lines: Sequence[Line]) -> Table | None:
    """What was promised after this and earlier surveys, and what became of it; None without any."""
    if not lines:
        return None
    items = items_of(result)
    rows = []
    for line in sorted(lines, key=lambda one: one.promise.due_on, reverse=True):
        one = line.promise
        element = say(items[line.element].name) if line.element in items else line.element
        done = f", {date_format(one.done_on)}" if one.done_on else ""
        state = State(f"{Fated(one.state).label}{done}", TONES[one.state])
        rows.append((one.title, element, quarter(one.first_due_on), state))
    columns = (
        Column(_("Yang kami janjikan")),
        Column(_("Unsur")),
        Column(_("Waktu")),
        Column(_("Keadaan"), "status"),
    )
    return Table(_("Yang kami perbaiki"), columns, rows, caption_hidden=True)


def short_word(outcome: object) -> str:
    """The grade in a word, or why there is none."""
    if isinstance(outcome, SurveyOutcome) and outcome.grade:
        return f"{outcome.grade.letter} · {say(outcome.grade.word)}"
    return _("tanpa mutu") if isinstance(outcome, SurveyOutcome) else ""


def grade_told(result: SurveyResult) -> str:
    """The grade of a line in a list, or that it has none and why; a dash where such surveys never have one."""
    if result.grade or result.value is None or result.survey.kind != "skm":
        return result.grade or "–"
    if ungraded(result) is None:
        return _("tanpa mutu")
    return _("tanpa mutu: %(n)s responden, minimum %(least)s") % {
        "n": short(result.n),
        "least": short(result.survey.minimum),
    }


def respondents(n: int) -> str:
    """How many answered, as badges and posters say it."""
    return _("%(n)s responden") % {"n": printed(n, 0)}


def ends(interval: Interval) -> tuple[str, str]:
    """Both ends for a file."""
    if interval.low is None or interval.high is None:
        return "", ""
    return f"{interval.low:.4f}", f"{interval.high:.4f}"
