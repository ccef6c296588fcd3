"""An example of whatever a schema describes, always the same."""

from collections.abc import Mapping
from typing import Any

#: Examples of text by the name of its field.
TEXTS: Mapping[str, str] = {
    "name": "Dinas Kesehatan",
    "office_name": "Kabupaten Tolok",
    "email": "sari.dewi@example.go.id",
    "code": "1.a.Ak",
    "unit_code": "D01",
    "exact": "171/50",
    "decimal": "3.42",
    "shown": "3.42",
    "category": "B",
    "letter": "B",
    "state": "judging",
    "id": "Siklus PEKPPP Mandiri",
    "en": "Cycle of PEKPPP Mandiri",
    "role": "biro_admin",
    "kind": "department",
    "group": "health",
    "pack": "pekppp-2022-luring",
    "reason": "Berita acara halaman 4 menunjukkan pembahasan bersama masyarakat.",
}
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
FORMATS: Mapping[str, str] = {
    "date-time": "2026-11-21T03:00:00Z",
    "date": "2026-11-21",
    "uuid": "019aa3f0-0000-7000-8000-000000000001",
    "binary": "units.xlsx",
}


def example(schema: Mapping[str, Any], components: Mapping[str, Any], name: str = "") -> Any:
    """A value that fits `schema`; `name` is that of the field it is for."""
    if "$ref" in schema:
        return example(components[schema["$ref"].rpartition("/")[2]], components, name)
    for key in ("anyOf", "allOf", "oneOf"):
        if key in schema:
            return example(schema[key][0], components, name)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    return _of_kind(schema, components, name)


def _of_kind(schema: Mapping[str, Any], components: Mapping[str, Any], name: str) -> Any:
    kind = schema.get("type")
    if kind == "array":
        return [example(schema.get("items", {}), components, name)]
    if kind == "object" or "properties" in schema:
        return _object(schema, components)
    if kind == "string":
        return _text(schema, name)
    if kind in ("integer", "number"):
        return schema.get("default") or max(1, schema.get("minimum", 1))
    return {"boolean": False}.get(str(kind))


def _object(schema: Mapping[str, Any], components: Mapping[str, Any]) -> dict[str, Any]:
    if "properties" in schema:
        return {key: example(part, components, key) for key, part in schema["properties"].items()}
    inner = schema.get("additionalProperties")
    return {"U1": example(inner, components)} if isinstance(inner, Mapping) and inner else {}


def _text(schema: Mapping[str, Any], name: str) -> str:
    if schema.get("format") in FORMATS:
        return FORMATS[schema["format"]]
    if name.endswith(("hash", "sha256", "digest")):
        return HASH
    return str(schema.get("default") or TEXTS.get(name, "…"))
