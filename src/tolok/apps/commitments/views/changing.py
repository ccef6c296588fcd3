"""Change a promise: each page asks one thing."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.commitments import actions, selectors
from tolok.apps.commitments.actions import Promise
from tolok.apps.commitments.forms import (
    AskForm,
    AssignForm,
    FinishForm,
    MoveForm,
    NoteForm,
    PromiseForm,
    PublishForm,
    WhyForm,
)
from tolok.apps.commitments.models import Commitment, Source
from tolok.apps.commitments.views.asking import Asked, ask
from tolok.apps.commitments.views.doors import (
    commitment_of,
    commitment_url,
    crumbs,
    manages_commitment,
    manages_office,
    office_of,
    today,
    unit_link,
    unit_of,
    whoever,
    writes_commitment,
)
from tolok.apps.organizations.selectors import tree_on
from tolok.web.access import policy
from tolok.web.shapes import Link

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(manages_office)
@METHODS
def add(request: HttpRequest, office: int) -> HttpResponseBase:
    """A promise that did not come from an evaluation by itself."""
    here = office_of(office)
    back = reverse("commitments-office", args=[here.pk])

    def act(given: dict[str, Any]) -> str:
        unit = unit_of(here.pk, int(given.pop("unit")))
        promised = Promise(unit=unit, **{**given, "source": Source(given["source"])})
        return commitment_url(actions.promise(office=here, promised=promised, **who(request)))

    asked = Asked(
        _("Catat janji baru"),
        _("Satu janji, satu penanggung jawab, satu tenggat, dan cara melihat bahwa ia selesai."),
        _("Simpan janji"),
        PromiseForm,
        act,
        here.name,
        back,
        crumbs(request, here, Link(_("Catat janji baru"), current=True)),
        {
            "unit": [
                ("", ""),
                *(
                    (str(place.unit_id), f"{'– ' * place.depth}{place.name}")
                    for place in tree_on(here, today())
                ),
            ]
        },
        {"source": Source.OTHER, "unit": request.GET.get("unit", "")},
    )
    return ask(request, asked)


@policy(writes_commitment)
@METHODS
def assign(request: HttpRequest, office: int, commitment: int) -> HttpResponseBase:
    """Who is responsible."""
    found = commitment_of(office, commitment)
    people = {str(one.pk): one for one in selectors.people_of(found.unit, today())}

    def act(given: dict[str, Any]) -> None:
        user = people.get(given["owner_user"])
        actions.assign(commitment=found, owner=given["owner"], owner_user=user, **who(request))

    title = _("Tetapkan penanggung jawab")
    lead = _("Dengan ini unit menerima janjinya.")
    choices = [("", _("tidak ada akun")), *((pk, one.name) for pk, one in people.items())]
    initial: dict[str, object] = {"owner": found.owner, "owner_user": found.owner_user_id or ""}
    return _ask(request, found, title, lead, _("Simpan"), AssignForm, act, {"owner_user": choices}, initial)


@policy(writes_commitment)
@METHODS
def note(request: HttpRequest, office: int, commitment: int) -> HttpResponseBase:
    """How far it is."""
    found = commitment_of(office, commitment)

    def act(given: dict[str, Any]) -> None:
        actions.note(commitment=found, **given, **who(request))

    lead = _("Apa yang sudah dilakukan sejak catatan terakhir, dan apa yang menghambat.")
    return _ask(request, found, _("Catat kemajuan"), lead, _("Simpan catatan"), NoteForm, act)


@policy(manages_commitment)
@METHODS
def move(request: HttpRequest, office: int, commitment: int) -> HttpResponseBase:
    """Another due date, with a reason."""
    found = commitment_of(office, commitment)

    def act(given: dict[str, Any]) -> None:
        actions.move(commitment=found, **given, **who(request))

    lead = _("Tenggat yang pertama dijanjikan tetap tercatat; ketepatan waktu diukur dari sana.")
    return _ask(
        request,
        found,
        _("Pindahkan tenggat"),
        lead,
        _("Pindahkan"),
        MoveForm,
        act,
        initial={"due_on": found.due_on},
    )


@policy(writes_commitment)
@METHODS
def finish(request: HttpRequest, office: int, commitment: int) -> HttpResponseBase:
    """It is done."""
    found = commitment_of(office, commitment)
    versions = {str(one.pk): one for one in selectors.citable(found.unit)}

    def act(given: dict[str, Any]) -> None:
        proofs = [versions[pk] for pk in given.pop("proofs")]
        effect = given.pop("effect") == "yes"
        actions.finish(commitment=found, proofs=proofs, effect=effect, **given, **who(request))

    lead = _("Bukti yang Anda pilih dipasang pada versi yang ada sekarang.")
    choices = [(pk, one.proof.title) for pk, one in versions.items()]
    return _ask(
        request,
        found,
        _("Nyatakan selesai"),
        lead,
        _("Nyatakan selesai"),
        FinishForm,
        act,
        {"proofs": choices},
    )


@policy(manages_commitment)
@METHODS
def reopen(request: HttpRequest, office: int, commitment: int) -> HttpResponseBase:
    """Open it again."""
    found = commitment_of(office, commitment)

    def act(given: dict[str, Any]) -> None:
        actions.reopen(commitment=found, **given, **who(request))

    lead = _("Bukti dan riwayatnya tetap ada.")
    return _ask(request, found, _("Buka lagi janji ini"), lead, _("Buka lagi"), WhyForm, act)


@policy(manages_commitment)
@METHODS
def drop(request: HttpRequest, office: int, commitment: int) -> HttpResponseBase:
    """Give it up, with a reason."""
    found = commitment_of(office, commitment)

    def act(given: dict[str, Any]) -> None:
        actions.drop(commitment=found, **given, **who(request))

    lead = _("Janji yang dibatalkan tetap terlihat di daftar, dengan alasannya.")
    return _ask(request, found, _("Batalkan janji ini"), lead, _("Batalkan janji"), WhyForm, act, danger=True)


@policy(manages_commitment)
@METHODS
def publish(request: HttpRequest, office: int, commitment: int) -> HttpResponseBase:
    """Whether everybody may see it."""
    found = commitment_of(office, commitment)

    def act(given: dict[str, Any]) -> None:
        actions.publish(commitment=found, **given, **who(request))

    lead = _("Umum hanya melihat judul, unit, tenggat, dan keadaannya.")
    return _ask(
        request,
        found,
        _("Tampilkan atau sembunyikan"),
        lead,
        _("Simpan"),
        PublishForm,
        act,
        initial={"public": found.public},
    )


def _ask(
    request: HttpRequest,
    found: Commitment,
    title: str,
    lead: str,
    send: str,
    form: type[AskForm],
    act: Callable[[dict[str, Any]], None],
    choices: dict[str, list[tuple[str, str]]] | None = None,
    initial: dict[str, object] | None = None,
    *,
    danger: bool = False,
) -> HttpResponseBase:
    url = commitment_url(found)

    def done(given: dict[str, Any]) -> str:
        act(given)
        return url

    way = crumbs(request, found.office, unit_link(found.unit), Link(found.title, url))
    asked = Asked(
        title,
        lead,
        send,
        form,
        done,
        found.title,
        url,
        [*way, Link(title, current=True)],
        choices or {},
        initial or {},
        danger,
    )
    return ask(request, asked)


def who(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": whoever(request), "now": timezone.now()}
