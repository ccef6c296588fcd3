"""Imports in the reader's language."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tolok.apps.surveys.models import AnswerImport, Survey
from tolok.apps.surveys.selectors import questions_of
from tolok.rules.surveys.suppression import SMALLEST
from tolok.rules.texts import Problem, Text
from tolok.web.printing import printed, say
from tolok.web.shapes import Column, Fact, Link, State, Table


def format_word(kind: str) -> str:
    """What a kind of file is called."""
    return {
        "google": _("Google Forms"),
        "limesurvey": _("LimeSurvey"),
        "kobo": _("KoboToolbox atau ODK"),
        "raw": _("lembar olah data"),
        "tolok": _("ekspor Tolok"),
        "unsent": _("jawaban belum terkirim"),
    }.get(kind, kind)


def state_of(draft: AnswerImport) -> State:
    """How far an import is."""
    if draft.done_at:
        return State(_("tersimpan"), "good")
    if draft.given_up_at:
        return State(_("dibatalkan"), "neutral")
    return State(_("sedang disimpan"), "info") if draft.asked_at else State(_("belum disimpan"), "caution")


def imports_table(survey: Survey, rows: Sequence[AnswerImport]) -> Table:
    """Files that were brought."""
    columns = (
        Column(_("Berkas"), "link"),
        Column(_("Jenis")),
        Column(_("Diunggah")),
        Column(_("Oleh")),
        Column(_("Keadaan"), "status"),
        Column(_("Baru"), "number"),
        Column(_("Sudah ada"), "number"),
        Column(_("Terlambat"), "number"),
    )
    lines = [
        (
            Link(one.name, reverse("surveys-import", args=[survey.pk, one.pk])),
            format_word(one.format),
            date_format(localtime(one.begun_at), "DATE_FORMAT"),
            one.begun_by.name,
            state_of(one),
            printed(one.created, 0),
            printed(one.duplicates, 0),
            printed(one.late, 0),
        )
        for one in rows
    ]
    empty = _("Belum ada berkas. Unggah yang pertama di atas.")
    return Table(_("Berkas sebelumnya"), columns, lines, empty=empty, caption_hidden=True)


def counts_table(draft: AnswerImport) -> Table:
    """What would come, or what came."""
    told = draft.report
    if draft.done_at:
        lines = [
            (_("baru, dihitung"), draft.created),
            (_("sudah ada, tidak berubah"), draft.duplicates),
            (_("terlambat, disimpan tetapi tidak dihitung"), draft.late),
        ]
    else:
        lines = [
            (_("baru"), told.get("new", 0)),
            (_("sudah ada, tidak akan berubah"), told.get("known", 0)),
            (_("di luar masa survei"), told.get("outside", 0)),
            (_("milik survei lain"), told.get("elsewhere", 0)),
            (_("tanpa waktu"), told.get("untimed", 0)),
            (_("berisi komentar"), told.get("comments", 0)),
        ]
    rows = [(label, printed(count, 0)) for at, (label, count) in enumerate(lines) if count or at < ALWAYS]
    return Table(_("Jawaban di berkas ini"), (Column(_("Jawaban")), Column(_("Banyaknya"), "number")), rows)


#: The first counts are told even when they are 0.
ALWAYS = 2


def points_table(draft: AnswerImport) -> Table | None:
    """How often each point was given to each item; None before the trial and for few answers, which would show what one
    person ticked."""
    told = draft.report.get("points") or {}
    if not told or draft.report.get("answers", 0) < SMALLEST:
        return None
    asked = questions_of(draft.survey)
    scale = sorted({int(point) for counts in told.values() for point in counts})
    columns = (Column(_("Butir")), *(Column(str(point), "number") for point in scale))
    rows = [
        (
            f"{item.number}. {say(item.name)}",
            *(printed(told[item.key].get(str(point), 0), 0) for point in scale),
        )
        for item in asked.items
        if item.key in told
    ]
    return Table(_("Penilaian yang terbaca"), columns, rows, caption_hidden=True)


def facts_of(draft: AnswerImport) -> list[Fact]:
    """Which file this is and how it was read."""
    told = draft.report
    facts = [
        Fact(_("Berkas"), draft.name),
        Fact(_("Jenis"), f"{format_word(draft.format)}. {_text(told['why'])}" if "why" in told else ""),
        Fact(_("Diunggah"), f"{_at(draft.begun_at)}, {draft.begun_by.name}"),
    ]
    if told.get("first"):
        days = (date_format(date.fromisoformat(told[key])) for key in ("first", "last"))
        facts.append(Fact(_("Diisi antara"), " – ".join(days)))
    services = told.get("services") or {}
    if services:
        listed = ", ".join(f"{name} ({printed(count, 0)})" for name, count in list(services.items())[:10])
        facts.append(Fact(_("Layanan yang disebut"), listed))
    if told.get("used"):
        facts.append(Fact(_("Pemetaan tersimpan"), told["used"]))
    facts.append(Fact(_("Sidik berkas (SHA-256)"), draft.sha256))
    return facts


def notes_of(draft: AnswerImport) -> list[str]:
    """What is to be known about the file."""
    return [_text(note) for note in draft.report.get("notes", ())]


def problems_table(problems: Sequence[Problem]) -> Table:
    """Problems or warnings with their places."""
    labels = (_("Baris"), _("Kolom"), _("Ditemukan"), _("Masalah"), _("Yang diminta"))
    rows = [
        (
            str(one.row or "–"),
            one.column or one.key or "–",
            one.found or "–",
            say(one.text),
            say(one.wanted) if one.wanted else "–",
        )
        for one in problems
    ]
    return Table("", tuple(Column(label) for label in labels), rows, caption_hidden=True)


def _text(kept: dict[str, str]) -> str:
    return say(Text(**kept))


def _at(when: datetime) -> str:
    return date_format(localtime(when), "DATETIME_FORMAT")
