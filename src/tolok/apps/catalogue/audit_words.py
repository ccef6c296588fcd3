"""What entries of the audit about the catalogue are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def action_words() -> Mapping[str, str]:
    """Actions by their names."""
    return {
        "catalogue.prepare_sippn": _("menyiapkan lembar SIPPN"),
        "catalogue.upload_sippn": _("mencatat unggahan ke SIPPN"),
        "catalogue.see_sippn": _("mencatat layanan terlihat di SIPPN"),
        "catalogue.lose_sippn": _("mencatat layanan tidak ada lagi di SIPPN"),
    }


def field_words() -> Mapping[str, str]:
    """Kept fields by their names."""
    return {
        "template": _("lembar"),
        "uploaded_on": _("diunggah pada"),
        "verified_on": _("terlihat di portal pada"),
        "gone_on": _("tidak ada lagi di portal sejak"),
        "address": _("alamat di portal"),
        "proof": _("bukti"),
    }
