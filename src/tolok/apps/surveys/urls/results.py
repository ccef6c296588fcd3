"""Addresses of results."""

from django.urls import path

from tolok.apps.surveys.views.results import changing, comparing, history, reading

RESULT = "survei/<int:survey>/hasil/"

addresses = [
    path(RESULT, reading.result, name="surveys-result"),
    path(f"{RESULT}hitung/", changing.compute, name="surveys-compute"),
    path(f"{RESULT}<int:number>/", reading.corrected, name="surveys-result-number"),
    path(f"{RESULT}<int:number>/<str:sheet>.csv", reading.sheet, name="surveys-result-sheet"),
    path("survei/unit/<int:unit>/riwayat/", history.history, name="surveys-history"),
    path("survei/instansi/<int:office>/hasil/", comparing.comparison, name="surveys-comparison"),
]
