"""What changed from one version of a service standard to another, said in words, component by component.

Rows are the same row where their main words are: a requirement by its name, a step by what is done, a channel by
medium and address. So a changed price reads as one change, not as one line gone and another come.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tolok.rules.standards.components import components
from tolok.rules.standards.values import Standard, TimeLimit
from tolok.rules.standards.words import Row, line_of, lines
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: Components in rows: where they are kept, and what makes two rows the same.
_ROWS: Mapping[str, tuple[str, Callable[[Any], object]]] = {
    "A1": ("requirements", lambda one: _folded(one.name)),
    "A2": ("steps", lambda one: (one.actor, _folded(one.action))),
    "A4": ("costs", lambda one: _folded(one.what)),
    "A5": ("products", lambda one: _folded(one.name)),
    "A6": ("channels", lambda one: (one.medium, _folded(one.address))),
    "B11": ("roles", lambda one: _folded(one.role)),
    "B7": ("legal", lambda one: (_folded(one.kind), one.number, one.year, _folded(one.region))),
}
#: Units of time in minutes, where one can be said in another. Working days cannot: nobody knows their hours here.
_MINUTES: Mapping[str, int] = {"minutes": 1, "hours": 60}
#: What ends in a full stop within a sentence: abbreviations, single letters and the numbers of a list.
_SHORT = re.compile(
    r"[a-z]|\d{1,2}|(?:[a-z]\.)+[a-z]|[sd]/[da]|no|nmr|jln?|gg|kav|lt|rt|rw|kab|kec|kel|prov|rp|te?lp|pkl|thn|tgl|"
    r"psl?|ay|jo|dr[as]?|ir|hj|tn|ny|sdr|bpk|maks|mis"
)
_END = re.compile(r"(?P<word>\S+)[.!?][)”\"]?\s+(?=[\"“(]?[A-Z0-9À-Þ])")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed in the component with this code."""

    code: str
    text: Text


def differences(old: Standard, new: Standard) -> tuple[Difference, ...]:
    """Every change, in the law's order; empty when both say the same."""
    return tuple(Difference(one.code, text) for one in components() for text in _changed(one.code, old, new))


def _changed(code: str, old: Standard, new: Standard) -> Iterator[Text]:
    if code == "B11" and old.staff != new.staff:
        yield fill(STAFF, old=_people(old.staff), new=_people(new.staff))
    if code in _ROWS:
        name, key = _ROWS[code]
        yield from _rows_changed(getattr(old, name), getattr(new, name), key, ordered=code == "A2")
    elif code == "A3" and old.limit != new.limit:
        yield from _limit_changed(old, new)
    yield from _words_changed(old.texts.get(code, ""), new.texts.get(code, ""))
    for language in sorted({*old.others, *new.others}):
        before, after = (one.others.get(language, {}).get(code, "") for one in (old, new))
        yield from _other_words_changed(before, after, LANGUAGE.get(language, Text(language, language)))


def _rows_changed(
    old: Sequence[Row], new: Sequence[Row], key: Callable[[Any], object], *, ordered: bool
) -> Iterator[Text]:
    before, after = _keyed(old, key), _keyed(new, key)
    yield from (fill(GONE, what=line_of(one)) for at, one in before.items() if at not in after)
    yield from (fill(NEW, what=line_of(one)) for at, one in after.items() if at not in before)
    both = [at for at in before if at in after]
    for at in both:
        if before[at] != after[at]:
            yield fill(CHANGED, old=line_of(before[at]), new=line_of(after[at]))
    if ordered and both != [at for at in after if at in before]:
        yield REORDERED


def _keyed(rows: Sequence[Row], key: Callable[[Any], object]) -> dict[tuple[object, int], Row]:
    """The rows by what makes them the same; of several alike the first with the first."""
    found: dict[tuple[object, int], Row] = {}
    for one in rows:
        at = key(one)
        found[at, sum(known == at for known, _ in found)] = one
    return found


def _limit_changed(old: Standard, new: Standard) -> Iterator[Text]:
    kept = set(lines(_only(old), "A3")) & set(lines(_only(new), "A3"))
    before = [line for line in lines(_only(old), "A3") if line not in kept]
    after = [line for line in lines(_only(new), "A3") if line not in kept]
    if not before or not after:
        yield from (fill(GONE, what=line) for line in before)
        yield from (fill(NEW, what=line) for line in after)
        return
    was, now = _joined(before), _joined(after)
    how = _pace(old.limit, new.limit)
    yield fill(how, old=was, new=now)


def _only(standard: Standard) -> Standard:
    """The time limit without the words beside it."""
    return Standard(limit=standard.limit)


def _pace(old: TimeLimit | None, new: TimeLimit | None) -> Text:
    """Which sentence fits: faster, slower, or only other."""
    if old is None or new is None:
        return CHANGED
    was, now = _length(old, new.unit), _length(new, old.unit)
    if was is None or now is None or was == now:
        return CHANGED
    return FASTER if now < was else SLOWER


def _length(limit: TimeLimit, other: str) -> Fraction | None:
    """How long, in something that can be compared with a time in the unit `other`."""
    if limit.unit == other:
        return limit.most
    if limit.unit in _MINUTES and other in _MINUTES:
        return limit.most * _MINUTES[limit.unit]
    return None


def _words_changed(old: str, new: str) -> Iterator[Text]:
    """Sentences that went and came; what only moved is no change."""
    gone, come = _gone_and_come(old, new)
    yield from (fill(GONE, what=one) for one in gone)
    yield from (fill(NEW, what=one) for one in come)


def _other_words_changed(old: str, new: str, language: Text) -> Iterator[Text]:
    """The same of words in another language; one sentence in place of one other is one change."""
    gone, come = _gone_and_come(old, new)
    if len(gone) == len(come) == 1:
        yield fill(OTHER_CHANGED, language=language, old=gone[0], new=come[0])
        return
    yield from (fill(OTHER_GONE, language=language, what=one) for one in gone)
    yield from (fill(OTHER_NEW, language=language, what=one) for one in come)


def _gone_and_come(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = _sentences(old), _sentences(new)
    return [one for one in before if one not in after], [one for one in after if one not in before]


def _sentences(words: str) -> list[str]:
    """Lines cut at the ends of sentences; “s.d.”, “No.”, initials and a number before its item end none."""
    found = [one for line in words.splitlines() for one in _cut(" ".join(line.split()))]
    return [one for one in found if one]


def _cut(line: str) -> Iterator[str]:
    begin = 0
    for hit in _END.finditer(line):
        word = hit["word"].casefold().lstrip('(“"')
        if line[hit.end("word")] != "." or not _SHORT.fullmatch(word):
            yield line[begin : hit.end()].rstrip()
            begin = hit.end()
    yield line[begin:]


def _people(staff: int | None) -> Text:
    return NOT_SAID if staff is None else fill(Text("{n} orang", "{n} people"), n=staff)


def _joined(found: Sequence[Text]) -> Text:
    return Text("; ".join(one.id for one in found), "; ".join(one.en for one in found))


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


LANGUAGE: Mapping[str, Text] = {
    "plain": Text("bahasa sederhana", "plain words"),
    "en": Text("bahasa Inggris", "English"),
}
GONE = Text("Dihapus: {what}", "Removed: {what}")
NEW = Text("Ditambah: {what}", "Added: {what}")
CHANGED = Text("Berubah dari “{old}” menjadi “{new}”", "Changed from “{old}” to “{new}”")
FASTER = Text("Lebih cepat: dari “{old}” menjadi “{new}”", "Faster: from “{old}” to “{new}”")
SLOWER = Text("Lebih lama: dari “{old}” menjadi “{new}”", "Slower: from “{old}” to “{new}”")
STAFF = Text("Berubah dari {old} menjadi {new}", "Changed from {old} to {new}")
NOT_SAID = Text("tidak disebut", "not said")
REORDERED = Text("Urutan langkah berubah", "The order of the steps changed")
OTHER_GONE = Text("Dihapus dalam {language}: {what}", "Removed in {language}: {what}")
OTHER_NEW = Text("Ditambah dalam {language}: {what}", "Added in {language}: {what}")
OTHER_CHANGED = Text(
    "Berubah dalam {language} dari “{old}” menjadi “{new}”", "Changed in {language} from “{old}” to “{new}”"
)
