"""What the rules of an indicator propose for a unit's answers; for the apps above."""

from tolok.apps.evaluation.facts import facts as facts
from tolok.apps.evaluation.facts import proposed as proposed
