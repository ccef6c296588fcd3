"""A record as it was frozen and as it is now, side by side, as its page tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.evaluation.models import ClaimState, FrozenRecords, Locus, State
from tolok.apps.evaluation.selectors import copies as reads
from tolok.apps.evaluation.selectors import trail
from tolok.apps.evaluation.views.doors import today
from tolok.apps.evaluation.words import Read, at_unit, day_at, read_words
from tolok.rules.record_copies import CopiedProof, Copy, differences, read
from tolok.rules.records import Record
from tolok.rules.texts import Text
from tolok.web.printing import say
from tolok.web.shapes import Column, Fact, Link, Table

#: The part of an address that names a former copy.
FORMER = "salinan"


@dataclass(frozen=True, slots=True)
class Told:
    """A record on a page: its title, fields and day, the proofs and rows beside it; of its copy, or of now."""

    title: str
    rows: tuple[tuple[str, str], ...]
    day: date | None
    proofs: tuple[int, ...]
    online: str
    related: tuple[tuple[str, str], ...]


def of_copy(copy: Copy) -> Told:
    """A copy in the reader's language."""
    return Told(
        say(read(copy["title"])),
        tuple((say(read(label)), say(read(value))) for label, value in copy["rows"]),
        date.fromisoformat(copy["day"]) if copy["day"] else None,
        tuple(one["version"] for one in copy["proofs"]),
        copy["online"],
        tuple((say(read(title)), read(origin).id) for title, origin in copy["related"]),
    )


def of_record(one: Record, open_to_reader: set[int]) -> Told:
    """A row as it is now, with the proofs that are open to readers."""
    proofs = tuple(pk for pk in one.proofs if pk in open_to_reader)
    return Told(one.title, one.rows, one.day, proofs, one.online, one.related)


class Page:
    """A record, or a group of them, that a kept proposal of a unit names. Http404 for anything else.

    `former` names a frozen set of a hand-in that the unit took back; empty for the one that stands.
    """

    def __init__(self, locus: Locus, origin: str, former: str = "") -> None:
        self.locus, self.origin = locus, origin
        sets = reads.sets_of(locus)
        self.standing = reads.standing(locus, sets)
        self.earlier = [one for one in sets if one is not self.standing and origin in one.records]
        self.named = trail.named(locus)
        chosen = self._chosen(former)
        known = reads.resting_on(self.named, chosen, origin)
        if known is None:
            raise Http404
        self.known = known
        self.members = known.grouped
        self.left_out = bool(chosen and not self.members and origin not in chosen.records)
        self.kept = None if self.left_out else chosen

    def _chosen(self, former: str) -> FrozenRecords | None:
        if not former:
            return self.standing
        for one in self.earlier:
            if str(one.pk) == former:
                return one
        raise Http404

    @property
    def is_former(self) -> bool:
        """Whether the page shows a copy that no longer stands."""
        return self.kept is not None and self.kept is not self.standing

    @property
    def title(self) -> str:
        """What a proposal calls it."""
        return say(self.known.basis.title)

    def copies(self, origins: Sequence[str]) -> dict[str, Copy]:
        """What they said when they were frozen."""
        return reads.copies(self.kept, origins) if self.kept else {}

    def now(self, origins: Sequence[str], frozen: Mapping[str, Copy]) -> dict[str, reads.Now]:
        """Rows as they are now; what is gone is not in it."""
        resting = {
            origin: {*self.known.proofs, *(one["version"] for one in frozen[origin]["proofs"])}
            if origin in frozen
            else self.known.proofs
            for origin in origins
        }
        return reads.now_of(self.locus, resting, today())

    @cached_property
    def of(self) -> str:
        """Of which moment the page speaks."""
        if self.kept is None:
            return self.of_now
        at = {"at": at_unit(self.kept.at, self.locus)}
        if self.kept.submission is None:
            return _("Seperti saat dibekukan sesudah pengisian berakhir, %(at)s.") % at
        if self.is_former:
            number = {"n": self.kept.submission.number}
            return _("Seperti saat isian diserahkan dengan tanda terima nomor %(n)s, %(at)s.") % (at | number)
        return _("Seperti saat isian diserahkan, %(at)s.") % at

    @property
    def of_now(self) -> str:
        """The same for what is read for this page."""
        return read_words(today(), Read.NOW)

    @property
    def day(self) -> date:
        """The day of which the page speaks."""
        return day_at(self.kept.at, self.locus) if self.kept else today()

    def unfrozen(self) -> str:
        """Why there is no copy, in a sentence."""
        if self.left_out:
            return _(
                "Catatan ini belum ada saat isian dibekukan, jadi yang tampil adalah keadaannya sekarang."
            )
        if self.locus.claim_state == ClaimState.SUBMITTED:
            return _(
                "Isian unit ini disimpan sebelum salinan beku ada. Yang tampil di bawah ini adalah catatan seperti keadaannya sekarang."
            )
        if self.locus.cycle.has_reached(State.JUDGING):
            return _(
                "Unit ini tidak menyerahkan isian dan catatannya belum dibekukan. Yang tampil di bawah ini adalah catatan seperti keadaannya sekarang."
            )
        return _(
            "Catatan ini belum dibekukan, karena isian belum diserahkan. Yang tampil di bawah ini adalah catatan seperti keadaannya sekarang dan masih dapat berubah."
        )

    def member_url(self, origin: str) -> str:
        """The page of a row of the group, of the same copy."""
        return self.url("judging-record", self.kept, origin=origin)

    def formers(self) -> list[Link]:
        """Where the copies of former hand-ins are read."""
        return [Link(_of_former(one, self.locus), self.url("judging-record", one)) for one in self.earlier]

    def url(self, name: str, kept: FrozenRecords | None = None, *more: str, origin: str = "") -> str:
        """An address of this record or of `origin`, of a former copy where one is given."""
        stem = reverse(name, args=[self.locus.cycle_id, self.locus.pk, origin or self.origin, *more])
        return f"{stem}?{FORMER}={kept.pk}" if kept is not None and kept is not self.standing else stem


def _of_former(one: FrozenRecords, locus: Locus) -> str:
    at = {"at": at_unit(one.at, locus)}
    if one.submission is None:
        return _("Dibekukan sesudah pengisian berakhir, %(at)s") % at
    return _("Diserahkan %(at)s, tanda terima nomor %(n)s") % (at | {"n": one.submission.number})


def differing(frozen: Copy, now: Copy) -> Table | None:
    """Field by field what is said otherwise now; None where nothing is."""
    found = differences(frozen, now)
    if not found:
        return None
    columns = [Column(_("Bagian")), Column(_("Saat dibekukan")), Column(_("Hari ini"))]
    rows = [(say(one.label), _said(one.before), _said(one.now)) for one in found]
    caption = ngettext("%(n)s bagian berbeda hari ini", "%(n)s bagian berbeda hari ini", len(rows)) % {
        "n": len(rows)
    }
    return Table(caption, columns, rows, caption_hidden=True)


def _said(words: Text | None) -> str:
    return _("tidak ada") if words is None else say(words) or "–"


def proof_facts(proofs: Sequence[CopiedProof]) -> list[Fact]:
    """The files of a copy: name and version as they were, until when they held, and their SHA-256."""
    return [Fact(one["title"], " · ".join(_facts_of(one))) for one in proofs]


def _facts_of(one: CopiedProof) -> list[str]:
    facts = [_("versi %(n)s") % {"n": one["number"]}]
    if one["last"]:
        facts.append(_("berlaku sampai %(day)s") % {"day": date_format(date.fromisoformat(one["last"]))})
    return [*facts, f"SHA-256 {one['sha256']}"]
