"""Views of one person alone: in a file beside the settings, in the form that views of a plan have in its TOML.

They are the user's own work, so they are not kept with what can be lost without harm; and they stand in a file of their
own, since planwatch writes it whole, which the settings with their comments are not.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from planwatch.errors import PlanwatchError
from planwatch.model.plan.keys import flat
from planwatch.model.plan.kinds import Base, Grouping
from planwatch.model.plan.view import FIELDS, KEYS, SavedView
from planwatch.model.text.names import plain
from planwatch.paths import config_folder
from planwatch.settings import read_toml
from planwatch.unfinished import unfinished

FILE = "views.toml"
_HEAD = "# Your own views of the list. planwatch writes this file anew whenever you save or change one.\n"
_NAMES = frozenset(field.name for field in FIELDS)
Views = tuple[SavedView, ...]


class Mine(NamedTuple):
    """The views of that file that can be shown, and what is wrong with the others; empty where all is well."""

    views: Views = ()
    problem: str = ""


def mine_file() -> Path:
    """Where they are kept."""
    return config_folder() / FILE


def read_mine() -> Mine:
    """The user's own views, in their order."""
    path = mine_file()
    try:
        held = read_toml(path)
    except FileNotFoundError:
        return Mine()
    except PlanwatchError as error:
        return Mine((), f"{error.message}: your own views are left out")
    listed = held.get("view", [])
    if not isinstance(listed, list) or held.keys() - {"view"}:
        return Mine((), f"{path}: holds no views: your own views are left out")
    views: dict[str, SavedView] = {}
    told: list[str] = []
    for entry in cast("list[object]", listed):
        view = _read(entry)
        if isinstance(view, str):
            told.append(view)
        elif plain(view.name) in views:
            told.append(f"{view.name} is there twice")
        else:
            views[plain(view.name)] = view
    more = f" and {len(told) - 1} more" if len(told) > 1 else ""
    return Mine(tuple(views.values()), f"{path}: {told[0]}{more}: left out" if told else "")


def _read(entry: object) -> SavedView | str:
    """The view that stands there, or what is wrong with it."""
    if not isinstance(entry, dict):
        return "what stands there is no view"
    held = cast("Mapping[str, object]", entry)
    named = held.get("name")
    name = named if isinstance(named, str) and named.strip() else "a view without a name"
    if unknown := sorted(held.keys() - _NAMES):
        return f"{name}: a view has no {unknown[0]}"
    words = {key: text for key, text in held.items() if isinstance(text, str) and text.isprintable()}
    if wrong := sorted(held.keys() - words.keys()) or ([] if words.get("name", "").strip() else ["name"]):
        return f"{name}: its {wrong[0]} is no line of plain text"
    base, group = words.pop("base", Base.ALL), words.pop("grouped_by", "")
    if base not in tuple(Base) or group not in ("", *Grouping):
        return f"{name}: {group if base in tuple(Base) else base} is nothing that it can begin from, or be grouped by"
    view = SavedView(base=Base(base), grouped_by=Grouping(group) if group else None, **words)
    return view if view.key in ("", *KEYS) else f"{name}: {view.key} opens no view"


def change_mine(change: Callable[[Views], Views]) -> None:
    """Keep what that makes of the views there are; raises PlanwatchError, and leaves all as it is, where it cannot."""
    path = mine_file().resolve()  # a link to where somebody keeps their settings stays one
    mine = read_mine()
    if mine.problem:
        raise PlanwatchError(f"{mine.problem}; nothing was changed", "put that right first, or take the file away")
    text = _HEAD + "".join(map(_written, change(mine.views)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(path) as beside:
            beside.write_text(text, encoding="utf-8", newline="")
            beside.replace(path)
    except OSError as error:
        raise PlanwatchError(f"{path}: can't be written: {error.strerror}", "check its rights and the disk") from error


def _written(view: SavedView) -> str:
    held = ((name, value) for name, value in flat(view).items() if value)
    return "\n[[view]]\n" + "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in held)
