"""What entries of the audit about services are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def action_words() -> Mapping[str, str]:
    """Actions by their names."""
    return {
        "standards.add_services": _("mendaftarkan layanan"),
        "standards.change_service": _("mengubah layanan"),
        "standards.end_service": _("mengakhiri layanan"),
        "standards.begin_version": _("memulai versi standar pelayanan"),
        "standards.write_version": _("menulis isi standar pelayanan"),
        "standards.set_team": _("menetapkan tim standar pelayanan"),
        "standards.note_participation": _("mencatat keikutsertaan masyarakat"),
        "standards.submit": _("mengajukan standar untuk telaah internal"),
        "standards.consult": _("memulai konsultasi publik atas standar"),
        "standards.revise": _("memperbaiki standar sesuai masukan"),
        "standards.ready": _("mengajukan standar untuk ditetapkan"),
        "standards.put_in_force": _("memberlakukan standar pelayanan"),
        "standards.send_back": _("mengembalikan standar menjadi draf"),
        "standards.begin_review": _("memulai peninjauan ulang standar"),
        "standards.end_review": _("mengakhiri peninjauan ulang standar"),
        "standards.withdraw": _("mencabut standar pelayanan"),
        "standards.add_version": _("memasukkan standar yang sudah berlaku"),
        "standards.answer_finding": _("menjawab temuan pemeriksaan standar"),
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
