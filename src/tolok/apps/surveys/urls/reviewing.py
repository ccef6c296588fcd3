"""Addresses of whoever reviews answers and comments."""

from django.urls import path

from tolok.apps.surveys.views.reviewing import comments, counting, signals

SURVEY = "survei/<int:survey>/"
COMMENT = f"{SURVEY}komentar/<int:reading>/"

addresses = [
    path(f"{SURVEY}tanda/", signals.signals, name="surveys-signals"),
    path(f"{SURVEY}tanda/<slug:signal>/", signals.signal, name="surveys-signal"),
    path(f"{SURVEY}dikeluarkan/", signals.excluded, name="surveys-excluded"),
    path(f"{SURVEY}komentar/", comments.comments, name="surveys-comments"),
    path(f"{COMMENT}tema/", comments.themes, name="surveys-comment-themes"),
    path(f"{COMMENT}tema/tarik/", comments.take_back, name="surveys-comment-take-back"),
    path(f"{COMMENT}pengaduan/", comments.hand_over, name="surveys-comment-hand-over"),
    path(f"{SURVEY}tema/", counting.themes, name="surveys-themes"),
    path("survei/instansi/<int:office>/komentar/", comments.office_comments, name="surveys-office-comments"),
]
