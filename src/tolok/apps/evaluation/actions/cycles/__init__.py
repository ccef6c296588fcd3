"""Open a cycle, choose its units, keep its calendar, move it on."""

from tolok.apps.evaluation.actions.cycles.calendar import move_dates
from tolok.apps.evaluation.actions.cycles.opening import open_cycle
from tolok.apps.evaluation.actions.cycles.states import advance
from tolok.apps.evaluation.actions.cycles.units import bring_in, take_out

__all__ = ["advance", "bring_in", "move_dates", "open_cycle", "take_out"]
