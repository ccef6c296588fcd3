"""Facts about where citizens may complain, as the standards in force promise (indicators 22 and 26)."""

from collections import Counter
from collections.abc import Iterator

from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.kept import Kept
from tolok.rules.gathered import Basis, Gathered, together
from tolok.rules.standards.complaint_channels import counted
from tolok.rules.standards.words import MEDIA
from tolok.rules.texts import Text
from tolok.rules.wording import fill, several


def channel_facts(one: Kept) -> Iterator[Gathered]:
    """The media that the standards in force name; nothing where none names any: they may be elsewhere."""
    held = [row for pk, row in one.held.items() if pk in one.written]
    named = [(row, {channel.get("medium", "") for channel in row.channels or ()}) for row in held]  # type: ignore[attr-defined]
    named = [(row, media) for row, media in named if media]
    if not named:
        return
    options = counted(medium for _, media in named for medium in media)
    since = max((row.effective_from for row, _ in named if row.effective_from), default=None)
    rows = [
        Basis(
            fill(STANDARD, name=row.service.called),
            f"standards.standardversion:{row.pk}",
            row.effective_from,
            address("standards-version", row.pk),
        )
        for row, _ in named
    ]
    page = address("standards-services", one.unit)
    bases = tuple(together(rows, "standards.versions", fill(STANDARDS, n=len(rows)), page))
    how_many = Counter(medium for _, media in named for medium in media)
    said = (
        fill(IN_SOME, medium=name, n=how_many[key], total=len(held)) if how_many[key] < len(held) else name
        for key, name in MEDIA.items()
        if key in how_many
    )
    yield Gathered("complaint_media", options, fill(NAMES, named=several(said)), since, bases)


STANDARD = Text("Standar {name}", "Standard of {name}")
STANDARDS = Text("Standar Pelayanan: {n} standar", "Service standards: {n}")
IN_SOME = Text("{medium} ({n} dari {total} standar)", "{medium} ({n} of {total} standards)")
NAMES = Text(
    "Disebut di standar yang berlaku, pada komponen pengaduan, saran, dan masukan: {named}.",
    "Standards in force name them in the component on complaints and suggestions: {named}.",
)
