"""Addresses of results."""

from django.urls import path

from tolok.apps.evaluation.views.results import amending, papers, state, unit, what_if

RESULTS = "<int:cycle>/hasil/"
RESULT = f"{RESULTS}<int:number>/"
PAPERS = f"{RESULT}berkas/"
UNIT = f"{RESULT}unit/<int:locus>/"

urlpatterns = [
    path(RESULTS, state.state, name="results"),
    path(f"{RESULTS}usul/", state.propose, name="results-propose"),
    path(RESULT, state.result, name="results-one"),
    path(f"{RESULT}kunci/", state.lock, name="results-lock"),
    path(f"{RESULT}tarik/", state.withdraw, name="results-withdraw"),
    path(f"{RESULT}terbit/", state.publish, name="results-publish"),
    path(PAPERS, papers.papers, name="results-papers"),
    path(f"{PAPERS}pesan/<str:kind>/<str:form>/", papers.order, name="results-order"),
    path(f"{PAPERS}semua-lhe.<str:form>.zip", papers.all_reports, name="results-all-reports"),
    path(f"{PAPERS}tanda-tangan/", papers.sign, name="results-sign"),
    path(f"{PAPERS}<int:paper>/", papers.take, name="results-paper"),
    path(f"{UNIT}lhe/<int:paper>/", papers.take_own, name="results-own-paper"),
    path(UNIT, unit.unit, name="results-unit"),
    path(f"{UNIT}jejak/<str:key>/", unit.step, name="results-step"),
    path("<int:cycle>/unit/<int:locus>/nilai/", unit.now, name="results-now"),
    path("<int:cycle>/unit/<int:locus>/koreksi/", amending.amending, name="results-amend"),
    path("<int:cycle>/unit/<int:locus>/andaikan/", what_if.what_if, name="results-what-if"),
]
