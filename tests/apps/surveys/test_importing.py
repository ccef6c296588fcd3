"""Files of answers: brought once, whatever their kind, however often."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import an_admin
from tests.apps.surveys.brought import (
    NINE,
    a_draft,
    a_satisfaction_survey,
    brought,
    google,
    kobo,
    limesurvey,
    proposed,
    raw,
    sheet,
    unsent,
)
from tests.apps.surveys.cast import DAY
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions import importing
from tolok.apps.surveys.actions.bulk import keep_many
from tolok.apps.surveys.models import Answer, AnswerImport, Mode, SavedMapping, Survey
from tolok.apps.surveys.selectors import questions_of
from tolok.rules.texts import ProblemsError
from tolok.sheets.imports.mapping import mapping_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_satisfaction_survey()


@pytest.fixture
def biro(survey: Survey) -> User:
    return an_admin(survey.unit.office)


def test_it_keeps_answers_of_google_forms_as_they_were_given(survey: Survey, biro: User) -> None:
    done = brought(survey, google(), biro)
    assert (done.created, done.duplicates, done.late, done.format) == (6, 0, 0, "google")
    first = survey.answers.earliest("given_at")
    assert dict(first.values) == {key: 1 + at % 4 for at, key in enumerate(FORM_ORDER)}
    assert (first.sex, first.education, first.comment) == ("female", "senior", "Loket tiga ketus")
    assert (first.mode, first.entered_by, first.late) == (Mode.IMPORT, biro, False)
    assert done.content is None


def test_it_writes_who_brought_which_file_without_what_stands_in_it(survey: Survey, biro: User) -> None:
    done = brought(survey, google(), biro)
    asked, kept = Entry.objects.filter(target_model="answerimport").order_by("pk")
    assert (asked.action, kept.action) == ("surveys.import_answers", "surveys.imported_answers")
    assert kept.after["created"] == 6
    assert kept.after["sha256"] == done.sha256
    assert kept.scope == f"office:{survey.unit.office_id}"
    assert "ketus" not in str(asked.after) + str(kept.after)


@pytest.mark.parametrize("kind", ["google", "limesurvey", "kobo", "raw", "unsent"])
def test_it_changes_nothing_when_a_file_is_brought_again(survey: Survey, biro: User, kind: str) -> None:
    made = {"google": google, "limesurvey": limesurvey, "kobo": kobo, "raw": raw}
    content = made[kind]() if kind in made else unsent(survey)
    first = brought(survey, content, biro, name=f"{kind}.csv" if kind != "unsent" else "sisa.json")
    before = list(survey.answers.order_by("pk").values())
    again = brought(survey, content, biro, name="lagi.csv" if kind != "unsent" else "lagi.json")
    assert first.format == again.format == kind
    assert first.created == len(before) > 2
    assert (again.created, again.duplicates, again.late) == (0, len(before), 0)
    assert list(survey.answers.order_by("pk").values()) == before


def test_it_adds_only_what_is_new_in_a_longer_export(survey: Survey, biro: User) -> None:
    at = timezone.now() - DAY
    brought(survey, google(6, at), biro)
    longer = brought(survey, google(9, at), biro)
    assert (longer.created, longer.duplicates) == (3, 6)


def test_it_believes_the_way_in_only_of_our_own_files(survey: Survey, biro: User) -> None:
    brought(survey, unsent(survey), biro, name="sisa.json")
    assert set(survey.answers.values_list("mode", flat=True)) == {Mode.QR}
    rows = [[key, "3"] for key in range(3)]
    head = ["nomor", *NINE, "cara", "catatan"]
    rows = [[place, *["3"] * 9, "qr", "x"] for place in range(3)]
    draft = importing.begin(
        survey=survey, name="a.csv", content=sheet(head, rows), by=biro, now=timezone.now()
    )
    mapping = proposed(draft)
    assert mapping is not None
    mapping = mapping.with_column("cara", target="mode").with_column("catatan", target="ignore")
    importing.settle(draft=draft, mapping=mapping, options={}, by=biro, now=timezone.now())
    importing.keep(draft=draft, by=biro, now=timezone.now())
    importing.carry_on(draft=draft.pk, now=timezone.now())
    assert survey.answers.filter(mode=Mode.IMPORT).count() == 3


def test_it_keeps_what_comes_after_the_close_as_late(survey: Survey, biro: User) -> None:
    content = google()
    actions.close(surveys=[survey], by=None, why="Target tercapai", now=timezone.now())
    done = brought(survey, content, biro)
    assert (done.created, done.late) == (0, 6)
    assert survey.answers.filter(late=True).count() == 6


def test_it_leaves_out_answers_of_another_time_unless_told(survey: Survey, biro: User) -> None:
    content = google(at=timezone.now() - 900 * DAY)
    draft = a_draft(survey, content, biro)
    assert (draft.report["left_out"], draft.report["new"], draft.total) == (6, 0, 0)
    with pytest.raises(ProblemsError):
        importing.keep(draft=draft, by=biro, now=timezone.now())
    assert brought(survey, content, biro, outside="keep").created == 6


def test_it_refuses_answers_of_the_future_unless_told_to_take_them_now(survey: Survey, biro: User) -> None:
    content = google(at=timezone.now() + DAY)
    draft = a_draft(survey, content, biro)
    told = draft.report["problems"]
    assert [one["row"] for one in told] == [2, 3, 4, 5, 6, 7]
    assert "masa depan" in told[0]["text"]["id"]
    assert told[0]["found"].startswith(f"{timezone.localdate() + DAY}")
    with pytest.raises(ProblemsError):
        importing.keep(draft=draft, by=biro, now=timezone.now())
    assert "diambil dengan waktu impor" in str(
        a_draft(survey, content, biro, future="now").report["warnings"]
    )
    assert brought(survey, content, biro, future="now").created == 6


def test_it_takes_what_a_phone_with_a_fast_clock_could_not_send_and_says_so(
    survey: Survey, biro: User
) -> None:
    content = unsent(survey, 1, at=timezone.now() + DAY)
    draft = a_draft(survey, content, biro, outside="keep")
    assert draft.report["problems"] == []
    assert "masa depan" in draft.report["warnings"][0]["text"]["id"]


def test_it_keeps_nothing_of_a_file_with_a_problem_in_one_row(survey: Survey, biro: User) -> None:
    rows = [[place, *["3"] * 9] for place in range(4)]
    rows[2][4] = "nilai 7 dari 10"
    draft = a_draft(survey, sheet(["nomor", *NINE], rows), biro)
    (problem,) = draft.report["problems"]
    assert (problem["row"], problem["found"]) == (4, "nilai 7 dari 10")
    with pytest.raises(ProblemsError):
        importing.keep(draft=draft, by=biro, now=timezone.now())
    assert not Answer.objects.exists()


def test_it_refuses_to_read_while_a_column_is_undecided(survey: Survey, biro: User) -> None:
    head = ["Cap waktu", *(f"U{place}" for place in range(1, 10))]
    draft = importing.begin(
        survey=survey,
        name="a.csv",
        content=sheet(head, [["21/11/2026 10:00:00", *["3"] * 9]] * 2),
        by=biro,
        now=timezone.now(),
    )
    mapping = mapping_of(draft.mapping, questions_of(survey))
    assert {one.heading for one in mapping.undecided} == {"U8", "U9"}
    with pytest.raises(ProblemsError):
        importing.settle(draft=draft, mapping=mapping, options={}, by=biro, now=timezone.now())


def test_it_refuses_answers_that_are_kept_in_another_survey(survey: Survey, biro: User) -> None:
    other = a_satisfaction_survey(survey.unit)
    content = unsent(survey)
    brought(survey, content, biro, name="sisa.json")
    moved = content.replace(survey.code.encode(), other.code.encode())
    draft = a_draft(other, moved, biro, name="sisa.json")
    assert [problem["row"] for problem in draft.report["problems"]] == [1, 2, 3]


def test_it_passes_over_answers_of_a_device_to_other_surveys(survey: Survey, biro: User) -> None:
    other = a_satisfaction_survey(survey.unit)
    draft = a_draft(survey, unsent(survey, code=other.code), biro, name="sisa.json")
    assert (draft.report["elsewhere"], draft.total, draft.report["problems"]) == (3, 0, [])


def test_it_takes_an_import_up_where_it_was_cut_off(
    survey: Survey, biro: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_draft(survey, kobo(1_100), biro)
    importing.keep(draft=draft, by=biro, now=timezone.now())
    calls: list[object] = []

    def dies(**parts: object) -> object:
        calls.append(parts)
        if len(calls) == 2:
            raise RuntimeError("the lights went out")
        return keep_many(**parts)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "keep_many", dies)
    with pytest.raises(RuntimeError):
        importing.carry_on(draft=draft.pk, now=timezone.now())
    row = AnswerImport.objects.get(pk=draft.pk)
    assert (row.position, row.created, row.done_at, survey.answers.count()) == (500, 500, None, 500)
    assert importing.unfinished() == [draft.pk]
    done = importing.carry_on(draft=draft.pk, now=timezone.now())
    assert (done.created, done.duplicates, survey.answers.count()) == (1_100, 0, 1_100)
    assert importing.unfinished() == []


def test_it_asks_the_database_no_more_for_full_batches(
    survey: Survey, biro: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draft = a_draft(survey, kobo(500), biro)
    importing.keep(draft=draft, by=biro, now=timezone.now())
    with django_assert_max_num_queries(40):
        importing.carry_on(draft=draft.pk, now=timezone.now())


def test_it_reads_the_next_file_of_that_form_with_the_mapping_an_office_kept(
    survey: Survey, biro: User
) -> None:
    now = timezone.now()
    draft = importing.begin(survey=survey, name="a.csv", content=google(), by=biro, now=now)
    mapping = proposed(draft)
    assert mapping is not None
    own = mapping.with_column("Pekerjaan", target="ignore")
    importing.settle(draft=draft, mapping=own, options={}, name="Formulir 2026", by=biro, now=now)
    assert SavedMapping.objects.get().office == survey.unit.office
    following = importing.begin(survey=survey, name="b.csv", content=google(9), by=biro, now=now)
    assert following.report["used"] == "Formulir 2026"
    assert proposed(following) == own


def test_it_forgets_files_that_nobody_keeps(survey: Survey, biro: User) -> None:
    draft = a_draft(survey, google(), biro)
    assert importing.forget_drafts(now=timezone.now()) == 0
    assert importing.forget_drafts(now=timezone.now() + 8 * DAY) == 1
    draft.refresh_from_db()
    assert draft.content is None
    with pytest.raises(ProblemsError):
        importing.keep(draft=draft, by=biro, now=timezone.now())


#: The form asks for facilities before complaints.
FORM_ORDER = (*NINE[:7], NINE[8], NINE[7])
