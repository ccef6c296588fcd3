"""What one respondent fills in one go, whichever way they came in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys import actions, selectors
from tolok.apps.surveys.actions import Receipt, Second
from tolok.apps.surveys.forms.answering import AnswerForm, SecondForm
from tolok.apps.surveys.identifiers import uuid7
from tolok.apps.surveys.models import Device, Mode, Survey, Ticket
from tolok.apps.surveys.selectors.sitting import chosen, f03_beside, f03_with
from tolok.rules.texts import ProblemsError
from tolok.web.printing import say

#: Seconds a statement takes to be read and rated, as the lead of the page tells.
SECONDS = 12
#: The parameter that names a further language of a questionnaire.
LANGUAGE = "bahasa"
#: What speakers call their language; one that is not here goes by its code.
TONGUES = {
    "ace": "Bahsa Acèh",
    "ban": "Basa Bali",
    "bbc": "Hata Batak Toba",
    "bew": "Basè Betawi",
    "bjn": "Bahasa Banjar",
    "bug": "Basa Ugi",
    "jv": "Basa Jawa",
    "mad": "Bhâsa Madhurâ",
    "mak": "Basa Mangkasara",
    "min": "Baso Minang",
    "su": "Basa Sunda",
}


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody came to a survey: by its link, with a ticket, or on a device that many share."""

    survey: Survey
    ticket: Ticket | None = None
    device: Device | None = None

    @property
    def mode(self) -> str:
        """The way as an answer keeps it; empty when the form itself tells it."""
        if self.ticket is not None:
            return self.ticket.batch.channel
        return self.device.kind if self.device is not None else ""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language the questions can be read in."""

    code: str
    name: str
    url: str
    current: bool


class Sitting:
    """The forms of one respondent: the survey's own and perhaps F-03, which `drawn` respondents are asked as well."""

    def __init__(
        self, way: Way, form: AnswerForm, second: SecondForm | None, other: Survey | None, drawn: bool
    ) -> None:
        self.way, self.form, self.second, self.other, self.drawn = way, form, second, other, drawn

    @property
    def forms(self) -> list[AnswerForm | SecondForm]:
        """Every form that was sent or is shown."""
        return [self.form, self.second] if self.second is not None else [self.form]

    def is_valid(self) -> bool:
        """Whether everything that was sent can be read; all faults are looked for."""
        valid = [one.is_valid() for one in self.forms]
        return all(valid)

    def take(self, now: datetime) -> Receipt:
        """Keep what was sent. Raises ProblemsError."""
        form = self.form
        given = replace(form.given, seconds=form.taken(now), trapped=form.trapped)
        return actions.receive_sitting(
            survey=self.way.survey,
            uuid=form.identifier,
            given=given,
            second=self._second(),
            mode=Mode(form.cleaned_data["way"] or Mode.LINK),
            device=self.way.device,
            ticket=self.way.ticket,
            started=form.started,
            now=now,
        )

    def _second(self) -> Second | None:
        if self.second is None or self.other is None or not self.second.ratings:
            return None
        return Second(self.other, self.second.identifier, self.second.given)

    @property
    def sheets(self) -> str:
        """What a browser needs to write the sheets to a file, as JSON."""
        sheets = [self.form.keys(self.way.survey.code)]
        if self.second is not None and self.other is not None:
            sheets.append(self.second.keys(self.other.code))
        return json.dumps(sheets, ensure_ascii=False)


def begun(request: HttpRequest, way: Way, now: datetime) -> Sitting:
    """A blank sitting. On a shared device F-03 is always there, and the page shows it to whom the share falls."""
    language = request.GET.get(LANGUAGE, "")
    uuid = uuid7(now)
    scanned = Mode.QR if "q" in request.GET else Mode.LINK
    initial = {"uuid": uuid, "way": scanned, "opened": int(now.timestamp()), "starts": 1}
    form = AnswerForm(asked=selectors.questions_of(way.survey), language=language, initial=initial)
    drawn = chosen(uuid, way.survey.f03_share)
    other = f03_beside(way.survey, now) if drawn or way.device is not None else None
    second = None
    if other is not None:
        asked = selectors.questions_of(other)
        second = SecondForm(asked=asked, language=language, initial={"uuid": uuid7(now), "code": other.code})
    return Sitting(way, form, second, other, drawn)


def sent(request: HttpRequest, way: Way) -> Sitting:
    """What came in, not yet looked at."""
    language = request.GET.get(LANGUAGE, "")
    form = AnswerForm(request.POST, asked=selectors.questions_of(way.survey), language=language)
    other = _other(request.POST, way)
    second = None
    if other is not None:
        second = SecondForm(request.POST, asked=selectors.questions_of(other), language=language)
    return Sitting(way, form, second, other, drawn=other is not None)


def _other(posted: Mapping[str, Any], way: Way) -> Survey | None:
    """The survey of the second sheet, if one was sent."""
    code = posted.get("f03-code", "")
    return f03_with(way.survey, code) if code else None


def refuse(sitting: Sitting, error: ProblemsError) -> None:
    """Show why nothing was kept; a fault of the second sheet stands at the second sheet."""
    sitting.form.refuse(error)


def page(request: HttpRequest, sitting: Sitting, now: datetime) -> dict[str, Any]:
    """What the pages that ask have in common."""
    survey, asked = sitting.way.survey, sitting.form.asked
    unsure = {say(block.unsure) for block in asked.blocks if block.unsure}
    return {
        "sitting": sitting,
        "form": sitting.form,
        "second": sitting.second,
        "survey": survey,
        "unit": unit_name(survey, now),
        "unsure": ", ".join(sorted(unsure)),
        "count": len(asked.items),
        "minutes": max(1, round(len(asked.items) * SECONDS / 60)),
        "tongues": tongues(request, sitting),
        "tongue": sitting.form.language,
        "titles": len(asked.blocks) > 1,
    }


def tongues(request: HttpRequest, sitting: Sitting) -> Sequence[Tongue]:
    """The further languages of the questions with the way back to the page's own; nothing when there are none."""
    others = sitting.form.asked.others or {}
    if not others:
        return []
    chosen_now = sitting.form.language
    own = _("Bahasa Indonesia") if (get_language() or "id") == "id" else "English"
    found = [Tongue((get_language() or "id"), own, request.path, not chosen_now)]
    for code in others:
        url = f"{request.path}?{LANGUAGE}={code}"
        found.append(Tongue(code, TONGUES.get(code, code), url, code == chosen_now))
    return found


def unit_name(survey: Survey, now: datetime) -> str:
    """What the unit is called today."""
    names = names_of([survey.unit_id], timezone.localdate(now))
    return names.get(survey.unit_id, survey.unit.code)
