"""Reports, publication, follow-up and the SKM indicators: what staff do with a result."""

import io
from datetime import date, datetime

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.organizations.cast import a_unit, an_admin, an_office, someone
from tests.apps.surveys.cast import DAY, a_member, a_survey, an_skm, answered, closed, rated
from tests.papers.documents import a_template, said
from tests.papers.reading import words
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.commitments.actions import finish
from tolok.apps.commitments.models import Commitment, Source
from tolok.apps.common.models import Entry
from tolok.apps.organizations.actions import set_template
from tolok.apps.organizations.models import OrganizationUnit, Role
from tolok.apps.surveys import actions
from tolok.apps.surveys.actions.papers import take_up, write
from tolok.apps.surveys.models import Publication, SurveyPaper, SurveyResult
from tolok.apps.surveys.refusals import telling as telling_refusals
from tolok.apps.surveys.selectors.following import first_of, lines_after, plan_of, quarters
from tolok.apps.surveys.selectors.papers import report_values
from tolok.apps.surveys.selectors.performance import survey_years
from tolok.apps.surveys.selectors.publishing import publications_of, published, told_result
from tolok.rules import packs
from tolok.rules.surveys.performance import performance
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

ROWS = [(4, 4, 3, 4, 4, 3, 4, 2, 3), (3, 3, 3, 4, 3, 3, 4, 3, 3), (2, 3, 1, 4, 3, 4, 4, 3, 2)] * 12
LOW = {"waktu", "pengaduan", "sarpras"}
INSTRUMENT = packs.instrument("pekppp-2022-luring")


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "P01", "Puskesmas Tolok Jaya", "health_center")


def a_result(unit: OrganizationUnit, now: datetime, **numbers: int) -> SurveyResult:
    survey = an_skm(unit, now, numbers={"population": 36, **numbers})
    rated(survey, ROWS, now, profile={"sex": "female"})
    return actions.compute(survey=closed(survey, now), by=None, now=now)


def planned(result: SurveyResult, by: User, now: datetime) -> list[Commitment]:
    due = quarters(timezone.localdate(now))[1][0]
    lines = [
        actions.Planned(one.item.element, f"Memperbaiki {one.item.name.id}", "terlihat", "Kepala Loket", due)
        for one in first_of(result)
    ]
    return actions.plan(result=result, lines=lines, by=by, now=now)


@pytest.mark.parametrize("kept", ["", "https://tolok.example"])
def test_where_it_was_told_is_a_whole_address_that_a_report_can_cite(
    unit: OrganizationUnit, settings: Settings, kept: str
) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    settings.TOLOK_ADDRESS = kept
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    settings.TOLOK_ADDRESS = "https://tolok.example"
    (told,) = report_values(result, timezone.localdate(now)).told
    assert told.place == f"https://tolok.example/hasil/skm/{unit.office_id}/P01/{result.survey_id}/"
    actions.withdraw(result=result, why="Unit salah", by=biro, now=now)
    (note,) = publications_of(result)
    assert note.withdrawn_at == now


def made(result: SurveyResult, by: User, now: datetime) -> dict[str, bytes]:
    for one in actions.order_report(result=result, by=by, now=now):
        write(paper=one.pk, now=now)
    return {one.kind: bytes(one.content or b"") for one in SurveyPaper.objects.filter(result=result)}


def test_a_published_result_is_found_by_everybody_and_noted_as_told_on_the_site(
    unit: OrganizationUnit,
) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = a_result(unit, now)
    assert told_result(unit.office_id, "P01", result.survey_id) is None
    actions.publish(result=result, by=biro, now=now)
    assert list(published()) == [result]
    (note,) = publications_of(result)
    assert (note.medium, note.place) == ("website", f"/hasil/skm/{unit.office_id}/P01/{result.survey_id}/")
    entry = Entry.objects.get(action="surveys.publish")
    assert entry.scope == f"office:{unit.office_id}"
    with pytest.raises(ProblemsError):
        actions.publish(result=result, by=biro, now=now)


def test_what_may_not_be_told_is_not_published(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    few = an_skm(unit, now)
    rated(few, ROWS[:4], now)
    with pytest.raises(ProblemsError, match=r"4"):
        actions.publish(result=actions.compute(survey=closed(few, now), by=None, now=now), by=biro, now=now)
    form = a_survey(unit)
    for _ in range(9):
        answered(form, now=now)
    with pytest.raises(ProblemsError):
        actions.publish(result=actions.compute(survey=closed(form, now), by=None, now=now), by=biro, now=now)
    old = a_result(unit, now)
    actions.compute(survey=old.survey, by=biro, why="salah periode", now=now)
    with pytest.raises(ProblemsError) as refused:
        actions.publish(result=old, by=biro, now=now)
    assert refused.value.problems[0].text == telling_refusals.NOT_STANDING
    assert not published()


def test_a_withdrawn_result_keeps_its_reason_and_can_be_published_again(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    with pytest.raises(ProblemsError):
        actions.withdraw(result=result, why=" ", by=biro, now=now)
    gone = actions.withdraw(result=result, why="periode keliru", by=biro, now=now)
    assert (gone.published_at, gone.withdrawn_why) == (None, "periode keliru")
    assert not published()
    (note,) = publications_of(result)
    assert note.withdrawn_why == "periode keliru"
    again = actions.publish(result=gone, by=biro, now=now)
    assert (again.withdrawn_at, again.withdrawn_why) == (None, "")
    assert len(publications_of(result)) == 2


def test_the_log_says_every_fault_of_a_note_at_once_and_keeps_withdrawn_ones(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = a_result(unit, now)
    with pytest.raises(ProblemsError) as refused:
        actions.note_publication(
            result=result, medium="board", place=" ", told_on=timezone.localdate(now) + DAY, by=biro, now=now
        )
    assert {one.key for one in refused.value.problems} == {"", "place", "told_on"}
    result = actions.publish(result=result, by=biro, now=now)
    note = actions.note_publication(
        result=result,
        medium="board",
        place="papan  loket 2",
        told_on=timezone.localdate(now),
        by=biro,
        now=now,
    )
    assert note.place == "papan loket 2"
    actions.withdraw_publication(publication=note, why="sudah diturunkan", by=biro, now=now)
    with pytest.raises(ProblemsError):
        actions.withdraw_publication(publication=note, why="lagi", by=biro, now=now)
    assert Publication.objects.get(pk=note.pk).withdrawn_why == "sudah diturunkan"


def test_the_lowest_elements_become_promises_once(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = a_result(unit, now)
    found = planned(result, biro, now)
    assert {one.origin.partition(".result:")[2] for one in found} == {f"{result.pk}.{key}" for key in LOW}
    assert {one.source for one in found} == {Source.SKM}
    assert "dinilai 2,33 oleh 36 responden" in next(one.cause for one in found if "waktu" in one.origin)
    assert planned(result, biro, now) == []
    assert Commitment.objects.count() == 3
    corrected = actions.compute(survey=result.survey, by=biro, why="ulang", now=now)
    assert {line.element for line in plan_of(corrected, lines_after([unit.pk]))} == LOW


def test_a_plan_says_what_is_missing_by_line(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = a_result(unit, now)
    day = timezone.localdate(now) + 30 * DAY
    lines = [
        actions.Planned("waktu", "Janji", "ukuran", " ", day),
        actions.Planned("bukan", "x", "y", "z", day),
    ]
    with pytest.raises(ProblemsError) as refused:
        actions.plan(result=result, lines=lines, by=biro, now=now)
    assert [(one.key, one.row) for one in refused.value.problems] == [("owner", 1), ("element", 2)]
    with pytest.raises(ProblemsError):
        actions.plan(result=result, lines=[], by=biro, now=now)


def test_quarters_run_on_over_the_year() -> None:
    found = quarters(date(2026, 11, 21), 3)
    assert found == [
        (date(2026, 12, 31), "TW IV 2026"),
        (date(2027, 3, 31), "TW I 2027"),
        (date(2027, 6, 30), "TW II 2027"),
    ]


def test_the_report_tells_plan_publication_and_all_answers(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    planned(result, biro, now)
    found = made(result, biro, now)
    text, word = words(found["report.pdf"]), said(found["report.docx"])
    for one in (
        "Puskesmas Tolok Jaya",
        "Memperbaiki Waktu penyelesaian",
        "Kepala Loket",
        "situs web",
        "79,63",
    ):
        assert one in text, one
        assert one in word, one
    assert b"pdfuaid" in found["report.pdf"]
    assert docx.Document(io.BytesIO(found["report.docx"])).tables


def test_the_office_s_own_template_is_used(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    own = a_template("Laporan kami: {{ unit }}")
    set_template(office=unit.office, kind="survey", file_name="kami.docx", content=own, by=biro, now=now)
    assert (
        said(made(a_result(unit, now), biro, now)["report.docx"]).strip()
        == "Laporan kami: Puskesmas Tolok Jaya"
    )


def test_a_report_that_was_cut_off_is_taken_up_and_ordered_once(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = a_result(unit, now)
    first = actions.order_report(result=result, by=biro, now=now)
    assert actions.order_report(result=result, by=biro, now=now) == first
    SurveyPaper.objects.update(state=SurveyPaper.State.MAKING)
    assert take_up() == [one.pk for one in first]


def test_the_statements_of_a_report_do_not_grow(
    unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    survey = an_skm(unit, now)
    rated(survey, ROWS * 10, now)
    result = actions.compute(survey=closed(survey, now), by=None, now=now)
    (paper, _) = actions.order_report(result=result, by=biro, now=now)
    with django_assert_max_num_queries(16):
        write(paper=paper.pk, now=now)


def levels(unit: OrganizationUnit, year: int) -> list[int | None]:
    return [
        one.proposal.level
        for one in performance(INSTRUMENT, survey_years([unit.pk], year, timezone.localdate())[unit.pk])
    ]


def test_the_four_indicators_climb_with_what_is_done(unit: OrganizationUnit) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = a_result(unit, now)
    year = timezone.localdate(now).year
    assert survey_years([unit.pk], year - 1, timezone.localdate()) == {}
    assert levels(unit, year)[0] == 1  # done, no report yet: not as the rule requires
    made(result, biro, now)
    result = actions.publish(result=result, by=biro, now=now)
    assert survey_years([unit.pk], year, timezone.localdate())[unit.pk].requirements == {
        "elements_complete": True,
        "yearly": True,
        "reported": True,
        "sample_reached": True,
    }
    told = timezone.localdate(now)
    for medium in ("board", "social_media", "radio", "app", "meeting"):
        actions.note_publication(result=result, medium=medium, place="x", told_on=told, by=biro, now=now)
    for one in planned(result, biro, now):
        finish(
            commitment=one,
            done_on=told,
            proofs=[],
            why_no_proof="foto menyusul",
            effect=True,
            by=biro,
            now=now,
        )
    # the day is the same here: a report of that day tells the finished plan
    assert levels(unit, year) == [5, 5, 5, 5]
    Commitment.objects.update(done_on=told + DAY)
    assert levels(unit, year)[2] is None  # finished after the last report: is there another one?


def test_the_indicators_of_many_units_take_as_many_statements_as_of_one(
    unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    others = [a_unit(unit.office, f"P{at:02}") for at in range(2, 6)]
    for one in (unit, *others):
        a_result(one, now)
    today = timezone.localdate(now)
    with django_assert_max_num_queries(6):
        found = survey_years([unit.pk, *(one.pk for one in others)], today.year, today)
    assert len(found) == 5


def addresses(result: SurveyResult, note: int, paper: int) -> dict[str, str]:
    survey, unit = result.survey_id, result.survey.unit_id
    return {
        "surveys-report": reverse("surveys-report", args=[survey]),
        "surveys-report-order": reverse("surveys-report-order", args=[survey]),
        "surveys-report-file": reverse("surveys-report-file", args=[survey, paper]),
        "surveys-telling": reverse("surveys-telling", args=[survey]),
        "surveys-publish": reverse("surveys-publish", args=[survey]),
        "surveys-withdraw": reverse("surveys-withdraw", args=[survey]),
        "surveys-note": reverse("surveys-note", args=[survey]),
        "surveys-withdraw-note": reverse("surveys-withdraw-note", args=[survey, note]),
        "surveys-follow": reverse("surveys-follow", args=[survey]),
        "surveys-performance": reverse("surveys-performance", args=[unit, 2026]),
    }


WRITES = {
    "surveys-publish",
    "surveys-withdraw",
    "surveys-note",
    "surveys-withdraw-note",
    "surveys-report-order",
}


def test_strangers_and_those_of_other_units_find_nothing(unit: OrganizationUnit, client: Client) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    (note,), papers = publications_of(result), actions.order_report(result=result, by=biro, now=now)
    write(paper=papers[0].pk, now=now)
    elsewhere = a_member(a_unit(an_office("Kota Seberang", "city", "64.71"), "1"), name="Rini")
    neighbour = a_member(a_unit(unit.office, "P02"), name="Sari")
    reader = a_member(unit, Role.READER, "Wati")
    for name, path in addresses(result, note.pk, papers[0].pk).items():
        for person in (elsewhere, neighbour, someone(f"orang-{name}")):
            for method in ("get", "post"):
                answer = getattr(signed_in(Client(), person), method)(path)
                assert answer.status_code in (404, 405), (name, person, answer.status_code)
        assert client.get(path).status_code in (302, 404, 405), name
        if name in WRITES:
            assert signed_in(Client(), reader).post(path).status_code == 403, name


def test_a_head_publishes_and_plans_and_an_operator_orders_the_report(
    unit: OrganizationUnit, settings: Settings
) -> None:
    now = timezone.now()
    result = a_result(unit, now)
    head = signed_in(Client(), a_member(unit, Role.UNIT_HEAD, "Hasan"))
    operator = signed_in(Client(), a_member(unit))
    page = operator.get(reverse("surveys-result", args=[result.survey_id])).content.decode()
    assert "Buat laporan" in page
    assert operator.post(reverse("surveys-publish", args=[result.survey_id])).status_code == 403
    assert operator.post(reverse("surveys-report-order", args=[result.survey_id])).status_code == 302
    assert SurveyPaper.objects.count() == 2
    for pk in take_up():
        write(paper=pk, now=now)
    listed = operator.get(reverse("surveys-report", args=[result.survey_id])).content.decode()
    assert "Laporan (Word)" in listed
    taken = operator.get(
        reverse("surveys-report-file", args=[result.survey_id, SurveyPaper.objects.latest("-pk").pk])
    )
    assert taken["Content-Type"] == "application/pdf"
    assert head.post(reverse("surveys-publish", args=[result.survey_id])).status_code == 302
    page = head.get(reverse("surveys-telling", args=[result.survey_id])).content.decode()
    assert "lencana.svg" in page
    assert "Terbitkan hasil" not in page
    follow = reverse("surveys-follow", args=[result.survey_id])
    drafted = head.get(follow).content.decode()
    assert "Menunjuk petugas pengaduan" in drafted
    form = {"csrfmiddlewaretoken": ""}
    day = quarters(timezone.localdate())[1][0].isoformat()
    for at in range(3):
        form |= {
            f"take_{at}": "on",
            f"title_{at}": "Janji",
            f"measure_{at}": "Terlihat",
            f"owner_{at}": "Kepala Loket" if at else "",
            f"due_{at}": day,
            f"public_{at}": "on",
        }
    refused = head.post(follow, form)
    assert refused.status_code == 422
    assert "Tulis penanggung jawabnya." in refused.content.decode()
    assert head.post(follow, {**form, "owner_0": "Kepala"}).status_code == 302
    assert Commitment.objects.filter(unit=unit, public=True).count() == 3
    assert "Janji" in head.get(follow).content.decode()
    year = timezone.localdate().year
    shown = head.get(reverse("surveys-performance", args=[unit.pk, year])).content.decode()
    assert "6.a.B" in shown


def test_pages_take_few_statements(
    unit: OrganizationUnit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now, biro = timezone.now(), an_admin(unit.office)
    result = actions.publish(result=a_result(unit, now), by=biro, now=now)
    planned(result, biro, now)
    client = signed_in(Client(), biro)
    for name in ("surveys-report", "surveys-telling", "surveys-follow"):
        with django_assert_max_num_queries(30):
            assert client.get(reverse(name, args=[result.survey_id])).status_code == 200
