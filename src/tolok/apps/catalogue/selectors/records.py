"""What was carried to the national portal, told to whoever may read what a unit said in a cycle."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.catalogue.models import SippnUpload
from tolok.rules.records import Record, Watched, numbers_of, said


def records(origins: Collection[str], unit: int, day: date) -> dict[str, Record]:
    """Uploads of a unit's services by origin, in the reader's language. One statement."""
    wanted = numbers_of(origins, "catalogue.sippnupload")
    if not wanted:
        return {}
    found = SippnUpload.objects.filter(pk__in=wanted, service__unit=unit)
    rows = map(_record, found.select_related("service", "version"))
    return {one.origin: one for one in rows}


def paper(origin: str, unit: int, key: str, day: date) -> bytes | None:
    """The portal gives no paper."""
    return None


def _record(one: SippnUpload) -> Record:
    version = one.version
    name = (
        _("Standar %(name)s, versi %(n)s") % {"name": one.service.name, "n": version.number}
        if version
        else ""
    )
    return Record(
        f"catalogue.sippnupload:{one.pk}",
        _("%(service)s di SIPP Nasional") % {"service": one.service.called},
        said(
            (_("Diunggah"), date_format(one.uploaded_on)),
            (_("Standar yang diunggah"), name),
            (_("Dilihat di portal"), date_format(one.verified_on) if one.verified_on else _("belum")),
            (_("Alamat"), one.address),
            (_("Tidak tampil lagi sejak"), one.gone_on and date_format(one.gone_on)),
            (_("Bukti"), "" if one.proof_id else _("tidak ada gambar")),
        ),
        one.verified_on or one.uploaded_on,
        reverse("catalogue-sippn-service", args=[one.service_id]),
        proofs=() if one.proof_id is None else (one.proof_id,),
        online=one.address,
        related=((name, f"standards.standardversion:{version.pk}"),) if version else (),
        watched=tuple(
            Watched(f"standards.service:{one.service_id}", f"catalogue.{verb}_sippn")
            for verb in ("see", "lose")
        ),
    )
