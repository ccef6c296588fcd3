"""Addresses of measured service times and visits at the desk."""

from django.urls import path

from tolok.apps.standards.views.measuring import listing, records, summaries, tables, visits

UNIT = "unit/<int:unit>/pengukuran/"
MEASUREMENT, CHECK = "pengukuran/<int:measurement>/", "kunjungan/<int:check>/"

urlpatterns = [
    path(UNIT, listing.measuring, name="standards-measuring"),
    path(f"{UNIT}tabel/", tables.from_table, name="standards-measure-table"),
    path(f"{UNIT}ringkasan/", summaries.from_summary, name="standards-measure-summary"),
    path(f"{UNIT}kunjungan/", visits.check_hours, name="standards-check-hours"),
    path(MEASUREMENT, records.measurement, name="standards-measurement"),
    path(f"{MEASUREMENT}betulkan/", summaries.correct, name="standards-measurement-correct"),
    path(f"{MEASUREMENT}tarik/", records.retract_measurement, name="standards-measurement-retract"),
    path(CHECK, records.hours_check, name="standards-hours-check"),
    path(f"{CHECK}betulkan/", visits.correct_check, name="standards-hours-check-correct"),
    path(f"{CHECK}tarik/", records.retract_check, name="standards-hours-check-retract"),
]
