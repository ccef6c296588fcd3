"""Keys by which other things are found: in a weighted pack each may stand only once."""

from collections.abc import Iterator, Mapping
from typing import Any

from tolok.rules.nodes import Node
from tolok.rules.texts import Text

#: What may stand only once in a pack, and how a second one is called.
ONCE = {
    "form": Text("Kunci formulir ini ganda.", "This form key occurs twice."),
    "aspect": Text("Kunci aspek ini ganda.", "This aspect key occurs twice."),
    "indicator": Text("Kode indikator ini ganda.", "This indicator code occurs twice."),
    "question": Text("Kunci pertanyaan ini ganda.", "This question key occurs twice."),
}


def check_doubles(pack: Node, parts: Mapping[str, Node]) -> None:
    """Keys by which other things are found must occur once; the later one is named with its file and key."""
    seen: dict[tuple[str, object], str] = {}
    for kind, key, node, address in _keys(pack, parts):
        place = f"{node.file}, {address}"
        if seen.setdefault((kind, key), place) != place:
            first = seen[kind, key]
            node.wrong(address, ONCE[kind], key, Text(f"lain dari {first}", f"other than {first}"))


def _keys(pack: Node, parts: Mapping[str, Node]) -> Iterator[tuple[str, object, Node, str]]:
    """Every such key as written: what it names, the key, its file and its address there."""
    for place, form in _tables(pack.table, "forms"):
        yield "form", form.get("key"), pack, f"forms[{place}].key"
    for place, key in enumerate(pack.table.get("unseen", ()), 1):
        yield "form", key, pack, f"unseen[{place}]"
    for _, part in sorted(parts.items()):
        if isinstance(aspect := part.table.get("aspect"), dict):
            yield "aspect", aspect.get("key"), part, "aspect.key"
        for place, row in _tables(part.table, "indicators"):
            yield "indicator", row.get("code"), part, f"indicators[{place}].code"
            for at, question in _tables(row, "questions"):
                yield "question", question.get("key"), part, f"indicators[{place}].questions[{at}].key"


def _tables(table: Mapping[str, Any], name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The tables of a list and their places from 1; what is no table was told while reading."""
    found = table.get(name)
    listed = found if isinstance(found, list) else []
    return ((place, item) for place, item in enumerate(listed, 1) if isinstance(item, dict))
