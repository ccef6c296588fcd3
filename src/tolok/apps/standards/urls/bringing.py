"""Addresses at which existing standards are brought in."""

from django.urls import path

from tolok.apps.standards.views import bringing

urlpatterns = [
    path("unit/<int:unit>/masukkan/", bringing.bring, name="standards-import"),
    path("unit/<int:unit>/masukkan/<int:draft>/", bringing.plan, name="standards-import-plan"),
]
