"""Change the plan of a forum, and take it from one state to the next."""

from dataclasses import fields
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from tolok.apps.consultation import actions
from tolok.apps.consultation.actions import Planned
from tolok.apps.consultation.forms.fields import WhyForm
from tolok.apps.consultation.forms.people import HoldForm, SendForm
from tolok.apps.consultation.forms.planning import MEMBERS, EditForm, MaterialsForm, TeamForm, VersionsForm
from tolok.apps.consultation.models import Forum, Scope
from tolok.apps.consultation.selectors.choices import consultable, named
from tolok.apps.consultation.selectors.standing import untold_of
from tolok.apps.consultation.views.asking import METHODS, change, confirm
from tolok.apps.consultation.views.doors import (
    forum_of,
    keeps_forum,
    takes_back_forum,
    today,
    who,
    whole_of,
    work_url,
)
from tolok.rules.forums.meeting import MISSING
from tolok.web.access import policy
from tolok.web.printing import say

PLAN = tuple(one.name for one in fields(Planned))


@policy(keeps_forum)
@METHODS
def edit(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Another day, place or way."""
    found = forum_of(forum)

    def act(given: dict[str, Any]) -> object:
        told = Planned(**given, materials=found.materials)
        return actions.edit(forum=found, told=told, **who(request))

    initial = {name: getattr(found, name) for name in PLAN}
    if (scope := request.GET.get("lingkup", "")) in Scope.values:
        initial["scope"] = scope
    lead = _("Setelah undangan terkirim, umum membaca perubahan ini juga.")
    return change(request, found, _("Ubah rencana"), lead, EditForm, act, initial=initial)


@policy(keeps_forum)
@METHODS
def versions(request: HttpRequest, forum: int) -> HttpResponseBase:
    """What is talked over."""
    found = whole_of(forum)
    known = {str(one.pk): one for one in consultable(found.unit)}

    def act(given: dict[str, Any]) -> None:
        chosen = [known[pk] for pk in given["versions"]]
        actions.set_versions(forum=found, versions=chosen, **who(request))

    return change(
        request,
        found,
        _("Standar yang dibahas"),
        _("Setelah undangan terkirim pilihan ini tetap."),
        VersionsForm,
        act,
        initial={"versions": [str(one.version_id) for one in found.subjects.all()]},
        choices={"versions": [(pk, named(one)) for pk, one in known.items()]},
    )


@policy(keeps_forum)
@METHODS
def team(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Who prepares and leads."""
    found = whole_of(forum)
    lines = max(MEMBERS, len(found.team.all()) + 2)

    def act(_given: dict[str, Any]) -> None:
        form = TeamForm(request.POST, lines=lines)
        form.is_valid()
        actions.set_team(forum=found, members=form.members(), **who(request))

    lead = _("Fasilitator sebaiknya dari luar unit, agar pembicaraan berjalan dua arah.")
    return change(
        request,
        found,
        _("Tim dan fasilitator"),
        lead,
        TeamForm,
        act,
        lines=lines,
        initial=_team(found),
        template="consultation/team.html",
    )


def _team(found: Forum) -> dict[str, object]:
    initial: dict[str, object] = {}
    for at, one in enumerate(found.team.all(), 1):
        initial |= {
            f"name_{at}": one.name,
            f"post_{at}": one.post,
            f"role_{at}": one.role,
            f"neutral_{at}": one.neutral,
        }
    return initial


@policy(keeps_forum)
@METHODS
def materials(request: HttpRequest, forum: int) -> HttpResponseBase:
    """What participants got to read."""
    found = forum_of(forum)

    def act(given: dict[str, Any]) -> object:
        return actions.share_materials(forum=found, **given, **who(request))

    initial = {
        "materials": found.materials,
        "shared_on": found.materials_on or min(today(), found.held_on or found.meets_on),
    }
    lead = _("Rancangan standar, hasil survei, data pengaduan, atau peninjauan terakhir.")
    return change(request, found, _("Bahan yang dibagikan"), lead, MaterialsForm, act, initial=initial)


@policy(keeps_forum)
@METHODS
def prepare(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Plan → preparation."""
    found = forum_of(forum)
    lead = _("Peserta dipetakan, tim dibentuk, bahan disiapkan. Umum belum melihat forum ini.")
    return confirm(
        request,
        found,
        _("Mulai persiapan"),
        lead,
        actions.prepare,
    )


@policy(keeps_forum)
@METHODS
def send(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Preparation → invited."""
    found = forum_of(forum)
    lead = _(
        "Setelah ini forum tampil untuk umum, rancangan yang selesai ditelaah dibuka untuk konsultasi publik, dan isinya tetap sampai forum selesai."
    )
    return change(
        request,
        found,
        _("Catat undangan terkirim"),
        lead,
        SendForm,
        lambda given: actions.send(forum=found, **given, **who(request)),
        lacking=[say(MISSING[one]) for one in untold_of(found)],
        plan=work_url(found, "edit"),
        template="consultation/send.html",
        send=_("Buka untuk umum"),
        initial={"sent_on": min(today(), found.meets_on)},
    )


@policy(keeps_forum)
@METHODS
def hold(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Invited → held. Before its day nothing is filled in: who means another day writes it."""
    found = forum_of(forum)
    due = found.meets_on <= today()
    return change(
        request,
        found,
        _("Catat forum terlaksana"),
        _("Komentar daring ditutup. Sesudah ini isi daftar hadir, masukan, dan berita acara."),
        HoldForm,
        lambda given: actions.hold(forum=found, **given, **who(request)),
        initial={"held_on": found.meets_on} if due else {},
        meets_on=found.meets_on,
    )


@policy(takes_back_forum)
@METHODS
def unhold(request: HttpRequest, forum: int) -> HttpResponseBase:
    """Held → invited: it was noted by mistake."""
    found = forum_of(forum)
    return change(
        request,
        found,
        _("Batalkan catatan terlaksana"),
        _(
            "Forum kembali ke tahap undangan terkirim, dengan hari yang direncanakan. Bisa selama daftar hadir kosong dan berita acara belum ditulis."
        ),
        WhyForm,
        lambda given: actions.unhold(forum=found, **given, **who(request)),
        danger=True,
    )


@policy(keeps_forum)
@METHODS
def call_off(request: HttpRequest, forum: int) -> HttpResponseBase:
    """It is not held."""
    found = forum_of(forum)
    return change(
        request,
        found,
        _("Batalkan forum"),
        _("Forum tetap tercatat dengan alasannya. Standarnya dapat dibahas di forum lain."),
        WhyForm,
        lambda given: actions.call_off(forum=found, **given, **who(request)),
        send=_("Batalkan forum ini"),
        danger=True,
    )
