"""How often, and when last, the parts of a plan were changed: what calendars know a newer entry by."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct, field

from planwatch.model.plan.forum import Forum

Key = tuple[str, ...]
"""A kind and what names a part of it: ``("action", "C1.2")``, ``("meeting", "Board", "2016-01-21")``."""


class Changes(Struct, frozen=True):
    """The changes of one part after the one that made it."""

    number: int
    last: datetime
    """When the newest was made, or the part itself where there was none."""


class Gone(Struct, frozen=True):
    """What calendars may have an entry of, and the plan has not: taken out, without its date, or of another name."""

    key: Key
    """What the entry was known by."""
    summary: str
    day: date
    changes: Changes | None = None


class Former(Struct, frozen=True):
    """A forum as it was, before its name, cadence or shift was changed, or it was taken out."""

    forum: Forum
    now: str
    """Its name now."""
    changes: Changes


class Touched(Struct, frozen=True):
    """What the journal says of a plan's actions, meetings, resolutions and forums."""

    changes: Mapping[Key, Changes] = field(default_factory=dict[Key, Changes])
    gone: tuple[Gone, ...] = ()
    former: tuple[Former, ...] = ()
    ref: str = ""
    """The ref that the plan had at first, where it has another one now: calendars know its entries by that."""


NOT_KNOWN = Touched()
