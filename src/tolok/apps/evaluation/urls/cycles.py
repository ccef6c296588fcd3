"""Addresses of the desk and the Biro."""

from django.urls import path

from tolok.apps.evaluation.views.cycles import (
    calendar,
    desk,
    members,
    offers,
    opening,
    overview,
    panel,
    seats,
    ties,
    unit,
    units,
)

CYCLE = "<int:cycle>/"
UNIT = f"{CYCLE}unit/<int:locus>/"

urlpatterns = [
    path("", desk.cycles, name="cycles"),
    path("baru/<int:office>/", opening.opening, name="cycles-open"),
    path(CYCLE, overview.cycle, name="cycle"),
    path(f"{CYCLE}kalender/", calendar.calendar, name="cycles-calendar"),
    path(f"{CYCLE}kalender/<str:state>/", calendar.dates, name="cycles-dates"),
    path(f"{CYCLE}gangguan/", calendar.outage, name="cycles-outage"),
    path(f"{CYCLE}tahap/", calendar.advance, name="cycles-advance"),
    path(f"{CYCLE}pilih-unit/", units.units, name="cycles-units"),
    path(f"{CYCLE}panel/", panel.panel, name="cycles-panel"),
    path(f"{CYCLE}panel/tambah/", panel.join, name="cycles-join"),
    path(f"{CYCLE}panel/undangan/<int:offer>/ulang/", offers.again, name="cycles-invite-again"),
    path(f"{CYCLE}panel/undangan/<int:offer>/tarik/", offers.withdraw, name="cycles-withdraw-offer"),
    path(f"{CYCLE}panel/<int:member>/keluar/", panel.leave, name="cycles-leave"),
    path(f"{CYCLE}panel/benturan/", ties.ties, name="cycles-ties"),
    path(f"{CYCLE}panel/benturan/<int:tie>/tarik/", ties.take_back, name="cycles-take-back-tie"),
    path(f"{CYCLE}panel/<int:member>/", members.member, name="cycles-member"),
    path(f"{CYCLE}panel/<int:member>/kata-sandi/", members.password, name="cycles-member-password"),
    path(
        f"{CYCLE}panel/<int:member>/aplikasi-kode/",
        members.second_factor,
        name="cycles-member-second-factor",
    ),
    path(f"{CYCLE}panel/<int:member>/benturan/", ties.member_ties, name="cycles-member-ties"),
    path(f"{CYCLE}penugasan/", panel.assignment, name="cycles-assignment"),
    path(f"{CYCLE}penugasan/<int:seat>/batal/", seats.unseat, name="cycles-unseat"),
    path(f"{CYCLE}bagi-penugasan/", panel.seating, name="cycles-seating"),
    path(UNIT, unit.unit, name="cycle-unit"),
    path(f"{UNIT}keluarkan/", units.take_out, name="cycles-take-out"),
]
