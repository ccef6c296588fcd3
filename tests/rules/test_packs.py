"""The pack reader: what is shipped reads, and every kind of fault is refused with its file and key."""

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest

from tolok.rules import packs
from tolok.rules.instruments.headers import content_hash
from tolok.rules.instruments.values import Indicator
from tolok.rules.numbers import digits
from tolok.rules.texts import Problem, ProblemsError, Text

SHIPPED = Path(str(packs.SHIPPED))
FOUR = Path(__file__).parent / "packs" / "four-components"
LURING, DARING = "pekppp-2022-luring", "pekppp-2022-daring"
WEIGHTED = [pack_id for pack_id in packs.ids() if packs.header(pack_id).kind == "weighted"]

#: Number, code and weight of the thirty scored indicators of form A and of the queue.
FORM_A = """
1.a.Ak:17 2.a.P:14 3.a.T:7 4.a.K:14 5.a.K:10 6.a.B:17 7.a.T:7 8.a.Ak:7 9.a.Ak:7
10.b.As:10 11.b.K:20 12.b.Ak:20 13.b.K:20 14.b.K:30
15.c.K:15 16.c.As:23 17.c.As:20 18.c.K:20 19.c.As:11 20.c.B:11
21.d.T:30 22.d.B:20 23.d.As:20 24.d.T:30
25.e.P:20 26.e.P:25 27.e.Ak:25 28.e.Ak:30
29.f.B:50 30.f.B:50 INF:0
"""


class Fault(NamedTuple):
    """A text of a shipped pack replaced by another, and the key and words the reader must answer with."""

    file: str
    old: str
    new: str
    key: str
    says: str


PACK = "pack.toml"
A1, A3, A5, A6 = "aspect-1.toml", "aspect-3.toml", "aspect-5.toml", "aspect-6.toml"
FAULTS = {
    "another id": Fault(PACK, 'id = "pekppp-2022-luring"', 'id = "pekppp-2023"', "id", "folder's name"),
    "a kind nobody knows": Fault(PACK, 'kind = "levels"', 'kind = "stars"', "forms[1].kind", "not known"),
    "no author": Fault(PACK, 'author = "Tolok"\n', "", "review.author", "key is missing"),
    "an empty author": Fault(PACK, 'author = "Tolok"', 'author = " "', "review.author", "text is missing"),
    "a date in words": Fault(PACK, "next_review = 2027-03-01", 'next_review = "Maret"', "next_review", "kind"),
    "a clock time": Fault(PACK, "valid_from = 2022-01-01", "valid_from = 2022-01-01T08:00:00", "valid_from", "time"),
    "an end before the start": Fault(
        PACK, "valid_from = 2022-01-01", "valid_from = 2022-01-01\nvalid_to = 2021-01-01", "valid_to", "Ends before"
    ),
    "an unknown sureness": Fault(PACK, 'sure = "verified"', 'sure = "certain"', "basis[1].sure", "not known"),
    "no English": Fault(PACK, ', en = "Public Service Index" }', " }", "index.name.en", "text is missing"),
    "no words in a note": Fault(
        PACK, 'notes = [\n', 'notes = [\n  { id = "", en = "x" },\n', "notes[1].id", "text is missing"
    ),
    "a float weight": Fault(PACK, 'weight = "0.75"', "weight = 0.75", "index.terms[1].weight", "kind wanted"),
    "a comma in a number": Fault(PACK, 'weight = "0.75"', 'weight = "0,75"', "terms[1].weight", "exact number"),
    "a division by zero": Fault(PACK, 'weight = "0.75"', 'weight = "3/0"', "terms[1].weight", "exact number"),
    "a mix that does not sum": Fault(PACK, 'weight = "0.75"', 'weight = "0.7"', "index.terms", "do not sum"),
    "a term without a form": Fault(PACK, 'form = "f03"', 'form = "f04"', "index.terms[2].form", "no such form"),
    "another rounding": Fault(PACK, '"half-up"', '"half-even"', "index.rounding", "not known"),
    "a hole in the bands": Fault(PACK, "4.51..5.00", "4.52..5.00", "index.bands", "hole or overlap"),
    "a band with another bound": Fault(PACK, 'lower = "4.51"', 'lower = "4.50"', "index.bands", "hole or overlap"),
    "bands over the top": Fault(PACK, "4.51..5.00", "4.51..5.50", "index.bands", "hole or overlap"),
    "a doubled letter": Fault(PACK, 'letter = "A-"', 'letter = "A"', "index.bands", "letter occurs twice"),
    "a doubled form": Fault(PACK, 'key = "f03"', 'key = "f02"', "forms[2].key", "form key occurs twice"),
    "a doubled item": Fault(PACK, 'code = "2.a.K1"', 'code = "1.a.K1"', "forms[2].items", "item code occurs twice"),
    "a file that is not there": Fault(PACK, '"aspect-3.toml"', '"aspect-7.toml"', "files", "does not exist"),
    "a file nobody names": Fault(PACK, '  "supplementary.toml",\n', "", "indicators", "key is unknown"),
    "a list of numbers for words": Fault(PACK, '"aspect-3.toml"', "3", "forms[1].files", "something else"),
    "a mistyped key": Fault(PACK, "decimals = 2", "decimals = 2\ndecimal = 2", "index.decimal", "key is unknown"),
    "decimals with a point": Fault(PACK, "decimals = 2", "decimals = 2.0", "index.decimals", "kind wanted"),
    "true for a number": Fault(PACK, "decimals = 2", "decimals = true", "index.decimals", "kind wanted"),
    "aspects that do not sum": Fault(A3, 'weight = "18"', 'weight = "19"', "forms[1].files", "do not sum"),
    "indicators that do not sum": Fault(A3, 'weight = "15"', 'weight = "16"', "indicators", "do not sum"),
    "a negative weight": Fault(A6, 'weight = "50"', 'weight = "-50"', "indicators", "below zero"),
    "a doubled aspect": Fault(A3, 'key = "III"', 'key = "II"', "aspect.key", "aspect key occurs twice"),
    "a doubled code": Fault(A3, 'code = "16.c.As"', 'code = "15.c.K"', "indicators[2].code", "indicator code occurs twice"),
    "a form both read and unseen": Fault(
        PACK, "valid_from = 2022-01-01", 'valid_from = 2022-01-01\nunseen = ["f03"]', "unseen[1]", "form key occurs twice"
    ),
    "a doubled question": Fault(
        A3, 'key = "toilet"', 'key = "parking"', "indicators[3].questions[1].key", "question key occurs twice"
    ),
    "a doubled option": Fault(A3, 'key = "attendant"', 'key = "cctv"', "questions[2].options", "option key"),
    "a level too few": Fault(
        A3, '  { value = 0, text = { id = "Tidak ada tempat parkir"', '  # { text = {', "levels", "missing or out of order"
    ),
    "levels out of order": Fault(A3, "{ value = 0,", "{ value = 6,", "indicators[1].levels", "out of order"),
    "a level without words": Fault(
        A3, 'id = "Tidak ada tempat parkir"', 'id = ""', "indicators[1].levels[1].text.id", "text is missing"
    ),
    "a question of no kind": Fault(A3, 'kind = "yesno"', 'kind = "maybe"', "questions[1].kind", "not known"),
    "many without options": Fault(A3, 'kind = "yesno"', 'kind = "many"', "questions[1].options", "Options belong"),
    "a rule of no kind": Fault(A3, 'kind = "table"', 'kind = "guess"', "propose.kind", "not known"),
    "a rule about nothing": Fault(
        A3, '{ fact = "parking" }', '{ fact = "parkin" }', "propose.cases[1].when.all[1]", "no such question"
    ),
    "a count of a yes": Fault(
        A3, 'count = "parking_facilities"', 'count = "parking"', "cases[1].when.all[2]", "another kind"
    ),
    "no limit": Fault(
        A3, '{ count = "parking_facilities", min = 5 }', '{ count = "parking_facilities" }', "all[2]", "limit is missing"
    ),
    "a limit that is a float": Fault(
        A3, "facilities\", min = 5", "facilities\", min = 5.0", "cases[1].when.all[2].min", "kind wanted"
    ),
    "an option nobody offers": Fault(
        A3, 'option = "lift"', 'option = "elevator"', "boundaries[1].when.option", "no such option"
    ),
    "a count among unknown options": Fault(
        A3, 'among = ["lactation"', 'among = ["laktasi"', "boundaries[1].when.among", "no such options"
    ),
    "a share of one number": Fault(
        A5, 'share = ["sp4n_finished", "sp4n_received"]', 'share = ["sp4n_finished"]', "share", "Two numbers"
    ),
    "a condition of no kind": Fault(A3, '{ fact = "toilet" }', '{ feels = "toilet" }', "all[1]", "Unknown condition"),
    "an empty group": Fault(
        A3, 'when = { count = "waiting_obligatory", min = 2 }', "when = { all = [] }", "cases[5].when.all", "is empty"
    ),
    "a level the indicator does not have": Fault(A3, "{ level = 5, when", "{ level = 6, when", "cases", "no such levels"),
    "cases out of order": Fault(A3, "{ level = 5, min = 13 }", "{ level = 1, min = 13 }", "cases", "out of order"),
    "a block without a condition": Fault(
        A1, "[[indicators.boundaries]]\n", "[[indicators.boundaries]]\nblocks = true\n[[indicators.boundaries]]\n",
        "boundaries[1].when", "needs a condition",
    ),
}  # fmt: skip


def copied(folder: Path, to: Path) -> Path:
    """A copy of a pack that may be edited, without its worked cases."""
    copytree(folder, to / folder.name)
    return to / folder.name


def edit(pack: Path, file: str, old: str, new: str) -> None:
    """Replace the first `old` in a file of the pack; the test is wrong when it is not there."""
    path = pack / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def problems_of(pack: Path) -> tuple[Problem, ...]:
    """What the reader finds wrong."""
    with pytest.raises(ProblemsError) as caught:
        packs.read(pack)
    return caught.value.problems


@pytest.mark.parametrize("pack_id", WEIGHTED)
def test_it_reads_what_is_shipped(pack_id: str) -> None:
    instrument = packs.read(packs.find(pack_id))
    assert instrument.id == pack_id
    assert len(instrument.header.hash) == 64
    assert instrument.header.basis


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_it_refuses(fault: Fault, tmp_path: Path) -> None:
    pack = copied(SHIPPED / LURING, tmp_path)
    edit(pack, fault.file, fault.old, fault.new)
    found = problems_of(pack)
    told = [problem for problem in found if fault.key in problem.key and fault.says in problem.text.en]
    assert told, "\n".join(problem.say("en") for problem in found)
    assert told[0].file.startswith(f"{LURING}/")
    assert told[0].text.id != told[0].text.en


def test_it_names_file_key_find_and_wish_in_one_sentence(tmp_path: Path) -> None:
    pack = copied(SHIPPED / LURING, tmp_path)
    edit(pack, A3, 'weight = "15"', 'weight = "16"')
    (problem,) = problems_of(pack)
    assert problem.say("en") == (
        "pekppp-2022-luring/aspect-3.toml, key indicators: The weights do not sum."
        " Found: '101'. Wanted: a sum of 100."
    )
    assert problem.say("id").startswith("pekppp-2022-luring/aspect-3.toml, kunci indicators: Bobot")


def test_it_names_the_file_of_a_doubled_code_and_of_the_first_one(tmp_path: Path) -> None:
    pack = copied(SHIPPED / LURING, tmp_path)
    edit(pack, A3, 'code = "16.c.As"', 'code = "2.a.P"')
    (problem,) = problems_of(pack)
    assert problem.say("en") == (
        "pekppp-2022-luring/aspect-3.toml, key indicators[2].code: This indicator code occurs twice."
        " Found: '2.a.P'. Wanted: other than pekppp-2022-luring/aspect-1.toml, indicators[2].code."
    )


def test_it_finds_all_faults_at_once(tmp_path: Path) -> None:
    pack = copied(SHIPPED / LURING, tmp_path)
    edit(pack, A3, 'weight = "15"', 'weight = "16"')
    edit(pack, A6, 'kind = "text"', 'kind = "essay"')
    edit(pack, PACK, 'author = "Tolok"\n', "")
    assert len(problems_of(pack)) == 3


def test_it_refuses_broken_toml(tmp_path: Path) -> None:
    pack = copied(SHIPPED / LURING, tmp_path)
    edit(pack, A3, "[aspect]", "[aspect")
    told = problems_of(pack)[0]
    assert told.file == f"{LURING}/{A3}"
    assert told.text.en == "Not valid TOML."
    assert told.found is not None
    assert "line 1" in told.found


def test_it_refuses_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    pack = copied(SHIPPED / LURING, tmp_path)
    path = pack / A3
    path.write_bytes(path.read_text("utf-8").replace("Sarana", "S\xe4rana").encode("latin-1", "replace"))
    assert "UTF-8" in problems_of(pack)[0].text.en


def test_it_refuses_a_folder_without_a_header(tmp_path: Path) -> None:
    pack = copied(SHIPPED / LURING, tmp_path)
    (pack / PACK).unlink()
    keys = {problem.key for problem in problems_of(pack) if problem.file == f"{LURING}/{PACK}"}
    assert {"id", "kind"} <= keys


def test_it_refuses_a_pack_of_another_kind() -> None:
    with pytest.raises(ProblemsError, match=r"skm-2017/pack\.toml, key kind: Not an instrument"):
        packs.read(packs.find("skm-2017"))


def test_it_names_the_packs_there_are() -> None:
    with pytest.raises(ProblemsError, match=r"pekppp-2099.*one of .*pekppp-2022-luring"):
        packs.find("pekppp-2099")


def test_it_lists_only_folders_with_a_header(tmp_path: Path) -> None:
    copied(FOUR, tmp_path)
    (tmp_path / "notes").mkdir()
    assert packs.ids(tmp_path) == ("four-components",)


def test_it_keeps_the_hash_when_only_a_case_is_added(tmp_path: Path) -> None:
    pack = copied(FOUR, tmp_path)
    before = packs.read(pack).header.hash
    (pack / "cases").mkdir()
    (pack / "cases" / "one.toml").write_text('[[cases]]\nname = "x"\n')
    after = packs.read(pack)
    assert after.header.hash == before
    assert len(after.cases) == 1


def test_it_changes_the_hash_with_any_word(tmp_path: Path) -> None:
    pack = copied(FOUR, tmp_path)
    before = packs.read(pack).header.hash
    edit(pack, "access.toml", "Entrance", "Entry")
    assert packs.read(pack).header.hash != before


def test_it_hashes_what_a_number_can_hang_on_and_nothing_else() -> None:
    pack = {"id": "x", "valid_from": date(2022, 1, 1), "review": {"checker": ""}}
    known = content_hash({"pack.toml": pack, "a.toml": {"weight": "24"}})
    later = pack | {"review": {"checker": "Somebody"}, "valid_to": date(2025, 1, 1)}
    assert content_hash({"a.toml": {"weight": "24"}, "pack.toml": later}) == known
    assert content_hash({"pack.toml": pack, "a.toml": {"weight": "25"}}) != known
    assert content_hash({"pack.toml": pack, "b.toml": {"weight": "24"}}) != known


def test_it_holds_the_weights_of_form_a() -> None:
    rows = packs.instrument(LURING).indicators.values()
    assert [f"{row.code}:{digits(row.weight)}" for row in rows] == FORM_A.split()
    assert [row.number for row in rows] == list(range(1, 32))


def test_it_gives_every_countable_indicator_its_rule() -> None:
    for pack_id in (LURING, DARING):
        for row in packs.instrument(pack_id).indicators.values():
            assert row.rule, row.code
            assert set(row.rule.facts()) <= {question.key for question in row.questions}, row.code


@pytest.mark.parametrize(("pack_id", "code"), [(LURING, "29.f.B"), (DARING, "28.f.B")])
def test_it_asks_everything_of_the_form_about_an_innovation(pack_id: str, code: str) -> None:
    asked = [
        question.key.removeprefix("innovation_")
        for question in packs.instrument(pack_id).indicators[code].questions
    ]
    # F-01 no. 29: title; initiative; duration; start date; contest; award
    assert asked == ["title", "initiative", "stage", "started", "months", "contest", "awards"]


@pytest.mark.parametrize("pack_id", [LURING, DARING])
def test_it_says_every_sentence_in_two_languages(pack_id: str) -> None:
    for row in packs.instrument(pack_id).indicators.values():
        for text in sentences(row):
            assert text.id.strip(), row.code
            assert text.en.strip(), row.code


def sentences(row: Indicator) -> list[Text]:
    """All words of an indicator."""
    texts = [row.title, *row.evidence, *row.notes]
    texts += [level.text for level in row.levels]
    texts += [edge.text for edge in row.boundaries]
    for question in row.questions:
        texts += [question.label, question.text, *(option.text for option in question.options)]
    return texts


def test_it_marks_every_weight_of_form_b_as_assumed_and_says_why() -> None:
    form = packs.instrument(DARING).forms["f02"]
    rows = [row for aspect in form.aspects for row in aspect.indicators]
    assert len(rows) == 29
    for row in rows:
        assert row.sure == "assumed", row.code
        assert row.notes[0].id.startswith("Bobot anggapan"), row.code
        assert row.notes[0].en.startswith("Assumed weight"), row.code


def test_it_spreads_the_review_item_of_form_b_in_proportion() -> None:
    form_a = {row.title: row.weight for row in packs.instrument(LURING).forms["f02"].aspects[0].indicators}
    form_b = {row.title: row.weight for row in packs.instrument(DARING).forms["f02"].aspects[0].indicators}
    (left_out,) = form_a.keys() - form_b.keys()
    assert form_a.pop(left_out) == 14
    assert {title: weight * 100 / 86 for title, weight in form_a.items()} == form_b


def test_it_says_the_same_where_form_b_repeats_form_a() -> None:
    form_a = {row.title: row for row in packs.instrument(LURING).indicators.values()}
    same = [row for row in packs.instrument(DARING).indicators.values() if row.title in form_a]
    assert len(same) == 8 + 3 + 4 + 2 + 2 + 1
    for row in same:
        assert row.levels == form_a[row.title].levels, row.code
        assert row.questions == form_a[row.title].questions, row.code
        assert row.rule == form_a[row.title].rule, row.code
        assert row.boundaries == form_a[row.title].boundaries, row.code
        assert row.evidence == form_a[row.title].evidence, row.code
