"""Addresses of F-01."""

from django.urls import path

from tolok.apps.evaluation.views.claims import answering, citing, handing, listing, replying

F01 = "<int:cycle>/unit/<int:locus>/isian/"
ITEM = f"{F01}butir/<str:code>/"
RECEIPT = f"{F01}tanda-terima/<int:number>"

urlpatterns = [
    path(F01, listing.listed, name="claims-list"),
    path(f"{F01}salin/", listing.copy, name="claims-copy"),
    path(ITEM, answering.indicator, name="claims-indicator"),
    path(f"{ITEM}pilih-bukti/", citing.library, name="claims-library"),
    path(f"{ITEM}kutip/", citing.cite, name="claims-cite"),
    path(f"{ITEM}unggah/", citing.upload, name="claims-upload"),
    path(f"{ITEM}lepas/<int:citation>/", citing.uncite, name="claims-uncite"),
    path(f"{ITEM}terima/", replying.accept, name="claims-accept"),
    path(f"{ITEM}bantah/", replying.dispute, name="claims-dispute"),
    path(f"{F01}periksa/", handing.check, name="claims-check"),
    path(f"{F01}minta-persetujuan/", handing.ask, name="claims-ask"),
    path(f"{F01}setujui/", handing.approve, name="claims-approve"),
    path(f"{F01}kirim/", handing.submit, name="claims-submit"),
    path(f"{RECEIPT}/", handing.receipt, name="claims-receipt"),
    path(f"{RECEIPT}.json", handing.receipt_json, name="claims-receipt-json"),
    path(f"{RECEIPT}/catatan.json", handing.frozen_json, name="claims-receipt-records"),
    path(f"{RECEIPT}/kembalikan/", handing.give_back, name="claims-return"),
]
