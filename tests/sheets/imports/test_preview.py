"""What an import would bring, before anything is kept."""

from datetime import date

from tests.sheets.imports.forms import WIB, book, google_head, google_row, proposed, read
from tolok.sheets.imports.preview import preview


def test_it_counts_what_is_new_known_outside_and_by_point() -> None:
    opened = book(
        google_head(),
        google_row("30/06/2026 23:59:00", (1,) * 9),
        google_row("01/07/2026 08:00:00", (4,) * 9, "baik"),
        google_row("31/12/2026 17:00:00", (4,) * 9),
        google_row("", (3,) * 9, age=""),
    )
    found = read(opened, proposed(opened, "google"))
    known = [found.answers[1].identifier("A"), found.answers[2].identifier("B")]
    told = preview(found, "A", zone=WIB, opens=date(2026, 7, 1), closes=date(2026, 12, 31), known=known)
    assert (told.answers, told.known, told.new) == (4, 1, 3)
    assert (told.outside, told.untimed, told.comments) == (1, 1, 1)
    assert (told.first, told.last) == (date(2026, 6, 30), date(2026, 12, 31))
    assert told.points["sarpras"] == {1: 1, 3: 1, 4: 2}
    assert told.details == {"sex": 4, "age_band": 3, "education": 4, "occupation": 4}
