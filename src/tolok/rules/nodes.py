"""Reading TOML with an address for every complaint: all problems are collected, none stops the reading."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from tolok.rules.numbers import exact
from tolok.rules.texts import Problem, Text


class Node:
    """A table of a TOML file that knows its file, its dotted key and the shared list of problems.

    Asking for a key that is absent or of the wrong kind notes a problem and returns a harmless value, so
    that one reading finds everything. `close` notes the keys nobody asked for, which are typing errors.
    """

    def __init__(self, table: dict[str, Any], file: str, key: str, problems: list[Problem]) -> None:
        self.table, self.file, self.key, self.problems = table, file, key, problems
        self._asked: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self.table

    def wrong(self, name: str, text: Text, found: object = None, wanted: Text | None = None) -> None:
        """Note a problem at `name`."""
        key = f"{self.key}.{name}" if self.key and name else name or self.key
        shown = None if found is None else str(found)
        self.problems.append(Problem(text, file=self.file, key=key, found=shown, wanted=wanted))

    def _take(
        self, name: str, kind: type | tuple[type, ...], default: object, wanted: Text, optional: bool
    ) -> Any:
        self._asked.add(name)
        if name not in self.table:
            if not optional:
                self.wrong(name, Text("Kunci ini tidak ada.", "This key is missing."), wanted=wanted)
            return default
        value = self.table[name]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            self.wrong(
                name,
                Text("Isinya bukan yang diminta.", "Its value is not of the kind wanted."),
                value,
                wanted,
            )
            return default
        return value

    def take(self, *names: str) -> dict[str, Any]:
        """Those of `names` that are there, as they are; the caller checks them."""
        self._asked.update(names)
        return {name: self.table[name] for name in names if name in self.table}

    def string(self, name: str, default: str | None = None) -> str:
        """A string; `default` makes it optional."""
        found: str = self._take(name, str, default or "", Text("teks", "a string"), default is not None)
        if default is None and self.table.get(name) == found and not found.strip():
            self.wrong(name, Text("Teks ini kosong.", "This text is missing."))
        return found

    def integer(self, name: str, default: int | None = None) -> int:
        """A whole number; `default` makes it optional."""
        found: int = self._take(
            name, int, default or 0, Text("bilangan bulat", "a whole number"), default is not None
        )
        return found

    def flag(self, name: str, default: bool) -> bool:
        """true or false."""
        found: bool = self._take(name, bool, default, Text("true atau false", "true or false"), True)
        return found

    def day(self, name: str, optional: bool = False) -> date | None:
        """A date, written as TOML writes dates."""
        wanted = Text("tanggal seperti 2022-09-01", "a date such as 2022-09-01")
        missing = date(1, 1, 1)
        found: date = self._take(name, date, missing, wanted, optional)
        if isinstance(found, datetime):
            self.wrong(name, Text("Jam tidak dipakai.", "The time of day is not used."), found, wanted)
            found = found.date()
        return None if found is missing else found

    def number(self, name: str, default: Fraction | None = None) -> Fraction:
        """An exact number, written as a string or a whole number; floats are refused."""
        wanted = Text('angka pasti seperti "0.75" atau "17/86"', 'an exact number such as "0.75" or "17/86"')
        found: str | int = self._take(name, (str, int), "0", wanted, default is not None)
        if name not in self.table:
            return default or Fraction(0)
        try:
            return exact(found)
        except (ValueError, ZeroDivisionError):
            self.wrong(name, Text("Bukan angka pasti.", "Not an exact number."), found, wanted)
            return Fraction(0)

    def text(self, name: str, optional: bool = False) -> Text:
        """Words in both languages: a table with `id` and `en`, neither empty."""
        wanted = Text('{ id = "…", en = "…" }', '{ id = "…", en = "…" }')
        table: dict[str, Any] = self._take(name, dict, {}, wanted, optional)
        if name not in self.table:
            return Text("", "")
        for language in ("id", "en"):
            if not isinstance(table.get(language), str) or not table[language].strip():
                self.wrong(
                    f"{name}.{language}", Text("Teks ini kosong.", "This text is missing."), wanted=wanted
                )
        return Text(str(table.get("id", "")), str(table.get("en", "")))

    def choice(self, name: str, among: tuple[str, ...], default: str | None = None) -> str:
        """One of the words in `among`."""
        found = self.string(name, default)
        if found not in among and (name in self.table or default is None):
            listed = ", ".join(among)
            self.wrong(
                name,
                Text("Kata ini tidak dikenal.", "This word is not known."),
                found,
                Text(f"salah satu dari {listed}", f"one of {listed}"),
            )
            return among[0]
        return found

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of strings, empty when absent."""
        wanted = Text("daftar teks", "a list of strings")
        found = self._take(name, list, [], wanted, True)
        for item in (item for item in found if not isinstance(item, str)):
            self.wrong(
                name, Text("Isi daftar ini bukan teks.", "The list holds something else."), item, wanted
            )
        return tuple(str(item) for item in found)

    def nodes(self, name: str, optional: bool = True) -> Iterator["Node"]:
        """A list of tables, each with its own address; closed after use."""
        found = self._take(name, list, [], Text("daftar tabel", "a list of tables"), optional)
        for place, table in enumerate(found, 1):
            if isinstance(table, dict):
                node = Node(table, self.file, f"{self.key}.{name}[{place}]".lstrip("."), self.problems)
                yield node
                node.close()
            else:
                self.wrong(f"{name}[{place}]", Text("Bukan tabel.", "Not a table."), table)

    def node(self, name: str, optional: bool = False) -> "Node":
        """A table below this one; the caller closes it."""
        table: dict[str, Any] = self._take(name, dict, {}, Text("sebuah tabel", "a table"), optional)
        return Node(table, self.file, f"{self.key}.{name}".lstrip("."), self.problems)

    def texts(self, name: str) -> tuple[Text, ...]:
        """A list of texts in both languages, empty when absent."""
        return tuple(Text(node.string("id"), node.string("en")) for node in self.nodes(name))

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for name in self.table.keys() - self._asked:
            self.wrong(
                name, Text("Kunci ini tidak dikenal; salah ketik?", "This key is unknown; a typing error?")
            )
