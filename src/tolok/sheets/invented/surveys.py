"""Invented survey answers and a recap of the same regency as `demonstration`, equal for equal seeds."""

import io
from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import Any

import xlsxwriter

from tolok.rules.surveys.instruments import Integrity, Order, Satisfaction
from tolok.rules.surveys.sampling import krejcie_morgan
from tolok.rules.surveys.tallies import Tally
from tolok.sheets.answers.templates import Answers, elements_of
from tolok.sheets.invented.demonstration import UNITS

SERVICES = ("Izin usaha mikro", "Kartu keluarga", "Pengujian kendaraan", "Surat keterangan pindah")
SCHOOLING = ("SD", "SLTP", "SLTA", "DIPLOMA", "S1", "S2", "S3")
WORK = ("PNS", "TNI/Polri", "Swasta", "Wiraswasta", "Pelajar", "Petani", "Lainnya")


def demonstration_responses(
    pack: Satisfaction | Integrity, count: int = 160, seed: int = 2026
) -> tuple[tuple[str, Answers], ...]:
    """`count` invented respondents: the service, and one answer per element or None, in the pack's order.

    Some repeat one answer throughout, as people do, and about one answer in a hundred is missing.
    """
    random = Random(seed)  # noqa: S311 - example data, not secrecy
    elements, scale = elements_of(pack), pack.scale
    liked = [random.gauss(0, 0.12) for _ in elements]
    rows: list[tuple[str, Answers]] = []
    for place in range(count):
        service = place % len(SERVICES)
        width = scale.high - scale.low
        mood = random.gauss(scale.low + width * (0.66 + 0.06 * service), 0.14 * width)
        if random.random() < 0.06:
            rows.append((SERVICES[service], [_point(mood, scale.low, scale.high)] * len(elements)))
            continue
        answers = [
            _point(random.gauss(mood + width * like, 0.16 * width), scale.low, scale.high) for like in liked
        ]
        rows.append((SERVICES[service], [None if random.random() < 0.01 else answer for answer in answers]))
    return tuple(rows)


def _point(value: float, low: int, high: int) -> int:
    return min(max(round(value), low), high)


def raw_sheet(pack: Satisfaction, rows: Sequence[tuple[str, Answers]], order: Order) -> bytes:
    """The sheet many offices keep: No Resp, codes as headings, then footer rows with sums, means and the index."""
    elements = sorted(pack.elements, key=lambda element: element.place(order))
    places = [pack.keys.index(element.key) for element in elements]
    tally = Tally.of(pack.keys, (answers for _, answers in rows), pack.scale.low, pack.scale.high)
    means = [float(tally.mean(place) or 0) for place in places]
    footers: list[tuple[str, list[float]]] = [
        ("Jumlah nilai per unsur", [float(tally.totals[place]) for place in places]),
        ("NRR per unsur", means),
        ("NRR tertimbang per unsur", [mean / len(means) for mean in means]),
        ("Jumlah NRR tertimbang", [sum(means) / len(means)]),
        ("IKM unit pelayanan", [pack.factor * sum(means) / len(means)]),
    ]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Olah data")
        bold, two = book.add_format({"bold": True}), book.add_format({"num_format": "0.00"})
        sheet.write_string(0, 0, "Pengolahan data survei kepuasan masyarakat", bold)
        heads = ["No Resp", *(f"{pack.code}{element.place(order)}" for element in elements), "Layanan"]
        for place, head in enumerate(heads):
            sheet.write_string(2, place, head, bold)
        for at, (service, answers) in enumerate(rows, 3):
            sheet.write_number(at, 0, at - 2)
            for column, place in enumerate(places, 1):
                if (answer := answers[place]) is not None:
                    sheet.write_number(at, column, answer)
            sheet.write_string(at, len(heads) - 1, service)
        for at, (label, values) in enumerate(footers, len(rows) + 3):
            sheet.write_string(at, 0, label, bold)
            for column, value in enumerate(values, 1):
                sheet.write_number(at, column, value, two)
        sheet.set_column(0, 0, 26)
    return out.getvalue()


def recap_workbook(pack: Satisfaction, order: Order, seed: int = 2026) -> bytes:
    """A recap of twelve units in two heading rows, with the mistakes such sheets have.

    One index was computed with 0.11, one category is wrong, one sample does not add up, one is far too small.
    """
    random = Random(seed)  # noqa: S311 - example data, not secrecy
    elements = sorted(pack.elements, key=lambda element: element.place(order))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Rekap")
        bold = book.add_format({"bold": True, "border": 1, "align": "center"})
        _recap_headings(sheet, bold, [f"{pack.code}{element.place(order)}" for element in elements])
        for at, unit in enumerate(UNITS[:12]):
            for place, cell in enumerate(_recap_row(pack, at, unit, random)):
                sheet.write(at + 2, place, cell)
        sheet.set_column(1, 1, 44)
        sheet.freeze_panes(2, 2)
    return out.getvalue()


def _recap_headings(sheet: Any, bold: Any, codes: Sequence[str]) -> None:
    groups = (
        ("NRR PER UNSUR", codes),
        ("JENIS KELAMIN", ("L", "P")),
        ("PENDIDIKAN", SCHOOLING),
        ("PEKERJAAN", WORK),
    )
    sheet.merge_range(0, 0, 1, 0, "NO", bold)
    sheet.merge_range(0, 1, 1, 1, "OPP", bold)
    place = 2
    for name, heads in groups:
        sheet.merge_range(0, place, 0, place + len(heads) - 1, name, bold)
        for at, head in enumerate(heads, place):
            sheet.write_string(1, at, head, bold)
        place += len(heads)
    for at, head in enumerate(("POPULASI", "SAMPEL", "NRR TERTIMBANG", "NILAI IKM", "KATEGORI"), place):
        sheet.merge_range(0, at, 1, at, head, bold)


def _recap_row(pack: Satisfaction, at: int, unit: str, random: Random) -> list[str | int | float]:
    k, users = len(pack.elements), random.randint(150, 2400)
    sample = 12 if at == 9 else krejcie_morgan(users).n
    totals = [round(random.gauss(2.9 + 0.05 * at, 0.15) * sample) for _ in range(k)]
    means = [min(Fraction(total, sample), Fraction(pack.scale.high)) for total in totals]
    index = sum(means, Fraction(0)) * (Fraction("0.11") if at == 4 else Fraction(1, k))
    ikm = index * pack.factor
    band = pack.bands.next_up(ikm) if at == 2 else pack.bands.of(ikm)
    sexes = _parts(sample, 2, random)
    if at == 6:
        sexes[0] += 3
    return [
        at + 1,
        unit,
        *(float(mean) for mean in means),
        *sexes,
        *_parts(sample, len(SCHOOLING), random),
        *_parts(sample, len(WORK), random),
        users,
        sample,
        float(index),
        float(ikm),
        band.word.id if band else "",
    ]


def _parts(whole: int, count: int, random: Random) -> list[int]:
    """`whole` split at random into `count` numbers."""
    cuts = sorted(random.randint(0, whole) for _ in range(count - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, whole], strict=True)]
