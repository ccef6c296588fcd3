"""Writes that carry components from one service's standard to others of the same unit."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.standards.actions.drafting import write
from tolok.apps.standards.models import StandardVersion
from tolok.apps.standards.refusals import copying as refusals
from tolok.apps.standards.refusals import versions as writing
from tolok.rules.standards.merging import copied
from tolok.rules.texts import refuse_all, refused


def copy_components(
    *,
    version: StandardVersion,
    source: StandardVersion,
    codes: Collection[str],
    edition: int,
    source_edition: int,
    by: User | None,
    now: datetime,
) -> StandardVersion:
    """Let components of a draft say what another service's standard says, structure and languages included.

    The editions are those that were shown. Raises ProblemsError when one of them is another by now, when nothing was
    chosen, for a source that says nothing there, and for a version that cannot be written.
    """
    standard = source.standard
    refuse_all(
        [
            (not codes, refusals.NOTHING_CHOSEN, ""),
            (source.edition != source_edition, refusals.SOURCE_CHANGED, ""),
            (source.service.unit_id != version.service.unit_id, refusals.ELSEWHERE, ""),
            (any(not standard.has(code) for code in codes), refusals.SAYS_NOTHING, ""),
        ]
    )
    made = copied(version.standard, standard, codes)
    return write(version=version, standard=made, edition=edition, by=by, now=now)


def apply_component(
    *,
    source: StandardVersion,
    code: str,
    source_edition: int,
    targets: Mapping[int, int],
    by: User | None,
    now: datetime,
) -> int:
    """Let one component of many drafts say what it says here, all of them or none; how many changed.

    `targets` holds the edition that was shown by the number of the version. Raises ProblemsError when one of them was
    written meanwhile or can be written no more.
    """
    refuse_all(
        [
            (not targets, refusals.NO_DRAFT_CHOSEN, ""),
            (source.edition != source_edition, refusals.SOURCE_CHANGED, ""),
            (not source.standard.has(code), refusals.SAYS_NOTHING, ""),
        ]
    )
    changed = 0
    with transaction.atomic():
        rows = StandardVersion.objects.filter(pk__in=targets, service__unit=source.service.unit_id)
        found = list(rows.select_related("service__unit").order_by("pk"))
        if len(found) < len(targets):
            raise refused(writing.NOT_WRITABLE)
        for one in found:
            made = copied(one.standard, source.standard, [code])
            before = one.digest
            write(version=one, standard=made, edition=targets[one.pk], by=by, now=now)
            changed += one.digest != before
    return changed
