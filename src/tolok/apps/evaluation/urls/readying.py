"""Addresses of readiness and of the nine duties."""

from django.urls import path

from tolok.apps.evaluation.views.readying import letters, office, unit

UNIT = "<int:cycle>/unit/<int:locus>/kesiapan/"
MAP = "<int:cycle>/kewajiban/"

urlpatterns = [
    path(UNIT, unit.unit, name="readying-unit"),
    path(f"{UNIT}surat/<int:number>.pdf", letters.letter, name="readying-letter"),
    path(MAP, office.office, name="readying-office"),
    path(f"{MAP}perbarui/", office.renew, name="readying-renew"),
]
