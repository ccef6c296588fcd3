"""Forums told to whoever may read what a unit said in a cycle, in the reader's language. Nobody who came is named."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.consultation.models import Forum
from tolok.apps.consultation.selectors.standing import is_open, minutes_of
from tolok.rules.forums.society import names
from tolok.rules.records import Record, numbers_of, said
from tolok.web.printing import say


def records(origins: Collection[str], unit: int, day: date) -> dict[str, Record]:
    """Forums of a unit by origin; five statements."""
    wanted = numbers_of(origins, "consultation.forum")
    if not wanted:
        return {}
    found = Forum.objects.filter(pk__in=wanted, unit=unit).select_related("minutes")
    related = ("participants", "inputs", "rows__commitment", "subjects__version__service")
    return {one.origin: _record(one) for one in found.prefetch_related(*related)}


def paper(origin: str, unit: int, key: str, day: date) -> bytes | None:
    """Papers of a forum are kept in the library when they are signed; none is made here again."""
    return None


def _record(one: Forum) -> Record:
    minutes, inputs, rows = minutes_of(one), list(one.inputs.all()), list(one.rows.all())
    going = sum(map(is_open, rows))
    return Record(
        one.origin,
        _("Forum konsultasi publik: %(topic)s") % {"topic": one.topic},
        said(
            (_("Keadaan"), one.get_state_display()),
            (_("Cara bertemu"), one.get_form_display()),
            (_("Dilaksanakan"), one.held_on and date_format(one.held_on)),
            (_("Berita acara"), minutes and minutes.number),
            (_("Ditandatangani"), one.signed_on and date_format(one.signed_on)),
            (_("Hasil dipublikasikan"), one.published_on and date_format(one.published_on)),
            (_("Yang hadir, menurut unsur"), _came(one)),
            (_("Masukan yang dijawab"), _of_all(sum(bool(row.verdict) for row in inputs), len(inputs))),
            (_("Rencana aksi yang selesai"), _of_all(len(rows) - going, len(rows))),
        ),
        one.held_on,
        reverse("consultation-forum", args=[one.pk]),
        proofs=tuple(
            proof for proof in (minutes.scan_id, minutes.paper_id, minutes.report_id) if proof is not None
        )
        if minutes
        else (),
        related=tuple(
            (
                _("Standar %(name)s, versi %(n)s")
                % {"name": row.version.service.name, "n": row.version.number},
                f"standards.standardversion:{row.version_id}",
            )
            for row in one.subjects.all()
        ),
    )


def _came(forum: Forum) -> str:
    """How many came of which element; never who."""
    known, counts = names(), Counter(one.element for one in forum.participants.all())
    return ", ".join(f"{say(known[key])} {counts[key]}" for key in known if counts[key])


def _of_all(done: int, total: int) -> str:
    return _("%(n)s dari %(total)s") % {"n": done, "total": total} if total else _("tidak ada")
