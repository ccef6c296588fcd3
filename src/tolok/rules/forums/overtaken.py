"""A forum that is late: what it talks over was decided, or replaced, before the forum came to anything. Nothing forbids
it; it is told, with both days."""

from dataclasses import dataclass
from datetime import date

from tolok.rules.days import day_said
from tolok.rules.forums.states import HELD, INVITED, PLAN, PREPARATION
from tolok.rules.texts import Text
from tolok.rules.wording import chain, fill

#: Once the minutes are closed a forum is what it is.
UNFINISHED = (PLAN, PREPARATION, INVITED, HELD)


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A version that was decided without its forum: since when it holds, and the last day of one that is replaced."""

    service: str
    number: int
    first: date
    last: date | None = None

    def told(self, meets_on: date, held_on: date | None) -> Text:
        """The day of the standard and the day of the forum, planned or held."""
        standard = (
            fill(OVER, last=day_said(self.last)) if self.last else fill(SINCE, first=day_said(self.first))
        )
        forum = fill(WAS_HELD, day=day_said(held_on)) if held_on else fill(PLANNED, day=day_said(meets_on))
        late = fill(LATE, service=self.service, n=self.number, standard=standard, forum=forum)
        return chain(late, ENDED if self.last else WITHOUT)


LATE = Text(
    "{service}, versi {n}, {standard}, sedangkan forum ini, yang {forum}.",
    "{service}, version {n}, {standard}, while this forum, {forum}.",
)
WITHOUT = Text(
    "Versi itu ditetapkan tanpa hasil forum ini.",
    "That version was decided without what comes of this forum.",
)
ENDED = Text("Yang akan dibahas sudah diganti atau dicabut.", "What it talks over was replaced or withdrawn.")
SINCE = Text("berlaku mulai {first}", "holds from {first}")
OVER = Text("hanya berlaku sampai {last}", "held only until {last}")
PLANNED = Text("direncanakan {day}, belum terlaksana", "planned for {day}, was not held yet")
WAS_HELD = Text("terlaksana {day}, belum ditutup berita acaranya", "held on {day}, has no closed minutes yet")
