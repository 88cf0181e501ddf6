"""The agenda of a forum's next meeting."""

from planwatch.service.reports import Agenda, agenda
from planwatch.service.reports import agenda_document as document

__all__ = ["Agenda", "agenda", "document"]
