"""Addresses of offices and units."""

from django.urls import path

from tolok.apps.organizations.views import (
    auditing,
    bringing,
    changing,
    importing,
    inviting,
    letterhead,
    looking_after,
    paper_templates,
    people,
    reading,
)

UNIT = "<int:office>/unit/<int:unit>/"
PERSON = "<int:office>/orang/<int:person>/"
TEMPLATES = "<int:office>/templat/"
OFFER = "<int:office>/undangan/<int:offer>/"

urlpatterns = [
    path("", reading.offices, name="organizations"),
    path("<int:office>/", reading.units, name="organizations-units"),
    path("<int:office>/unit/baru/", changing.add, name="organizations-add"),
    path(UNIT, reading.unit, name="organizations-unit"),
    path(f"{UNIT}nama/", changing.rename, name="organizations-rename"),
    path(f"{UNIT}jenis/", changing.reclassify, name="organizations-reclassify"),
    path(f"{UNIT}pindah/", changing.move, name="organizations-move"),
    path(f"{UNIT}gabung/", changing.merge, name="organizations-merge"),
    path(f"{UNIT}tutup/", changing.close, name="organizations-close"),
    path("<int:office>/impor/", importing.upload, name="organizations-import"),
    path("<int:office>/impor/templat.xlsx", importing.template, name="organizations-template"),
    path("<int:office>/impor/<int:draft>/", importing.plan, name="organizations-plan"),
    path("<int:office>/orang/", people.people, name="organizations-people"),
    path("<int:office>/orang/undang/", inviting.invite, name="organizations-invite"),
    path("<int:office>/orang/impor/", bringing.upload, name="organizations-people-import"),
    path("<int:office>/orang/impor/templat.xlsx", bringing.template, name="organizations-people-template"),
    path("<int:office>/orang/impor/<int:draft>/", bringing.plan, name="organizations-people-plan"),
    path(PERSON, people.person, name="organizations-person"),
    path(f"{PERSON}nip/", people.whole_nip, name="organizations-nip"),
    path(f"{PERSON}akhiri/<int:role>/", looking_after.dismiss, name="organizations-dismiss"),
    path(f"{PERSON}tutup/", looking_after.close, name="organizations-close-account"),
    path(f"{PERSON}buka/", looking_after.reopen, name="organizations-reopen-account"),
    path(f"{PERSON}aplikasi-kode/", looking_after.second_factor, name="organizations-second-factor"),
    path(f"{PERSON}kata-sandi/", looking_after.password, name="organizations-password"),
    path(f"{OFFER}ulang/", inviting.again, name="organizations-invite-again"),
    path(f"{OFFER}tarik/", inviting.withdraw, name="organizations-withdraw"),
    path("<int:office>/kop/", letterhead.letterhead, name="organizations-letterhead"),
    path(TEMPLATES, paper_templates.templates, name="organizations-paper-templates"),
    path(f"{TEMPLATES}<slug:kind>/", paper_templates.template, name="organizations-paper-template"),
    path(
        f"{TEMPLATES}<slug:kind>/<slug:which>.docx",
        paper_templates.take,
        name="organizations-paper-template-file",
    ),
    path(f"{TEMPLATES}<slug:kind>/bawaan/", paper_templates.drop, name="organizations-paper-template-drop"),
    path("<int:office>/audit/", auditing.entries, name="organizations-audit"),
    path("<int:office>/audit/catatan.csv", auditing.export, name="organizations-audit-csv"),
    path("<int:office>/audit/<int:entry>/", auditing.entry, name="organizations-entry"),
]
