"""What units have to do, as lines of a task list: what it is, how late, and the page that does it."""

from collections.abc import Callable, Collection
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tolok.apps.standards.models import Medium, StandardVersion
from tolok.apps.standards.selectors.portal import portal_page
from tolok.apps.standards.selectors.to_do_items import Kind, ToDo
from tolok.rules.standards.publication_media import media
from tolok.web.shapes import State, Task, Tone


def task_of(one: ToDo, day: date, *, keeps: bool = True) -> Task:
    """One line; whoever may not do it reads it without a way."""
    state = state_of(one, day)
    return Task(TITLES[one.kind](one), state.word, state.tone, address_of(one) if keeps else "", hint_of(one))


def state_of(one: ToDo, day: date) -> State:
    """Whether it is late, has a day, or just waits."""
    if one.overdue_on(day):
        return State(_("lewat"), "bad")
    if one.due_on is not None:
        return State(_("segera"), "caution")
    return (
        State(WAITS[one.kind][0](), WAITS[one.kind][1]) if one.kind in WAITS else State(_("menunggu"), "info")
    )


def hint_of(one: ToDo) -> str:
    """The day, and why."""
    parts = []
    if one.due_on is not None:
        parts.append(_("Paling lambat %(day)s.") % {"day": date_format(one.due_on)})
    if one.kind in HINTS:
        parts.append(HINTS[one.kind](one))
    if one.owner:
        parts.append(_("Penanggung jawab: %(post)s.") % {"post": one.owner})
    return " ".join(parts)


def address_of(one: ToDo) -> str:
    """The page on which it is done."""
    if one.kind == "sippn":
        return portal_page(one.unit)
    if one.kind == "publication":
        return f"{reverse('standards-publish', args=[one.unit])}?versi={one.row}"
    page, of_unit, anchor = PAGES[one.kind]
    return f"{reverse(page, args=[one.unit if of_unit else one.row])}{anchor}"


def missing_media(shown: Collection[str]) -> list[str]:
    """Ways of making public that PEKPPP counts and that are not used yet, each by its first medium; SIPPN has a line
    of its own."""
    used = {media()[key].media for key in shown if key in media()} | {media()[Medium.SIPPN].media}
    first: dict[str, str] = {}
    for one in media().values():
        if one.media not in used:
            first.setdefault(one.media, one.name.say(get_language() or "id"))
    return list(first.values())


def more_media(version: StandardVersion, shown: Collection[str]) -> Task:
    """The line that leads to noting one more medium."""
    n = len(shown)
    state = ngettext("di %(n)d media", "di %(n)d media", n) % {"n": n}
    page = f"{reverse('standards-publish', args=[version.service.unit_id])}?versi={version.pk}"
    hint = _("Belum di: %(media)s.") % {"media": "; ".join(missing_media(shown))}
    return Task(_("Tambah media publikasi"), state, "info", page, hint)


def _since(one: ToDo) -> str:
    return date_format(one.since) if one.since else "–"


def _medium(key: str) -> str:
    return media()[key].name.say(get_language() or "id") if key in media() else key


def _last(one: ToDo) -> str:
    if one.last_on is None:
        return _("Belum pernah.")
    return _("Terakhir %(day)s.") % {"day": date_format(one.last_on)}


#: Page, whether it is a page of the unit, and the place on it.
PAGES: dict[Kind, tuple[str, bool, str]] = {
    "review": ("standards-review-add", False, ""),
    "monitoring": ("standards-monitoring-add", False, ""),
    "change": ("standards-review", False, ""),
    "outdated": ("standards-publication", False, ""),
    "links": ("standards-freshness", True, "#tautan"),
    "bare": ("standards-publications", True, "#log"),
    "scan": ("standards-decree-correct", False, ""),
    "maklumat_missing": ("standards-maklumat-write", True, ""),
    "maklumat_ready": ("standards-maklumat-set", True, ""),
    "maklumat_older": ("standards-maklumat-write", True, ""),
    "maklumat_lacks": ("standards-maklumat-write", True, ""),
    "maklumat_hidden": ("standards-publish-maklumat", True, ""),
    "returned": ("standards-version", False, ""),
    "errors": ("standards-version", False, "#temuan"),
    "internal": ("standards-version", False, ""),
    "consultation": ("standards-version", False, ""),
    "revision": ("standards-version", False, ""),
    "decision": ("standards-version", False, ""),
}
TITLES: dict[Kind, Callable[[ToDo], str]] = {
    "publication": lambda one: _("Publikasikan: %(name)s") % {"name": one.name},
    "sippn": lambda one: _("Masukkan ke SIPP Nasional: %(name)s") % {"name": one.name},
    "review": lambda one: _("Tinjau ulang: %(name)s") % {"name": one.name},
    "monitoring": lambda one: _("Pantau dan evaluasi: %(name)s") % {"name": one.name},
    "change": lambda one: _("Mulai versi baru: %(name)s") % {"name": one.name},
    "outdated": lambda one: _("Ganti yang masih versi lama: %(name)s") % {"name": one.name or _("maklumat")},
    "links": lambda one: (
        ngettext("Betulkan %(n)d tautan rusak", "Betulkan %(n)d tautan rusak", one.n) % {"n": one.n}
    ),
    "bare": lambda one: (
        ngettext("Lampirkan bukti %(n)d publikasi", "Lampirkan bukti %(n)d publikasi", one.n) % {"n": one.n}
    ),
    "scan": lambda one: _("Lampirkan salinan keputusan %(number)s") % {"number": one.name},
    "maklumat_missing": lambda one: _("Tulis dan tetapkan maklumat"),
    "maklumat_ready": lambda one: _("Tetapkan rancangan maklumat"),
    "maklumat_older": lambda one: _("Perbarui maklumat"),
    "maklumat_lacks": lambda one: _("Lengkapi isi maklumat"),
    "maklumat_hidden": lambda one: _("Pasang maklumat"),
    "returned": lambda one: _("Perbaiki draf yang dikembalikan: %(name)s") % {"name": one.name},
    "errors": lambda one: _("Betulkan kesalahan: %(name)s") % {"name": one.name},
    "internal": lambda one: _("Telaah internal: %(name)s") % {"name": one.name},
    "consultation": lambda one: _("Konsultasi publik: %(name)s") % {"name": one.name},
    "revision": lambda one: _("Perbaiki sesuai masukan: %(name)s") % {"name": one.name},
    "decision": lambda one: _("Tetapkan dengan surat keputusan: %(name)s") % {"name": one.name},
}
HINTS: dict[Kind, Callable[[ToDo], str]] = {
    "publication": lambda one: (
        _("Sudah berlaku dan belum terbaca di mana pun: %(media)s.") % {"media": "; ".join(missing_media(()))}
    ),
    "review": _last,
    "monitoring": _last,
    "change": lambda one: _("Peninjauan %(day)s meminta standarnya diubah.") % {"day": _since(one)},
    "outdated": lambda one: (
        _("Masih terpasang di %(medium)s; digantikan sejak %(day)s.")
        % {"medium": _medium(one.words), "day": _since(one)}
    ),
    "links": lambda one: (
        _("Tidak dapat dibuka masyarakat, yang terlama sejak %(day)s.") % {"day": _since(one)}
    ),
    "bare": lambda one: (
        _("Tanpa bukti: tidak ada gambar, tidak ada alamat. Yang terlama sejak %(day)s.")
        % {"day": _since(one)}
    ),
    "scan": lambda one: _("Ditandatangani %(day)s.") % {"day": _since(one)},
    "maklumat_missing": lambda one: _("Standar sudah berlaku sejak %(day)s.") % {"day": _since(one)},
    "maklumat_ready": lambda one: _("Isinya lengkap dan menunggu ditetapkan pimpinan."),
    "maklumat_older": lambda one: (
        ngettext(
            "%(n)d standar mulai berlaku sesudah maklumat ditetapkan %(day)s.",
            "%(n)d standar mulai berlaku sesudah maklumat ditetapkan %(day)s.",
            one.n,
        )
        % {"n": one.n, "day": _since(one)}
    ),
    "maklumat_lacks": lambda one: _("Ditetapkan %(day)s tanpa semua pernyataannya.") % {"day": _since(one)},
    "maklumat_hidden": lambda one: (
        _("Ditetapkan %(day)s dan belum terbaca di mana pun.") % {"day": _since(one)}
    ),
    "returned": lambda one: one.words,
    "errors": lambda one: (
        ngettext("Pemeriksaan menemukan %(n)d kesalahan.", "Pemeriksaan menemukan %(n)d kesalahan.", one.n)
        % {"n": one.n}
    ),
    "internal": lambda one: _("Terakhir disimpan %(day)s.") % {"day": _since(one)},
    "consultation": lambda one: _("Tutup forumnya, atau catat bentuk keikutsertaan yang lain."),
    "revision": lambda one: _("Jawab setiap masukan, lalu ajukan untuk ditetapkan."),
    "decision": lambda one: _("Isinya selesai dan menunggu keputusan kepala unit."),
}
WAITS: dict[Kind, tuple[Callable[[], str], Tone]] = {
    "outdated": (lambda: _("versi lama"), "bad"),
    "links": (lambda: _("rusak"), "bad"),
    "bare": (lambda: _("tanpa bukti"), "caution"),
    "scan": (lambda: _("tanpa salinan"), "caution"),
    "maklumat_lacks": (lambda: _("belum lengkap"), "caution"),
    "returned": (lambda: _("dikembalikan"), "caution"),
    "errors": (lambda: _("kesalahan"), "bad"),
}
