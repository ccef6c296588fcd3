"""Addresses of notices."""

from django.urls import path

from tolok.apps.notices import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("dibaca/", views.read_all, name="notices-read-all"),
    path("cara/", views.preferences, name="notices-preferences"),
    path("<int:notice>/", views.follow, name="notices-follow"),
    path("<int:notice>/dibaca/", views.read, name="notices-read"),
]
