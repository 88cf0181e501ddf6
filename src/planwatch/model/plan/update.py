"""A dated, signed note."""

from datetime import date, datetime

from msgspec import Struct

from planwatch.model.plan.kinds import Rag


class Update(Struct, frozen=True, kw_only=True):
    """A dated, signed note on an action, a theme or the plan; never overwritten."""

    text: str
    as_at: date
    """The day on which it was so, which may be before it was typed."""
    by: str = ""
    """Whose word it is: a lead's name."""
    rag: Rag | None = None
    """The rating given with it."""
    who: str = ""
    """Who typed it."""
    at: datetime | None = None
    """When it was typed, in UTC."""
    internal: bool = False
