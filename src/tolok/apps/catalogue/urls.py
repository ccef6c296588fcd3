"""Addresses of the public catalogue of services."""

from django.urls import path

from tolok.apps.catalogue.views import cards, exports, finding

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
]
