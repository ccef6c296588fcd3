"""Every address of the site. Indonesian at the root, English under /en/; style and files outside both."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tolok.web.views import stylesheet

handler400 = "tolok.web.errors.bad_request"
handler403 = "tolok.web.errors.permission_denied"
handler404 = "tolok.web.errors.page_not_found"
handler500 = "tolok.web.errors.server_error"

urlpatterns = [
    path("gaya/<str:digest>.css", stylesheet, name="stylesheet"),
    *i18n_patterns(
        path("", include("tolok.apps.publication.urls")),
        path("hitung/", include("tolok.apps.calculation.urls")),
        path("komponen/", include("tolok.web.urls")),
        prefix_default_language=False,
    ),
]
