"""Addresses of decrees, maklumat, publications, freshness, reviews and monitoring."""

from django.urls import path

from tolok.apps.standards.views.keeping import decrees, freshness, maklumat, overview, publishing, reviewing

UNIT = "unit/<int:unit>/"
DECREE, PUBLICATION = "keputusan/<int:decree>/", "publikasi/<int:publication>/"
REVIEW, MONITORING = "peninjauan/<int:review>/", "pemantauan/<int:monitoring>/"
VERSION = "versi/<int:version>/"

urlpatterns = [
    path(f"{UNIT}janji/", overview.promises, name="standards-promises"),
    path(f"{UNIT}keputusan/", decrees.decrees, name="standards-decrees"),
    path(f"{UNIT}keputusan/baru/", decrees.add, name="standards-decree-add"),
    path(DECREE, decrees.decree, name="standards-decree"),
    path(f"{DECREE}betulkan/", decrees.correct, name="standards-decree-correct"),
    path(f"{DECREE}tetapkan/", decrees.decide, name="standards-decree-decide"),
    path(f"{UNIT}maklumat/", maklumat.maklumat, name="standards-maklumat"),
    path(f"{UNIT}maklumat/tulis/", maklumat.write, name="standards-maklumat-write"),
    path(f"{UNIT}maklumat/tetapkan/", maklumat.set_it, name="standards-maklumat-set"),
    path(f"{UNIT}maklumat/pasang/", publishing.publish_maklumat, name="standards-publish-maklumat"),
    path(f"{UNIT}publikasi/", publishing.publications, name="standards-publications"),
    path(f"{UNIT}publikasi.csv", publishing.publications_csv, name="standards-publications-csv"),
    path(f"{UNIT}publikasi/baru/", publishing.publish, name="standards-publish"),
    path(PUBLICATION, publishing.publication, name="standards-publication"),
    path(f"{PUBLICATION}bukti/", publishing.show_proof, name="standards-publication-proof"),
    path(f"{PUBLICATION}turun/", publishing.take_down, name="standards-take-down"),
    path(f"{UNIT}kemutakhiran/", freshness.fresh, name="standards-freshness"),
    path(f"{UNIT}kemutakhiran/baru/", freshness.note_update, name="standards-note-update"),
    path(f"{UNIT}peninjauan/", reviewing.reviews, name="standards-reviews"),
    path(f"{VERSION}tinjau/", reviewing.add_review, name="standards-review-add"),
    path(f"{VERSION}pantau/", reviewing.add_monitoring, name="standards-monitoring-add"),
    path("<int:service>/rencana/<slug:kind>/", reviewing.plan, name="standards-plan"),
    path(REVIEW, reviewing.review, name="standards-review"),
    path(f"{REVIEW}janji/", reviewing.promise_review, name="standards-review-promise"),
    path(f"{REVIEW}versi-baru/", reviewing.begin, name="standards-review-begin"),
    path(MONITORING, reviewing.monitoring, name="standards-monitoring"),
    path(f"{MONITORING}janji/", reviewing.promise_monitoring, name="standards-monitoring-promise"),
]
