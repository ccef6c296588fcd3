"""Every address of the site. Indonesian at the root, English under /en/; style and files outside both."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tolok.api import urls as api
from tolok.apps.accounts import urls as accounts
from tolok.apps.publication.views import robots
from tolok.web.views import stylesheet

handler400 = "tolok.web.errors.bad_request"
handler403 = "tolok.web.errors.permission_denied"
handler404 = "tolok.web.errors.page_not_found"
handler429 = "tolok.web.errors.too_many_requests"
handler500 = "tolok.web.errors.server_error"

urlpatterns = [
    path("gaya/<str:digest>.css", stylesheet, name="stylesheet"),
    path("robots.txt", robots, name="robots"),
    *accounts.callback,
    path("api/v1/", include(api.door)),
    *i18n_patterns(
        path("", include("tolok.apps.publication.urls")),
        path("", include(accounts)),
        path("hitung/", include("tolok.apps.calculation.urls")),
        path("organisasi/", include("tolok.apps.organizations.urls")),
        path("pemberitahuan/", include("tolok.apps.notices.urls")),
        path("bukti/", include("tolok.apps.evidence.urls")),
        path("tindak-lanjut/", include("tolok.apps.commitments.urls")),
        path("standar/", include("tolok.apps.standards.urls")),
        path("konsultasi/", include("tolok.apps.consultation.urls")),
        path("layanan/", include("tolok.apps.catalogue.urls")),
        path("", include("tolok.apps.surveys.urls")),
        path("siklus/", include("tolok.apps.evaluation.urls")),
        path("api/", include(api.pages)),
        path("demo/", include("tolok.apps.demonstration.urls")),
        path("komponen/", include("tolok.web.urls")),
        prefix_default_language=False,
    ),
]
