"""Addresses of a cycle, one file per kind of work; all under /siklus/."""

from django.urls import URLPattern

from tolok.apps.evaluation.urls import claims, cycles, disputes, judging, readying, results

urlpatterns: list[URLPattern] = [
    *cycles.urlpatterns,
    *claims.urlpatterns,
    *judging.urlpatterns,
    *disputes.urlpatterns,
    *readying.urlpatterns,
    *results.urlpatterns,
]
