"""The words of readiness."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tolok.apps.evaluation.models import Locus, Said
from tolok.apps.evaluation.selectors.duties import LACKING, Known
from tolok.apps.evaluation.selectors.letters import ANSWERED, LATE, NONE, WAITING
from tolok.rules.gathering.duties import Kept, Need, duty_of
from tolok.rules.gathering.raising import register_of
from tolok.web.printing import say
from tolok.web.shapes import Link, State


def kept_state(kept: str) -> State:
    """How a duty stands, in a word and a shape; a statement with proof looks like no record."""
    words = {
        Kept.RECORDED: State(_("tercatat"), "good"),
        Kept.STATED: State(_("dinyatakan, berbukti"), "info"),
        Kept.CLAIMED: State(_("menurut unit"), "neutral"),
        Kept.UNSURE: State(_("sebagian belum diketahui"), "neutral"),
        Kept.PARTLY: State(_("sebagian"), "caution"),
        Kept.MISSING: State(_("belum"), "bad"),
        Kept.UNKNOWN: State(_("tidak diketahui"), "neutral"),
    }
    return words[Kept(kept)]


def said_words(said: str) -> State:
    """What a unit answered about a duty."""
    words = {
        Said.DONE: State(_("sudah dipenuhi"), "good"),
        Said.PLANNED: State(_("belum, direncanakan"), "caution"),
        Said.WRONG: State(_("menurut unit, catatan keliru"), "info"),
    }
    return words[Said(said)]


def letter_state(due_on: date, answered_at: datetime | None, day: date) -> State:
    """How a letter stands: answered, waiting, or late."""
    if answered_at is not None:
        return State(_("dijawab %(day)s") % {"day": date_format(localdate(answered_at))}, "good")
    if due_on < day:
        return State(_("lewat tenggat, belum dijawab"), "bad")
    return State(_("menunggu jawaban"), "caution")


def letter_url(cycle: int, locus: int, number: int) -> str:
    """The page of a letter."""
    return reverse("readying-answer", args=[cycle, locus, number])


def fate_choices() -> list[tuple[str, str]]:
    """How letters can stand, to choose from."""
    words = {
        LATE: _("lewat tenggat, belum dijawab"),
        WAITING: _("menunggu jawaban"),
        ANSWERED: _("sudah dijawab"),
        NONE: _("belum disurati"),
    }
    return list(words.items())


def need_words(known: Known, need: Need, kept: Kept) -> str:
    """What a duty needs and does not have; of what it needs of all services, how many have it."""
    counts = known.counts(need)
    if counts is None:
        unknown = _("%(need)s (belum diketahui)") % {"need": say(need.name)}
        return unknown if kept == Kept.UNKNOWN else say(need.name)
    words = {"need": say(need.name), "n": counts[0], "total": counts[1]}
    if need.by_word(known.recorded, known.claimed):
        return _("%(need)s: %(n)s dari %(total)s menurut isian F-01") % words
    return _("%(need)s: %(n)s dari %(total)s") % words


def told_of(known: Known, need: Need, kept: Kept) -> str:
    """What records say about something a duty needs; else how many of how many by the unit's word."""
    if words := known.words.get(need.fact):
        return say(words)
    counts = known.counts(need)
    if counts is None or kept not in (Kept.CLAIMED, Kept.PARTLY):
        return "–"
    return _("%(n)s dari %(total)s menurut isian F-01") % {"n": counts[0], "total": counts[1]}


def kept_choices() -> list[tuple[str, str]]:
    """How duties can stand, to choose from."""
    return [(LACKING, _("belum lengkap")), *((one.value, kept_state(one).word) for one in Kept)]


def order_choices() -> list[tuple[str, str]]:
    """The orders of the map, as `selectors.duties.ORDERS`."""
    return [("kurang", _("paling banyak yang kurang")), ("kode", _("kode")), ("nama", _("nama"))]


def duty_url(locus: Locus, key: str) -> str:
    """The page of one duty of a unit."""
    return reverse("readying-duty", args=[locus.cycle_id, locus.pk, key])


def register_page(locus: Locus, register: str) -> Link | None:
    """The page of a register of a unit (rules/gathering/raising.toml); None where there is none."""
    pages = {
        "standards": (_("Standar dan maklumat unit"), "standards-promises"),
        "reviews": (_("Peninjauan standar"), "standards-reviews"),
        "maklumat": (_("Maklumat pelayanan"), "standards-maklumat"),
        "publications": (_("Catatan publikasi"), "standards-publications"),
        "portal": (_("Layanan di SIPP Nasional"), "catalogue-sippn"),
        "freshness": (_("Kemutakhiran informasi"), "standards-freshness"),
        "consultation": (_("Forum konsultasi unit"), "consultation-unit"),
    }
    if register == "surveys":
        return Link(_("Survei"), reverse("surveys"))
    if register not in pages:
        return None
    text, name = pages[register]
    return Link(text, reverse(name, args=[locus.unit_id]))


def record_page(locus: Locus, key: str) -> Link | None:
    """The page on which a unit records what shows a duty; None where Tolok keeps no such record."""
    if key == "evaluation":
        return Link(_("F-01 unit"), reverse("claims-list", args=[locus.cycle_id, locus.pk]))
    if key == "consultation":
        return register_page(locus, key)
    duty = duty_of(key)
    return register_page(locus, register_of([need.fact for need in duty.needs])) if duty else None
