"""What entries of the audit about promises and coaching are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def action_words() -> Mapping[str, str]:
    """Actions by their names."""
    return {
        "commitments.promise": _("mencatat janji"),
        "commitments.assign": _("menetapkan penanggung jawab"),
        "commitments.note": _("mencatat kemajuan"),
        "commitments.move": _("mengubah tenggat janji"),
        "commitments.finish": _("menyatakan janji selesai"),
        "commitments.reopen": _("membuka janji lagi"),
        "commitments.drop": _("membatalkan janji"),
        "commitments.publish": _("mengatur janji untuk umum"),
        "commitments.start_coaching": _("memulai pembinaan"),
        "commitments.log_visit": _("mencatat pertemuan pembinaan"),
        "commitments.end_coaching": _("mengakhiri pembinaan"),
    }


def field_words() -> Mapping[str, str]:
    """Kept fields by their names."""
    return {
        "owner": _("penanggung jawab"),
        "owner_user_id": _("akun penanggung jawab"),
        "due_on": _("tenggat"),
        "done_on": _("selesai pada"),
        "why_no_proof": _("alasan tanpa bukti"),
        "why_dropped": _("alasan dibatalkan"),
        "public": _("terlihat umum"),
        "since": _("sejak"),
        "until": _("sampai"),
        "proofs": _("bukti"),
        "promises": _("janji"),
        "agreed": _("yang disepakati"),
        "next_on": _("pertemuan berikutnya"),
        "visit": _("pertemuan"),
    }
