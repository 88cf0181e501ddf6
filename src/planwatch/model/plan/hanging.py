"""What names a theme, a lead, a forum or a meeting, and so would miss it if it went."""

from msgspec import Struct


class Hanging(Struct, frozen=True):
    """One row that names it."""

    table: str
    id: int
    column: str
    """The column that names it."""
    of: int
    """The id of what it names."""
    kind: str
    """What people know it as: an action for the row by which a lead supports one."""
    field: str
    """The field of that which names it: ``lead``, ``support``, ``reports_to``."""
    owner: int
    """The id of what has that field: the action for such a row, else the row itself."""
    name: str
    """What that is called: its ref, name or day."""
    is_there: bool = True
    """Whether that is in the plan; what was taken out can come back."""
    by_name: bool = False
    """Whether the column holds the name, and not the id."""
