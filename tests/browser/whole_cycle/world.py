"""Who is who on the way through a whole cycle, and the two windows it is walked in."""

from dataclasses import dataclass, field

from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.entering import enter
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Cycle, Locus
from tolok.apps.organizations.models import Office

ADMIN = "Ani Wulandari"
MODERATOR = "Wayan Suardana"
#: The third comes from outside the office.
EVALUATORS = ("Nurul Aini", "Tika Lestari", "Johan Sitompul")
#: Code of a unit → its name, the form it is judged with, its clerk and its head.
UNITS = {
    "1": ("Dinas Kependudukan dan Pencatatan Sipil", "A", "Oki Saputra", "Hana Pratiwi"),
    "2": ("Puskesmas Tolok Jaya", "A", "Lia Marlina", "Hadi Santosa"),
    "3": ("Layanan Perizinan Daring", "B", "Rudi Hartono", "Heri Gunawan"),
}
OVERSIGHT = ("9", "Inspektorat Daerah")


def email(name: str) -> str:
    """The address of somebody."""
    return f"{name.lower().replace(' ', '.')}@tolok.example.go.id"


@dataclass
class World:
    """Two windows, and what has come to be so far. Only what the pages made is read here."""

    desk: Page
    phone: Page
    server: LiveServer
    links: dict[str, str] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    @property
    def office(self) -> Office:
        """The one office."""
        return Office.objects.get()

    @property
    def cycle(self) -> Cycle:
        """The one cycle, as it stands now."""
        return Cycle.objects.select_related("office").get()

    def locus(self, code: str) -> Locus:
        """A unit in the cycle, as it stands now."""
        return Locus.objects.select_related("form", "cycle__office", "unit", "survey").get(code=code)

    def person(self, name: str) -> User:
        """Somebody who has accepted their invitation."""
        return User.objects.get(email=email(name))

    def at_desk(self, name: str, path: str) -> Page:
        """The wide window, with somebody signed in, at a path."""
        page = enter(self.desk, self.server, self.person(name))
        page.goto(path)
        return page

    def on_phone(self, name: str, path: str) -> Page:
        """The narrow window, with somebody signed in, at a path."""
        page = enter(self.phone, self.server, self.person(name))
        page.goto(path)
        return page

    def by_post(self, name: str) -> Client:
        """The same doors without a window: what somebody's browser would send."""
        if name not in self.clients:
            self.clients[name] = signed_in(Client(), self.person(name))
        return self.clients[name]
