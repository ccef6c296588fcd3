"""Addresses of the ways in: tickets, devices, paper, posters, response."""

from django.urls import path

from tolok.apps.surveys.views import devices, response, sheets, taking, tickets

SURVEY = "survei/<int:survey>/"

addresses = [
    path(f"{SURVEY}poster.pdf", taking.poster, name="surveys-poster"),
    path(f"{SURVEY}poster-a5.pdf", taking.poster, {"size": "a5"}, name="surveys-poster-a5"),
    path(f"{SURVEY}tiket/", tickets.tickets, name="surveys-tickets"),
    path(f"{SURVEY}tiket/buat/<slug:channel>/", tickets.make, name="surveys-tickets-make"),
    path(f"{SURVEY}tiket/surel/", tickets.invite, name="surveys-tickets-invite"),
    path(f"{SURVEY}tiket/<int:batch>/slip.pdf", tickets.slips, name="surveys-tickets-slips"),
    path(f"{SURVEY}tiket/<int:batch>/tiket.csv", tickets.messages_csv, name="surveys-tickets-csv"),
    path(f"{SURVEY}tiket/<int:batch>/batalkan/", tickets.void, name="surveys-tickets-void"),
    path(f"{SURVEY}perangkat/", devices.devices, name="surveys-devices"),
    path(f"{SURVEY}perangkat/daftar/", devices.register, name="surveys-devices-register"),
    path(f"{SURVEY}perangkat/<int:device>/kartu.pdf", devices.card, name="surveys-devices-card"),
    path(f"{SURVEY}perangkat/<int:device>/cabut/", devices.withdraw, name="surveys-devices-withdraw"),
    path(f"{SURVEY}kertas/", sheets.paper, name="surveys-paper"),
    path(f"{SURVEY}kertas/ketik/", sheets.sheet, name="surveys-sheet"),
    path(f"{SURVEY}kertas/cetak/<int:run>.pdf", sheets.sheets_pdf, name="surveys-sheets-pdf"),
    path(f"{SURVEY}kertas/<int:entry>/putuskan/", sheets.settle, name="surveys-sheet-settle"),
    path(f"{SURVEY}kertas/<int:entry>/pisahkan/", sheets.part, name="surveys-sheet-part"),
    path(f"{SURVEY}respons/", response.response, name="surveys-response"),
]
