"""How each view is laid out by its user: columns and groups. Kept beside what else can be lost without harm."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from planwatch.errors import PlanwatchError

FILE = "layouts.json"


class Layout(NamedTuple):
    """What was chosen for a view; empty: as it is for everybody."""

    columns: tuple[tuple[str, int], ...] = ()
    """The keys of its columns in their order, each with its cells; 0 where nobody gave it others."""
    group: str = ""
    """By what its rows are grouped; empty: by nothing."""


def read_layouts(folder: Path) -> dict[str, Layout]:
    """The layouts of the views by their words; none from a file that is not there or not of this kind."""
    found: dict[str, Layout] = {}
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        held: dict[str, dict[str, Any]] = json.loads((folder / FILE).read_text("utf-8"))
        for word, one in held.items():
            found[word] = Layout(
                tuple((str(key), int(cells)) for key, cells in one["columns"]), str(one.get("group", ""))
            )
    return found


def write_layouts(folder: Path, layouts: Mapping[str, Layout]) -> None:
    """Keep them; raises PlanwatchError where they cannot be written."""
    text = json.dumps({word: one._asdict() for word, one in layouts.items() if one != Layout()}, indent=1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(text, "utf-8")
    except OSError as problem:
        raise PlanwatchError(
            f"{folder / FILE}: {problem.strerror}", "the columns are as chosen until the app is left"
        ) from None
