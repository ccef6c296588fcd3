"""Addresses of evidence libraries, of uploads, and of the files themselves."""

from django.urls import path

from tolok.apps.evidence.views import (
    adding,
    alike,
    changing,
    library,
    one,
    sending,
    serving,
    uncompared,
    using,
)

PROOF = "<int:unit>/<int:proof>/"

urlpatterns = [
    path("", library.units, name="evidence"),
    path("berkas/<str:token>/", serving.file, name="evidence-file"),
    path("serupa/<int:office>/", alike.groups, name="evidence-alike"),
    path("serupa/<int:office>/belum/", uncompared.files, name="evidence-uncompared"),
    path("serupa/<int:office>/<int:group>/", alike.group, name="evidence-alike-group"),
    path("serupa/<int:office>/<int:group>/tandai/", alike.mark, name="evidence-alike-mark"),
    path("<int:unit>/", library.proofs, name="evidence-library"),
    path("<int:unit>/baru/", adding.add, name="evidence-add"),
    path("<int:unit>/tautan/", adding.add_link, name="evidence-link"),
    path("<int:unit>/unggah/", sending.begin, name="evidence-begin"),
    path("<int:unit>/unggah/<uuid:upload>/", sending.chunk, name="evidence-chunk"),
    path("<int:unit>/unggah/<uuid:upload>/selesai/", sending.finish, name="evidence-finish"),
    path(PROOF, one.proof, name="evidence-proof"),
    path(f"{PROOF}versi/", adding.add_version, name="evidence-version"),
    path(f"{PROOF}ubah/", changing.edit, name="evidence-edit"),
    path(f"{PROOF}pakai/", using.note, name="evidence-use"),
    path(f"{PROOF}pakai/<int:use>/lepas/", using.drop, name="evidence-drop-use"),
    path(f"{PROOF}tarik/", changing.withdraw, name="evidence-withdraw"),
    path(f"{PROOF}ambil-lagi/", changing.fetch_again, name="evidence-fetch"),
]
