from django.urls import path

from tolok.apps.calculation.views import reading, taking, uploading

urlpatterns = [
    path("", uploading.choose, name="calculation-choose"),
    path("hasil/<slug:token>/", reading.result, name="calculation-result"),
    path("hasil/<slug:token>/hapus/", reading.forget, name="calculation-forget"),
    path("hasil/<slug:token>/masalah.csv", taking.problems_csv, name="calculation-problems"),
    path("hasil/<slug:token>/hasil.csv", taking.download_csv, name="calculation-csv"),
    path("hasil/<slug:token>/hasil.json", taking.download_json, name="calculation-json"),
    path("hasil/<slug:token>/hasil.xlsx", taking.download_xlsx, name="calculation-xlsx"),
    path("hasil/<slug:token>/semua.pdf", taking.download_all_pdf, name="calculation-pdf"),
    path("hasil/<slug:token>/<int:place>/", reading.unit, name="calculation-unit"),
    path("hasil/<slug:token>/<int:place>/laporan.pdf", taking.download_unit_pdf, name="calculation-unit-pdf"),
    path("hasil/<slug:token>/<int:place>/<str:key>/", reading.step, name="calculation-step"),
    path("<slug:instrument>/", uploading.upload, name="calculation-upload"),
    path("<slug:instrument>/templat.xlsx", uploading.template, name="calculation-template"),
]
