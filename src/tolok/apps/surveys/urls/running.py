"""Addresses about surveys that run."""

from django.urls import path

from tolok.apps.surveys.views.running import changing, progress

SURVEY = "survei/<int:survey>/"

addresses = [
    path(f"{SURVEY}kemajuan/", progress.progress, name="surveys-progress"),
    path(f"{SURVEY}kunjungan/", changing.visits, name="surveys-visits"),
    path(f"{SURVEY}terlambat/", changing.late, name="surveys-late"),
]
