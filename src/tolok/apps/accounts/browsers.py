"""What a browser says it is, in two words; never a reason to trust or refuse it."""

from django.utils.translation import gettext as _

# The first that fits: later ones also call themselves by the names before.
PROGRAMS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def words_for(user_agent: str) -> str:
    """Return "Chrome, Android", or what is known of it."""
    found = [next((word for mark, word in names if mark in user_agent), "") for names in (PROGRAMS, SYSTEMS)]
    return ", ".join(filter(None, found)) or _("peramban yang tidak kami kenal")
