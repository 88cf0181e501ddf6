"""Measures in their table: as every kind of part, with a reading written by ``n`` and its line drawn by ``X``."""

from planwatch.service.measures.measures import MEASURES, MeasureRow
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.parts.screen import PartsScreen


class MeasuresScreen(PartsScreen[MeasureRow]):
    """Opened by ``%``."""

    KEYS = registry.MEASURES

    def __init__(self, session: Session) -> None:
        super().__init__(session, MEASURES)
