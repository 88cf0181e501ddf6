"""What hangs on a theme, a lead, a forum or a meeting, in words."""

from collections.abc import Iterable
from datetime import date

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.hanging import Hanging
from planwatch.model.plan.parts import PART
from planwatch.model.text.called import counted_as

_BY_DAY = ("meeting", "update", "review")
"""What is called by its day."""
_FEW = 6
"""Names told of each sort."""


def hanging_in_words(hangs: Iterable[Hanging], on: str) -> str:
    """``12 actions, 3 actions (support), 2 risks (owner)``: what is in the plan, by kind; empty where nothing is."""
    return ", ".join(f"{_counted(*sort, on, len(names))}" for sort, names in _sorts(hangs).items())


def hanging_lines(hangs: Iterable[Hanging], on: str) -> list[str]:
    """The same with the first of each by name, a line each: ``12 actions: C1.2, C1.3, …``."""
    return [
        f"{_counted(*sort, on, len(names))}: {', '.join(names[:_FEW])}{', …' if len(names) > _FEW else ''}"
        for sort, names in _sorts(hangs).items()
    ]


def _sorts(hangs: Iterable[Hanging]) -> dict[tuple[str, str], list[str]]:
    """The names by kind and field; actions first, which most hangs on."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in sorted(hangs, key=lambda one: one.kind != "action"):
        if one.is_there:
            found.setdefault((one.kind, one.field), []).append(_named(one))
    return found


def _named(one: Hanging) -> str:
    return day_in_full(date.fromisoformat(one.name)) if one.kind in _BY_DAY else one.name


def _counted(kind: str, field: str, on: str, number: int) -> str:
    """``12 actions``; with the field where that is not simply what they hang on."""
    if kind == "plan":
        return f"the plan's {field}"
    said = counted_as(PART[kind].one if kind in PART else kind, number)
    return said if field == on else f"{said} ({field.replace('_', ' ')})"
