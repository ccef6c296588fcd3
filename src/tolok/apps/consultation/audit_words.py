"""What entries of the audit about consultations are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def action_words() -> Mapping[str, str]:
    """Actions by their names."""
    return {
        "consultation.plan": _("merencanakan forum konsultasi publik"),
        "consultation.edit": _("mengubah rencana forum"),
        "consultation.set_versions": _("memilih standar yang dibahas"),
        "consultation.set_team": _("menetapkan tim forum"),
        "consultation.prepare": _("memulai persiapan forum"),
        "consultation.call_off": _("membatalkan forum"),
        "consultation.list_parties": _("memasukkan daftar undangan"),
        "consultation.strike": _("menghapus undangan"),
        "consultation.note_reply": _("mencatat balasan undangan"),
        "consultation.invite": _("mengirim undangan forum"),
        "consultation.share_materials": _("mencatat pembagian bahan forum"),
        "consultation.hold": _("mencatat forum terlaksana"),
        "consultation.unhold": _("membatalkan catatan forum terlaksana"),
        "consultation.attend": _("memasukkan daftar hadir"),
        "consultation.strike_out": _("menghapus peserta dari daftar hadir"),
        "consultation.read_names": _("membuka nama peserta forum"),
        "consultation.enter": _("mencatat masukan"),
        "consultation.remove": _("menghapus masukan"),
        "consultation.answer": _("menanggapi masukan"),
        "consultation.show_comments": _("menampilkan komentar daring"),
        "consultation.hide_comment": _("tidak menampilkan komentar daring"),
        "consultation.write_minutes": _("menulis berita acara"),
        "consultation.tell_subject": _("mencatat pembahasan standar"),
        "consultation.answer_warning": _("menjawab peringatan forum"),
        "consultation.put_signature": _("mencatat tanda tangan"),
        "consultation.sign_as_head": _("menandatangani berita acara sebagai pimpinan unit"),
        "consultation.take_back": _("menghapus catatan tanda tangan"),
        "consultation.sign": _("menutup berita acara"),
        "consultation.attach_scan": _("melampirkan pindaian berita acara"),
        "consultation.keep_paper": _("menyimpan dokumen forum ke pustaka bukti"),
        "consultation.add_row": _("menambah rencana aksi"),
        "consultation.change_row": _("mengubah rencana aksi"),
        "consultation.remove_row": _("menghapus rencana aksi"),
        "consultation.carry_over": _("mengalihkan rencana aksi"),
        "consultation.check_rows": _("memeriksa rencana aksi"),
        "consultation.note_publication": _("mencatat publikasi hasil forum"),
        "consultation.publish": _("mempublikasikan hasil forum"),
        "consultation.follow": _("memulai tindak lanjut forum"),
        "consultation.tell_back": _("mencatat penyampaian hasil kepada peserta"),
        "consultation.tell_by_mail": _("mengirim hasil forum lewat surel"),
        "consultation.close": _("menutup forum"),
        "consultation.erase_names": _("menghapus nama peserta forum"),
    }


def field_words() -> Mapping[str, str]:
    """Kept fields by their names."""
    return {
        "topic": _("topik"),
        "meets_on": _("hari forum"),
        "held_on": _("hari terlaksana"),
        "early_why": _("alasan terlaksana lebih awal"),
        "invited_on": _("undangan terkirim"),
        "signed_on": _("berita acara ditutup"),
        "verdict": _("tanggapan"),
        "reason": _("alasan"),
        "agreements": _("butir kesepakatan"),
        "team": _("tim"),
        "element": _("unsur masyarakat"),
        "participants": _("peserta"),
        "invitations": _("undangan"),
        "materials": _("bahan"),
        "due_on": _("tenggat"),
    }
