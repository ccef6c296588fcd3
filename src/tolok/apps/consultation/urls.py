"""Addresses of the consultations with the public (FKP)."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
