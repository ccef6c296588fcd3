"""What surveys propose for indicators of PEKPPP, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tolok.rules.surveys.performance import Proposed
from tolok.web.printing import say
from tolok.web.shapes import Column, Table


def proposals_table(rows: Sequence[Proposed]) -> Table:
    """Indicator, proposed level, why."""
    columns = (Column(_("Indikator")), Column(_("Usulan"), "number"), Column(_("Karena")))
    lines = [
        (f"{one.indicator.code} {say(one.indicator.title)}", level_of(one), reason_of(one)) for one in rows
    ]
    return Table(_("Usulan dari survei"), columns, lines, caption_hidden=True)


def level_of(one: Proposed) -> str:
    """The proposed level, a dash when the facts leave it open."""
    return "–" if one.proposal.level is None else str(one.proposal.level)


def reason_of(one: Proposed) -> str:
    """Why, in the words of the rule, with what is missing to the rule's requirements."""
    words = say(one.proposal.reason)
    if one.unmet:
        words += " " + _("Yang belum terpenuhi: %(names)s.") % {
            "names": "; ".join(say(text) for text in one.unmet)
        }
    return words
