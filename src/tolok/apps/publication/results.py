"""Published results as pages show them: nothing that a small number of users could be traced by."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.calculation.showing.rulers import empty, index_ruler, index_sentence
from tolok.apps.commitments.models import State as Fated
from tolok.apps.commitments.selectors import PublicCommitment
from tolok.apps.evaluation.models import Result, UnitResult
from tolok.apps.evaluation.selectors.results_public import withheld
from tolok.apps.evaluation.selectors.results_units import Reading
from tolok.apps.evaluation.showing import results as shown
from tolok.apps.evaluation.showing.trails import how_settled, with_more
from tolok.charts.ruler import Ruler
from tolok.rules.instruments.values import Instrument
from tolok.web.printing import percent, printed, say, short
from tolok.web.shapes import Column, Fact, Link, State, Table, Trail


def address(name: str, result: Result, current: bool, *parts: object) -> str:
    """The address of a page of a result; a corrected one is found by its number."""
    if current:
        return reverse(name, args=[result.cycle_id, *parts])
    return reverse(f"{name}-old", args=[result.cycle_id, result.number, *parts])


def units_table(rows: Sequence[UnitResult], minimum: int, link: Any) -> Table:
    """The units with their index on the ruler and the range of places."""
    columns = (
        Column(_("Unit"), "link"),
        Column(_("Pada mistar"), "ruler"),
        Column(_("Nilai"), "number"),
        Column(_("Kategori"), "status"),
        Column(_("Rentang tempat"), "number"),
        Column(_("Responden"), "number"),
    )
    found = [_row(row, minimum, link(row)) for row in rows]
    return Table(_("Unit"), columns, found, caption_hidden=True, empty=_("Tidak ada unit yang cocok."))


def _row(row: UnitResult, minimum: int, url: str) -> tuple[object, ...]:
    name = Link(row.locus.name, url)
    if withheld(row, minimum):
        few = _("kurang dari %(n)s") % {"n": minimum}
        return name, closed_ruler(row), "–", State(_("ditahan"), "caution"), "–", few
    return (
        name,
        shown.row_ruler(row),
        shown.shown_value(row),
        shown.category_state(row),
        shown.places_of(row),
        short(row.respondents),
    )


def closed_ruler(row: UnitResult) -> Ruler:
    """A ruler without a value: too few users answered."""
    index = row.locus.form.instrument.index
    title = f"{say(index.name)}, {row.locus.name}"
    return empty(index.low, index.high, title, index.bands, _("Ditahan: responden terlalu sedikit"))


def hero(reading: Reading, minimum: int) -> Ruler:
    """The unit's index, large, or the words why it is withheld."""
    if withheld(reading.row, minimum):
        return closed_ruler(reading.row)
    return index_ruler(reading.instrument, reading.outcome, reading.locus.name)


def sentence(reading: Reading, minimum: int) -> str:
    """The main number in one sentence, or why it is withheld."""
    if not withheld(reading.row, minimum):
        return index_sentence(reading.instrument, reading.outcome)
    return _("Indeks ditahan: kurang dari %(n)s pengguna menjawab, jadi jawaban mereka dapat ditelusuri.") % {
        "n": minimum
    }


def facts(reading: Reading, minimum: int) -> list[Fact]:
    """Parts of the index, respondents and places; of a withheld one only what evaluators gave."""
    if not withheld(reading.row, minimum):
        return shown.facts_of(reading)
    found = []
    for form in reading.instrument.judged:
        value, label = reading.outcome.forms[form.key], say(form.name)
        found.append(Fact(label[:1].upper() + label[1:], _("belum ada") if value is None else printed(value)))
    return [*found, Fact(_("Responden F-03"), _("kurang dari %(n)s") % {"n": minimum})]


def trails(reading: Reading, pages: Mapping[tuple[str, str], int], minimum: int) -> list[Trail]:
    """From the index down to the level text and the proof; of a withheld one only what evaluators gave."""
    more = Proofs(reading.row, pages)
    if not withheld(reading.row, minimum):
        return [with_more(reading.step, more)]
    judged = {form.key for form in reading.instrument.judged}
    return [with_more(part, more, open_to=1) for part in reading.step.parts if part.key in judged]


class Proofs:
    """What the public may know of the proof of an indicator: title, page and fingerprint, never the file."""

    def __init__(self, row: UnitResult, pages: Mapping[tuple[str, str], int]) -> None:
        self.levels = row.levels
        self.pages = pages
        self.found: dict[str, list[dict[str, Any]]] = {}
        for one in row.proofs:
            self.found.setdefault(one["code"], []).append(one)

    def __call__(self, key: str) -> list[Fact]:
        """Nothing for what is no indicator."""
        kept = self.levels.get(key)
        if kept is None:
            return []
        return [how_settled(kept), *(self._fact(key, one) for one in self.found.get(key, []))]

    def _fact(self, key: str, one: Mapping[str, Any]) -> Fact:
        words = [one["title"] or _("(judul tidak ditampilkan: memuat data pribadi)")]
        words.append(_("versi %(n)s") % {"n": one["version"]})
        if page := self.pages.get((key, one["sha256"])):
            words.append(_("halaman %(page)s") % {"page": page})
        return Fact(_("Bukti"), f"{', '.join(words)}\nSHA-256 {one['sha256']}")


def method(instrument: Instrument) -> list[str]:
    """How the index comes about, in plain words."""
    parts = [
        _("%(name)s %(weight)s")
        % {"name": say(instrument.forms[term.form].name), "weight": percent(term.weight)}
        for term in instrument.index.terms
    ]
    return [
        _("Indeks dibuat dari: %(parts)s.") % {"parts": "; ".join(parts)},
        _(
            "Evaluator memberi level kepada setiap indikator menurut bukti dan kunjungan. Bila dua evaluator berbeda, moderator menetapkannya; unit dapat menyanggah."
        ),
        _("Pengguna layanan menjawab kuesioner. Semua jawaban digabung dulu, baru dirata-ratakan."),
        _(
            "Angka dihitung utuh dan dibulatkan sekali, di akhir. Yang belum ada disebut belum ada, tidak dihitung nol."
        ),
        _(
            "Satu orang mengusulkan hasil dan orang lain menguncinya. Setelah itu tidak ada yang berubah; kesalahan diperbaiki dengan hasil baru yang menyebut hasil lama."
        ),
    ]


def commitments_table(found: Sequence[PublicCommitment]) -> Table | None:
    """Promises the office made public; None without any."""
    if not found:
        return None
    rows = [(one.title, date_format(one.due_on), str(Fated(one.state).label)) for one in found]
    columns = (Column(_("Janji")), Column(_("Tenggat")), Column(_("Keadaan")))
    return Table(_("Tindak lanjut"), columns, rows, caption_hidden=True)
