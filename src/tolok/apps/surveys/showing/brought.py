"""Results of recaps in the reader's language. The mark stands beside every number."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tolok.apps.surveys.actions.recaps import SKIP, Line, Trial
from tolok.apps.surveys.models import BroughtResult, RecapImport
from tolok.apps.surveys.selectors.brought import means_of
from tolok.rules import packs
from tolok.rules.surveys.periods import name_of, number_of
from tolok.web.printing import printed, say, short
from tolok.web.shapes import Column, Fact, Link, State, Table


def mark() -> str:
    """What stands beside every number of a recap."""
    return _("rekap kantor, bukan jawaban satu per satu")


def period_name(kind: str, start: date) -> str:
    """Triwulan II 2023."""
    return say(name_of(kind, start.year, number_of(kind, start)))


def recap_state(draft: RecapImport) -> State:
    """How far an import is."""
    if draft.kept_at:
        return State(_("tersimpan"), "good")
    return State(_("dibatalkan"), "neutral") if draft.given_up_at else State(_("belum disimpan"), "caution")


def recaps_table(rows: Sequence[RecapImport]) -> Table:
    """Recaps that were brought."""
    columns = (
        Column(_("Berkas"), "link"),
        Column(_("Periode")),
        Column(_("Diunggah")),
        Column(_("Oleh")),
        Column(_("Keadaan"), "status"),
        Column(_("Baru"), "number"),
        Column(_("Dibetulkan"), "number"),
        Column(_("Sudah ada"), "number"),
    )
    lines = [
        (
            Link(one.name, reverse("surveys-recap-import", args=[one.office_id, one.pk])),
            period_name(one.period_kind, one.period_start),
            date_format(localtime(one.begun_at), "DATE_FORMAT"),
            one.begun_by.name,
            recap_state(one),
            short(one.created),
            short(one.corrected),
            short(one.unchanged),
        )
        for one in rows
    ]
    empty = _("Belum ada rekap. Unggah yang pertama di atas.")
    return Table(_("Rekap sebelumnya"), columns, lines, empty=empty, caption_hidden=True)


def trial_table(trial: Trial) -> Table:
    """Row by row, what the recap would bring."""
    names = {place.unit_id: place.name for place in trial.places}
    columns = (
        Column(_("Nama di berkas")),
        Column(_("Letak")),
        Column(_("Unit")),
        Column(_("Yang terjadi"), "status"),
        Column(_("IKM hasil hitung"), "number"),
        Column(_("Mutu")),
        Column(_("Responden"), "number"),
        Column(_("Catatan")),
    )
    rows = [
        (
            line.office.office,
            place_name(line.office.sheet, line.office.row),
            names.get(line.unit, "–") if line.unit else "–",
            _becomes(line),
            _("ditahan") if line.small else "–" if line.value is None else printed(line.value),
            line.grade or "–",
            "–" if line.office.n is None else short(line.office.n),
            _notes(line),
        )
        for line in trial.lines
    ]
    return Table(_("Isi rekap"), columns, rows, caption_hidden=True)


def place_name(sheet: str, row: int) -> str:
    """Where something stands in a file."""
    if not sheet:
        return _("baris %(row)s") % {"row": row}
    return _("%(sheet)s, baris %(row)s") % {"sheet": sheet, "row": row}


def _becomes(line: Line) -> State:
    return {
        "open": State(_("unit belum dipilih"), "bad"),
        "twice": State(_("unit sama dua kali"), "bad"),
        "skip": State(_("dilewati"), "neutral"),
        "answers": State(_("dilewati: ada hasil dari jawaban"), "info"),
        "same": State(_("sudah ada, tidak berubah"), "neutral"),
        "new": State(_("baru"), "good"),
        "corrects": State(_("membetulkan"), "caution"),
    }[line.state]


def _notes(line: Line) -> str:
    said = []
    if line.unit == SKIP or line.state == "answers":
        return "–"
    if line.state == "corrects" and line.before and line.before.value is not None:
        said.append(_("tersimpan %(value)s") % {"value": printed(line.before.value)})
    if line.office.n is None:
        said.append(_("jumlah responden tidak disebut, jadi tanpa mutu"))
    if line.small:
        said.append(_("kurang dari lima responden"))
    said += [say(one.text) for one in line.office.disagreements]
    return " ".join(said) or "–"


def brought_facts(one: BroughtResult) -> list[Fact]:
    """Where a brought result comes from."""
    recap = one.recap
    facts = [
        Fact(_("Sumber"), f"{mark()}. {recap.name} ({one.place})"),
        Fact(_("Periode"), period_name(one.period_kind, one.period_start)),
        Fact(_("Instrumen"), say(packs.header(one.pack_id).title)),
        Fact(_("Responden"), _("tidak disebut") if one.n is None else short(one.n)),
        Fact(_("Pengguna"), _("tidak disebut") if one.population is None else short(one.population)),
        Fact(_("Selang"), _("tidak ada: rata-rata tercetak tidak menyimpan sebaran jawaban")),
    ]
    if one.printed:
        names = {"index": _("NRR tertimbang"), "ikm": _("nilai IKM"), "grade": _("kategori")}
        told = "; ".join(f"{names.get(key, key)} {said}" for key, said in one.printed.items())
        facts.append(Fact(_("Tercetak di berkas"), told))
    if recap.kept_at and recap.kept_by:
        kept = f"{date_format(localtime(recap.kept_at), 'DATETIME_FORMAT')}, {recap.kept_by.name}"
        facts.append(Fact(_("Dibawa masuk"), kept))
    if one.why:
        facts.append(Fact(_("Alasan pembetulan"), one.why))
    facts.append(Fact(_("Sidik berkas (SHA-256)"), recap.sha256))
    return facts


def means_table(one: BroughtResult) -> Table:
    """The elements as the recap printed them."""
    pack, means = packs.satisfaction(one.pack_id), means_of(one)
    rows = [
        (say(pack.by_key[key].name), printed(mean, 3), printed(mean * pack.factor))
        for key in pack.keys
        if (mean := means.get(key)) is not None
    ]
    columns = (Column(_("Unsur")), Column(_("NRR"), "number"), Column(_("Nilai konversi"), "number"))
    empty = _("Ditahan: kurang dari lima responden.")
    return Table(_("Rata-rata setiap unsur"), columns, rows, empty=empty, caption_hidden=True)


def recap_years(
    rows: Sequence[BroughtResult],
    groups: Mapping[int, str],
    values: Mapping[int, Fraction],
    years: Sequence[int],
) -> Table:
    """Simple means of recaps by group and year; `groups` and `values` by the number of the brought result."""
    found: dict[str, dict[int, list[BroughtResult]]] = {}
    for one in rows:
        if one.pk in groups and one.pk in values:
            found.setdefault(groups[one.pk], {}).setdefault(one.period_end.year, []).append(one)
    columns = (
        Column(_("Kelompok")),
        *(Column(str(year), "number") for year in years),
        Column(_("Sumber"), "status"),
    )
    lines = [
        (name, *(_mean(by_year.get(year, []), values) for year in years), State(_("rekap"), "info"))
        for name, by_year in sorted(found.items())
    ]
    note = _(
        "Rata-rata sederhana nilai setiap unit dan periode; di dalam kurung banyaknya. Tanpa selang dan tanpa mutu."
    )
    return Table(_("Dari rekap kantor, bukan jawaban satu per satu"), columns, lines, note=note)


def _mean(rows: Sequence[BroughtResult], values: Mapping[int, Fraction]) -> str:
    if not rows:
        return "–"
    mean = sum((values[one.pk] for one in rows), Fraction(0)) / len(rows)
    return f"{printed(mean)} ({printed(len(rows), 0)})"
