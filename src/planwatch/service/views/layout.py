"""How a list is laid out: which columns, in what order, how wide, and by what its rows are grouped."""

from collections.abc import Iterable
from typing import NamedTuple

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import Grouping
from planwatch.model.text.names import nearest
from planwatch.words.row import COLUMNS

LEAST_CELLS, MOST_CELLS = 3, 80


class Layout(NamedTuple):
    """What was chosen for a view; empty: as it is for everybody."""

    columns: tuple[tuple[str, int], ...] = ()
    """The keys of its columns in their order, each with its cells; 0 where nobody gave it others."""
    group: Grouping | None = None
    """By what its rows are grouped; None: by nothing."""
    one_line: bool = False
    """Whether each row is one line, also where there is room for two."""


def columns_text(columns: Iterable[tuple[str, int]]) -> str:
    """As people write them: ``rag, ref, title, lead:20``; empty for those of everybody."""
    return ", ".join(f"{key}:{cells}" if cells else key for key, cells in columns)


def read_columns(text: str) -> tuple[tuple[str, int], ...]:
    """What ``columns_text`` gave, or somebody wrote; raises PlanwatchError."""
    found: dict[str, int] = {}
    for each in filter(None, map(str.strip, text.split(","))):
        key, colon, cells = (part.strip() for part in each.partition(":"))
        key = key.casefold()
        if key not in COLUMNS:
            near = nearest(key, COLUMNS)
            hint = f"did you mean '{near}'?" if near else f"one of {', '.join(COLUMNS)}"
            raise PlanwatchError(f"there is no column '{key}'", hint)
        if key in found:
            raise PlanwatchError(f"the column {key} is named twice", "give each column once")
        if colon and not (cells.isascii() and cells.isdigit() and LEAST_CELLS <= int(cells[:4]) <= MOST_CELLS):
            raise PlanwatchError(
                f"'{cells}' is no width of the column {key}", f"cells from {LEAST_CELLS} to {MOST_CELLS}: {key}:20"
            )
        found[key] = int(cells or 0)
    return tuple(found.items())
