"""Addresses of reports, publications, follow-up and the SKM indicators."""

from django.urls import path

from tolok.apps.surveys.views.telling import following, performing, publishing, reporting

RESULT = "survei/<int:survey>/hasil/"
REPORT = f"{RESULT}laporan/"
TELLING = f"{RESULT}publikasi/"

addresses = [
    path(REPORT, reporting.report, name="surveys-report"),
    path(f"{REPORT}buat/", reporting.order, name="surveys-report-order"),
    path(f"{REPORT}<int:paper>/", reporting.take, name="surveys-report-file"),
    path(TELLING, publishing.telling, name="surveys-telling"),
    path(f"{TELLING}terbit/", publishing.publish, name="surveys-publish"),
    path(f"{TELLING}tarik/", publishing.withdraw, name="surveys-withdraw"),
    path(f"{TELLING}catat/", publishing.note, name="surveys-note"),
    path(f"{TELLING}<int:note>/tarik/", publishing.withdraw_note, name="surveys-withdraw-note"),
    path(f"{RESULT}tindak-lanjut/", following.follow, name="surveys-follow"),
    path("survei/unit/<int:unit>/pekppp/<int:year>/", performing.performance, name="surveys-performance"),
]
