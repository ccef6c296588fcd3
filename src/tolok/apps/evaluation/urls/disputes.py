"""Addresses of clarification and of objections."""

from django.urls import path

from tolok.apps.evaluation.views.disputes import deciding, objections, questions

UNIT = "<int:cycle>/unit/<int:locus>/"

urlpatterns = [
    path(f"{UNIT}klarifikasi/", questions.questions, name="disputes-questions"),
    path(f"{UNIT}klarifikasi/<int:question>/", questions.answer, name="disputes-answer"),
    path(f"{UNIT}sanggah/", objections.objections, name="disputes-objections"),
    path(f"{UNIT}sanggah/<int:objection>/putusan/", deciding.decide, name="disputes-decide"),
    path(f"{UNIT}sanggah/<str:code>/", objections.object_to, name="disputes-object"),
    path("<int:cycle>/sanggah/", deciding.inbox, name="disputes-inbox"),
]
