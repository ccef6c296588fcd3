"""What the papers of standards are made from, as plain values in Indonesian; and the books that were ordered."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.organizations.selectors import names_of
from tolok.apps.standards.models import (
    IN_WORK,
    Decree,
    Maklumat,
    MaklumatState,
    Nature,
    Review,
    Service,
    StandardBook,
    StandardVersion,
    State,
)
from tolok.apps.standards.selectors.versions import in_force, standing_of
from tolok.papers.standards.values import DecreeFacts, MaklumatPaper, RegisterRow, StandardPaper, Standing
from tolok.rules.digests import digest
from tolok.rules.standards.values import Standard
from tolok.sheets.standards.template import ListedStandard
from tolok.web.shapes import Link

#: Services above which the book of a unit is made in the background.
AT_ONCE = 20


def standard_paper(version: StandardVersion, unit: str, day: date, site: str = "") -> StandardPaper:
    """One version as its papers print it; `unit` is what the unit is called, `site` where this installation answers.

    No statement, if service, unit, office and decree came with the version.
    """
    service = version.service
    return StandardPaper(
        service=service.name,
        called=service.called,
        code=service.code,
        unit=unit,
        office=service.unit.office.name,
        number=version.number,
        digest=version.digest,
        standing=standing_on(version, day),
        standard=version.standard,
        decree=_decree(version.decree),
        holds_from=version.effective_from,
        holds_until=version.effective_until,
        address=card_address(service, site),
    )


def book_papers(unit: OrganizationUnit, day: date, site: str = "") -> list[StandardPaper]:
    """Every standard of a unit in force on a day, by code of its service; three statements."""
    name = names_of([unit.pk], day).get(unit.pk, unit.code)
    found = []
    for service, version in in_force([unit.pk], day)[unit.pk]:
        if version is not None:
            service.unit, version.service = unit, service
            found.append(standard_paper(version, name, day, site))
    return sorted(found, key=lambda one: one.code)


def decree_papers(decree: Decree, day: date, site: str = "") -> list[StandardPaper]:
    """Every standard a decree decides, by code of its service; two statements, if unit and office came with it."""
    name = names_of([decree.unit_id], day).get(decree.unit_id, decree.unit.code)
    found = []
    for version in decree.versions.select_related("service").order_by("service__code", "number"):
        version.service.unit, version.decree = decree.unit, decree
        found.append(standard_paper(version, name, day, site))
    return found


def decree_facts(decree: Decree) -> DecreeFacts:
    """A decree as papers name it."""
    return DecreeFacts(decree.number, decree.about, decree.signed_on, decree.signer, decree.signer_post)


def register_rows(unit: OrganizationUnit, day: date) -> list[RegisterRow]:
    """Every service of a unit on a day against its standard; four statements."""
    pairs = in_force([unit.pk], day)[unit.pk]
    services = [service for service, __ in pairs]
    standing = standing_of(services, day)
    reviewed = _reviewed(services, day)
    return [
        RegisterRow(
            code=service.code,
            service=service.name,
            version=version.number if version else None,
            state=_state(version, standing.get(service.pk, (None, None))[1]),
            complete=bool(version and version.complete),
            decree=_decree(version.decree) if version else None,
            holds_from=version.effective_from if version else None,
            reviewed_on=reviewed.get(service.pk),
        )
        for service, version in pairs
    ]


def maklumat_paper(maklumat: Maklumat, unit: str, day: date) -> MaklumatPaper:
    """A maklumat as it is printed. No statement, if unit, office and decree came with it."""
    words = [maklumat.ability, maklumat.improvement, maklumat.sanction, maklumat.signer, maklumat.signer_post]
    return MaklumatPaper(
        unit=unit,
        office=maklumat.unit.office.name,
        number=maklumat.number,
        digest=digest([*words, maklumat.set_on.isoformat() if maklumat.set_on else ""]),
        standing=_maklumat_standing(maklumat, day),
        ability=maklumat.ability,
        improvement=maklumat.improvement,
        sanction=maklumat.sanction,
        signer=maklumat.signer,
        signer_post=maklumat.signer_post,
        set_on=maklumat.set_on,
        decree=_decree(maklumat.decree),
    )


def maklumat_at(pk: int) -> Maklumat | None:
    """The maklumat with a number, with its unit, office and decree."""
    return Maklumat.objects.select_related("unit__office", "decree").filter(pk=pk).first()


def standing_on(version: StandardVersion, day: date) -> Standing:
    """Whether a version holds on a day, by its dates alone."""
    if version.effective_from is None:
        return "draft"
    if version.effective_from > day:
        return "not_yet"
    return "holds" if version.holds_on(day) else "ended"


def is_public(version: StandardVersion, day: date) -> bool:
    """Whether everybody may take the leaflet of a version: in force, and of a service that is for the public."""
    service = version.service
    offered = service.since <= day and (service.until is None or service.until >= day)
    return offered and service.nature == Nature.EXTERNAL and standing_on(version, day) == "holds"


def card_address(service: Service, site: str) -> str:
    """The public page of a service; nothing for one that the public is not offered."""
    if not site or service.nature != Nature.EXTERNAL:
        return ""
    return f"{site}{reverse('catalogue-service', args=[service.pk])}"


def books_of(unit: OrganizationUnit) -> QuerySet[StandardBook]:
    """The books of a unit, newest first, without their bytes."""
    return StandardBook.objects.filter(unit=unit).defer("content")


def book_in(unit: int, pk: int) -> StandardBook | None:
    """A book of a unit."""
    return StandardBook.objects.filter(unit=unit, pk=pk).first()


def _decree(decree: Decree | None) -> DecreeFacts | None:
    return None if decree is None else decree_facts(decree)


def _maklumat_standing(maklumat: Maklumat, day: date) -> Standing:
    if maklumat.state == MaklumatState.DRAFT or maklumat.set_on is None:
        return "draft"
    if maklumat.set_on > day:
        return "not_yet"
    return "holds" if maklumat.until is None or maklumat.until >= day else "ended"


def _reviewed(services: Sequence[Service], day: date) -> dict[int, date]:
    """The last review of a service's standards by then."""
    rows = Review.objects.filter(version__service__in=services, reviewed_on__lte=day).order_by()
    pairs: Iterable[tuple[int, date]] = rows.values_list("version__service_id").annotate(Max("reviewed_on"))
    return dict(pairs)


def _state(version: StandardVersion | None, working: StandardVersion | None) -> str:
    with override("id"):
        if version is not None:
            return str(
                State(version.state).label
                if version.state in (State.IN_FORCE, State.UNDER_REVIEW)
                else "berlaku"
            )
        return str(State(working.state).label) if working else "belum ada standar"


def maklumat_public(maklumat: Maklumat, day: date) -> bool:
    """Whether everybody may take a maklumat: while it holds."""
    return _maklumat_standing(maklumat, day) == "holds"


def listed_standards(unit: OrganizationUnit, day: date, *, filled: bool) -> list[ListedStandard]:
    """The services of a unit for the workbook; `filled` with their standards, in work before in force. Three statements."""
    pairs = in_force([unit.pk], day)[unit.pk]
    if not filled:
        return [ListedStandard(one.code, one.name) for one, __ in pairs]
    rows = StandardVersion.objects.filter(service__in=[one for one, __ in pairs], state__in=IN_WORK)
    working = {one.service_id: one for one in rows}
    found = []
    for service, version in pairs:
        newest = working.get(service.pk) or version
        found.append(ListedStandard(service.code, service.name, newest.standard if newest else Standard()))
    return found


def doors_of_unit(unit: OrganizationUnit, _reader: User, _day: date) -> list[Link]:
    """Where the page of a unit leads: to its papers."""
    return [Link(_("Berkas standar pelayanan"), reverse("standards-unit-papers", args=[unit.pk]))]


def doors_of_version(version: StandardVersion, _reader: User, _day: date) -> list[Link]:
    """Where the page of a version leads: to its papers."""
    return [Link(_("Unduh berkas"), reverse("standards-papers", args=[version.pk]))]
