"""How alike two files are, in words."""

from decimal import Decimal

import pytest

from tolok.apps.evidence.models import AlikeGroup, NearFiles
from tolok.apps.evidence.showing.alike import how_alike


@pytest.mark.parametrize(
    ("share", "words"),
    [("0.9", "berkas yang sekitar 90 % sama"), ("1", "berkas yang sekitar 99 % sama")],
)
def test_it_never_calls_what_is_nearly_the_same_a_hundred(share: str, words: str) -> None:
    assert how_alike(AlikeGroup(best=NearFiles(share=Decimal(share)))) == words
