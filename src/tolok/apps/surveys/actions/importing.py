"""A file of answers is brought in: recognised, mapped, tried without keeping anything, then kept in batches.

Every answer has an identifier computed from the file, so that a file brought twice, or taken up again after the server
stopped, changes nothing. A batch and how far the import is are written in one transaction.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import F

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.surveys import refusals
from tolok.apps.surveys.actions import import_reading as reading
from tolok.apps.surveys.actions.bulk import MOST, Taken, keep_many
from tolok.apps.surveys.models import AnswerImport, RecapImport, SavedMapping, Survey
from tolok.apps.surveys.selectors import questions_of
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.instruments import Order
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import Book, open_bytes
from tolok.sheets.imports import mapping as mappings
from tolok.sheets.imports.deciding import fits, put_to
from tolok.sheets.imports.proposing import propose_mapping
from tolok.sheets.imports.recognising import recognise_bytes

#: More answers than this are kept in the background.
AT_ONCE = 500
#: How long a file that nobody keeps lies here.
PATIENCE = timedelta(days=7)


def begin(*, survey: Survey, name: str, content: bytes, by: User, now: datetime) -> AnswerImport:
    """Keep an uploaded file aside with the kind that was recognised and a proposed mapping; no answer is read yet.

    Raises ProblemsError for what is no file of answers, and for a recap, which holds none.
    """
    asked = questions_of(survey)
    found = recognise_bytes(name, content, asked)
    if found.format is None:
        raise ProblemsError([Problem(found.why, key="file")])
    if found.format == "recap":
        raise ProblemsError([Problem(RECAP, key="file")])
    draft = AnswerImport(
        survey=survey,
        name=name[:200],
        content=content,
        sha256=sha256(content).hexdigest(),
        format=found.format,
        options={"zone": reading.default_zone(survey)},
        report={"why": {"id": found.why.id, "en": found.why.en}},
        begun_at=now,
        begun_by=by,
    )
    if found.book is not None:
        mapping, used = _first_mapping(survey, found.book, draft, asked)
        draft.mapping = mapping.to_data()
        draft.report["used"] = used
    draft.save(force_insert=True)
    return draft


def remember(*, draft: AnswerImport, mapping: mappings.SavedMapping, options: Mapping[str, Any]) -> None:
    """Keep what was decided so far about the columns of a draft, while something is still open."""
    draft.mapping, draft.options = mapping.to_data(), {**draft.options, **options}
    AnswerImport.objects.filter(pk=draft.pk, asked_at=None, given_up_at=None).update(
        mapping=draft.mapping, options=draft.options
    )


def choose(*, draft: AnswerImport, name: str) -> None:
    """Begin again from a mapping the office kept, or from a fresh proposal where `name` is none of theirs.

    Raises ProblemsError for a mapping that does not fit this file.
    """
    asked = questions_of(draft.survey)
    proposed = propose_mapping(book_of(draft), draft.format, asked).mapping  # type: ignore[arg-type]
    saved = SavedMapping.objects.filter(office=draft.survey.unit.office_id, name=name).first()
    if saved is not None:
        known = mappings.mapping_of(saved.content, asked)
        if not fits(known, proposed):
            raise refusals.refused(DOES_NOT_FIT, "pemetaan")
        proposed = put_to(known, proposed)
    draft.report["used"] = saved.name if saved else ""
    draft.mapping = proposed.to_data()
    AnswerImport.objects.filter(pk=draft.pk, asked_at=None, given_up_at=None).update(
        mapping=draft.mapping, report=draft.report
    )


def in_order(*, draft: AnswerImport, mapping: mappings.SavedMapping, order: Order) -> mappings.SavedMapping:
    """The mapping with the columns that only have a code, such as U8, read in that order."""
    proposed = propose_mapping(
        book_of(draft), mapping.format, questions_of(draft.survey), order=order
    ).mapping
    columns = []
    for one in mapping.columns:
        found = proposed.of(one.heading, one.nth)
        columns.append(found if found is not None and one.sure == "unsure" and not one.item else one)
    return replace(mapping, columns=tuple(columns), order=order)


def book_of(draft: AnswerImport) -> Book:
    """The file of a draft, opened."""
    return open_bytes(draft.name, bytes(draft.content or b""))


def settle(
    *,
    draft: AnswerImport,
    mapping: mappings.SavedMapping | None,
    options: Mapping[str, Any],
    name: str = "",
    by: User,
    now: datetime,
) -> None:
    """Decide how a file is read, and try it: the draft's report then says what it would bring.

    `name` keeps the mapping for the next file of that form. Raises ProblemsError while a column is undecided.
    """
    if mapping is not None and (open_ones := mapping.undecided):
        raise ProblemsError([Problem(UNDECIDED, key=f"{one.heading} {one.nth}") for one in open_ones])
    draft.options = {**draft.options, **options}
    draft.mapping = mapping.to_data() if mapping is not None else {}
    try:
        found = reading.read(draft)
        told, total = reading.report_of(draft, found, now), len(found.wanted)
    except ProblemsError as error:
        told, total = reading.refused_report(error), 0
    kept = {key: draft.report[key] for key in ("why", "used") if key in draft.report}
    with transaction.atomic():
        row = AnswerImport.objects.select_for_update().get(pk=draft.pk)
        _still_open(row)
        draft.report, draft.total = {**kept, **told}, total
        draft.save(update_fields=["options", "mapping", "report", "total"])
        if name.strip() and mapping is not None:
            _save_mapping(draft.survey, name.strip(), mapping, by, now)


def keep(*, draft: AnswerImport, by: User, now: datetime) -> AnswerImport:
    """Say that the answers are to be kept; `carry_on` keeps them. A second time changes nothing.

    Raises ProblemsError when the trial found problems, nothing at all, or a survey that has not opened.
    """
    with transaction.atomic():
        row = AnswerImport.objects.select_for_update(of=("self",)).select_related("survey").get(pk=draft.pk)
        if row.asked_at is not None:
            return row
        _still_open(row)
        if not row.survey.begun(now):
            raise refusals.refused(refusals.NOT_OPEN_YET)
        if row.report.get("problems") or not row.total:
            raise refusals.refused(NOTHING_TO_KEEP)
        row.asked_at, row.asked_by = now, by
        row.save(update_fields=["asked_at", "asked_by"])
        after = {"file": row.name, "sha256": row.sha256, "answers": row.total, "format": row.format}
        record(by=by, action="surveys.import_answers", target=row, after=after, now=now, scope=_scope(row))
    return row


def carry_on(*, draft: int, now: datetime) -> AnswerImport:
    """Keep what is not kept yet of an import that was asked for, batch by batch; also after the server stopped."""
    row = AnswerImport.objects.select_related(
        "survey__unit__office", "survey__questionnaire", "asked_by"
    ).get(pk=draft)
    if row.asked_at is None or row.done_at is not None:
        return row
    answers = reading.read(row).wanted
    while row.position < len(answers):
        if not _batch(
            row, reading.brought(row, list(answers[row.position : row.position + MOST]), row.asked_at)
        ):
            return row  # somebody else is at it
    _finish(row, now)
    return row


def give_up(*, draft: AnswerImport, now: datetime) -> None:
    """Forget an uploaded file; nothing of it was kept."""
    AnswerImport.objects.filter(pk=draft.pk, asked_at=None).update(content=None, given_up_at=now)


def forget_drafts(*, now: datetime) -> int:
    """Forget files that nobody said to keep for a week; how many."""
    old = AnswerImport.objects.filter(asked_at=None, given_up_at=None, begun_at__lt=now - PATIENCE)
    recaps = RecapImport.objects.filter(kept_at=None, given_up_at=None, begun_at__lt=now - PATIENCE)
    return old.update(content=None, given_up_at=now) + recaps.update(content=None, given_up_at=now)


def unfinished() -> list[int]:
    """Imports that were asked for and are not done."""
    return list(AnswerImport.objects.exclude(asked_at=None).filter(done_at=None).values_list("pk", flat=True))


def _first_mapping(
    survey: Survey, book: Book, draft: AnswerImport, asked: Questionnaire
) -> tuple[mappings.SavedMapping, str]:
    """The mapping to begin with, and the name of the saved one it comes from."""
    proposed = propose_mapping(book, draft.format, asked).mapping  # type: ignore[arg-type]
    for saved in SavedMapping.objects.filter(office=survey.unit.office_id).order_by("-saved_at"):
        try:
            known = mappings.mapping_of(saved.content, asked)
        except ProblemsError:  # it was made for another questionnaire
            continue
        if fits(known, proposed):
            return put_to(known, proposed), saved.name
    return proposed, ""


def _save_mapping(survey: Survey, name: str, mapping: mappings.SavedMapping, by: User, now: datetime) -> None:
    saved, _new = SavedMapping.objects.update_or_create(
        office_id=survey.unit.office_id,
        name=name[:120],
        defaults={"content": mapping.to_data(), "saved_at": now, "saved_by": by},
    )
    after = {"name": saved.name, "format": mapping.format, "columns": len(mapping.columns)}
    record(by=by, action="surveys.save_mapping", target=saved, after=after, now=now)


def _still_open(draft: AnswerImport) -> None:
    if draft.asked_at is not None or draft.given_up_at is not None:
        raise refusals.refused(OVER)


def _batch(row: AnswerImport, answers: list[Any]) -> bool:
    """One batch and how far that is; False when another worker has kept it meanwhile."""
    assert row.asked_by is not None  # told by the caller
    assert row.asked_at is not None
    with transaction.atomic():
        mine = AnswerImport.objects.filter(pk=row.pk, position=row.position)
        if not mine.update(position=row.position + len(answers)):
            return False
        told = keep_many(survey=row.survey, answers=answers, by=row.asked_by, now=row.asked_at)
        _count(row, told)
    row.position += len(answers)
    return True


def _count(row: AnswerImport, told: list[Taken]) -> None:
    counts = {state: sum(one.state == state for one in told) for state in ("created", "duplicate", "late")}
    AnswerImport.objects.filter(pk=row.pk).update(
        created=F("created") + counts["created"],
        duplicates=F("duplicates") + counts["duplicate"],
        late=F("late") + counts["late"],
    )


def _finish(row: AnswerImport, now: datetime) -> None:
    with transaction.atomic():
        if not AnswerImport.objects.filter(pk=row.pk, done_at=None).update(done_at=now, content=None):
            return
        row.refresh_from_db()
        after = {key: getattr(row, key) for key in ("created", "duplicates", "late")}
        record(
            by=row.asked_by,
            action="surveys.imported_answers",
            target=row,
            after={**after, "file": row.name, "sha256": row.sha256},
            now=now,
            scope=_scope(row),
        )


def _scope(row: AnswerImport) -> str:
    return office_scope(row.survey.unit.office_id)


RECAP = Text(
    "Ini rekap: setiap baris rata-rata satu unit, bukan jawaban, jadi tidak dapat menjadi jawaban survei. Biro "
    "membawanya masuk di halaman Rekap periode lalu, sebagai hasil yang ditandai rekap.",
    "This is a recap: every row is a unit's means, not an answer, so it cannot become answers of a survey. The "
    "Biro brings it in at Recaps of past periods, as results marked as a recap.",
)
TOO_LARGE = Text(
    "Berkas ini terlalu besar. Bagi menjadi beberapa berkas.",
    "The file is too large. Split it into several files.",
)
UNDECIDED = Text("Putuskan dulu apa isi kolom ini.", "Decide first what this column holds.")
NOTHING_TO_KEEP = Text(
    "Berkas ini belum dapat disimpan: masih ada masalah, atau tidak ada jawaban di dalamnya.",
    "The file cannot be kept yet: there are problems in it, or no answers.",
)
DOES_NOT_FIT = Text(
    "Pemetaan ini untuk berkas dengan kolom lain.", "This mapping is for a file with other columns."
)
OVER = Text(
    "Impor ini sudah disimpan atau dibatalkan. Unggah berkasnya lagi.",
    "This import was kept or given up. Upload the file again.",
)
