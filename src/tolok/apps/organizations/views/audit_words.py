"""Entries of the audit in the reader's language; what no app has words for is shown by its own name."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.apps.accounts.selectors import masked
from tolok.apps.common.models import Entry
from tolok.apps.common.selectors import ACTION_WORDS, FIELD_WORDS, Words

#: Values of these fields are personal numbers; others see their end only.
HIDDEN = frozenset({"nip", "signer_nip"})
#: Letters of a kept date: 2026-11-21.
ISO_LENGTH = 10


def action_words() -> Mapping[str, str]:
    """What actions are called, those of the apps above included."""
    return _actions(get_language() or "")


@cache
def _actions(language: str) -> Mapping[str, str]:
    """Once a language: a page of the audit, or its whole CSV, asks for a word thousands of times."""
    return _said(ACTION_WORDS) | {
        "accounts.open": _("membuka akun"),
        "accounts.accept": _("menerima undangan"),
        "accounts.accept_by_sso": _("menerima undangan lewat SSO"),
        "accounts.correct": _("memperbaiki data diri"),
        "common.note_outage": _("mencatat gangguan"),
        "accounts.invite": _("mengirim undangan"),
        "accounts.withdraw_invitation": _("menarik undangan"),
        "accounts.deactivate": _("menutup akun"),
        "accounts.reactivate": _("membuka akun lagi"),
        "accounts.remove_second_factor": _("melepas aplikasi kode"),
        "organizations.found_office": _("mendirikan instansi"),
        "organizations.add_unit": _("menambah unit"),
        "organizations.rename": _("mengganti nama unit"),
        "organizations.reclassify": _("mengubah jenis unit"),
        "organizations.move": _("memindahkan unit"),
        "organizations.merge": _("menggabungkan unit"),
        "organizations.close": _("menutup unit"),
        "organizations.import_units": _("mengimpor daftar unit"),
        "organizations.import_people": _("mengimpor daftar orang"),
        "organizations.appoint": _("memberi peran"),
        "organizations.dismiss": _("mengakhiri peran"),
        "organizations.offer_role": _("menawarkan peran"),
        "organizations.withdraw_offer": _("menarik tawaran peran"),
        "organizations.set_letterhead": _("mengubah kop dan kertas"),
        "organizations.set_unit_letterhead": _("mengubah kop unit"),
        "organizations.set_template": _("mengganti templat Word"),
        "organizations.drop_template": _("kembali ke templat Word bawaan"),
        "organizations.read_people": _("membaca daftar orang"),
        "organizations.read_person": _("membaca data seseorang"),
        "organizations.read_nip": _("melihat NIP lengkap"),
        "organizations.export_audit": _("mengunduh catatan audit"),
    }


def _said(sources: list[Words]) -> dict[str, str]:
    return {name: word for words in sources for name, word in words().items()}


def action_word(action: str) -> str:
    """What an action is called; its own name when it has no words."""
    return action_words().get(action, action)


def field_word(name: str) -> str:
    """What a field is called; its own name when it has no words."""
    return _fields(get_language() or "").get(name, name)


@cache
def _fields(language: str) -> Mapping[str, str]:
    return _said(FIELD_WORDS) | {
        "began_at": _("mulai gangguan"),
        "ended_at": _("akhir gangguan"),
        "cause": _("sebab"),
        "name": _("nama"),
        "email": _("surel"),
        "nip": _("NIP"),
        "role": _("peran"),
        "unit": _("unit"),
        "user": _("orang"),
        "day": _("berlaku sejak"),
        "valid_from": _("sejak"),
        "valid_to": _("sampai"),
        "kind": _("jenis"),
        "group": _("kelompok layanan"),
        "parent": _("di bawah"),
        "abbreviation": _("singkatan"),
        "code": _("kode"),
        "region": _("kode wilayah"),
        "is_active": _("akun terbuka"),
        "expires_at": _("berakhir"),
        "withdrawn_at": _("ditarik pada"),
        "lines": _("kop surat"),
        "paper": _("kertas"),
        "signer_unit": _("ditandatangani kepala unit"),
        "place": _("tempat"),
        "file": _("berkas"),
        "counts": _("jumlah"),
    }


def value_words(name: str, value: object) -> str:
    """A kept value as people read it; employee numbers masked."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if name in HIDDEN:
        return masked(str(value))
    if isinstance(value, dict):
        return "; ".join(f"{field_word(key)}: {value_words(key, part)}" for key, part in value.items())
    if isinstance(value, list):
        return " | ".join(value_words(name, part) for part in value) or "–"
    return date_format(found) if (found := _date(value)) else str(value)


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == ISO_LENGTH else None
    except ValueError:
        return None


def target_words(entry: Entry) -> str:
    """What an entry is about: a unit by its code, a role by its number, everything else by its name."""
    kinds = {
        "organizationunit": _("unit"),
        "appointment": _("peran"),
        "cycle": _("siklus"),
        "locus": _("unit"),
        "claim": _("isian"),
        "panelmember": _("anggota panel"),
        "seat": _("penugasan"),
        "result": _("hasil"),
        "proof": _("bukti"),
        "survey": _("survei"),
        "answer": _("jawaban"),
        "outage": _("gangguan"),
    }
    kind = kinds.get(entry.target_model, "")
    name = entry.target_id if entry.target_model == "appointment" else entry.target_words
    return f"{kind} {name}".strip()


def differences(entry: Entry) -> list[tuple[str, str, str]]:
    """Field, before, after of everything an entry keeps."""
    names = [*entry.after, *(name for name in entry.before if name not in entry.after)]
    return [
        (
            field_word(name),
            value_words(name, entry.before.get(name)),
            value_words(name, entry.after.get(name)),
        )
        for name in names
    ]
