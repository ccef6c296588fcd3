"""Addresses of surveys: a short one for those who answer, the others for staff."""

from django.urls import path

from tolok.apps.surveys.urls import bringing, opening, results, reviewing, running, telling, ways
from tolok.apps.surveys.views import answering, kiosk, managing, reading, taking
from tolok.apps.surveys.views.running import listing

SURVEY = "survei/<int:survey>/"

urlpatterns = [
    path("s/<slug:code>/", answering.answer, name="surveys-answer"),
    path("t/", answering.enter_ticket, name="surveys-enter-ticket"),
    path("t/<slug:code>/", answering.ticket, name="surveys-ticket"),
    path("k/<slug:key>/", kiosk.device, name="surveys-device"),
    path("survei/", listing.surveys, name="surveys"),
    path(SURVEY, reading.survey, name="surveys-survey"),
    path(f"{SURVEY}jadwal/", managing.move_closing, name="surveys-closing"),
    path(f"{SURVEY}tutup/", managing.close, name="surveys-close"),
    path(f"{SURVEY}jawaban/", reading.answers, name="surveys-answers"),
    path(f"{SURVEY}jawaban.csv", taking.answers_csv, name="surveys-csv"),
    path(f"{SURVEY}jawaban/<int:answer>/keluarkan/", managing.exclude, name="surveys-exclude"),
    path(f"{SURVEY}jawaban/<int:answer>/hitung-lagi/", managing.readmit, name="surveys-readmit"),
    *results.addresses,
    *telling.addresses,
    *reviewing.addresses,
    *bringing.addresses,
    *opening.addresses,
    *running.addresses,
    *ways.addresses,
]
