"""What evaluators are told of a forum: what it was about and led to, and of nobody who came."""

import pytest

from tests.apps.consultation.forum_cast import a_consulting_unit, a_forum, a_version, brought_to
from tests.apps.organizations.cast import TODAY
from tolok.apps.consultation.models import Participant, State
from tolok.apps.consultation.selectors.records import records

pytestmark = pytest.mark.django_db


def test_it_names_nobody_and_leaves_the_attendance_list_out() -> None:
    unit = a_consulting_unit()
    forum = brought_to(a_forum(a_version(unit)), State.SIGNED)
    found = records([forum.origin], unit.pk, TODAY)[forum.origin]
    names = {one.name for one in Participant.objects.filter(forum=forum)}
    said = " ".join(f"{label} {value}" for label, value in found.rows) + found.title
    assert names
    assert not [name for name in names if name in said]
    assert "Yang hadir, menurut unsur" in said
    forum.minutes.refresh_from_db()
    assert forum.minutes.attendance_id not in found.proofs
    assert forum.minutes.paper_id in found.proofs


def test_it_tells_of_forums_of_the_unit_alone() -> None:
    unit = a_consulting_unit()
    forum = a_forum(a_version(unit))
    assert not records([forum.origin], unit.pk + 1, TODAY)
    assert not records([f"{forum.origin}x", "consultation.forum:"], unit.pk, TODAY)
