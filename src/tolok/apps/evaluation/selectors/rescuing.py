"""Whose account the Biro of a cycle may rescue, and in words why not."""

from datetime import date

from django.db.models import Q

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import Cycle, PanelMember
from tolok.apps.evaluation.policies import manages
from tolok.apps.evaluation.selectors.panel import open_panel_offers
from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.policies import appointments_of
from tolok.apps.organizations.selectors import open_offers
from tolok.rules.texts import Text

NOT_MANAGING = Text(
    "Hanya Biro atau Bagian Organisasi yang dapat memulihkan akun.",
    "Only the organisation office can rescue an account.",
)
YOURSELF = Text(
    "Ini akun Anda sendiri. Kata sandi dan aplikasi kode Anda ada di halaman Akun saya.",
    "This is your own account. Your password and your code app are on the page My account.",
)
NOT_IN_PANEL = Text(
    "Orang ini tidak lagi ada dalam panel siklus ini.",
    "This person is not in the panel of this cycle any more.",
)
CLOSED = Text(
    "Akun orang ini sudah ditutup, jadi tidak dapat dipulihkan dari sini.",
    "The account of this person is closed, so it cannot be rescued from here.",
)
ON_THE_STAFF = Text(
    "Orang ini punya peran di instansi ini. Pulihkan akunnya dari halaman Orang.",
    "This person has a role in this office. Rescue the account from the page of people.",
)
ELSEWHERE = Text(
    "Orang ini juga punya peran di luar panel instansi ini. Akunnya hanya dapat dipulihkan oleh instansi asalnya.",
    "This person has roles outside the panels of this office too. Only the office they belong to can rescue the account.",
)


def why_not_rescued(admin: User, person: User, cycle: Cycle, day: date) -> Text | None:
    """Why `admin` may not let somebody of the panel set a new password or a new code app; None where they may.

    Only accounts whose every role is in panels of offices that `admin` manages: whoever could rescue others could
    take over an account, or what still waits for its owner, in an office that is not theirs.
    """
    if not manages(admin, cycle, day):
        return NOT_MANAGING
    if admin.pk == person.pk:
        return YOURSELF
    seats = PanelMember.objects.filter(user=person, left_at=None)
    if not seats.filter(cycle=cycle).exists():
        return NOT_IN_PANEL
    if not person.is_active:
        return CLOSED
    lasting = Appointment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), user=person)
    offices = set(lasting.values_list("office", flat=True))
    theirs = set(appointments_of(admin, day).filter(role=Role.BIRO_ADMIN).values_list("office", flat=True))
    elsewhere = (
        seats.exclude(cycle__office__in=theirs).exists()
        or open_offers(person.email).exclude(office__in=theirs).exists()
        or open_panel_offers(person.email).exclude(cycle__office__in=theirs).exists()
    )
    if offices - {cycle.office_id} or elsewhere:
        return ELSEWHERE
    return ON_THE_STAFF if offices else None
