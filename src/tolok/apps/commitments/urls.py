"""Addresses of promises and coaching."""

from django.urls import path

from tolok.apps.commitments.views import changing, coaching, reading

OFFICE = "<int:office>/"
UNIT = f"{OFFICE}unit/<int:unit>/"
ONE = f"{OFFICE}janji/<int:commitment>/"
COACHING = f"{OFFICE}pembinaan/<int:coaching>/"

urlpatterns = [
    path("", reading.home, name="commitments"),
    path(OFFICE, reading.office_list, name="commitments-office"),
    path(f"{OFFICE}janji.csv", reading.office_csv, name="commitments-csv"),
    path(f"{OFFICE}janji/baru/", changing.add, name="commitments-add"),
    path(UNIT, reading.unit_list, name="commitments-unit"),
    path(ONE, reading.one, name="commitments-commitment"),
    path(f"{ONE}penanggung-jawab/", changing.assign, name="commitments-assign"),
    path(f"{ONE}kemajuan/", changing.note, name="commitments-note"),
    path(f"{ONE}tenggat/", changing.move, name="commitments-move"),
    path(f"{ONE}selesai/", changing.finish, name="commitments-finish"),
    path(f"{ONE}buka-lagi/", changing.reopen, name="commitments-reopen"),
    path(f"{ONE}batal/", changing.drop, name="commitments-drop"),
    path(f"{ONE}umum/", changing.publish, name="commitments-publish"),
    path(f"{OFFICE}pembinaan/", coaching.coachings, name="commitments-coachings"),
    path(f"{OFFICE}pembinaan/baru/", coaching.start, name="commitments-start-coaching"),
    path(COACHING, coaching.one, name="commitments-coaching"),
    path(f"{COACHING}pertemuan/", coaching.visit, name="commitments-visit"),
    path(f"{COACHING}akhir/", coaching.end, name="commitments-end-coaching"),
]
