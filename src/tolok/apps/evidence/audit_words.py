"""What entries of the audit about proofs are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def action_words() -> Mapping[str, str]:
    """Actions by their names."""
    return {
        "evidence.add_proof": _("menambah bukti"),
        "evidence.add_version": _("menambah versi bukti"),
        "evidence.add_link": _("menambah tautan bukti"),
        "evidence.edit": _("mengubah keterangan bukti"),
        "evidence.withdraw": _("menarik bukti"),
        "evidence.fetch_again": _("mengambil ulang tautan"),
        "evidence.note_use": _("mencatat pemakaian bukti"),
        "evidence.drop_use": _("menghapus catatan pemakaian bukti"),
        "evidence.mark_shared": _("menandai berkas memang dipakai bersama"),
        "evidence.unmark_shared": _("mencabut tanda berkas dipakai bersama"),
        "evidence.refuse_infected": _("menolak berkas bervirus"),
        "evidence.open_personal": _("membuka bukti berdata pribadi"),
    }


def field_words() -> Mapping[str, str]:
    """Kept fields by their names."""
    return {
        "title": _("judul"),
        "version": _("versi"),
        "sha256": _("sidik SHA-256"),
        "proof_date": _("tanggal bukti"),
        "personal_data": _("berisi data pribadi"),
        "address": _("tautan"),
        "origin": _("asal"),
        "found": _("yang ditemukan"),
        "number": _("nomor"),
        "programme": _("program"),
        "item": _("butir"),
        "shared_at": _("dipakai bersama sejak"),
    }
