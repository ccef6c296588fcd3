"""Addresses of a cycle, one file per kind of work; all under /siklus/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
