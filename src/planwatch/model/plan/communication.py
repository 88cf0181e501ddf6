"""What is told of a plan, and to whom."""

from datetime import date

from msgspec import Struct

from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.field import INTERNAL, Field, Holds


class Communication(Struct, frozen=True, kw_only=True):
    """Something that an audience is told by a channel, by whom and by when."""

    ref: str
    audience: str
    text: str
    """What they are told."""
    channel: str = ""
    lead: str = ""
    """Who tells it."""
    due: Span = NO_DATE
    told_on: date | None = None
    """None: not told yet."""
    internal: bool = False

    def is_overdue(self, today: date) -> bool:
        """Whether its last day has passed, and they were not told."""
        return self.told_on is None and self.due.last is not None and self.due.last < today


FIELDS = (
    Field("ref", help="M1; given by itself"),
    Field("audience", is_needed=True, help="staff, partners, families, members"),
    Field("text", Holds.PROSE, label="what", is_needed=True, help="what they are told"),
    Field(
        "channel", suggested=("briefing", "e-mail", "newsletter", "meeting", "web page"), help="briefing, e-mail, web"
    ),
    Field("lead", Holds.NAME, of="lead", help="who tells it"),
    Field("due", Holds.WORDED, help="by when"),
    Field("told_on", Holds.DAY, "told on", is_past=True, help="empty: not told yet"),
    INTERNAL,
)
"""The fields of a communication that can be typed into."""
