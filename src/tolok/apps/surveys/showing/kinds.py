"""What the kinds of surveys are called."""

from django.utils.translation import gettext as _


def kind_names() -> dict[str, str]:
    """By what a questionnaire is for."""
    return {
        "skm": _("Kepuasan (IKM)"),
        "integrity": _("Integritas (IPKP dan IPAK)"),
        "f03": _("Formulir pengguna (F-03)"),
        "own": _("Pertanyaan sendiri"),
    }
