"""The Word templates of an office: read before they are used, and kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.apps.organizations.cast import NOW, an_admin, an_office
from tests.papers.documents import a_template
from tests.people import signed_in
from tolok.apps.common.models import Entry
from tolok.apps.organizations.actions import drop_template, set_template
from tolok.apps.organizations.models import Office, PaperTemplate
from tolok.apps.organizations.selectors import template_of
from tolok.papers.office_templates import KINDS, our_template
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_new_template_takes_the_place_of_the_old_and_both_are_kept(office: Office) -> None:
    content = b""
    for words in ("satu {{ unit }}", "dua {{ unit }}"):
        content = a_template(words)
        set_template(office=office, kind="survey", file_name="a.docx", content=content, by=None, now=NOW)
    assert template_of(office, "survey") == content
    assert PaperTemplate.objects.count() == 2
    drop_template(office=office, kind="survey", by=None, now=NOW)
    drop_template(office=office, kind="survey", by=None, now=NOW)
    assert template_of(office, "survey") is None
    assert Entry.objects.filter(action="organizations.drop_template").count() == 1


def test_a_template_that_cannot_be_used_changes_nothing(office: Office) -> None:
    good = a_template("{{ unit }}")
    set_template(office=office, kind="survey", file_name="a.docx", content=good, by=None, now=NOW)
    for content in (a_template("{{ tidak_ada }}", "{{ juga }}"), b"x", a_template("{% for %}")):
        with pytest.raises(ProblemsError):
            set_template(office=office, kind="survey", file_name="b.docx", content=content, by=None, now=NOW)
    assert template_of(office, "survey") == good


def test_the_page_gives_ours_takes_theirs_and_says_every_unknown_placeholder(office: Office) -> None:
    client = signed_in(Client(), an_admin(office))
    over = reverse("organizations-paper-templates", args=[office.pk])
    listed = client.get(over).content.decode()
    assert all(kind.name.id in listed for kind in KINDS.values())
    page = reverse("organizations-paper-template", args=[office.pk, "survey"])
    assert "kop_institution" in client.get(page).content.decode()
    ours = client.get(reverse("organizations-paper-template-file", args=[office.pk, "survey", "bawaan"]))
    assert ours.content == our_template("survey")
    used = reverse("organizations-paper-template-file", args=[office.pk, "survey", "dipakai"])
    assert client.get(used).status_code == 404
    bad = SimpleUploadedFile("x.docx", a_template("{{ satu_salah }}", "{{ dua_salah }}"))
    refused = client.post(page, {"file": bad})
    assert refused.status_code == 422
    assert all(name in refused.content.decode() for name in ("satu_salah", "dua_salah"))
    good = a_template("{{ unit }}")
    assert client.post(page, {"file": SimpleUploadedFile("kami.docx", good)}).status_code == 302
    assert client.get(used).content == good
    assert "kami.docx" in client.get(over).content.decode()
    drop = reverse("organizations-paper-template-drop", args=[office.pk, "survey"])
    assert client.post(drop).status_code == 302
    assert client.get(used).status_code == 404
    assert client.get(reverse("organizations-paper-template", args=[office.pk, "x"])).status_code == 404
