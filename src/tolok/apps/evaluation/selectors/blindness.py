"""What an evaluator must not read in the audit before handing in."""

from django.db.models import Exists, Q

from tolok.apps.evaluation.models import Seat

#: Entries that tell levels.
TELLING = ("evaluation.judge", "evaluation.judge_many", "evaluation.undo", "evaluation.moderate")


def levels_of_others(reader: int) -> Q:
    """Entries that tell levels given by others, while the reader has a seat that was not handed in."""
    judging = Seat.objects.filter(user=reader, left_at=None, submitted_at=None)
    return Q(Exists(judging)) & Q(action__in=TELLING) & ~Q(who_id=reader)
