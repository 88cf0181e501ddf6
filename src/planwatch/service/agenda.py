"""The agenda of a forum's next meeting."""

from planwatch.report.kinds.agenda import Agenda, Item, document
from planwatch.service.reports import agenda

__all__ = ["Agenda", "Item", "agenda", "document"]
