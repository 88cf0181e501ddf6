"""Who was asked about a plan."""

from datetime import date

from msgspec import Struct

from planwatch.model.plan.field import INTERNAL, Field, Holds


class Consultee(Struct, frozen=True, kw_only=True):
    """A post, body or group that was consulted: what they said, and what was changed for it."""

    ref: str
    who: str
    on: date | None = None
    """None: they are still to be asked."""
    how: str = ""
    said: str = ""
    changed: str = ""
    """What was changed in the plan for what they said, or why nothing was."""
    internal: bool = False


FIELDS = (
    Field("ref", help="Q1; given by itself"),
    Field("who", is_needed=True, help="a post, a body or a group"),
    Field("on", Holds.DAY, is_past=True, help="the day they were consulted; empty: not yet"),
    Field("how", suggested=("meeting", "letter", "survey", "workshop", "in writing"), help="meeting, letter, survey"),
    Field("said", Holds.PROSE, help="what they said"),
    Field("changed", Holds.PROSE, help="what was changed for it, or why nothing was"),
    INTERNAL,
)
"""The fields of a consultee that can be typed into."""
