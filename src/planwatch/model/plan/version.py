"""A version of a plan: draft 1, draft 2, what was approved, what was closed."""

from datetime import date

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import PlanStatus


class Version(Struct, frozen=True, kw_only=True):
    """The plan under a name, as it was at one moment. The file that took it knows which moment that is."""

    name: str
    """``draft 2``, or a number."""
    on: date | None = None
    state: PlanStatus = PlanStatus.DRAFT
    """What the plan was then."""
    note: str = ""


FIELDS = (
    Field("name", is_needed=True, help="draft 2, or a number"),
    Field("on", Holds.DAY, is_past=True, help="the day that stands on it; else today"),
    Field("state", Holds.CHOICE, choices=PlanStatus, what="a state", help="draft, approved, closed; else the plan's"),
    Field("note", Holds.PROSE, help="what it is, for whom it was made"),
)
"""The fields of a version that can be typed into."""
