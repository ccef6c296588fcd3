"""Facts about what is public: media of standards and maklumat, channels, freshness (indicators 3, 5, 21, 23, 24).

What stands in SIPPN is read from its register (selectors.portal), never from the log of publications.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from django.utils import timezone

from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.kept import Kept
from tolok.apps.standards.selectors.readable import Shown, bases_of, shown, with_bare
from tolok.rules.days import day_said
from tolok.rules.gathered import Basis, Gathered, together
from tolok.rules.standards import maklumat as rule
from tolok.rules.standards.components import published as shown_to_the_public
from tolok.rules.standards.freshness import freshness
from tolok.rules.standards.publication_media import media
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill, several

OFFICIAL = ".go.id"


def publication_facts(one: Kept, day: date) -> Iterator[Gathered]:
    """What is known of a unit; what was never logged is absent."""
    yield from _standards_shown(one)
    yield from _pledge(one)
    yield from _information(one)
    yield from _channels(one)
    yield from _updates(one, day)


def _standards_shown(one: Kept) -> Iterator[Gathered]:
    """Of versions in force on the day; a board that still shows an older one does not count."""
    held = {row.pk: pk for pk, row in one.held.items() if pk in one.written}
    logged = [row for row in shown(one) if row.version_id]
    rows = [row for row in logged if row.version_id in held]
    if not held or not logged:
        return
    old = len(logged) - len(rows)
    since = max((row.published_on for row in rows), default=None)
    bases = bases_of(rows)
    if not rows:
        yield Gathered("standard_published", "none", fill(OLD_ONLY, old=old), None, bases_of(logged))
        yield Gathered("standard_media", frozenset[str](), fill(OLD_ONLY, old=old), None, bases_of(logged))
        return
    whole = _whole(rows)
    covered = {held[version] for versions in whole.values() for version in versions}
    everything = len(covered) == len(held)
    words = chain(
        fill(ALL_SHOWN if everything else SHOWN, n=len(covered), total=len(held)),
        fill(STILL_OLD, n=old) if old else None,
    )
    words = with_bare(words, rows)
    yield Gathered("standard_published", "all" if everything else "part", words, since, bases)
    counted = whole if everything else {row.medium: frozenset[int]() for row in rows}
    on = {key: len(whole.get(key, ())) for key in counted}
    every = several(media()[key].name for key, n in on.items() if n == len(held))
    part = several(
        fill(ON, medium=media()[key].name, n=n, total=len(held)) for key, n in on.items() if n < len(held)
    )
    options = frozenset(media()[key].media for key in counted)
    some = any(0 < len(whole.get(key, ())) < len(held) for key in counted)
    words = chain(
        fill(MEDIA, named=every) if every.id else None,
        fill(IN_PART, named=part) if part.id else None,
        AT_LEAST_ONE if everything and some else None,
    )
    yield Gathered("standard_media", options, with_bare(words, rows), since, bases)


def _whole(rows: Iterable[Shown]) -> Mapping[str, frozenset[int]]:
    """By medium: the versions all six components of which can be read on it."""
    shown: dict[tuple[str, int], set[str]] = {}
    for row in rows:
        assert row.version_id is not None
        shown.setdefault((row.medium, row.version_id), set()).update(row.components)
    wanted = {one.code for one in shown_to_the_public()}
    found: dict[str, set[int]] = {}
    for (medium, version), codes in shown.items():
        if wanted <= codes:
            found.setdefault(medium, set()).add(version)
    return {medium: frozenset(versions) for medium, versions in found.items()}


def _pledge(one: Kept) -> Iterator[Gathered]:
    found = one.maklumat or one.drafted
    if found is None:
        return
    since = found.set_on or timezone.localdate(found.created_at)
    page = address("standards-maklumat", one.unit)
    scan = found.decree.scan_id if found.decree else None
    basis = Basis(PLEDGE, f"standards.maklumat:{found.pk}", since, page, scan)
    yield Gathered("pledge_made", True, PLEDGE_MADE, since, (basis,))
    if one.maklumat is None:
        yield Gathered("pledge_decided", False, PLEDGE_DRAFT, since, (basis,))
        return
    assert found.set_on is not None
    said = (
        fill(PLEDGE_BY_DECREE, day=day_said(found.set_on), number=found.decree.number)
        if found.decree
        else fill(PLEDGE_SET, day=day_said(found.set_on))
    )
    yield Gathered("pledge_decided", True, said, since, (basis,))
    lacks = rule.missing(found.ability, found.improvement, found.sanction, found.signer, found.set_on)
    words = fill(PLEDGE_LACKS, parts=several(part.text for part in lacks)) if lacks else PLEDGE_WHOLE
    yield Gathered("pledge_compliant", not lacks, words, since, (basis,))
    logged = [row for row in shown(one) if row.maklumat_id]
    rows = [row for row in logged if row.maklumat_id == found.pk]
    if logged:
        named = several(media()[row].name for row in dict.fromkeys(row.medium for row in rows))
        words = with_bare(fill(PLEDGE_SHOWN, named=named) if rows else PLEDGE_OLD, rows)
        options = frozenset(media()[row.medium].pledge for row in rows)
        day = max((row.published_on for row in rows), default=None)
        yield Gathered("pledge_media", options, words, day, bases_of(rows or logged))


def _information(one: Kept) -> Iterator[Gathered]:
    """Word of mouth cannot be seen here; so only where a better medium decides without it."""
    rows = shown(one)
    options = frozenset(media()[row.medium].information for row in rows)
    if options & {"electronic", "online"}:
        named = several(media()[key].name for key in dict.fromkeys(row.medium for row in rows))
        since = max(row.published_on for row in rows)
        words = with_bare(fill(INFORMATION, named=named), rows)
        yield Gathered("information_media", options, words, since, bases_of(rows))


def _channels(one: Kept) -> Iterator[Gathered]:
    profile = one.profile
    page = address("standards-services", one.unit)
    if profile is not None and profile.website:
        host = (urlsplit(profile.website).hostname or "").rstrip(".")
        basis = Basis(
            PROFILE, f"standards.unitprofile:{profile.pk}", timezone.localdate(profile.changed_at), page
        )
        words = fill(WEBSITE, host=host)
        yield Gathered(
            "sipp_official", host.endswith(OFFICIAL), words, timezone.localdate(profile.changed_at), (basis,)
        )


def _updates(one: Kept, day: date) -> Iterator[Gathered]:
    found = freshness((row.published_on for row in one.updates), day)
    if found is None:
        return
    last, first = found.days[0], found.days[-1]
    rows = [row for row in one.updates if row.published_on in found.days]
    page = address("standards-freshness", one.unit)
    named = [
        Basis(
            fill(UPDATE, title=row.title),
            f"standards.contentupdate:{row.pk}",
            row.published_on,
            page,
            row.proof_id,
        )
        for row in rows
    ]
    words = fill(UPDATES, n=len(named), day=day_said(last))
    bases = tuple(together(named, "standards.contentupdates", words, page))
    if found.step is None:
        words = fill(STALE, n=len(found.days), last=day_said(last))
        yield Gathered("update_interval", "never", words, last, bases)
        return
    said = FRESH if len(found.days) > 1 else ONCE
    words = fill(said, n=len(found.days), first=day_said(first), last=day_said(last), step=found.step.name)
    yield Gathered("update_interval", found.step.key, words, last, bases)


PROFILE = Text("Profil penyelenggara", "Profile of the provider")
PLEDGE = Text("Maklumat Pelayanan", "Service pledge")
UPDATE = Text("Pemutakhiran: {title}", "Update: {title}")
UPDATES = Text("Pemutakhiran: {n}, terbaru {day}", "Updates: {n}, the newest of {day}")
ALL_SHOWN = Text(
    "Semua standar yang berlaku ({n}) dapat dibaca lengkap, keenam komponennya, pada sedikitnya satu media.",
    "All standards in force ({n}) can be read whole, all six components, on at least one medium.",
)
SHOWN = Text(
    "{n} dari {total} standar yang berlaku dapat dibaca lengkap, keenam komponennya, pada sedikitnya satu media.",
    "{n} of {total} standards in force can be read whole, all six components, on at least one medium.",
)
STILL_OLD = Text(
    "{n} publikasi masih menampilkan versi lama.", "Publications that still show an older version: {n}."
)
OLD_ONLY = Text(
    "{old} publikasi masih terpasang, semuanya menampilkan versi yang sudah digantikan.",
    "Publications that still stand: {old}, all of a version that was replaced.",
)
ON = Text("{medium} ({n} dari {total} standar)", "{medium} ({n} of {total} standards)")
MEDIA = Text(
    "Memuat keenam komponen semua standar, menurut log publikasi: {named}.",
    "With all six components of all standards, by the log of publications: {named}.",
)
IN_PART = Text("Belum memuat semuanya: {named}.", "Not yet with all of them: {named}.")
AT_LEAST_ONE = Text(
    "Media yang belum utuh untuk semua standar tetap kami hitung: teks level tidak mengatakan untuk berapa standar, dan kami membaca “ada” sebagai sedikitnya satu.",
    "A medium that is not whole for all standards counts as well: the level text does not say for how many, and we read that as at least one.",
)
PLEDGE_MADE = Text("Maklumat Pelayanan tercatat di Tolok.", "The service pledge is kept in Tolok.")
PLEDGE_DRAFT = Text(
    "Maklumat Pelayanan masih rancangan, belum ditetapkan.",
    "The service pledge is still a draft and not yet decided.",
)
PLEDGE_SET = Text(
    "Ditetapkan pimpinan unit pada {day}, tanpa keputusan tersendiri.",
    "Set by the head of the unit on {day}, without a decree of its own.",
)
PLEDGE_BY_DECREE = Text(
    "Ditetapkan pada {day} dengan keputusan {number}.", "Set on {day} by decree {number}."
)
PLEDGE_WHOLE = Text(
    "Ketiga pernyataan ada, ditandatangani dan bertanggal.",
    "All three statements are there, signed and dated.",
)
PLEDGE_LACKS = Text("Belum ada: {parts}.", "Missing: {parts}.")
PLEDGE_SHOWN = Text(
    "Maklumat yang berlaku terpasang di {named}.", "The pledge that holds is shown on {named}."
)
PLEDGE_OLD = Text("Yang masih terpasang hanya maklumat lama.", "Only an older pledge is still shown.")
INFORMATION = Text(
    "Tercatat di log publikasi: {named}. Meja informasi tidak tercatat di sini; tambahkan bila ada.",
    "In the log of publications: {named}. A desk is not recorded here; add it if there is one.",
)
WEBSITE = Text(
    "Situs web di profil penyelenggara: {host}.", "Website in the profile of the provider: {host}."
)
FRESH = Text(
    "{n} pemutakhiran berturut-turut dari {first} sampai {last}: {step}.",
    "{n} updates in a row from {first} to {last}: {step}.",
)
ONCE = Text("Pemutakhiran terakhir {last}: {step}.", "The last update is of {last}: {step}.")
STALE = Text(
    "Pemutakhiran terakhir yang tercatat {last}; jaraknya lebih dari setahun.",
    "The last update recorded is of {last}; that is longer than a year ago.",
)
