"""Addresses on which surveys are prepared and opened."""

from django.urls import path

from tolok.apps.surveys.views.opening import checking, numbers, plans, questions

PLANS = "survei/buka/"
PLAN = f"{PLANS}<int:plan>/"

addresses = [
    path(PLANS, plans.plans, name="surveys-plans"),
    path(PLAN, checking.check, name="surveys-plan"),
    path(f"{PLAN}pertanyaan/", questions.questions, name="surveys-plan-questions"),
    path(f"{PLAN}pertanyaan-sendiri/", questions.own, name="surveys-plan-own"),
    path(f"{PLAN}kata/", questions.words, name="surveys-plan-words"),
    path(f"{PLAN}kata/<str:item>/", questions.word, name="surveys-plan-word"),
    path(f"{PLAN}bahasa/", questions.languages, name="surveys-plan-languages"),
    path(f"{PLAN}bahasa/<slug:language>/", questions.language, name="surveys-plan-language"),
    path(f"{PLAN}periode/", numbers.period, name="surveys-plan-period"),
    path(f"{PLAN}untuk/", numbers.whom, name="surveys-plan-whom"),
    path(f"{PLAN}pengguna/", numbers.users, name="surveys-plan-users"),
    path(f"{PLAN}sasaran/", numbers.sample, name="surveys-plan-sample"),
    path(f"{PLAN}pratinjau/", checking.preview, name="surveys-plan-preview"),
    path(f"{PLAN}buka/", checking.open_now, name="surveys-plan-open"),
    path(f"{PLAN}batal/", plans.give_up, name="surveys-plan-give-up"),
]
