"""Addresses of F-02 and of moderation."""

from django.urls import path

from tolok.apps.evaluation.views.judging import asides, indicator, moderation, proofs, sheet

UNIT = "<int:cycle>/unit/<int:locus>/"
SEAT = f"{UNIT}penilaian/<int:seat>/"
ITEM = f"{SEAT}<str:code>/"

urlpatterns = [
    path(SEAT, sheet.seat, name="judging-seat"),
    path(f"{SEAT}urungkan/", sheet.undo, name="judging-undo"),
    path(f"{SEAT}serahkan/", sheet.hand_in, name="judging-hand-in"),
    path(ITEM, indicator.indicator, name="judging-indicator"),
    path(f"{ITEM}tanya/", asides.ask, name="judging-ask"),
    path(f"{ITEM}kunjungan/", asides.visit, name="judging-visit"),
    path(f"{ITEM}rekomendasi/", asides.recommend, name="judging-recommend"),
    path(f"{UNIT}bukti/<int:version>/", proofs.proof, name="judging-proof"),
    path(f"{UNIT}bukti/<int:version>/halaman/<int:page>/", proofs.page, name="judging-proof-page"),
    path("<int:cycle>/moderasi/", moderation.moderation, name="judging-moderation"),
    path(f"{UNIT}moderasi/<str:code>/", moderation.dispute, name="judging-dispute"),
]
