from django.urls import path

from tolok.apps.publication.instrument_views import indicator, instrument, instruments
from tolok.apps.publication.result_views import cycle, cycles, data, unit
from tolok.apps.publication.views import home

CYCLE = "hasil/<int:cycle>/"
OLD = f"{CYCLE}nomor/<int:number>/"

urlpatterns = [
    path("", home, name="home"),
    path("instrumen/", instruments, name="publication-instruments"),
    path("instrumen/<slug:pack>/", instrument, name="publication-instrument"),
    path("instrumen/<slug:pack>/<str:code>/", indicator, name="publication-indicator"),
    path("hasil/", cycles, name="publication-results"),
    path(CYCLE, cycle, name="publication-cycle"),
    path(f"{CYCLE}data/<str:name>", data, name="publication-data"),
    path(OLD, cycle, name="publication-cycle-old"),
    path(f"{OLD}data/<str:name>", data, name="publication-data-old"),
    path(f"{OLD}<str:code>/", unit, name="publication-unit-old"),
    path(f"{CYCLE}<str:code>/", unit, name="publication-unit"),
]
