"""Statements of intent: what an organisation commits itself to under a theme."""

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds


class Commitment(Struct, frozen=True, kw_only=True):
    """One statement of intent. It answers recommendations, and actions carry it."""

    ref: str
    text: str
    theme: str = ""
    lead: str = ""
    answers: tuple[str, ...] = ()
    """Numbers of the recommendations that it answers."""
    actions: tuple[str, ...] = ()
    """Refs of the actions that carry it."""


FIELDS = (
    Field("ref", is_needed=True, help="as in the plan: C1"),
    Field("text", Holds.PROSE, is_needed=True, help="what the organisation commits itself to"),
    Field("theme", Holds.NAME, of="theme"),
    Field("lead", Holds.NAME, of="lead"),
    Field("answers", Holds.NAMES, of="recommendation", help="the recommendations that it answers: 1 4 7"),
    Field("actions", Holds.NAMES, of="action", help="the actions that carry it: C1.1 C1.2"),
)
"""The fields of a commitment that can be typed into."""
