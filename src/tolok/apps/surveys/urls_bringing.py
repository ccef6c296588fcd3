"""Addresses of what is brought in and taken away."""

from django.urls import path

from tolok.apps.surveys.views.bringing import importing

IMPORTS = "survei/<int:survey>/impor/"
IMPORT = f"{IMPORTS}<int:bring>/"

addresses = [
    path(IMPORTS, importing.brought, name="surveys-imports"),
    path(IMPORT, importing.one, name="surveys-import"),
    path(f"{IMPORT}kolom/", importing.columns, name="surveys-import-columns"),
    path(f"{IMPORT}masalah.csv", importing.problems, name="surveys-import-problems"),
    path(f"{IMPORT}batal/", importing.give_up, name="surveys-import-give-up"),
]
