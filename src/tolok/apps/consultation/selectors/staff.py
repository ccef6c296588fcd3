"""People of an office whose names are masked in comments of the public."""

from tolok.apps.organizations.models import Appointment, Letterhead


def staff_names(office: int) -> tuple[str, ...]:
    """Everybody who has or had a role in an office, and who signs for it. Two statements."""
    roles = Appointment.objects.filter(office=office).order_by().values_list("user__name", flat=True)
    signers = Letterhead.objects.filter(office=office).values_list("signer_name", flat=True)
    return tuple(sorted({*roles.distinct(), *signers} - {""}))
