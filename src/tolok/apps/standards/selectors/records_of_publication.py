"""The maklumat, publications, updates and the profile as records for readers outside the office."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.standards.models import ContentUpdate, Maklumat, Publication, UnitProfile
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.records_of_standards import decree_name, of_proof, version_name
from tolok.rules.catalogue import by_key, catalogue
from tolok.rules.records import Record, RecordPaper, Watched, numbers_of, said
from tolok.rules.standards.publication_media import media
from tolok.web.printing import say

#: The key of the maklumat's paper, as addresses name it.
PLEDGE = "maklumat"


def maklumats_among(origins: Collection[str], unit: int) -> list[Maklumat]:
    wanted = numbers_of(origins, "standards.maklumat")
    if not wanted:
        return []
    found = Maklumat.objects.filter(pk__in=wanted, unit=unit)
    return list(found.select_related("unit__office", "decree"))


def maklumat_record(one: Maklumat) -> Record:
    decree = one.decree
    return Record(
        f"standards.maklumat:{one.pk}",
        _("Maklumat Pelayanan %(n)s") % {"n": one.number},
        said(
            (_("Keadaan"), one.get_state_display()),
            (_("Ditetapkan"), one.set_on and date_format(one.set_on)),
            (_("Ditetapkan dengan"), decree and decree.number),
            (_("Penanda tangan"), ", ".join(filter(None, (one.signer, one.signer_post)))),
            (_("Sanggup melayani sesuai standar"), one.ability or "–"),
            (_("Memberi pelayanan sesuai kewajiban dan memperbaiki terus"), one.improvement or "–"),
            (_("Bersedia menerima sanksi atau memberi kompensasi"), one.sanction or "–"),
        ),
        one.set_on,
        address("standards-maklumat", one.unit_id),
        proofs=of_proof(decree.scan_id if decree else None),
        papers=(RecordPaper(PLEDGE, _("Maklumat Pelayanan")),),
        related=((decree_name(decree), f"standards.decree:{decree.pk}"),) if decree else (),
    )


def publications_among(origins: Collection[str], unit: int) -> list[Publication]:
    wanted = numbers_of(origins, "standards.publication")
    found = Publication.objects.filter(pk__in=wanted, unit=unit) if wanted else Publication.objects.none()
    return list(found.select_related("version__service", "maklumat"))


def publication_record(one: Publication) -> Record:
    version = one.version
    what = version_name(version) if version else str(one.get_subject_display())
    origin = f"standards.standardversion:{version.pk}" if version else f"standards.maklumat:{one.maklumat_id}"
    return Record(
        f"standards.publication:{one.pk}",
        _("%(medium)s: %(what)s") % {"medium": say(media()[one.medium].name), "what": what},
        said(
            (_("Di mana"), one.place),
            (_("Alamat"), one.address),
            (_("Sejak"), date_format(one.published_on)),
            (_("Sampai"), one.withdrawn_on and date_format(one.withdrawn_on)),
            (_("Komponen yang terbaca"), len(one.components) if version else None),
            (_("Bukti"), _lack(one)),
        ),
        one.published_on,
        address("standards-publication", one.pk),
        proofs=of_proof(one.proof_id),
        online=one.address,
        related=((what, origin),),
    )


def _lack(one: Publication) -> str:
    if one.proved:
        return ""
    return _("tidak ada gambar") if one.address else _("tidak ada gambar, tidak ada alamat")


def updates_among(origins: Collection[str], unit: int) -> list[ContentUpdate]:
    wanted = numbers_of(origins, "standards.contentupdate")
    return list(ContentUpdate.objects.filter(pk__in=wanted, unit=unit)) if wanted else []


def update_record(one: ContentUpdate) -> Record:
    return Record(
        f"standards.contentupdate:{one.pk}",
        _("Pemutakhiran: %(title)s") % {"title": one.title},
        said(
            (_("Media"), say(media()[one.medium].name)),
            (_("Alamat"), one.address),
            (_("Tanggal"), date_format(one.published_on)),
        ),
        one.published_on,
        address("standards-freshness", one.unit_id),
        proofs=of_proof(one.proof_id),
        online=one.address,
    )


def profiles_among(origins: Collection[str], unit: int) -> list[UnitProfile]:
    wanted = numbers_of(origins, "standards.unitprofile")
    return list(UnitProfile.objects.filter(pk__in=wanted, unit=unit)) if wanted else []


def profile_record(one: UnitProfile) -> Record:
    """What facts rest on: website, account, hours and accessibility, as the public reads them."""
    keys = by_key(catalogue().accessibility)
    access = ", ".join(say(keys[key].name) for key in one.accessibility if key in keys)
    return Record(
        f"standards.unitprofile:{one.pk}",
        _("Profil penyelenggara"),
        said(
            (_("Situs web"), one.website),
            (_("Akun SIPP Nasional"), one.sippn_account),
            *((str(WEEKDAYS[int(day) - 1]), _spans(spans)) for day, spans in sorted(one.hours.items())),
            (_("Kemudahan akses"), access),
        ),
        timezone.localdate(one.changed_at),
        address("standards-services", one.unit_id),
        watched=(Watched(f"organizations.organizationunit:{one.unit_id}", "standards.write_profile"),),
    )


def _spans(spans: list[list[str]]) -> str:
    return ", ".join("–".join(one).replace(":", ".") for one in spans)
