"""What was noted of SIPPN in two places goes into one: the log of publications gives its rows to the uploads.

A publication of a standard in SIPPN becomes an upload of that version, seen there on its day when its address was
noted. What was carried is unknown for those: whether they are outdated is told by the version alone.
"""

from datetime import timedelta
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q


def carry(apps: Any, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make the uploads; publications that became one leave the log."""
    upload = apps.get_model("catalogue", "SippnUpload")
    upload.objects.bulk_create([*_noted(apps, upload), *_published(apps, upload)], batch_size=500)
    _in_portal(apps).delete()


def _noted(apps: Any, upload: Any) -> list[Any]:
    """What the sheets already knew was carried."""
    versions = apps.get_model("standards", "StandardVersion").objects
    found = []
    for row in apps.get_model("catalogue", "SippnSync").objects.filter(uploaded_on__isnull=False):
        holding = Q(effective_until__isnull=True) | Q(effective_until__gte=row.uploaded_on)
        mine = versions.filter(holding, service_id=row.service_id, effective_from__lte=row.uploaded_on)
        found.append(
            upload(
                service_id=row.service_id,
                version_id=mine.values_list("pk", flat=True).first(),
                template=row.template,
                sent=row.sent,
                digest=row.digest,
                uploaded_on=row.uploaded_on,
                verified_on=row.verified_on if row.address else None,
                address=row.address,
                proof_id=row.proof_id,
                note=row.note,
                by_id=row.by_id,
                at=row.at,
            )
        )
    return found


def _published(apps: Any, upload: Any) -> list[Any]:
    """What only the log knew."""
    return [
        upload(
            service_id=row.version.service_id,
            version_id=row.version_id,
            uploaded_on=row.published_on,
            verified_on=row.published_on if row.address else None,
            address=row.address,
            proof_id=row.proof_id,
            gone_on=row.withdrawn_on and row.withdrawn_on + timedelta(days=1),
            by_id=row.by_id,
            at=row.at,
        )
        for row in _in_portal(apps).select_related("version").order_by("pk")
    ]


def _in_portal(apps: Any) -> Any:
    rows = apps.get_model("standards", "Publication").objects
    return rows.filter(medium="sippn", version__isnull=False)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_sippn_uploads"), ("standards", "0002_one_version_a_day")]
    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
