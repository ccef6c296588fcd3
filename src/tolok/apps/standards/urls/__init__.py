"""Addresses of the services of units."""

from django.urls import path

from tolok.apps.standards.urls import bringing, keeping, measuring, papers, versions
from tolok.apps.standards.views import changing, listing

UNIT = "unit/<int:unit>/"

urlpatterns = [
    path(UNIT, listing.services, name="standards-services"),
    path(f"{UNIT}baru/", changing.add, name="standards-add"),
    path(f"{UNIT}daftar/", changing.bring, name="standards-bring"),
    path("<int:service>/ubah/", changing.change, name="standards-change"),
    path("<int:service>/akhiri/", changing.end, name="standards-end"),
    *versions.urlpatterns,
    *keeping.urlpatterns,
    *measuring.urlpatterns,
    *papers.urlpatterns,
    *bringing.urlpatterns,
]
