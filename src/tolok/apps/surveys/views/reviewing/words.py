"""Signals, rows and comments in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tolok.apps.surveys.models import Answer, Survey
from tolok.charts.ruler import Mark, Ruler
from tolok.rules.numbers import round_half_up
from tolok.rules.questionnaires.values import Block
from tolok.rules.stuffing import NAMES
from tolok.rules.stuffing.opening import usual
from tolok.rules.texts import Text
from tolok.web.printing import printed, say
from tolok.web.shapes import State

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SignalCard:
    """One signal on a page: what it says, how common it is, what the index would be, and where its answers are."""

    key: str
    name: str
    state: State
    words: str
    base: str
    ruler: Ruler
    effect: str
    count: int
    url: str


def cards(survey: Survey, content: Content) -> list[SignalCard]:
    """Every signal of a report, those that are worth a look first."""
    found = [_card(survey, content, one) for one in content["signals"]]
    return sorted(found, key=lambda card: card.state.tone != "caution")


def card(survey: Survey, content: Content, key: str) -> SignalCard | None:
    """One signal of a report; None when it could not be looked at."""
    return next((_card(survey, content, one) for one in content["signals"] if one["key"] == key), None)


def _card(survey: Survey, content: Content, one: Content) -> SignalCard:
    name, count = say(NAMES[one["key"]]), len(one["rows"])
    if one["look"]:
        state = State(_("perlu dilihat"), "caution")
    else:
        state = State(_("dalam batas wajar") if count else _("tidak ada"), "neutral")
    return SignalCard(
        one["key"],
        name,
        state,
        say(Text(*one["words"])),
        say(Text(*one["base"])),
        _ruler(content, one, name),
        effect_of(content, one),
        count,
        reverse("surveys-signal", args=[survey.pk, one["key"]]),
    )


def effect_of(content: Content, one: Content) -> str:
    """What the value is with and without the answers of a signal."""
    count, whole, without = len(one["rows"]), content["whole"], one["without"]
    if whole is None:
        return _("Nilai belum ditampilkan: jawaban yang dihitung masih kurang dari lima.")
    if not count:
        return _("Tidak ada jawaban yang disebut, jadi nilai tidak berubah: %(whole)s.") % {
            "whole": printed(whole)
        }
    if without is None:
        return _(
            "Nilai sekarang %(whole)s. Tanpa jawaban ini, yang tersisa terlalu sedikit untuk dinilai."
        ) % {"whole": printed(whole)}
    # of the values as they stand in this sentence, so that it adds up for whoever checks it
    gap = round_half_up(Fraction(without), 2) - round_half_up(Fraction(whole), 2)
    sign = "+" if gap > 0 else "−" if gap < 0 else "±"
    words = {"whole": printed(whole), "without": printed(without), "gap": f"{sign}{printed(abs(gap))}"}
    return _("Nilai sekarang %(whole)s; tanpa jawaban ini %(without)s (%(gap)s).") % words


def _ruler(content: Content, one: Content, name: str) -> Ruler:
    low, high = Fraction(content["low"]), Fraction(content["high"])
    title = _("Nilai tanpa jawaban bertanda: %(name)s") % {"name": name}
    mark = printed(0, 1)[1]
    if one["without"] is None or content["whole"] is None:
        return Ruler(low, high, title, withheld=_("terlalu sedikit jawaban"), decimal_mark=mark)
    before = Mark(Fraction(content["whole"]), _("semua: %(value)s") % {"value": printed(content["whole"])})
    return Ruler(
        low,
        high,
        title,
        effect_of(content, one),
        value=Mark(Fraction(one["without"]), printed(one["without"])),
        previous=before if one["rows"] else None,
        decimal_mark=mark,
    )


def not_looked_at(content: Content) -> list[str]:
    """Signals whose data are missing."""
    there = {one["key"] for one in content["signals"]}
    return [say(name) for key, name in NAMES.items() if key not in there]


def hours_words() -> str:
    """The hours taken for every counter."""
    spans: dict[tuple[str, str], list[int]] = {}
    for day, (begin, end) in sorted(usual().open.items()):
        spans.setdefault((time_format(begin, "H.i"), time_format(end, "H.i")), []).append(day)
    names = [_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu")]
    parts = [
        f"{names[days[0]]}–{names[days[-1]]} {begin}–{end}"
        if len(days) > 1
        else f"{names[days[0]]} {begin}–{end}"
        for (begin, end), days in spans.items()
    ]
    return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class RowCard:
    """One answer to tick: when, how, what it rated, what it says; nothing that names anybody."""

    pk: int
    title: str
    ratings: str
    said: str
    why: str


def rows(
    answers: Sequence[Answer], block: Block, comments: Mapping[int, str], zone: ZoneInfo | None
) -> list[RowCard]:
    """Answers as a reviewer ticks them; `comments` are masked."""
    return [_row(answer, block, comments, zone) for answer in answers]


def _row(answer: Answer, block: Block, comments: Mapping[int, str], zone: ZoneInfo | None) -> RowCard:
    at = date_format(localtime(answer.given_at, zone), "DATETIME_FORMAT")
    where = [at, answer.get_mode_display(), answer.device.name if answer.device else ""]
    given = " ".join(str(answer.values.get(item.key, "–")) for item in block.items)
    parts = [_("Nilai: %(values)s") % {"values": given}]
    if answer.seconds is not None:
        parts.append(_("%(n)s detik") % {"n": printed(answer.seconds, 0)})
    return RowCard(
        answer.pk,
        f"#{answer.pk} · {' · '.join(part for part in where if part)}",
        "; ".join(parts),
        comments.get(answer.pk, ""),
        answer.excluded_why,
    )
