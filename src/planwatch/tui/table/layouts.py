"""How each view that everybody has is laid out by its user. Kept beside what else can be lost without harm."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import Grouping
from planwatch.model.text.visible import short
from planwatch.service.views.layout import LEAST_CELLS, MOST_CELLS, Layout
from planwatch.words.row import COLUMNS

FILE = "layouts.json"
Tell = Callable[[str], object]
_NOT_KEPT = "columns and groups are as chosen until the app is left"


class Layouts:
    """The layouts of the views by their words. Of a file that makes no sense, ``problem`` says what was left out."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._kept: dict[str, Any] | None = {}
        """What the file holds; None where that is nothing of ours, and is left alone."""
        self._layouts: dict[str, Layout] = {}
        self.problem = ""
        try:
            kept: object = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError) as error:
            self._refuse(f"cannot be read ({getattr(error, 'strerror', None) or 'it is no JSON'})")
            return
        if not isinstance(kept, dict):
            self._refuse("holds no layouts of views")
            return
        self._kept = cast("dict[str, Any]", kept)
        told: list[str] = []
        for word, one in self._kept.items():
            self._layouts[word] = _read(one, lambda problem, word=word: told.append(f"{word}: {problem}"))
        if told:
            more = f" and {len(told) - 1} more" if len(told) > 1 else ""
            self.problem = f"{self._path}: {told[0]}{more}; that is left out"

    def _refuse(self, problem: str) -> None:
        self._kept = None
        self.problem = f"{self._path} {problem}: it is left alone, and every view is laid out as for everybody"

    def of(self, word: str) -> Layout:
        """How the view of that word is laid out."""
        return self._layouts.get(word, Layout())

    def keep(self, word: str, layout: Layout) -> None:
        """Lay that view out so from now on; raises PlanwatchError where that cannot be kept beyond today."""
        self._layouts[word] = layout
        if self._kept is None:
            raise PlanwatchError(f"{self._path} is not as planwatch wrote it; {_NOT_KEPT}", "mend it, or take it away")
        self._kept = {name: one for name, one in self._kept.items() if name != word}
        if layout != Layout():
            kept: dict[str, object] = {"columns": layout.columns, "group": layout.group or ""}
            self._kept[word] = kept | ({"one_line": True} if layout.one_line else {})
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(self._kept, indent=1), "utf-8")
        except OSError as problem:
            raise PlanwatchError(f"{self._path}: {problem.strerror}", _NOT_KEPT) from None


def _read(one: object, tell: Tell) -> Layout:
    """What makes sense of a layout; the rest is told."""
    if not isinstance(one, dict):
        tell("is no layout")
        return Layout()
    held = cast("Mapping[str, object]", one)
    columns: dict[str, int] = {}
    for column in _listed(held.get("columns", []), tell):
        key, cells = _pair(column)
        if not isinstance(key, str) or key not in COLUMNS or key in columns:
            tell(f"no column {_short(key)}")
        elif type(cells) is not int or (cells and not LEAST_CELLS <= cells <= MOST_CELLS):
            tell(f"{key} is not {_short(cells)} cells wide")
            columns[key] = 0
        else:
            columns[key] = cells
    group = held.get("group", "")
    if group not in ("", *Grouping):
        tell(f"no groups by {_short(group)}")
        group = ""
    if not isinstance(one_line := held.get("one_line", False), bool):
        tell(f"one_line is true or false, and not {_short(one_line)}")
        one_line = False
    return Layout(tuple(columns.items()), Grouping(group) if group else None, one_line)


def _listed(columns: object, tell: Tell) -> list[object]:
    if isinstance(columns, list):
        return cast("list[object]", columns)
    tell("its columns are no list")
    return []


def _pair(column: object) -> tuple[object, object]:
    both = cast("list[object]", column) if isinstance(column, list) else [column, 0]
    return (both[0], both[1]) if len(both) == 2 else (both, 0)


def _short(value: object) -> str:
    return short(json.dumps(value, ensure_ascii=False), 40)
