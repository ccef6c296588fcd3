"""A standard's content: fourteen components in the law's split, and the same value after being kept."""

from datetime import date
from fractions import Fraction

from tolok.rules.standards.components import components, published
from tolok.rules.standards.contents import content_of, digest_of, standard_of
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    Standard,
    Step,
    TimeLimit,
)

WHOLE = Standard(
    requirements=(Requirement("KTP", "shown", "Dinas Dukcapil", own_government=True, when="pemohon dewasa"),),
    steps=(Step("front_office", "memeriksa berkas", "tanda terima", Fraction(15)),),
    limit=TimeLimit(Fraction(7, 2), "working_days", waiting=20),
    costs=(Cost(amount=Fraction(50000), basis="Perda 3/2024", valid_from=date(2025, 1, 1)),),
    products=(Product("Surat keterangan"),),
    channels=(Channel("whatsapp", "0812", hours=8),),
    legal=(LegalBasis("UU", "25", 2009, "Pelayanan Publik", "in_force"),),
    staff=4,
    texts=dict.fromkeys(("B8", "B9", "B10", "B12", "B13", "B14"), "ada"),
    others={"plain": {"A1": "Bawa KTP"}},
)


def test_it_splits_fourteen_components_six_and_eight() -> None:
    assert [one.number for one in components()] == list(range(1, 15))
    assert [one.code for one in published()] == ["A1", "A2", "A3", "A4", "A5", "A6"]


def test_it_comes_back_equal_from_what_was_kept() -> None:
    content = content_of(WHOLE)
    assert standard_of(content) == WHOLE
    assert digest_of(content) == digest_of(content_of(standard_of(content)))
    assert content["limit"]["most"] == "3.5"


def test_it_names_what_is_missing_in_the_laws_order() -> None:
    assert WHOLE.complete
    assert standard_of({}).missing == tuple(one.code for one in components())
    assert standard_of({"staff": 0, "texts": {"A1": " "}}).missing[0] == "A1"
    assert "B11" not in standard_of({"staff": 0}).missing


def test_it_keeps_a_number_of_nothing_and_does_without_what_is_not_known() -> None:
    small = Standard(
        limit=TimeLimit(Fraction(1), "hours", waiting=0),
        costs=(Cost(amount=Fraction(0)),),
        channels=(Channel("sp4n", hours=0),),
        legal=(LegalBasis("UU", year=2009),),
        staff=0,
    )
    assert standard_of(content_of(small)) == small
