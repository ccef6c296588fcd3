"""Addresses of the public catalogue of services."""

from django.urls import path

from tolok.apps.catalogue.views import cards, exports, finding, sippn

UNIT = "kelola/<int:unit>/"
CARRIED = "kelola/layanan/<int:service>/"

urlpatterns = [
    path("", finding.home, name="catalogue"),
    path("cari/", finding.found, name="catalogue-search"),
    path("unit/", finding.units, name="catalogue-units"),
    path("daerah/", finding.regions, name="catalogue-regions"),
    path("data/", exports.data, name="catalogue-data"),
    path("layanan.csv", exports.table, name="catalogue-csv"),
    path("katalog.jsonld", exports.all_linked, name="catalogue-linked"),
    path("dcat.jsonld", exports.dcat, name="catalogue-dcat"),
    path("umpan.json", exports.changes, name="catalogue-feed"),
    path("umpan.atom", exports.atom, name="catalogue-atom"),
    path("sitemap.xml", exports.maps, name="catalogue-maps"),
    path("peta-<int:before>.xml", exports.addresses, name="catalogue-map"),
    path("<int:service>/", cards.service, name="catalogue-service"),
    path("<int:service>.jsonld", exports.one, name="catalogue-service-data"),
    path("<int:service>/versi/<int:number>/", cards.version, name="catalogue-version"),
    path(UNIT, sippn.services, name="catalogue-sippn"),
    path(f"{UNIT}siapkan/", sippn.prepare, name="catalogue-sippn-prepare"),
    path(f"{UNIT}lembar.xlsx", sippn.sheet, name="catalogue-sippn-sheet"),
    path(f"{UNIT}unggah/", sippn.upload, name="catalogue-sippn-upload"),
    path(CARRIED, sippn.service, name="catalogue-sippn-service"),
    path(f"{CARRIED}lihat/", sippn.seen, name="catalogue-sippn-seen"),
    path(f"{CARRIED}hilang/", sippn.gone, name="catalogue-sippn-gone"),
]
