"""Addresses of surveys: a short one for those who answer, the others for staff."""

from django.urls import path

from tolok.apps.surveys import (
    urls_bringing,
    urls_opening,
    urls_results,
    urls_review,
    urls_running,
    urls_telling,
    urls_ways,
)
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
    *urls_results.addresses,
    *urls_telling.addresses,
    *urls_review.addresses,
    *urls_bringing.addresses,
    *urls_opening.addresses,
    *urls_running.addresses,
    *urls_ways.addresses,
]
