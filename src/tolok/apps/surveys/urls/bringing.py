"""Addresses of what is brought in and taken away."""

from django.urls import path

from tolok.apps.surveys.views.bringing import importing, national, recaps, taking

IMPORTS = "survei/<int:survey>/impor/"
IMPORT = f"{IMPORTS}<int:bring>/"
RECAPS = "survei/instansi/<int:office>/rekap/"
FILES = "survei/<int:survey>/berkas/"

addresses = [
    path(IMPORTS, importing.brought, name="surveys-imports"),
    path(IMPORT, importing.one, name="surveys-import"),
    path(f"{IMPORT}kolom/", importing.columns, name="surveys-import-columns"),
    path(f"{IMPORT}masalah.csv", importing.problems, name="surveys-import-problems"),
    path(f"{IMPORT}batal/", importing.give_up, name="surveys-import-give-up"),
    path(FILES, taking.files, name="surveys-files"),
    path(f"{FILES}jawaban.<slug:form>", taking.office_answers, name="surveys-office-file"),
    path(f"{FILES}terbuka.<slug:form>", taking.open_answers, name="surveys-open-file"),
    path(f"{FILES}kuesioner.xlsx", taking.questionnaire, name="surveys-xlsform"),
    path(f"{FILES}rekap.xlsx", taking.recap, name="surveys-recap"),
    path(RECAPS, recaps.recap_files, name="surveys-recap-imports"),
    path(f"{RECAPS}<int:bring>/", recaps.recap_file, name="surveys-recap-import"),
    path(f"{RECAPS}<int:bring>/batal/", recaps.drop_recap, name="surveys-recap-give-up"),
    path("survei/rekap/<int:brought>/", recaps.brought_result, name="surveys-brought-result"),
    path("nasional/", national.nation, name="surveys-nation"),
    path("nasional/nilai.csv", national.nation_csv, name="surveys-nation-csv"),
]
