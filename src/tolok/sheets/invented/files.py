"""The invented regency as delimited files, the way offices send them."""

import csv
import io
from collections.abc import Iterable, Sequence

from tolok.rules.instruments.values import Instrument
from tolok.rules.numbers import comma
from tolok.rules.statistics.moments import Moments
from tolok.rules.surveys.instruments import Integrity, Satisfaction
from tolok.sheets.answers.templates import Answers, elements_of
from tolok.sheets.instruments.users import answers_form
from tolok.sheets.invented.demonstration import DemonstrationUnit, demonstration_units

Line = Sequence[object]


def levels_csv(instrument: Instrument) -> str:
    """Levels of all units, comma-separated, without users' answers."""
    units = demonstration_units(instrument)
    return _csv([["unit", *instrument.indicators], *([unit.name, *unit.levels.values()] for unit in units)])


def levels_with_means_csv(instrument: Instrument) -> str:
    """Levels with the mean of users' answers and their number, as a spreadsheet in Indonesia saves it."""
    form = answers_form(instrument)
    key = form.key if form else "f03"
    lines: list[Line] = [["unit", *instrument.indicators, key, f"{key}_n"]]
    for unit in demonstration_units(instrument):
        moments = _moments(unit)
        mean = "" if moments.mean is None else comma(moments.mean, 2)
        lines.append([unit.name, *unit.levels.values(), mean, moments.n])
    return _csv(lines, ";")


def _moments(unit: DemonstrationUnit) -> Moments:
    given = ([answer for answer in answers if answer is not None] for answers in unit.users)
    return Moments.of((sum(answers), len(answers)) for answers in given)


def users_csv(instrument: Instrument) -> str:
    """Raw answers of users, a row a respondent."""
    form = answers_form(instrument)
    codes = [item.code for item in form.items] if form else []
    rows = ([unit.name, *answers] for unit in demonstration_units(instrument) for answers in unit.users)
    return _csv([["unit", *codes], *rows])


def answers_csv(pack: Satisfaction | Integrity, rows: Iterable[tuple[str, Answers]]) -> str:
    """Survey answers with element keys as headings and the service in the first column."""
    keys = [element.key for element in elements_of(pack)]
    return _csv([["layanan", *keys], *([service, *answers] for service, answers in rows)])


def mistaken_csv(instrument: Instrument) -> str:
    """A file with one of every common mistake; nothing in it can be used."""
    codes = list(instrument.indicators)[:3]
    return _csv(
        [
            ["unit", *codes, codes[0], "catatan kepala"],
            ["Kecamatan Bukit Saroja", 4, 3, 7, "", ""],
            ["Kecamatan Kali Mentari", "4,5", "baik", 3, "", ""],
            ["", 3, 3, 3, "", ""],
            ["Kecamatan  bukit saroja", 2, -1, 3, "", ""],
            ["Puskesmas Hulu Senja", 5, 5, 5, "", "", "lebih"],
        ]
    )


def _csv(lines: Iterable[Line], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return out.getvalue()
