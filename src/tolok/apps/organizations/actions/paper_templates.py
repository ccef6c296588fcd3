"""The Word templates that an office uses in place of ours."""

import hashlib
from datetime import datetime

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import record
from tolok.apps.organizations.models import Office, PaperTemplate
from tolok.papers.office_templates import problems_of
from tolok.rules.texts import Problem, ProblemsError


def set_template(
    *, office: Office, kind: str, file_name: str, content: bytes, by: User | None, now: datetime
) -> PaperTemplate:
    """Use a template from now on. ProblemsError with everything that keeps it from being used."""
    if problems := problems_of(kind, content):
        raise ProblemsError(
            [Problem(one.text, key="file", found=one.found, wanted=one.wanted) for one in problems]
        )
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        _end(office, kind, now)
        made = PaperTemplate.objects.create(
            office=office,
            kind=kind,
            file_name=file_name[:200],
            content=content,
            digest=hashlib.sha256(content).hexdigest(),
            set_by=by,
            set_at=now,
        )
        after = {"kind": kind, "file_name": made.file_name, "digest": made.digest}
        record(
            by=by,
            action="organizations.set_template",
            target=made,
            after=after,
            now=now,
            scope=office.audit_scope,
        )
    return made


def drop_template(*, office: Office, kind: str, by: User | None, now: datetime) -> None:
    """Go back to our template; nothing happens when it is in use already."""
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        used = PaperTemplate.objects.filter(office=office, kind=kind, ended_at=None).defer("content").first()
        if used is None:
            return
        _end(office, kind, now)
        record(
            by=by,
            action="organizations.drop_template",
            target=used,
            before={"kind": kind, "digest": used.digest},
            now=now,
            scope=office.audit_scope,
        )


def _end(office: Office, kind: str, now: datetime) -> None:
    PaperTemplate.objects.filter(office=office, kind=kind, ended_at=None).update(ended_at=now)
