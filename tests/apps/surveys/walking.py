"""People who take one survey from nothing to its follow-up, each through the pages their role opens."""

import io
import json
import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate
from pypdf import PdfReader

from tests.api.cast import Program
from tests.apps.organizations.cast import a_unit, an_admin, an_office
from tests.apps.surveys.cast import a_member
from tests.apps.surveys.planning import services_of
from tests.people import signed_in
from tolok.apps.organizations.models import Role
from tolok.apps.standards.actions import Offered
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import AnswerImport, Device, Survey, SurveyPlan, TicketBatch
from tolok.apps.surveys.selectors import questions_of, survey_at

Fields = Mapping[str, object]


class Walk:
    """One office, one unit, its people at their desks, and a visitor without an account."""

    def __init__(self) -> None:
        self.office = an_office()
        self.unit = a_unit(self.office, "1", "Puskesmas Tolok Jaya", "health_center")
        services_of(self.unit, Offered("L1", "Rawat jalan"))
        self.admin = an_admin(self.office)
        self.operator = a_member(self.unit)
        self.head = a_member(self.unit, Role.UNIT_HEAD, "Lina")
        self.biro, self.desk, self.second = (
            signed_in(Client(), person) for person in (self.admin, self.operator, self.head)
        )
        self.visitor = Client()
        self.survey = self._opened()
        self.page = f"/survei/{self.survey.pk}/"

    def _opened(self) -> Survey:
        """The Biro goes through the wizard."""
        self.biro.post("/survei/buka/", {"name": "SKM semester", "whom": f"o{self.office.pk}", "like": ""})
        stem = f"/survei/buka/{SurveyPlan.objects.get().pk}/"
        now = timezone.localtime()
        opens, closes = (f"{now + timedelta(days=days):%Y-%m-%dT%H:%M}" for days in (-2, 9))
        service = f"s{self.unit.services.get().pk}"
        steps: tuple[tuple[str, Fields], ...] = (
            (
                "pertanyaan/",
                {"blocks": ["skm9"], "comment": "on", "profile": "on", "free": "constant", "online": "keep"},
            ),
            ("periode/", {"period": f"semester-{now.year}-1", "opens_at": opens, "closes_at": closes}),
            ("untuk/", {"picked": [service], "lanjut": "1"}),
            ("pengguna/", {service: "800", "source": "Register", "lines": "", "lanjut": "1"}),
            ("sasaran/", {"rule": "km", "within": "2", "minimum": "30", "lanjut": "1"}),
        )
        for step, fields in steps:
            sent(self.biro, f"{stem}{step}", fields)
        sent(self.biro, f"{stem}buka/", {})
        found = survey_at(Survey.objects.get().pk)
        assert found is not None
        return found

    def filled(self, value: int = 4, **more: object) -> dict[str, object]:
        """What a browser sends for the public form."""
        ratings = {f"item_{at}": str(value) for at, _ in enumerate(questions_of(self.survey).items)}
        return {"uuid": str(uuid7(timezone.now())), "way": "link", "seconds": "70", **ratings, **more}

    def answers(self, client: Client, path: str, value: int = 4, **more: object) -> dict[str, object]:
        """Somebody answers at an address and gets a receipt; what was sent."""
        fields = self.filled(value, **more)
        answer = client.post(path, fields)
        assert answer.status_code == 200, said(answer)
        return fields

    def ticket(self, channel: str = "slip") -> tuple[str, bytes]:
        """One ticket made at the desk: its code, and the sheet to cut it from."""
        fields = {"until": localdate(self.survey.closes_at).isoformat(), "count": "1"}
        answer = self.desk.post(f"{self.page}tiket/buat/{channel}/", fields)
        code = found(r'name="codes" value="([^"]*)"', said(answer))
        batch = TicketBatch.objects.order_by("-pk")[0]
        paper = self.desk.post(f"{self.page}tiket/{batch.pk}/slip.pdf", {"codes": code})
        return code, paper.content

    def device(self, kind: str) -> str:
        """The address of a device that was registered at the desk."""
        answer = self.desk.post(f"{self.page}perangkat/daftar/", {"name": f"Alat {kind}", "kind": kind})
        key = found(r"http://testserver/k/([A-Z0-9]+)/", said(answer))
        card = self.desk.post(
            f"{self.page}perangkat/{Device.objects.latest('pk').pk}/kartu.pdf", {"key": key}
        )
        assert key in words(card.content)
        return f"/k/{key}/"

    def sheet(self, client: Client, number: str, value: int = 3, **more: object) -> str:
        """One sheet of paper typed in by somebody; what the page said."""
        ratings = {f"item_{at}": str(value) for at, _ in enumerate(questions_of(self.survey).items)}
        answer = client.post(f"{self.page}kertas/ketik/", {"number": number, **ratings, **more})
        assert answer.status_code == 200, said(answer)
        return said(answer)

    def brings(self, content: bytes, name: str) -> str:
        """A file brought in at the desk, with everything the program proposed; what the receipt said."""
        answer = self.desk.post(f"{self.page}impor/", {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 302, said(answer)
        page = f"{self.page}impor/{AnswerImport.objects.latest('pk').pk}/"
        if "kolom" in answer["Location"]:
            shown = self.desk.get(f"{page}kolom/").content.decode()
            fields = {name: value or "ignore" for name, value in chosen(shown).items()}
            sent(self.desk, f"{page}kolom/", fields)
        sent(self.desk, page, {})
        return said(self.desk.get(page))

    def program(self, values: int, count: int) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Another system brings answers through the door for programs; what it sent and what it was told."""
        keys = [item.key for item in questions_of(self.survey).items]
        rows = [
            {"uuid": str(uuid7(timezone.now())), "values": dict.fromkeys(keys, values), "mode": "api"}
            for _ in range(count)
        ]
        return rows, self.sends(rows)

    def sends(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """The same rows, perhaps again."""
        answer = Program(self.operator).client.post(
            f"/api/v1/imports/surveys/{self.survey.pk}/answers",
            json.dumps({"answers": rows}),
            content_type="application/json",
        )
        assert answer.status_code == 200, answer.content
        told: dict[str, Any] = answer.json()
        return told


def sent(client: Client, path: str, fields: Fields) -> str:
    """A form that is taken; where it led."""
    answer: Any = client.post(path, fields)
    assert answer.status_code == 302, said(answer)
    return str(answer["Location"])


def said(answer: Any) -> str:
    """A page as one line of text with its tags."""
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


def found(pattern: str, text: str) -> str:
    """The first group of a pattern that must be there."""
    match = re.search(pattern, text)
    assert match is not None, text[:2000]
    return match[1]


def chosen(page: str) -> dict[str, str]:
    """What a browser would send of the lists on a page."""
    fields = {}
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        option = re.search(r'<option value="([^"]*)" selected', body) or re.search(r'value="([^"]*)"', body)
        fields[name] = unescape(option[1]) if option else ""
    return fields


def typed(page: str) -> dict[str, str]:
    """What a browser would send of the boxes that are ticked and the lines that are filled."""
    fields = {}
    for tag in re.findall(r"<input [^>]*>", page):
        name, kind = re.search(r'name="([^"]+)"', tag), re.search(r'type="([^"]+)"', tag)
        if name is None or (kind and kind[1] in ("checkbox", "radio") and "checked" not in tag):
            continue
        value = re.search(r'value="([^"]*)"', tag)
        fields[name[1]] = unescape(value[1]) if value else "on"
    return fields


def words(content: bytes) -> str:
    """The text of a PDF."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)
