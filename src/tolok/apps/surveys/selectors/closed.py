"""How an office is called in the files of closed answers."""

from tolok.apps.organizations.models import Office

#: What belongs to no province.
CENTRE = "00"


def office_key(office: Office) -> str:
    """The region of an office, or its number for one of the centre."""
    return office.region or f"pusat-{office.pk}"


def place_of(key: str) -> str:
    """The two digits of an office's province."""
    return CENTRE if key.startswith("pusat-") else key[:2]
