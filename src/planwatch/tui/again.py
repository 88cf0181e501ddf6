"""The last edit, kept so that it can be made again of other actions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planwatch.tui.desk import Meant, PlanDesk


@dataclass(frozen=True, slots=True)
class Again:
    """What was done, in words: ``RAG amber``; and how it is done of what is meant, None where it can be done once."""

    words: str
    make: "Callable[[PlanDesk, Meant], object] | None" = None
