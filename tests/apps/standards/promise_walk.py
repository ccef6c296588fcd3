"""People who take one promise from its service to its replacement, each through the pages their role opens."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.apps.evaluation.cast import Cast, a_cast
from tests.apps.evidence.cast import a_pdf
from tests.apps.surveys.walking import found, said, sent
from tests.people import signed_in
from tolok.apps.standards.models import Decree, Service, StandardVersion

DAY = timedelta(days=1)
SIX = [f"A{at}" for at in range(1, 7)]
FOURTEEN = [*SIX, *(f"B{at}" for at in range(7, 15))]
#: What an operator writes into the fields of each component; the box warns, as nobody is said to look after it.
WRITTEN: Mapping[str, Mapping[str, str]] = {
    "A1": {"rows-n": "1", "rows-0-name": "Kartu keluarga", "rows-0-form": "shown"},
    "A2": {"rows-n": "1", "rows-0-actor": "front_office", "rows-0-action": "memeriksa berkas"}
    | {"rows-0-most": "15", "rows-0-unit": "minutes"},
    "A3": {"most": "2", "unit": "working_days", "start": "complete", "waiting": "20"},
    "A4": {"rows-n": "1", "rows-0-free": "on", "rows-0-basis": "Perda 3/2024"},
    "A5": {"rows-n": "1", "rows-0-name": "Surat keterangan", "rows-0-form": "printed"},
    "A6": {
        "rows-n": "2",
        "rows-0-medium": "email",
        "rows-0-address": "aduan@tolok.example",
        "rows-0-hours": "8",
        "rows-1-medium": "box",
        "rows-1-address": "ruang tunggu",
    },
    "B7": {"rows-n": "1", "rows-0-kind": "UU", "rows-0-number": "25", "rows-0-year": "2009"}
    | {"rows-0-status": "in_force"},
    "B8": {"words": "Ruang tunggu dengan kursi prioritas dan jalur landai."},
    "B9": {"words": "Paling rendah D3 dan pernah dilatih pelayanan."},
    "B10": {"words": "Kepala seksi memeriksa sepuluh berkas setiap bulan."},
    "B11": {"staff": "4"},
    "B12": {"words": "Bila lewat waktu, surat diantar ke rumah tanpa biaya."},
    "B13": {"words": "Berkas disimpan dalam lemari terkunci selama setahun."},
    "B14": {"words": "Kinerja dinilai setiap triwulan dengan buku catatan loket."},
}


class Promise:
    """One office, one unit with an operator and a head, the Biro, and a visitor without an account."""

    def __init__(self) -> None:
        self.cast: Cast = a_cast(1)
        self.unit = self.cast.units[0]
        self.desk, self.head, self.biro = (
            signed_in(Client(), one) for one in (self.cast.operator, self.cast.head, self.cast.admin)
        )
        self.visitor = Client()
        self.today = localdate()
        fields = {"code": "01", "name": "Surat keterangan domisili", "since": str(self.today - 30 * DAY)}
        sent(self.desk, reverse("standards-add", args=[self.unit.pk]), fields)
        self.service: Service = self.unit.services.get()

    def begins(self, why: str = "") -> StandardVersion:
        """The operator starts the next version."""
        sent(self.desk, reverse("standards-begin", args=[self.service.pk]), {"why": why})
        return self.newest

    @property
    def newest(self) -> StandardVersion:
        """The version with the highest number, as it is kept now."""
        return self.service.versions.order_by("-number")[0]

    def writes(self, code: str, fields: Mapping[str, str], version: StandardVersion | None = None) -> None:
        """The operator writes one component of the version."""
        page = self.of("component", code, version=version)
        seen = found(r'name="seen" value="([^"]*)"', self.desk.get(page).content.decode())
        sent(self.desk, page, {**fields, "seen": seen})

    def of(self, name: str, *parts: object, version: StandardVersion | None = None) -> str:
        """An address of the newest version, or of another."""
        return reverse(f"standards-{name}", args=[(version or self.newest).pk, *parts])

    def steps(self, move: str, client: Client | None = None) -> None:
        """Somebody takes the newest version one step on."""
        sent(client or self.desk, self.of("move", move), {})

    def decrees(self, number: str, signed_on: date, **more: object) -> Decree:
        """The operator enters a decree that the head signed on paper."""
        fields = {"number": number, "about": "Standar pelayanan", "signer": "Siti Rahayu", **more}
        page = reverse("standards-decree-add", args=[self.unit.pk])
        sent(self.desk, page, {**fields, "signed_on": str(signed_on), "file": a_scan(number)})
        return Decree.objects.get(number=number)

    def in_force(self, decree: Decree, day: date) -> StandardVersion:
        """The head puts the newest version in force."""
        version = self.newest
        sent(self.head, self.of("put-in-force"), {"decree": decree.pk, "effective_from": str(day)})
        version.refresh_from_db()
        return version

    def publishes(self, medium: str, **where: str) -> None:
        """The operator notes where the version in force is read."""
        fields: dict[str, Any] = {"versions": [str(self.newest.pk)], "components": SIX, "medium": medium}
        fields |= {"published_on": str(self.today), "file": a_scan(f"{medium} {self.newest.pk}"), **where}
        sent(self.desk, reverse("standards-publish", args=[self.unit.pk]), fields)

    def forum(self, name: str, *parts: object) -> str:
        """An address of the consultation."""
        return reverse(f"consultation-{name}", args=parts)


def a_scan(mark: str) -> SimpleUploadedFile:
    """A file that is like no other."""
    return SimpleUploadedFile(f"{mark.replace('/', '-')}.pdf", a_pdf(mark=mark), "application/pdf")


def read(client: Client, path: str, **query: str) -> str:
    """A page that opens, as one line of text."""
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return said(answer)
