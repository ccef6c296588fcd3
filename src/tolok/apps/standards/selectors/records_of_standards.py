"""Services, versions of standards, decrees, reviews and monitorings as records for readers outside the office."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.standards.models import Decree, Monitoring, Participation, Review, StandardVersion
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.services import services_on
from tolok.rules.forums.society import names
from tolok.rules.records import Record, RecordPaper, Watched, numbers_of, said
from tolok.rules.standards.components import components
from tolok.rules.standards.words import lines
from tolok.web.printing import say

#: Keys of papers, as addresses name them.
LIST, ANNEX = "daftar-layanan", "lampiran"


def services_record(origins: Collection[str], unit: int, day: date) -> Iterable[Record]:
    origin = f"standards.services:{unit}"
    if origin not in origins:
        return
    rows = list(services_on(day).filter(unit=unit).order_by("code"))
    began = _("sejak %(day)s")
    yield Record(
        origin,
        _("Daftar jenis layanan"),
        tuple((f"{one.code} {one.name}", began % {"day": date_format(one.since)}) for one in rows),
        max((one.since for one in rows), default=None),
        address("standards-services", unit),
        papers=(RecordPaper(LIST, _("Daftar layanan dan standarnya")),),
        watched=(
            Watched(f"organizations.organizationunit:{unit}", "standards.add_services"),
            *(Watched(f"standards.service:{one.pk}") for one in rows),
        ),
    )


def versions_among(origins: Collection[str], unit: int) -> list[StandardVersion]:
    wanted = numbers_of(origins, "standards.standardversion")
    if not wanted:
        return []
    found = StandardVersion.objects.filter(pk__in=wanted, service__unit=unit)
    return list(found.select_related("service__unit__office", "decree"))


def drafted_words(one: StandardVersion) -> str:
    """What a unit says of a draft that was at work before it was written here; empty where it says nothing."""
    if one.drafted_from is None:
        return ""
    words = {"day": date_format(one.drafted_from), "why": one.drafted_why}
    return _("%(day)s, dinyatakan unit. %(why)s") % words


def version_record(one: StandardVersion) -> Record:
    standard, known = one.standard, names()
    decree = one.decree
    took_part = ", ".join(say(known[key]) for key in one.elements if key in known)
    parts = (
        (
            f"{part.number}. {say(part.name)}",
            "; ".join(say(line) for line in lines(standard, part.code)) or "–",
        )
        for part in components()
    )
    return Record(
        f"standards.standardversion:{one.pk}",
        _("Standar Pelayanan %(name)s, versi %(n)s") % {"name": one.service.name, "n": one.number},
        said(
            (_("Keadaan"), one.get_state_display()),
            (_("Berlaku sejak"), one.effective_from and date_format(one.effective_from)),
            (_("Berlaku sampai"), one.effective_until and date_format(one.effective_until)),
            (_("Ditetapkan dengan"), decree and decree.number),
            (_("Rancangan mulai disusun"), drafted_words(one)),
            (_("Keikutsertaan masyarakat"), _part(one)),
            (_("Unsur yang tercatat"), took_part),
        )
        + tuple(parts),
        one.effective_from,
        address("standards-version", one.pk),
        papers=(RecordPaper(ANNEX, _("Empat belas komponen, seperti lampiran keputusan")),),
        related=(
            *(((decree_name(decree), f"standards.decree:{decree.pk}"),) if decree else ()),
            *(((_("Forum konsultasi publik"), one.consultation),) if one.consultation else ()),
        ),
    )


def _part(one: StandardVersion) -> str:
    if one.participation == Participation.NONE:
        return ""
    how = str(Participation(one.participation).label)
    if one.declared:
        how = _("%(how)s (dinyatakan unit, di luar Tolok)") % {"how": how}
    when = f", {date_format(one.consulted_on)}" if one.consulted_on else ""
    return f"{how}{when}" + (f". {one.participation_why}" if one.participation_why else "")


def decrees_among(origins: Collection[str], unit: int) -> list[Decree]:
    wanted = numbers_of(origins, "standards.decree")
    if not wanted:
        return []
    found = Decree.objects.filter(pk__in=wanted, unit=unit).select_related("unit__office")
    return list(found.prefetch_related("versions__service"))


def decree_record(one: Decree) -> Record:
    decided = sorted(one.versions.all(), key=lambda row: (row.service.code, row.number))
    return Record(
        f"standards.decree:{one.pk}",
        decree_name(one),
        said(
            (_("Tentang"), one.about),
            (_("Ditandatangani"), date_format(one.signed_on)),
            (_("Penanda tangan"), ", ".join(filter(None, (one.signer, one.signer_post)))),
            (_("Standar yang ditetapkan"), len(decided)),
        ),
        one.signed_on,
        address("standards-decree", one.pk),
        proofs=of_proof(one.scan_id),
        papers=(RecordPaper(ANNEX, _("Lampiran keputusan, empat belas komponen setiap standar")),)
        if decided
        else (),
        related=tuple((version_name(row), f"standards.standardversion:{row.pk}") for row in decided),
    )


def decree_name(decree: Decree) -> str:
    return _("Keputusan %(number)s") % {"number": decree.number}


def version_name(version: StandardVersion) -> str:
    return _("Standar %(name)s, versi %(n)s") % {"name": version.service.name, "n": version.number}


def of_proof(proof: int | None) -> tuple[int, ...]:
    return () if proof is None else (proof,)


def reviews_among(origins: Collection[str], unit: int) -> list[Review]:
    wanted = numbers_of(origins, "standards.review")
    found = (
        Review.objects.filter(pk__in=wanted, version__service__unit=unit) if wanted else Review.objects.none()
    )
    return list(found.select_related("version__service"))


def review_record(one: Review) -> Record:
    return Record(
        f"standards.review:{one.pk}",
        _("Peninjauan ulang %(name)s") % {"name": one.version.service.name},
        said(
            (_("Ditinjau pada"), date_format(one.reviewed_on)),
            (_("Cara"), one.method),
            (_("Temuan"), one.findings),
            (_("Standar perlu diubah"), _("Ya") if one.change else _("Tidak")),
            (_("Hanya sebagian komponen"), _("Ya") if one.partial else ""),
        ),
        one.reviewed_on,
        address("standards-review", one.pk),
        proofs=of_proof(one.proof_id),
        related=((version_name(one.version), f"standards.standardversion:{one.version_id}"),)
        + (((_("Forum konsultasi publik"), one.consultation),) if one.consultation else ()),
    )


def monitorings_among(origins: Collection[str], unit: int) -> list[Monitoring]:
    wanted = numbers_of(origins, "standards.monitoring")
    rows = Monitoring.objects.filter(pk__in=wanted, version__service__unit=unit)
    return list(rows.select_related("version__service")) if wanted else []


def monitoring_record(one: Monitoring) -> Record:
    return Record(
        f"standards.monitoring:{one.pk}",
        _("Pemantauan %(name)s") % {"name": one.version.service.name},
        said(
            (_("Periode"), f"{date_format(one.period_from)} – {date_format(one.period_to)}"),
            (_("Selesai"), date_format(one.done_on)),
            (_("Temuan"), one.findings),
            (_("Saran"), one.recommendations),
        ),
        one.done_on,
        address("standards-monitoring", one.pk),
        proofs=of_proof(one.proof_id),
        related=(
            (version_name(one.version), f"standards.standardversion:{one.version_id}"),
            *_measured(one),
        ),
    )


def _measured(one: Monitoring) -> tuple[tuple[str, str], ...]:
    """The measured times a monitoring rests on."""
    if one.measurement_id is None:
        return ()
    return ((_("Waktu layanan terukur"), f"standards.timemeasurement:{one.measurement_id}"),)
