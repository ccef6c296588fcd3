"""A locked result as the package that `tolok verify` computes again."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from tolok.api import reach
from tolok.api.errors import RefusedError
from tolok.api.routes import exports
from tolok.api.tokens import caller
from tolok.apps.common.actions import record_read
from tolok.apps.evaluation.refusals import NOT_LOCKED
from tolok.apps.evaluation.selectors.package import locked_result, record_of
from tolok.apps.evaluation.selectors.results import result_in
from tolok.sheets.cycles.package import write_package

router = Router(tags=["exports"])


@exports(router, "/exports/cycles/{int:cycle}/results/{int:number}/package")
def export_package(request: HttpRequest, cycle: int, number: int) -> HttpResponse:
    """The package of a locked result as a ZIP (docs/reference/cycle-package.md); for whoever reads the whole cycle."""
    home = reach.whole_cycle(request, cycle)
    found = locked_result(home.pk, number)
    if found is None:
        if result_in(home, number) is None:
            raise Http404
        raise RefusedError(409, NOT_LOCKED, "conflict")
    content = write_package(record_of(found))
    record_read(by=caller(request), action="evaluation.export_package", target=found, now=reach.moment())
    headers = {"Content-Disposition": f'attachment; filename="siklus-{home.pk}-hasil-{number}.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)
