"""Views of one's own: what a filter leaves of a view that everybody has, and how that is shown."""

from msgspec import Struct

from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import Base, Grouping

KEYS = tuple(f"f{number}" for number in range(2, 13))
"""The keys that can open one: no command has any of them, and f1 is help."""


class SavedView(Struct, frozen=True, kw_only=True):
    """A view that somebody saved. What is empty is as in the view that it begins from."""

    name: str
    key: str = ""
    """The key that opens it."""
    base: Base = Base.ALL
    """The view that it begins from."""
    filter: str = ""
    columns: str = ""
    """In their order, each with its cells where somebody gave it others: ``ref, title, lead:20``."""
    sorted_by: str = ""
    """A column, and another within what is equal in it; with ``-`` at its end, downwards: ``late-, lead``."""
    grouped_by: Grouping | None = None


FIELDS = (
    Field("name", is_needed=True, help="what it is called on the row of views"),
    Field("key", suggested=KEYS, help="f2 to f12 opens it; empty: its name or a click does"),
    Field("base", Holds.CHOICE, choices=Base, help="the view it begins from: overdue, red, all …"),
    Field("filter", help="lead:hr due:14d, as / takes it"),
    Field("columns", help="ref, title, lead:20; empty: those of everybody"),
    Field("sorted_by", help="a column, and one within it: late-, lead; - downwards"),
    Field("grouped_by", Holds.CHOICE, choices=Grouping, is_optional=True, help="theme, lead, status, plan …"),
)
"""The fields of a view that can be typed into."""
