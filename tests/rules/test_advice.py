"""Advice on proof beside the packs."""

import pytest

from tolok.rules import packs
from tolok.rules.advice import proof_advice

ADVISED = ("pekppp-2022-luring", "pekppp-2022-daring")


@pytest.mark.parametrize("pack_id", ADVISED)
def test_it_advises_on_every_indicator_in_both_languages(pack_id: str) -> None:
    advice = proof_advice(pack_id)
    instrument = packs.instrument(pack_id)
    assert set(advice) == set(instrument.indicators)
    for one in advice.values():
        assert all((one.good.id, one.good.en, one.poor.id, one.poor.en))
        assert one.good.id != one.good.en


@pytest.mark.parametrize("pack_id", ADVISED)
def test_it_is_no_part_of_what_a_number_hangs_on(pack_id: str) -> None:
    problems: list[object] = []
    tables = packs.read_tables(packs.find(pack_id), problems)  # type: ignore[arg-type]
    assert "proof.toml" not in tables
    assert not problems


def test_it_has_none_for_a_pack_that_is_not_shipped() -> None:
    assert not proof_advice("pekppp-1999")


def test_it_has_none_for_a_pack_without_advice() -> None:
    assert not proof_advice("pekppp-2017")
