"""Addresses of F-02 and of moderation."""

from django.urls import path

from tolok.apps.evaluation.views.judging import alike, asides, indicator, moderation, proofs, records, sheet

UNIT = "<int:cycle>/unit/<int:locus>/"
SEAT = f"{UNIT}penilaian/<int:seat>/"
ITEM = f"{SEAT}<str:code>/"
RECORD = f"{UNIT}catatan/<str:origin>"

urlpatterns = [
    path(SEAT, sheet.seat, name="judging-seat"),
    path(f"{SEAT}urungkan/", sheet.undo, name="judging-undo"),
    path(f"{SEAT}serahkan/", sheet.hand_in, name="judging-hand-in"),
    path(ITEM, indicator.indicator, name="judging-indicator"),
    path(f"{ITEM}tanya/", asides.ask, name="judging-ask"),
    path(f"{ITEM}kunjungan/", asides.visit, name="judging-visit"),
    path(f"{ITEM}rekomendasi/", asides.recommend, name="judging-recommend"),
    path(f"{UNIT}bukti/<int:version>/", proofs.proof, name="judging-proof"),
    path(f"{UNIT}bukti/<int:version>/serupa/", alike.alike, name="judging-alike"),
    path(f"{UNIT}bukti/<int:version>/serupa/tanya/", alike.ask, name="judging-alike-ask"),
    path(f"{UNIT}bukti/<int:version>/halaman/<int:page>/", proofs.page, name="judging-proof-page"),
    path(f"{RECORD}/", records.record, name="judging-record"),
    path(f"{RECORD}.pdf", records.printed, name="judging-record-printed"),
    path(f"{RECORD}.json", records.copy, name="judging-record-copy"),
    path(f"{RECORD}/<str:key>.pdf", records.paper, name="judging-record-paper"),
    path("<int:cycle>/moderasi/", moderation.moderation, name="judging-moderation"),
    path(f"{UNIT}moderasi/<str:code>/", moderation.dispute, name="judging-dispute"),
]
