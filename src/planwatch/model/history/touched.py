"""How often, and when last, the parts of a plan were changed: what calendars know a newer entry by."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct, field

Key = tuple[str, ...]
"""A kind and what names a part of it: ``("action", "C1.2")``, ``("meeting", "Board", "2016-01-21")``."""


class Changes(Struct, frozen=True):
    """The changes of one part after the one that made it."""

    number: int
    last: datetime
    """When the newest was made, or the part itself where there was none."""


class Gone(Struct, frozen=True):
    """An action that was taken out of the plan."""

    ref: str
    title: str
    day: date


class Touched(Struct, frozen=True):
    """What the journal says of a plan's actions, meetings, resolutions and forums."""

    changes: Mapping[Key, Changes] = field(default_factory=dict[Key, Changes])
    gone: tuple[Gone, ...] = ()
    """Those with a due date whose ref no other action has now."""


NOT_KNOWN = Touched()
