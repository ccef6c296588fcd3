"""What entries of the audit about services are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def action_words() -> Mapping[str, str]:
    """Actions by their names."""
    return {
        "standards.add_services": _("mendaftarkan layanan"),
        "standards.change_service": _("mengubah layanan"),
        "standards.end_service": _("mengakhiri layanan"),
    }


def field_words() -> Mapping[str, str]:
    """Kept fields by their names."""
    return {
        "services": _("layanan"),
        "free_of_charge": _("gratis menurut aturan"),
        "online": _("lewat situs atau aplikasi"),
        "since": _("mulai"),
        "until": _("sampai"),
    }
