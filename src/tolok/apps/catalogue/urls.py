"""Addresses of the public catalogue of services."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
