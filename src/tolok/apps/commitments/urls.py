"""Addresses of commitments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
