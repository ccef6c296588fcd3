"""Addresses of papers: of a version, of a maklumat, of a whole unit."""

from django.urls import path

from tolok.apps.standards.views.papers import heads, units, versions

UNIT, VERSION = "unit/<int:unit>/", "versi/<int:version>/"

urlpatterns = [
    path(f"{VERSION}berkas/", versions.papers, name="standards-papers"),
    path(f"{VERSION}lampiran.<slug:form>", versions.annex, name="standards-annex"),
    path(f"{VERSION}<slug:size>.<slug:form>", versions.leaflet, name="standards-leaflet"),
    path("keputusan/<int:decree>/lampiran.<slug:form>", units.decree_annex, name="standards-decree-annex"),
    path("maklumat/<int:maklumat>/<slug:size>.<slug:form>", units.pledge, name="standards-maklumat-paper"),
    path(f"{UNIT}berkas/", units.papers, name="standards-unit-papers"),
    path(f"{UNIT}kop/", heads.head, name="standards-unit-head"),
    path(f"{UNIT}daftar-standar.<slug:form>", units.register, name="standards-register"),
    path(f"{UNIT}standar.xlsx", units.sheet, name="standards-sheet"),
    path(f"{UNIT}buku.<slug:form>", units.book, name="standards-book"),
    path(f"{UNIT}buku/pesan/", units.order, name="standards-order-book"),
    path(f"{UNIT}buku/<int:book>/", units.take, name="standards-book-file"),
]
