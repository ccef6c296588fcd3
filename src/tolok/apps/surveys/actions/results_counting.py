"""Everything a result keeps of a survey, counted in one pass over the answers that count.

What is kept are counts and sums; of single rows only which different ones there were, without anything that says
whose. Nothing kept here may be shown as it is: small groups are withheld where it is shown.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.utils.timezone import localtime

from tolok.apps.surveys.actions.results_sureness import Sureness
from tolok.apps.surveys.actions.signals import summary
from tolok.apps.surveys.models import Survey
from tolok.apps.surveys.selectors import counted, questions_of
from tolok.apps.surveys.selectors.comments import theme_counts
from tolok.apps.surveys.selectors.ways import fates_of
from tolok.rules.questionnaires.values import Questionnaire
from tolok.rules.surveys.tallies import Counting
from tolok.rules.surveys.tally_contents import content_of

Content = dict[str, Any]
#: By what respondents are told apart in profile tables.
DIMENSIONS = ("sex", "age_band", "education", "occupation", "mode")
#: The code of those who did not say; an empty key would be mistaken for a fault of the file.
UNTOLD = "untold"
FIELDS = ("values", "extra", "given_at", "device", *DIMENSIONS)


class Group:
    """Respondents with something in common: how many, and their ratings block by block."""

    def __init__(self, asked: Questionnaire) -> None:
        self.n = 0
        self.blocks = {
            block.key: Counting([item.element for item in block.items], block.low, block.high)
            for block in asked.blocks
        }

    def add(self, rows: Mapping[str, tuple[int | None, ...]]) -> None:
        """One respondent."""
        self.n += 1
        for key, row in rows.items():
            self.blocks[key].add(row)

    def content(self, *, rows: bool = False) -> Content:
        """Their sums by block."""
        return {key: content_of(counting.tally(rows), rows=rows) for key, counting in self.blocks.items()}


class Counted:
    """All answers of a survey, taken in one by one."""

    def __init__(self, asked: Questionnaire) -> None:
        self.asked = asked
        self.whole = Group(asked)
        self.months: dict[str, Group] = {}
        self.profile: dict[str, dict[str, Group]] = {name: {} for name in DIMENSIONS}
        self.own: dict[str, Counter[str]] = {one.key: Counter() for one in asked.own}
        self.sureness = Sureness(asked.main) if asked.purpose == "skm" else None

    def add(self, answer: Mapping[str, Any]) -> None:
        """One answer as the database gives it."""
        values = answer["values"]
        rows = {block.key: tuple(values.get(item.key) for item in block.items) for block in self.asked.blocks}
        self.whole.add(rows)
        if self.sureness is not None:
            self.sureness.add(answer, rows[self.asked.main.key])
        month = localtime(answer["given_at"]).strftime("%Y-%m")
        self._group(self.months, month).add(rows)
        for name, groups in self.profile.items():
            self._group(groups, answer[name] or UNTOLD).add(rows)
        for own in self.asked.own:
            if given := answer["extra"].get(own.key):
                self.own[own.key]["given" if own.kind == "text" else given] += 1

    def _group(self, groups: dict[str, Group], key: str) -> Group:
        if key not in groups:
            groups[key] = Group(self.asked)
        return groups[key]

    def content(self) -> Content:
        """What is kept, in an order that does not depend on the order of the answers."""
        blocks = self.whole.content(rows=True)
        # Apart, because lists of many units read the sums and never the rows.
        rows = {key: kept.pop("vectors") for key, kept in blocks.items() if "vectors" in kept}
        return {
            "n": self.whole.n,
            "blocks": blocks,
            "rows": rows,
            "months": {key: {"n": group.n, "blocks": group.content()} for key, group in _sorted(self.months)},
            "profile": {
                name: {key: {"n": group.n, "blocks": group.content()} for key, group in _sorted(groups)}
                for name, groups in self.profile.items()
            },
            "modes": {key: group.n for key, group in _sorted(self.profile["mode"])},
            "own": {key: dict(sorted(counts.items())) for key, counts in self.own.items()},
            "sureness": self.sureness.content() if self.sureness else {},
        }


def _sorted(groups: Mapping[str, Group]) -> list[tuple[str, Group]]:
    return sorted(groups.items())


def content_of_survey(survey: Survey) -> Content:
    """The whole content of a result but what the rules make of it. Nine statements, whatever the number of answers."""
    asked = questions_of(survey)
    found = Counted(asked)
    for answer in counted(survey).order_by().values(*FIELDS).iterator(chunk_size=2000):
        found.add(answer)
    content = found.content()
    content |= _left_out(survey)
    content["rates"] = _rates(survey)
    content["themes"] = dict(sorted(theme_counts(survey).themes.items()))
    content["signals"] = summary(survey)
    content |= {
        "questionnaire": survey.questionnaire.digest,
        "population": survey.population,
        "minimum": survey.minimum,
        "target": survey.target,
        "period": {
            "kind": survey.period_kind,
            "start": survey.period_start and survey.period_start.isoformat(),
            "end": survey.period_end and survey.period_end.isoformat(),
            "opened": survey.opens_at.isoformat(),
            "closed": survey.ends_at.isoformat(),
        },
    }
    return content


def _left_out(survey: Survey) -> Content:
    """How many came late, and how many were left out for which reason."""
    late = survey.answers.filter(late=True, excluded_at=None).count()
    out = survey.answers.filter(excluded_at__isnull=False).order_by()
    why = out.values_list("excluded_why").annotate(n=Count("pk")).order_by("-n", "excluded_why")
    reasons = [[reason, n] for reason, n in why]
    return {"late": late, "excluded": sum(n for _, n in reasons), "excluded_why": reasons}


def _rates(survey: Survey) -> Content:
    """Invited, opened, refused and completed, by the way they answered; None where nobody counted."""
    return {
        mode: {
            "invited": fate.invited,
            "opened": fate.started,
            "refused": fate.refused,
            "completed": fate.completed,
        }
        for mode, fate in sorted(fates_of(survey).items())
    }
