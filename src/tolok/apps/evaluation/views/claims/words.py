"""F-01 in the reader's language: states, answers, links."""

from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tolok.apps.accounts.models import User
from tolok.apps.evaluation.models import ClaimState, Locus
from tolok.apps.evaluation.readiness import Item, ItemState
from tolok.rules.instruments.values import NUMERIC, Question
from tolok.web.printing import say, short
from tolok.web.shapes import Fact, Link, Tone


def tone(state: ItemState) -> Tone:
    """How urgent a state looks."""
    calm: dict[ItemState, Tone] = {
        ItemState.EMPTY: "neutral",
        ItemState.OPTIONAL: "neutral",
        ItemState.COMPLETE: "good",
        ItemState.PARTIAL: "info",
        ItemState.HELD: "bad",
    }
    return calm.get(state, "caution")


def state_word(state: ItemState) -> str:
    """Where an indicator stands, in a word or two."""
    return {
        ItemState.EMPTY: _("Belum diisi"),
        ItemState.PARTIAL: _("Terisi sebagian"),
        ItemState.CONFIRM: _("Perlu ditegaskan"),
        ItemState.CHANGE: _("Perlu diubah"),
        ItemState.HELD: _("Bukti tertahan"),
        ItemState.BARE: _("Terisi tanpa bukti"),
        ItemState.EXPLAINED: _("Tanpa bukti, dijelaskan"),
        ItemState.OPTIONAL: _("Boleh dikosongkan"),
        ItemState.COMPLETE: _("Lengkap"),
    }[state]


def level_word(level: int | None) -> str:
    """A proposed level."""
    if level is None:
        return _("Belum dapat diusulkan")
    return _("Level %(level)s") % {"level": level}


def said(question: Question, value: object) -> str:
    """A kept answer as people read it."""
    if value is None:
        return _("belum dijawab")
    if question.kind == "yesno":
        return _("Ya") if value else _("Tidak")
    if question.kind in ("many", "one"):
        return _chosen(question, value)
    if question.kind == "date":
        return date_format(date.fromisoformat(str(value)), "DATE_FORMAT")
    if question.kind == "percent":
        return f"{short(Fraction(str(value)))} %"
    return short(Fraction(str(value))) if question.kind in NUMERIC else str(value)


def _chosen(question: Question, value: object) -> str:
    keys = set(value) if isinstance(value, list) else {value}
    texts = [say(option.text) for option in question.options if option.key in keys]
    return "; ".join(texts) or _("tidak ada satu pun")


def facts_of(item: Item) -> list[Fact]:
    """An indicator's answers, note, proof and proposed level; nothing when nobody touched it."""
    if item.claim is None:
        return []
    answers = item.claim.answers
    facts = [Fact(say(one.text), said(one, answers.get(one.key))) for one in item.indicator.questions]
    if item.claim.note:
        facts.append(Fact(_("Catatan"), item.claim.note))
    proofs = [f"{one.version.proof.title}{page_words(one.page)}" for one in item.citations]
    facts.append(Fact(_("Bukti"), "; ".join(proofs) or _("tidak ada")))
    facts.append(Fact(_("Usulan level"), level_word(item.claim.proposed)))
    return facts


def page_words(page: int | None) -> str:
    """The page of a proof, as it follows its title."""
    return ", " + _("halaman %(n)s") % {"n": page} if page else ""


def list_url(locus: Locus) -> str:
    """The task list of a unit."""
    return reverse("claims-list", args=[locus.cycle_id, locus.pk])


def item_url(locus: Locus, code: str) -> str:
    """The page of an indicator."""
    return reverse("claims-indicator", args=[locus.cycle_id, locus.pk, code])


def check_url(locus: Locus) -> str:
    """The page on which answers are looked through and handed in."""
    return reverse("claims-check", args=[locus.cycle_id, locus.pk])


def receipt_url(locus: Locus, number: int) -> str:
    """A receipt."""
    return reverse("claims-receipt", args=[locus.cycle_id, locus.pk, number])


def record_url(locus: Locus, origin: str) -> str:
    """The page of a record that a kept proposal of a unit names."""
    return reverse("judging-record", args=[locus.cycle_id, locus.pk, origin])


def item_name(item: Item) -> str:
    """An indicator with its number, as people call it; additional information has none."""
    title = say(item.indicator.title)
    return f"{item.indicator.number}. {title}" if item.required else title


def unit_link(locus: Locus) -> Link:
    """The unit in the cycle."""
    return Link(locus.name, reverse("cycle-unit", args=[locus.cycle_id, locus.pk]))


def list_link(locus: Locus) -> Link:
    """The way back to the task list."""
    return Link(_("F-01"), list_url(locus))


def writable(locus: Locus) -> bool:
    """Whether F-01 was not handed in yet."""
    return locus.claim_state != ClaimState.SUBMITTED


def draft(locus: Locus, person: User, code: str) -> str:
    """The name under which a browser keeps what one person has typed for an indicator and not sent yet."""
    return f"{person.pk}:{locus.pk}:{code}"
