"""Who signs a version of a plan off, and on what conditions."""

from datetime import date

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds


class Signoff(Struct, frozen=True, kw_only=True):
    """One step of the chain that signs a version off; the chain is in the plan's order."""

    ref: str
    of: str = ""
    """The name of the version."""
    by: str
    """A post or a forum, as it was called then."""
    on: date | None = None
    """None: not signed yet."""
    conditions: str = ""


FIELDS = (
    Field("ref", help="S1; given by itself"),
    Field("of", Holds.NAME, label="version", of="version", is_needed=True, help="the version that is signed off"),
    Field("by", is_needed=True, help="a post or a forum"),
    Field("on", Holds.DAY, "signed on", is_past=True, help="empty: not signed yet"),
    Field("conditions", Holds.PROSE, help="what it is subject to"),
)
"""The fields of a sign-off that can be typed into."""


def conditions_in_words(typed: str) -> str:
    """``subject to: the costs``; what was typed as "subject to the costs" says so itself."""
    said = " ".join(typed.split())
    return said if said.casefold().startswith("subject to") else f"subject to: {said}"
