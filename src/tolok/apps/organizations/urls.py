"""Addresses of offices and units."""

from django.urls import path

from tolok.apps.organizations.views import changing, importing, reading

UNIT = "<int:office>/unit/<int:unit>/"

urlpatterns = [
    path("", reading.offices, name="organizations"),
    path("<int:office>/", reading.units, name="organizations-units"),
    path("<int:office>/unit/baru/", changing.add, name="organizations-add"),
    path(UNIT, reading.unit, name="organizations-unit"),
    path(f"{UNIT}nama/", changing.rename, name="organizations-rename"),
    path(f"{UNIT}jenis/", changing.reclassify, name="organizations-reclassify"),
    path(f"{UNIT}pindah/", changing.move, name="organizations-move"),
    path(f"{UNIT}gabung/", changing.merge, name="organizations-merge"),
    path(f"{UNIT}tutup/", changing.close, name="organizations-close"),
    path("<int:office>/impor/", importing.upload, name="organizations-import"),
    path("<int:office>/impor/templat.xlsx", importing.template, name="organizations-template"),
    path("<int:office>/impor/<int:draft>/", importing.plan, name="organizations-plan"),
]
