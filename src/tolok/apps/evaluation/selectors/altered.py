"""Where the answers of a unit differ from the records it accepted: whoever reads “accepted” must see that, too."""

from collections.abc import Iterable, Mapping, Sequence

from tolok.apps.evaluation.models import Locus, Stance
from tolok.apps.evaluation.selectors.gathering import Kept, content_of, kept_in
from tolok.rules.gathering.finding import Finding as Found


def altered(facts: Iterable[Kept], answers: Mapping[str, object]) -> list[str]:
    """The questions whose answer is not what the records say, in the order asked."""
    return [one.key for one in facts if answers.get(one.key) != one.answer]


def altered_in(locus: Locus, code: str, facts: Iterable[Kept]) -> list[str]:
    """The same for one indicator. One statement."""
    answers = locus.claims.filter(code=code).values_list("answers", flat=True).first()
    return altered(facts, answers or {})


def altered_since_accepted(locus: Locus, found: Mapping[str, Found]) -> dict[str, Sequence[str]]:
    """The questions by code, of indicators whose proposal the unit accepted, beside what is `found` now. Two statements."""
    newest: dict[str, str] = {}
    for code, stance in locus.replies.values_list("code", "stance"):
        newest.setdefault(code, stance)
    accepted = [code for code, stance in newest.items() if stance == Stance.ACCEPTED and code in found]
    claims = dict(locus.claims.filter(code__in=accepted).values_list("code", "answers"))
    keys = {code: altered(kept_in(content_of(found[code])), claims.get(code, {})) for code in accepted}
    return {code: one for code, one in keys.items() if one}
