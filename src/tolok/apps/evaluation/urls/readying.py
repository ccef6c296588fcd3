"""Addresses of readiness and of the nine duties."""

from django.urls import path

from tolok.apps.evaluation.views.readying import answering, duty, letters, office, unit

UNIT = "<int:cycle>/unit/<int:locus>/kesiapan/"
DUTY = f"{UNIT}kewajiban/<slug:name>/"
MAP = "<int:cycle>/kewajiban/"

urlpatterns = [
    path(UNIT, unit.unit, name="readying-unit"),
    path(f"{UNIT}surat/<int:number>.pdf", letters.letter, name="readying-letter"),
    path(f"{UNIT}surat/<int:number>/", answering.answer, name="readying-answer"),
    path(DUTY, duty.duty, name="readying-duty"),
    path(f"{DUTY}nyatakan/", duty.state, name="readying-state"),
    path(f"{DUTY}pernyataan/<int:statement>/tarik/", duty.withdraw, name="readying-withdraw"),
    path(MAP, office.office, name="readying-office"),
    path("<int:cycle>/kewajiban.csv", office.table, name="readying-csv"),
    path(f"{MAP}perbarui/", office.renew, name="readying-renew"),
]
