"""Themes, leads and forums in their table: as every kind of part, and two of them made one by ``m``."""

from planwatch.service.plan.named_rows import NamedRow
from planwatch.tui import registry
from planwatch.tui.screens.parts.screen import PartsScreen


class NamedScreen(PartsScreen[NamedRow]):
    """Opened by the palette and from ``A``."""

    KEYS = registry.NAMED
