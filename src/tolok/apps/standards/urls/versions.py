"""Addresses of versions of standards."""

from django.urls import path

from tolok.apps.standards.views import changing, components, copying, findings, history, moving, version

SERVICE, VERSION = "<int:service>/", "versi/<int:version>/"

urlpatterns = [
    path("unit/<int:unit>/profil/", changing.profile, name="standards-profile"),
    path(SERVICE, history.service, name="standards-service"),
    path(f"{SERVICE}mulai/", moving.begin, name="standards-begin"),
    path(f"{SERVICE}beda/", history.compare, name="standards-compare"),
    path(f"{SERVICE}pada-tanggal/", history.on_day, name="standards-on-day"),
    path(VERSION, version.version, name="standards-version"),
    path(f"{VERSION}baca/", version.read, name="standards-read"),
    path(f"{VERSION}isi/<str:code>/", components.component, name="standards-component"),
    path(f"{VERSION}isi/<str:code>/bahasa/", components.languages, name="standards-languages"),
    path(f"{VERSION}salin/", copying.copy, name="standards-copy"),
    path(f"{VERSION}isi/<str:code>/terapkan/", copying.apply, name="standards-apply"),
    path(f"{VERSION}temuan/<slug:rule>/<str:about>/", findings.answer, name="standards-answer"),
    path(f"{VERSION}tim/", moving.team, name="standards-team"),
    path(f"{VERSION}mulai-disusun/", moving.drafted, name="standards-drafted"),
    path(f"{VERSION}peran-masyarakat/", moving.participation, name="standards-participation"),
    path(f"{VERSION}langkah/<slug:move>/", moving.move, name="standards-move"),
    path(f"{VERSION}berlakukan/", moving.put_in_force, name="standards-put-in-force"),
    path(f"{VERSION}cabut/", moving.withdraw, name="standards-withdraw"),
]
