"""Whether what is said of the public's part can be so: its days, its minutes, its proof; and the decree that follows."""

import re
from collections.abc import Iterator
from datetime import date

from tolok.apps.evidence.models import Kind, ProofVersion
from tolok.apps.standards.models import Decree, Participation, StandardVersion
from tolok.apps.standards.refusals import dates
from tolok.apps.standards.refusals import versions as refusals
from tolok.apps.standards.selectors.versions import begun_after, consultation_opened
from tolok.rules.texts import Text
from tolok.rules.wording import fill

Faults = Iterator[tuple[bool, Text, str]]
#: Words of titles of papers that show how the public took part.
MINUTES = ("berita acara", "notul", "daftar hadir", "fkp", "konsultasi publik", "minutes")


def names_minutes(proof: ProofVersion) -> bool:
    """Whether the title or kind of a proof says that it shows who took part and what was agreed."""
    title = proof.proof.title.casefold()
    return proof.proof.kind in (Kind.MINUTES, Kind.ATTENDANCE) or any(word in title for word in MINUTES)


def declared_faults(
    row: StandardVersion, kind: str, heard: date, why: str, proof: ProofVersion | None, *, surely: bool
) -> Faults:
    """What speaks against a part of the public that no forum here has noted. Two statements at most."""
    fkp = kind == Participation.FKP
    told = len(why.strip()) >= 5 and re.search(r"[^\W_]{2,}", why)
    yield bool(why.strip()) and not told, refusals.THIN_MINUTES if fkp else refusals.THIN_REASON, "why"
    begun, opened = begun_after(row, heard), consultation_opened(row)
    if begun is not None:
        yield True, dates.heard_before_draft(heard, begun), "consulted_on"
    elif opened is not None and heard < opened:
        yield True, dates.heard_before_opening(heard, opened), "consulted_on"
    if proof is not None and not surely and not names_minutes(proof):
        yield True, fill(refusals.PROOF_OF_ANOTHER_SUBJECT, title=proof.proof.title), "surely"


def decree_faults(row: StandardVersion, decree: Decree) -> Faults:
    """What speaks against a decree of a version made here: a day before it was written or talked over, one paper for
    two things. One statement."""
    signed = decree.signed_on
    begun = begun_after(row, signed)
    # A forum kept here may be entered after it was held; its minutes guard the decree.
    opened = None if row.consultation else consultation_opened(row)
    if row.consulted_on is not None and signed < row.consulted_on:
        yield True, dates.decree_before_hearing(signed, row.consulted_on), "decree"
    elif begun is not None:
        yield True, dates.decree_before_draft(signed, begun), "decree"
    elif opened is not None and signed < opened:
        yield True, dates.decree_before_opening(signed, opened), "decree"
    minutes, scan = row.participation_proof, decree.scan
    same = minutes is not None and scan is not None and minutes.proof_id == scan.proof_id
    yield same, refusals.ONE_PAPER_FOR_BOTH, "decree"
