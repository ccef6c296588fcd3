"""Paper: two people read a sheet apart; what they agree on counts, what differs is decided with a reason."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localdate

from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import DAY, a_survey, answered
from tests.apps.surveys.handouts import two_readers, typed
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import Answer, Mode, PaperEntry, Survey
from tolok.apps.surveys.selectors import questions_of, ways
from tolok.apps.surveys.sheets import differing, sheet_number
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_survey(a_unit(an_office(), "1", "Puskesmas Tolok Jaya", "health_center"))


@pytest.fixture
def readers(survey: Survey) -> tuple[User, User]:
    return two_readers(survey)


def test_a_sheet_counts_once_two_people_read_the_same(survey: Survey, readers: tuple[User, User]) -> None:
    first, second = readers
    yesterday = localdate() - DAY if localdate(survey.opens_at) < localdate() else localdate()
    assert typed(survey, first, "7", comment="Antre lama.", given_on=yesterday).state == "once"
    assert not Answer.objects.exists()
    told = typed(survey, second, "0007", comment="antre  LAMA", given_on=yesterday)
    assert told.state == "same"
    assert told.receipt is not None
    assert told.receipt.state == "created"
    kept = Answer.objects.get()
    assert (kept.mode, kept.entered_by, kept.late) == (Mode.PAPER, second, False)
    assert localdate(kept.given_at) == yesterday
    assert kept.paper_entry == PaperEntry.objects.get()
    assert [
        entry.after["reading"] for entry in Entry.objects.filter(action="surveys.type_sheet").order_by("pk")
    ] == [
        "once",
        "same",
    ]


def test_the_first_reader_cannot_be_the_second(survey: Survey, readers: tuple[User, User]) -> None:
    typed(survey, readers[0])
    with pytest.raises(ProblemsError, match="Somebody else"):
        typed(survey, readers[0], value=3)
    assert PaperEntry.objects.get().second is None


def test_a_second_press_changes_nothing(survey: Survey, readers: tuple[User, User]) -> None:
    first, second = readers
    assert typed(survey, first).state == typed(survey, first).state == "once"
    typed(survey, second)
    again = typed(survey, second)
    assert again.receipt is not None
    assert again.receipt.state == "duplicate"
    assert Answer.objects.count() == 1
    with pytest.raises(ProblemsError, match="entered already"):
        typed(survey, second, value=2)


def test_a_difference_waits_and_is_settled_with_a_reason(survey: Survey, readers: tuple[User, User]) -> None:
    first, second = readers
    typed(survey, first, value=4)
    told = typed(survey, second, value=3)
    assert told.state == "differs"
    assert not Answer.objects.exists()
    biro = an_admin(survey.unit.office)
    with pytest.raises(ProblemsError, match="Decide"):
        typed(survey, biro, value=3)
    values = {item.key: 3 for item in questions_of(survey).items}
    parts = {
        "entry": told.entry,
        "given": actions.Given(values),
        "given_on": None,
        "by": biro,
        "now": timezone.now(),
    }
    with pytest.raises(ProblemsError, match="reason"):
        actions.settle(why="", **parts)  # type: ignore[arg-type]
    actions.settle(why="Bulatan ketiga yang diisi", **parts)  # type: ignore[arg-type]
    with pytest.raises(ProblemsError, match="no decision"):
        actions.settle(why="Lagi", **parts)  # type: ignore[arg-type]
    entry = PaperEntry.objects.get()
    assert (entry.settled_by, entry.settled_why) == (biro, "Bulatan ketiga yang diisi")
    assert Answer.objects.get().s == 3 * len(values)


def test_two_sheets_with_one_number_are_told_apart(survey: Survey, readers: tuple[User, User]) -> None:
    first, second = readers
    typed(survey, first, "12", value=4)
    entry = typed(survey, second, "12", value=3).entry
    typed(survey, first, "13")
    parts = {"entry": entry, "by": first, "now": timezone.now()}
    for number, why, said in (
        ("12-B", " ", "reason"),
        ("#", "Fotokopi", "number"),
        ("13", "Fotokopi", "Another"),
    ):
        with pytest.raises(ProblemsError, match=said):
            actions.part_sheets(number=number, why=why, **parts)  # type: ignore[arg-type]
    other = actions.part_sheets(number="12-b", why="Fotokopi", **parts)  # type: ignore[arg-type]
    assert (other.number, other.first_by, other.answer) == ("12-B", second, None)
    assert typed(survey, second, "12", value=4).state == typed(survey, first, "12-B", value=3).state == "same"
    assert sorted(Answer.objects.values_list("s", flat=True)) == [14 * 3, 14 * 4]
    with pytest.raises(ProblemsError, match="no decision"):
        actions.part_sheets(number="14", why="Lagi", **parts)  # type: ignore[arg-type]


def test_one_reader_alone_is_possible_and_stays_marked(survey: Survey, readers: tuple[User, User]) -> None:
    assert typed(survey, readers[0], "9", alone=True).state == "alone"
    far = ways.sheets_of(survey)
    assert (far.done, far.alone, far.typed) == (1, 1, 1)


def test_what_is_finished_after_the_close_is_late(survey: Survey, readers: tuple[User, User]) -> None:
    typed(survey, readers[0])
    told = typed(survey, readers[1], now=survey.closes_at + timedelta(hours=1))
    assert told.receipt is not None
    assert told.receipt.state == "late"
    assert Answer.objects.get().late


def test_numbers_are_printed_once_and_only_those_are_typed(
    survey: Survey, readers: tuple[User, User]
) -> None:
    now = timezone.now()
    spans = [
        (run.first, run.last)
        for run in (
            actions.print_sheets(survey=survey, count=count, by=readers[0], now=now) for count in (20, 5)
        )
    ]
    assert spans == [(1, 20), (21, 25)]
    with pytest.raises(ProblemsError, match="never printed"):
        typed(survey, readers[0], "26")
    typed(survey, readers[0], "25")
    with pytest.raises(ProblemsError, match="1 to 100"):
        actions.print_sheets(survey=survey, count=101, by=readers[0], now=now)
    with pytest.raises(ProblemsError, match="closed"):
        actions.print_sheets(survey=survey, count=1, by=readers[0], now=survey.closes_at)


def test_everything_wrong_with_a_sheet_is_told_at_once(survey: Survey, readers: tuple[User, User]) -> None:
    with pytest.raises(ProblemsError) as refused:
        typed(survey, readers[0], "#", value=9, given_on=localdate() + 2 * DAY)
    assert {"number", "given_on"} < {one.key for one in refused.value.problems}
    assert len(refused.value.problems) == 2 + len(questions_of(survey).items)


def test_the_audit_knows_the_sheet_and_nothing_on_it(survey: Survey, readers: tuple[User, User]) -> None:
    typed(survey, readers[0], comment="Loket tiga ketus")
    typed(survey, readers[1], comment="Loket dua ketus")
    for entry in Entry.objects.filter(action="surveys.type_sheet"):
        assert entry.after.keys() == {"sheet", "reading", "late"}
        assert "ketus" not in str(entry.__dict__)


def test_typing_costs_the_same_for_the_first_sheet_and_the_thirtieth(
    survey: Survey, readers: tuple[User, User]
) -> None:
    asked = []
    for at in range(1, 31):
        typed(survey, readers[0], str(at))
        with CaptureQueriesContext(connection) as seen:
            typed(survey, readers[1], str(at))
        asked.append(len(seen))
    assert asked[0] == asked[-1] <= 24


@pytest.mark.parametrize(
    ("given", "kept"), [("7", "0007"), (" 0007 ", "0007"), ("b-12", "B-12"), ("", None), ("a b", None)]
)
def test_a_number_is_kept_in_one_way(given: str, kept: str | None) -> None:
    assert sheet_number(given) == kept


def test_what_is_free_of_meaning_is_no_difference() -> None:
    blank = {"values": {}, "extra": {}, "profile": {}, "comment": "", "given_on": ""}
    first = {**blank, "values": {"U1": 4}, "comment": "Antre, lama!"}
    second = {**blank, "values": {"U2": 4}, "comment": "antre lama"}
    assert differing(first, second) == [("values", "U1"), ("values", "U2")]


def test_askings_by_hand_give_paper_its_rate(survey: Survey, readers: tuple[User, User]) -> None:
    now = timezone.now()
    parts = {"survey": survey, "day": localdate(now), "by": readers[0], "now": now}
    actions.note_asked(asked=30, refused=4, **parts)  # type: ignore[arg-type]
    actions.note_asked(asked=20, refused=4, **parts)  # type: ignore[arg-type]
    typed(survey, readers[0], alone=True)
    answered(survey)
    fates = ways.fates_of(survey)
    assert (fates["paper"].invited, fates["paper"].refused, fates["paper"].completed) == (20, 4, 1)
    assert (fates["link"].invited, fates["link"].completed) == (None, 1)
    with pytest.raises(ProblemsError) as refused:
        actions.note_asked(asked=1, refused=2, **{**parts, "day": localdate(now) + DAY})  # type: ignore[arg-type]
    assert [one.key for one in refused.value.problems] == ["day", "refused"]
    assert Entry.objects.filter(action="surveys.note_asked").count() == 2
