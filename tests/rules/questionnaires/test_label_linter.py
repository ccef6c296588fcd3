"""Faults of questionnaires, seen and invented."""

import pytest

from tests.rules.survey_rows import SKM
from tolok.rules import packs
from tolok.rules.questionnaires.blocks import block, sources
from tolok.rules.questionnaires.label_lexicon import lexicon, read
from tolok.rules.questionnaires.label_linter import Finding, Wording, lint, lint_block
from tolok.rules.surveys.instruments import Element, Scale
from tolok.rules.texts import ProblemsError, Text

FOUR = Scale(1, 4)
SATISFACTION = [pack_id for pack_id in packs.ids() if packs.header(pack_id).kind == "satisfaction"]


def both(words: str) -> Text:
    return Text(words, words)


def wording(heading: str, question: str, *labels: str) -> Wording:
    return Wording("x", both(heading), both(question), tuple(both(label) for label in labels))


def kinds(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.found) for finding in found]


def asked(key: str, *labels: str) -> Wording:
    """The question of an element of the SKM with other labels."""
    element = SKM.by_key[key]
    return Wording(key, element.name, element.question, tuple(both(label) for label in labels))


@pytest.mark.parametrize("pack_id", SATISFACTION)
def test_it_finds_nothing_in_the_questionnaires_of_the_packs(pack_id: str) -> None:
    pack = packs.satisfaction(pack_id)
    assert lint([Wording.of(element) for element in pack.elements], pack.scale) == ()


ALIASES = [
    pytest.param(element, labels, id=f"{pack_id} {element.key} {labels[0]}")
    for pack_id in SATISFACTION
    for element in packs.satisfaction(pack_id).elements
    for labels in element.aliases
]


@pytest.mark.parametrize(("element", "labels"), ALIASES)
def test_it_finds_nothing_in_label_sets_seen_on_good_forms(element: Element, labels: tuple[str, ...]) -> None:
    one = Wording(element.key, element.name, element.question, tuple(both(label) for label in labels))
    assert lint([one], FOUR) == ()


def test_it_finds_nothing_in_the_integrity_surveys() -> None:
    pack = packs.integrity("spkp-spak-2021")
    items = [item for block in pack.blocks for item in block.items]
    assert lint([Wording.of(item) for item in items], pack.scale) == ()


@pytest.mark.parametrize("key", [key for key, source in sources().items() if source.purpose != "f03"])
def test_it_finds_nothing_in_the_blocks_that_can_be_asked(key: str) -> None:
    elements = [one.element for one in sources()[key].replacements]
    assert lint_block(block(key)) == ()
    assert lint_block(block(key, replacing=elements)) == ()


def test_it_knows_that_often_is_bad_where_something_bad_is_asked() -> None:
    labels = ("Tidak pernah", "Kadang", "Sering", "Selalu")
    bribe = wording("Uang", "Seberapa sering Anda diminta membayar lebih?", *labels)
    assert [one.kind for one in lint([bribe], FOUR)] == ["direction"]
    turned = wording("Uang", "Seberapa sering Anda diminta membayar lebih?", *labels[::-1])
    assert lint([turned], FOUR) == ()


def test_it_catches_the_top_label_of_another_question() -> None:
    [found] = lint([asked("persyaratan", "Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat Mudah")], FOUR)
    assert (found.kind, found.severity, found.found) == ("label", "error", "Sangat Mudah")
    assert "sesuai" in found.wanted.id
    assert "“mudah”" in found.text.id


def test_it_catches_requirements_answered_with_speed() -> None:
    found = lint([asked("persyaratan", "Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat")], FOUR)
    assert [finding.kind for finding in found] == ["label"] * 4


def test_it_catches_facilities_headed_as_the_pledge() -> None:
    labels = ("Buruk", "Cukup", "Baik", "Sangat baik")
    found = lint([wording("Maklumat pelayanan", "Bagaimana kualitas sarana dan prasarana?", *labels)], FOUR)
    assert kinds(found) == [("heading", "Maklumat pelayanan")]
    assert "sarana dan prasarana" in found[0].wanted.id


def test_it_catches_every_pack_question_with_the_labels_of_an_element_that_shares_none() -> None:
    speed = ("Lambat", "Lumayan lambat", "Cepat", "Sangat cepat")
    for key in ("persyaratan", "biaya", "produk", "kompetensi", "perilaku", "sarpras"):
        assert {finding.kind for finding in lint([asked(key, *speed)], FOUR)} == {"label"}


@pytest.mark.parametrize("element", SKM.elements, ids=lambda element: element.key)
def test_it_catches_labels_turned_round(element: Element) -> None:
    turned = Wording(element.key, element.name, element.question, element.labels[::-1])
    [found] = lint([turned], FOUR)
    assert (found.kind, found.severity) == ("direction", "error")


def test_it_warns_of_two_labels_that_changed_places() -> None:
    [found] = lint([asked("waktu", "Tidak cepat", "Cepat", "Kurang cepat", "Sangat cepat")], FOUR)
    assert (found.kind, found.severity) == ("direction", "warning")
    assert "“Kurang cepat”" in found.text.en


def test_it_counts_labels_and_finds_doubles() -> None:
    found = lint([asked("waktu", "Tidak cepat", "Cepat", "cepat.")], FOUR)
    assert kinds(found) == [("points", "3"), ("duplicate", "cepat")]


def test_it_wants_every_text_in_both_languages() -> None:
    element = SKM.by_key["waktu"]
    labels = (Text("", ""), *element.labels[1:3], Text("Sangat cepat", ""))
    found = lint([Wording("waktu", Text("Waktu", " "), element.question, labels)], FOUR)
    assert [(one.kind, one.severity, one.wanted.en) for one in found] == [
        ("no-english", "warning", "the heading"),
        ("empty", "error", "label 1"),
        ("no-english", "warning", "label 4"),
    ]


@pytest.mark.parametrize(
    "question", ["Seberapa cepat dan murah layanan ini?", "Apakah petugas mampu serta sopan?"]
)
def test_it_warns_of_two_questions_in_one(question: str) -> None:
    found = lint([wording("Layanan", question, "Buruk", "Cukup", "Baik", "Sangat baik")], FOUR)
    assert [(one.kind, one.severity) for one in found] == [("double", "warning")]


def test_it_lets_an_own_question_use_its_own_words() -> None:
    own = wording("Parkir", "Seberapa luas parkir?", "Sempit", "Agak sempit", "Agak luas", "Luas")
    assert lint([own], FOUR) == ()


def test_it_speaks_of_every_word_it_knows_in_both_languages() -> None:
    assert lexicon().sure == "assumed"
    with pytest.raises(ProblemsError):
        read("[pairs]\n")
