from django.urls import path

from tolok.apps.publication.instrument_views import indicator, instrument, instruments
from tolok.apps.publication.views import home

urlpatterns = [
    path("", home, name="home"),
    path("instrumen/", instruments, name="publication-instruments"),
    path("instrumen/<slug:pack>/", instrument, name="publication-instrument"),
    path("instrumen/<slug:pack>/<str:code>/", indicator, name="publication-indicator"),
]
