"""A recap that is written reads back without a word of disagreement."""

from tolok.rules import packs
from tolok.rules.surveys.skm import survey
from tolok.rules.surveys.tallies import Tally
from tolok.sheets.books import open_bytes
from tolok.sheets.imports.office_means import read_office_means
from tolok.sheets.invented.surveys import demonstration_responses
from tolok.sheets.recaps.writing import RecapOffice, recap_book

PACK = packs.satisfaction("skm-2017")


def office(name: str, count: int, population: int | None = None) -> RecapOffice:
    people = [points for _, points in demonstration_responses(PACK, count, seed=count)]
    profile = {
        "sex": {"male": count // 2, "female": count - count // 2},
        "education": {"senior": count - 3, "higher": 3},
        "occupation": {"labour": 2, "home": 3, "civil": count - 5},
    }
    outcome = survey(PACK, Tally.of(PACK.keys, people, 1, 4), population=population)
    return RecapOffice(name, outcome, population, profile)


def test_it_reads_back_what_it_wrote_in_either_order() -> None:
    offices = [office("Dinas Perhubungan", 120, 160), office("Kecamatan Sukasari", 90)]
    for order in ("rule", "form"):
        content = recap_book(PACK, offices, order)
        found, _ = read_office_means(open_bytes("rekap.xlsx", content), PACK, order=order)
        assert [(one.office, one.n, one.population) for one in found] == [
            ("Dinas Perhubungan", 120, 160),
            ("Kecamatan Sukasari", 90, None),
        ]
        for one, wrote in zip(found, offices, strict=True):
            assert one.disagreements == ()
            assert one.outcome.grade == wrote.outcome.grade
            assert all(
                abs(one.means[key] - (wrote.outcome.elements[key].nrr or 0)) < 1e-12 for key in PACK.keys
            )


def test_it_writes_no_number_where_there_is_none() -> None:
    empty = RecapOffice("Kelurahan Baru", survey(PACK, Tally.of(PACK.keys, [], 1, 4)))
    rows = open_bytes("rekap.xlsx", recap_book(PACK, [empty])).sheets[0].rows
    assert [cell for cell in rows[2][2:] if cell not in (None, 0)] == []
