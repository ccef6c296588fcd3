"""What a file says of the standards of services, gathered row by row, each thing with the place it was found at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tolok.rules.standards.component_doubts import Reading
from tolok.rules.standards.component_reading import assembled
from tolok.rules.standards.values import Standard
from tolok.rules.texts import Problem, Text
from tolok.sheets.cells import name_key, shown

LONGEST_CODE, LONGEST_NAME = 40, 300
#: Standards that one file may bring.
MOST = 500
NOTHING_YET = Standard()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `row` counts from 1, in a document the rows of its tables."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    def problem(self, text: Text, found: object = None, wanted: Text | None = None) -> Problem:
        """A problem at this place, quoting what stands there."""
        quoted = shown(found) if isinstance(found, str | int | float) else None
        return Problem(
            text,
            file=self.file,
            sheet=self.sheet,
            row=self.row,
            column=self.column,
            found=quoted,
            wanted=wanted,
        )


@dataclass(frozen=True, slots=True)
class FoundStandard:
    """The standard of one service as a file tells it; `code` may be empty, and `name` where the code is known."""

    code: str
    name: str
    place: Place
    words: Mapping[str, str]
    verbatim: frozenset[str] = frozenset()
    given: Standard = NOTHING_YET

    def read(self, *, as_written: bool = False) -> tuple[Standard, dict[str, Reading]]:
        """The standard, with how each component was understood; `as_written` keeps all words as they are."""
        kept = frozenset(self.words) if as_written else self.verbatim
        return assembled(self.words, kept, self.given)


@dataclass(frozen=True, slots=True)
class FoundStandards:
    """Everything a file brings, in its order, with notes on what was passed over."""

    standards: tuple[FoundStandard, ...]
    notes: tuple[Text, ...] = ()


@dataclass(slots=True)
class Gathered:
    """A service while its rows are read."""

    code: str
    name: str
    place: Place
    words: dict[str, list[str]] = field(default_factory=dict)
    verbatim: set[str] = field(default_factory=set)
    lists: dict[str, list[Any]] = field(default_factory=dict)
    others: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, code: str, words: str, *, verbatim: bool = False) -> None:
        """More words of a component."""
        if words:
            self.words.setdefault(code, []).append(words)
        if words and verbatim:
            self.verbatim.add(code)

    @property
    def empty(self) -> bool:
        """Whether nothing is said but its name."""
        return not (self.words or self.lists or self.others)

    def standard(self) -> FoundStandard:
        """What was gathered."""
        alone: dict[str, Any] = {}
        for key, rows in self.lists.items():
            alone[key] = rows[0] if key in ("limit", "staff") else tuple(rows)
        if "roles" in alone:
            alone.setdefault("staff", sum(one.number for one in alone["roles"]))
        given = replace(NOTHING_YET, others=self.others, **alone)
        words = {code: "\n".join(parts) for code, parts in self.words.items()}
        return FoundStandard(self.code, self.name, self.place, words, frozenset(self.verbatim), given)


class Gathering:
    """The services of a file by code, or by name where they have none."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.notes: list[Text] = []
        self._by_code: dict[str, Gathered] = {}
        self._by_name: dict[str, Gathered] = {}
        self._all: list[Gathered] = []

    def service(self, code: str, name: str, place: Place) -> Gathered | None:
        """The service of a row, a new one the first time; None for a row that names none."""
        code, name = " ".join(code.split()), " ".join(name.split())
        if not code and not name:
            self.problems.append(place.problem(NO_SERVICE))
            return None
        for words, most in ((code, LONGEST_CODE), (name, LONGEST_NAME)):
            if len(words) > most:
                self.problems.append(place.problem(LONG, words))
        known = self._by_code.get(code) if code else self._by_name.get(name_key(name))
        if known is None:
            known = Gathered(code, name, place)
            self._all.append(known)
        elif name and known.name and name_key(name) != name_key(known.name):
            self.problems.append(place.problem(OTHER_NAME, name, Text(known.name, known.name)))
        known.name = known.name or name
        if code:
            self._by_code[code] = known
        if name:
            self._by_name.setdefault(name_key(name), known)
        return known

    def found(self, where: Place) -> FoundStandards:
        """All of them; those that say nothing are left out and told."""
        full = [one for one in self._all if not one.empty]
        if len(full) < len(self._all):
            self.notes.append(PASSED_OVER.format(count=len(self._all) - len(full)))
        if len(full) > MOST:
            self.problems.append(where.problem(TOO_MANY, len(full)))
        if not full and not self.problems:
            self.problems.append(where.problem(NOTHING, wanted=A_TABLE))
        return FoundStandards(tuple(one.standard() for one in full), tuple(self.notes))


NO_SERVICE = Text(
    "Baris ini tidak menyebut layanan: isi kode atau namanya.",
    "This row names no service: give its code or its name.",
)
LONG = Text("Teks ini terlalu panjang.", "This text is too long.")
OTHER_NAME = Text(
    "Kode yang sama dengan nama layanan lain.", "The same code with the name of another service."
)
PASSED_OVER = Text(
    "{count} layanan tanpa isi dilewati.", "{count} services without any words were passed over."
)
TOO_MANY = Text(
    f"Lebih dari {MOST} layanan dalam satu berkas; bagi berkasnya.",
    f"More than {MOST} services in one file; divide it.",
)
NOTHING = Text(
    "Tidak ada standar pelayanan yang terbaca di dalamnya.", "No service standard could be read in it."
)
A_TABLE = Text(
    "tabel No, Komponen, Uraian dengan nama komponennya, misalnya Persyaratan, Biaya; atau templat yang diisi",
    "a table No, Komponen, Uraian with the names of components, such as Persyaratan, Biaya; or the filled template",
)
UNKNOWN_COMPONENT = Text("Nama komponen ini tidak dikenal.", "The name of this component is not known.")
ONE_OF_FOURTEEN = Text("salah satu dari empat belas komponen", "one of the fourteen components")
TWICE = Text(
    "Komponen ini ada dua kali untuk layanan yang sama.", "This component stands twice for one service."
)
