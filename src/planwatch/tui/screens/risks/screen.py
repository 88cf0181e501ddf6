"""Risks in their table: as every kind of part, with the heat map by ``m``."""

from planwatch.service.risks.risks import RISKS, RiskRow
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.parts.screen import PartsScreen


class RisksScreen(PartsScreen[RiskRow]):
    """Opened by ``!``."""

    KEYS = registry.RISKS

    def __init__(self, session: Session) -> None:
        super().__init__(session, RISKS)
