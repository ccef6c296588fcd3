from django.urls import path

from tolok.apps.calculation import views

urlpatterns = [
    path("", views.choose, name="calculation-choose"),
    path("hasil/<slug:token>/", views.result, name="calculation-result"),
    path("hasil/<slug:token>/masalah.csv", views.problems_csv, name="calculation-problems"),
    path("hasil/<slug:token>/hasil.csv", views.download_csv, name="calculation-csv"),
    path("hasil/<slug:token>/hasil.json", views.download_json, name="calculation-json"),
    path("hasil/<slug:token>/hasil.xlsx", views.download_xlsx, name="calculation-xlsx"),
    path("hasil/<slug:token>/semua.pdf", views.download_all_pdf, name="calculation-pdf"),
    path("hasil/<slug:token>/<int:place>/", views.unit, name="calculation-unit"),
    path("hasil/<slug:token>/<int:place>/laporan.pdf", views.download_unit_pdf, name="calculation-unit-pdf"),
    path("hasil/<slug:token>/<int:place>/<str:key>/", views.step, name="calculation-step"),
    path("<slug:instrument>/", views.upload, name="calculation-upload"),
    path("<slug:instrument>/templat.xlsx", views.template, name="calculation-template"),
]
