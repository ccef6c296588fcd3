"""Addresses of the demonstration."""

from django.urls import path

from tolok.apps.demonstration import views

urlpatterns = [path("masuk/<slug:key>/", views.become, name="demonstration-become")]
