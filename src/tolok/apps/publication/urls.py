from django.urls import path

from tolok.apps.publication.instrument_views import indicator, instrument, instruments
from tolok.apps.publication.result_views import cycle, cycles, data, unit
from tolok.apps.publication.survey_files import badge, catalogue, poster, survey_data
from tolok.apps.publication.survey_views import of_unit, survey, surveys
from tolok.apps.publication.views import home

OF_UNIT = "hasil/skm/<int:office>/<str:unit>/"
SURVEY = f"{OF_UNIT}<int:survey>/"
CYCLE = "hasil/<int:cycle>/"
OLD = f"{CYCLE}nomor/<int:number>/"

urlpatterns = [
    path("", home, name="home"),
    path("instrumen/", instruments, name="publication-instruments"),
    path("instrumen/<slug:pack>/", instrument, name="publication-instrument"),
    path("instrumen/<slug:pack>/<str:code>/", indicator, name="publication-indicator"),
    path("hasil/skm/", surveys, name="publication-surveys"),
    path("hasil/skm/katalog.jsonld", catalogue, name="publication-surveys-catalogue"),
    path(f"{OF_UNIT}", of_unit, name="publication-surveys-unit"),
    path(SURVEY, survey, name="publication-survey"),
    path(f"{SURVEY}nomor/<int:number>/", survey, name="publication-survey-old"),
    path(f"{SURVEY}lencana.svg", badge, name="publication-survey-badge"),
    path(f"{SURVEY}poster-<slug:sheet>.pdf", poster, name="publication-survey-poster"),
    path(f"{SURVEY}data/<str:name>", survey_data, name="publication-survey-data"),
    path("hasil/", cycles, name="publication-results"),
    path(CYCLE, cycle, name="publication-cycle"),
    path(f"{CYCLE}data/<str:name>", data, name="publication-data"),
    path(OLD, cycle, name="publication-cycle-old"),
    path(f"{OLD}data/<str:name>", data, name="publication-data-old"),
    path(f"{OLD}<str:code>/", unit, name="publication-unit-old"),
    path(f"{CYCLE}<str:code>/", unit, name="publication-unit"),
]
