"""Which pages a calculation has."""

from tolok.apps.calculation.models import Calculation
from tolok.apps.calculation.showing.pages import Pages
from tolok.apps.calculation.showing.survey_pages import SurveyPages
from tolok.apps.calculation.showing.weighted_pages import WeightedPages


def pages_of(calculation: Calculation) -> Pages:
    """How this calculation is shown."""
    return WeightedPages(calculation) if calculation.kind == "weighted" else SurveyPages(calculation)
