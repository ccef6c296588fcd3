"""People are told that a result is there: the staff of its unit, and the Biro once for all units of one go."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tolok.apps.notices.actions import Message, notify_each
from tolok.apps.organizations.models import Appointment, Role
from tolok.apps.organizations.policies import lasting
from tolok.apps.organizations.selectors import names_of
from tolok.apps.surveys.models import SurveyResult
from tolok.rules.texts import Text
from tolok.rules.wording import fill

STAFF = (Role.UNIT_OPERATOR, Role.UNIT_HEAD)


def tell(*, results: Sequence[SurveyResult], now: datetime) -> None:
    """Tell who is concerned; three statements for any number of results. No value is in the words: e-mail carries them."""
    if not results:
        return
    day = timezone.localdate(now)
    units = {one.survey.unit_id for one in results}
    offices = {one.survey.unit.office_id for one in results}
    names = names_of(sorted(units), day)
    roles = Appointment.objects.filter(lasting(day), user__is_active=True).order_by()
    staff: dict[int, set[int]] = defaultdict(set)
    for person, unit in roles.filter(unit__in=units, role__in=STAFF).values_list("user_id", "unit_id"):
        staff[unit or 0].add(person)
    biro: dict[int, set[int]] = defaultdict(set)
    admins = roles.filter(office__in=offices, unit=None, role=Role.BIRO_ADMIN)
    for person, office in admins.values_list("user_id", "office_id"):
        biro[office].add(person)
    with override("id"):
        messages = [one for result in results for one in _to_staff(result, staff, names)]
        messages += [one for office in offices for one in _to_biro(office, results, biro, names)]
    notify_each(messages=messages, now=now)


def _to_staff(result: SurveyResult, staff: dict[int, set[int]], names: dict[int, str]) -> list[Message]:
    words, path, key = _one(result, names)
    return [Message(person, words, path, key) for person in sorted(staff[result.survey.unit_id])]


def _to_biro(
    office: int, results: Sequence[SurveyResult], biro: dict[int, set[int]], names: dict[int, str]
) -> list[Message]:
    mine = [one for one in results if one.survey.unit.office_id == office]
    words, path, key = _one(mine[0], names) if len(mine) == 1 else _many(office, mine)
    return [Message(person, words, path, key) for person in sorted(biro[office])]


def _one(result: SurveyResult, names: dict[int, str]) -> tuple[Text, str, str]:
    name = names.get(result.survey.unit_id, result.survey.unit.code)
    words = fill(READY if result.number == 1 else CORRECTED, unit=name)
    path = reverse("surveys-result", args=[result.survey_id])
    return words, path, f"surveys.result:{result.pk}"


def _many(office: int, results: Sequence[SurveyResult]) -> tuple[Text, str, str]:
    path = reverse("surveys-comparison", args=[office])
    return fill(MANY, n=len(results)), path, f"surveys.results:{results[0].pk}-{results[-1].pk}"


READY = Text("Hasil survei {unit} sudah dihitung.", "The survey result of {unit} is computed.")
CORRECTED = Text(
    "Hasil survei {unit} dihitung ulang; hasil sebelumnya tetap tersimpan.",
    "The survey result of {unit} was computed anew; the one before is kept.",
)
MANY = Text("Hasil {n} survei sudah dihitung.", "The results of {n} surveys are computed.")
