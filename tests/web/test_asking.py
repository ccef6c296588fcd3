"""A page that asks for one change."""

from typing import Any

import pytest
from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.test import RequestFactory

from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.web.asking import Question, ask
from tolok.web.forms import RefusableForm
from tolok.web.shapes import Link

TAKEN = Text("Nama ini sudah dipakai.", "This name is taken.")
QUESTION = Question(
    "Ganti nama", "Berlaku hari ini.", "Simpan", "Dinas A", "/kembali/", [Link("Dinas A", "/a/")]
)


class NameForm(RefusableForm):
    name = forms.CharField(label="Nama")
    day = forms.DateField(label="Sejak", required=False, widget=forms.DateInput)


def done(given: dict[str, Any]) -> HttpResponseBase:
    return HttpResponseRedirect(f"/{given['name']}/")


def refuse(_given: dict[str, Any]) -> HttpResponseBase:
    raise ProblemsError([Problem(TAKEN, key="name")])


def said(response: HttpResponseBase) -> str:
    return response.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_it_shows_its_words_its_fields_and_the_way_back(rf: RequestFactory) -> None:
    response = ask(rf.get("/"), QUESTION, NameForm(), done)
    page = said(response)
    assert response.status_code == 200
    for words in ("Ganti nama", "Berlaku hari ini.", "Dinas A", "Simpan", 'href="/kembali/"', 'name="name"'):
        assert words in page
    assert "multipart" not in page
    assert "input-short" in page.split('name="day"')[1].split(">")[0]


def test_it_goes_where_the_change_leads(rf: RequestFactory) -> None:
    response = ask(rf.post("/"), QUESTION, NameForm({"name": "B"}), done)
    assert (response.status_code, response["Location"]) == (302, "/B/")


@pytest.mark.parametrize(("name", "problem"), [("B", TAKEN.id), ("", "Bidang ini")])
def test_it_is_shown_again_with_what_is_wrong(rf: RequestFactory, name: str, problem: str) -> None:
    response = ask(rf.post("/"), QUESTION, NameForm({"name": name}), refuse)
    assert response.status_code == 422
    assert f"Nama: {problem}" in said(response)
    assert "<title>Ada yang perlu diperbaiki: Ganti nama" in said(response)
