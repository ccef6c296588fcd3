"""What of a unit can be read somewhere on a day – in the log of publications, or seen in the portal – as facts name it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tolok.apps.standards.models import Medium, Publication
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.kept import Kept
from tolok.apps.standards.selectors.portal import OnPortal, portal_page
from tolok.rules.days import day_said
from tolok.rules.gathered import Basis, in_turn, together
from tolok.rules.standards.components import published
from tolok.rules.standards.publication_media import media, open_to_check
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill

SIX = tuple(one.code for one in published())


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that can be read somewhere, of the log or in the portal."""

    medium: str
    version_id: int | None
    maklumat_id: int | None
    components: Sequence[str]
    published_on: date
    proof_id: int | None
    where: str
    address: str
    origin: str
    page: str
    group: str


def shown(one: Kept) -> list[Shown]:
    """What the log says stands, and what was seen in the portal."""
    return [*map(_logged, one.publications), *(_seen(row, one.unit) for row in one.portal if row.seen_on)]


def _logged(row: Publication) -> Shown:
    return Shown(
        medium=row.medium,
        version_id=row.version_id,
        maklumat_id=row.maklumat_id,
        components=row.components,
        published_on=row.published_on,
        proof_id=row.proof_id,
        where=row.place or row.address or "–",
        address=row.address,
        origin=f"standards.publication:{row.pk}",
        page=address("standards-publication", row.pk),
        group=address("standards-publications", row.unit_id),
    )


def _seen(row: OnPortal, unit: int) -> Shown:
    assert row.seen_on is not None
    return Shown(
        medium=Medium.SIPPN,
        version_id=row.version_id,
        maklumat_id=None,
        components=SIX,
        published_on=row.seen_on,
        proof_id=row.proof_id,
        where=row.address,
        address=row.address,
        origin=row.origin,
        page=row.page,
        group=portal_page(unit),
    )


def bases_of(rows: Iterable[Shown]) -> tuple[Basis, ...]:
    """One basis a medium, with how many publications there are and the newest; those with a picture first."""
    media_rows: dict[str, list[Shown]] = {}
    for row in sorted(
        rows, key=lambda row: (row.proof_id is None, _bare(row), -row.published_on.toordinal(), row.origin)
    ):
        media_rows.setdefault(row.medium, []).append(row)
    return in_turn(*(_on(medium, found) for medium, found in media_rows.items()))


def _on(medium: str, rows: Sequence[Shown]) -> list[Basis]:
    named = [
        Basis(
            fill(PUBLISHED, medium=media()[medium].name, where=row.where),
            row.origin,
            row.published_on,
            row.page,
            row.proof_id,
        )
        for row in rows
    ]
    bare, newest = sum(map(_bare, rows)), max(row.published_on for row in rows)
    about = fill(
        GROUP_BARE if bare else GROUP,
        medium=media()[medium].name,
        n=len(rows),
        bare=bare,
        day=day_said(newest),
    )
    return together(named, "standards.publications", about, rows[0].group, most=1)


def _bare(row: Shown) -> bool:
    """Whether nothing lets a reader see it."""
    return not open_to_check(row.medium, picture=row.proof_id is not None, address=row.address)


def with_bare(words: Text, rows: Iterable[Shown]) -> Text:
    """The words of a fact, and how many of its publications nobody can look at."""
    bare = sum(map(_bare, rows))
    return chain(words, fill(WITHOUT, n=bare) if bare else None)


PUBLISHED = Text("Publikasi di {medium}: {where}", "Published on {medium}: {where}")
GROUP = Text("{medium}: {n} publikasi, terbaru {day}", "{medium}: {n} publications, the newest of {day}")
GROUP_BARE = Text(
    "{medium}: {n} publikasi, {bare} tanpa bukti, terbaru {day}",
    "{medium}: {n} publications, {bare} without proof, the newest of {day}",
)
WITHOUT = Text(
    "{n} publikasi tanpa bukti (tidak ada gambar atau alamatnya).",
    "Publications without proof, neither picture nor address: {n}.",
)
