"""A part of a plan."""

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.update import Update


class Theme(Struct, frozen=True, kw_only=True):
    """A part of the plan. ``label`` is the plan's own word for it: "Theme 3", "Workstream C"."""

    title: str
    label: str = ""
    sponsor: str = ""
    lead: str = ""
    note: str = ""
    update: tuple[Update, ...] = ()


FIELDS = (
    Field("title", is_needed=True),
    Field("label"),
    Field("sponsor", Holds.NAME, of="lead"),
    Field("lead", Holds.NAME, of="lead"),
    Field("note", Holds.PROSE),
)
