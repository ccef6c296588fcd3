"""Uploads in chunks, for the behaviour "upload": begin with the hash, put chunks, finish. Answers are JSON."""

import json
from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tolok.apps.evidence import actions, limits, refusals, selectors
from tolok.apps.evidence.models import Upload
from tolok.apps.evidence.views.doors import keeps_library, proof_url, unit_of, whoever
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say


def _problems(error: ProblemsError) -> JsonResponse:
    """Why not, in words; 507 when the disk is full, so that the browser may go on later."""
    full = any(problem.text is refusals.DISK_FULL for problem in error.problems)
    said = [say(problem.text) for problem in error.problems]
    return JsonResponse({"problems": said}, status=507 if full else 422)


def _answered(work: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    try:
        return work()
    except ProblemsError as error:
        return _problems(error)


@policy(keeps_library)
@require_POST
def begin(request: HttpRequest, unit: int) -> HttpResponseBase:
    """{name, size, sha256} → {upload, received, chunk} or {held: {title, url}} for which nothing need be sent."""
    here = unit_of(request)
    try:
        given = json.loads(request.body)
        name, size, sha256 = str(given["name"]), int(given["size"]), str(given["sha256"])
    except (ValueError, KeyError, TypeError):
        return _problems(refusals.refused(refusals.DECLARED_BADLY))

    def work() -> HttpResponseBase:
        begun = actions.begin(
            unit=here, name=name, size=size, sha256=sha256, by=whoever(request), now=timezone.now()
        )
        if begun.held is not None:
            proof = begun.held.proof
            said = say(refusals.HELD_ALREADY.format(title=proof.title))
            held = {"title": proof.title, "url": proof_url(proof), "said": said}
            return JsonResponse({"held": held})
        assert begun.upload is not None
        return JsonResponse(_state(begun.upload))

    return _answered(work)


@policy(keeps_library)
@require_http_methods(["GET", "PUT"])
def chunk(request: HttpRequest, unit: int, upload: UUID) -> HttpResponseBase:
    """GET: how far it is. PUT with `?mulai=` the offset: a chunk; a wrong offset answers 409 with the right one."""
    found = _mine(request, upload)
    if request.method == "GET":
        return JsonResponse(_state(found))
    offset = request.GET.get("mulai", "")
    length = request.headers.get("Content-Length", "")
    if not offset.isdecimal() or not length.isdecimal() or int(length) > limits.CHUNK:
        return _problems(refusals.refused(refusals.DECLARED_BADLY))

    def work() -> HttpResponseBase:
        try:
            received = actions.receive(
                upload=found, offset=int(offset), content=request.body, now=timezone.now()
            )
        except actions.WrongOffsetError as error:
            return JsonResponse({"received": error.received}, status=409)
        return JsonResponse({"received": received})

    return _answered(work)


@policy(keeps_library)
@require_POST
def finish(request: HttpRequest, unit: int, upload: UUID) -> HttpResponseBase:
    """Hold the file against its hash and look into it: {finished: true}, or why it is refused."""
    found = _mine(request, upload)

    def work() -> HttpResponseBase:
        actions.finish(upload=found, now=timezone.now())
        return JsonResponse({"finished": True, "said": _("Berkas sudah aman di server.")})

    return _answered(work)


def _mine(request: HttpRequest, token: UUID) -> Upload:
    """The reader's own upload; another's does not exist."""
    found = selectors.upload_of(whoever(request), unit_of(request), token)
    if found is None:
        raise Http404
    return found


def _state(upload: Upload) -> dict[str, object]:
    return {
        "upload": str(upload.token),
        "received": upload.received,
        "chunk": limits.CHUNK,
        "finished": upload.finished_at is not None,
    }
