"""Which pages a calculation has."""

from tolok.apps.calculation.models import Calculation
from tolok.apps.calculation.showing.pages import Pages, WeightedPages
from tolok.apps.calculation.showing.survey_pages import SurveyPages


def pages_of(calculation: Calculation) -> Pages:
    """How this calculation is shown."""
    return WeightedPages(calculation) if calculation.kind == "weighted" else SurveyPages(calculation)
