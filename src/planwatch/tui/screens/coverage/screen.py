"""Coverage: recommendations by what answers them, and the gaps."""

from planwatch.service.recommendations.coverage import COVERAGE
from planwatch.service.recommendations.recommendations import RecommendationRow
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.parts.screen import PartsScreen


class CoverageScreen(PartsScreen[RecommendationRow]):
    """Enter opens the recommendation, ``o`` an action that answers it, ``a`` accepts its gaps."""

    KEYS = registry.COVERAGE

    def __init__(self, session: Session) -> None:
        super().__init__(session, COVERAGE)
