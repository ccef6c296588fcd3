"""What the units of the invented province answer agrees with their registers and with itself, but where it is not meant to."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from random import Random

from django.utils import timezone

from tolok.apps.accounts.models import User
from tolok.apps.demonstration.invented import answers
from tolok.apps.evaluation.actions import claims
from tolok.apps.evaluation.models import Claim, Locus, Stance
from tolok.apps.evaluation.selectors.explaining import registered_kept
from tolok.apps.evaluation.selectors.proposals import facts
from tolok.rules.gathering.agreeing import asked_in, differing, full_months, read
from tolok.rules.instruments.conditions import Fact
from tolok.rules.instruments.values import Instrument

#: What some units answer although their register or another answer says otherwise, for everybody to see what that
#: looks like: ten services where two are listed, an innovation older than its first day.
MEANT: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "12.1": {"1.a.Ak": {"service_kinds": "10", "standards_written": "10"}},
    "08.9": {"29.f.B": {"innovation_months": "30"}},
}
DRAWS = 60


def settle(locus: Locus, operator: User, at: datetime) -> None:
    """Answer anew what would have to be explained; what was taken over from records stays."""
    day = timezone.localdate(at)
    taken = set(locus.replies.filter(stance=Stance.ACCEPTED).values_list("code", flat=True))
    instrument = locus.form.instrument
    numbers = {key: str(one.number) for key, one in registered_kept(locus).items()}
    for claim in locus.claims.exclude(code__in=taken):
        _answer(locus, claim, _settled(claim.answers, numbers, day), operator, at)
    for claim in locus.claims.exclude(code__in=taken):
        given = _drawn_anew(instrument, locus, claim, numbers, day)
        meant = MEANT.get(locus.code, {}).get(claim.code, {}) if locus.cycle.previous_id else {}
        _answer(locus, claim, {**given, **meant}, operator, at)


def _answer(locus: Locus, claim: Claim, given: Mapping[str, object], operator: User, at: datetime) -> None:
    if given != claim.answers:
        claims.answer(
            locus=locus,
            code=claim.code,
            answers=given,
            note=claim.note,
            seen_version=claim.version,
            by=operator,
            now=at,
        )


def _settled(given: Mapping[str, object], numbers: Mapping[str, str], day: date) -> dict[str, object]:
    """Answers with what registers count, and with the months since the day that stands beside them. Of what registers
    count none, as many as there are: they need not know all."""
    found = dict(given)
    for row in read()["counted"]:
        known = numbers.get(row["question"], numbers.get(row.get("within", "")))
        if row["question"] in found and known is not None:
            found[row["question"]] = known
    for row in read()["lasting"]:
        began = found.get(row["began"])
        if isinstance(began, str) and row["question"] in found:
            found[row["question"]] = str(full_months(date.fromisoformat(began), day))
    return found


def _drawn_anew(
    instrument: Instrument, locus: Locus, claim: Claim, numbers: Mapping[str, str], day: date
) -> dict[str, object]:
    """Other answers of about the same level, while these exclude others of the form."""
    indicator = instrument.indicators[claim.code]
    told = _told(instrument, locus, {claim.code})
    random = Random(f"{locus.cycle.year} {locus.code} {claim.code}")  # noqa: S311 - invented answers
    given, wanted = dict(claim.answers), claim.proposed or 0
    for draw in range(DRAWS):
        found = differing(instrument, {**told, **facts(indicator.questions, given)}, {}, day)
        if not any(claim.code in one.codes for one in found):
            return given
        # one level may leave no answers that fit; then any other
        wanted = wanted if draw < DRAWS // 3 else random.randint(0, 5)
        given = _settled(answers.answers_for(indicator, wanted, day, random), numbers, day)
    return dict(claim.answers)


def _told(instrument: Instrument, locus: Locus, without: Collection[str]) -> dict[str, Fact]:
    """The unit's answers to all other indicators."""
    asked = set(asked_in(instrument).codes.values()) - set(without)
    rows = locus.claims.filter(code__in=asked).values_list("code", "answers")
    return {
        key: value
        for code, given in rows
        for key, value in facts(instrument.indicators[code].questions, given).items()
    }
