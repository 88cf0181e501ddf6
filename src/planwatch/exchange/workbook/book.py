"""What a workbook holds, whoever writes it."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from planwatch.exchange.workbook.columns import COLUMNS, BookColumn
from planwatch.exchange.workbook.keys import Mark
from planwatch.model.plan.action import Action
from planwatch.model.plan.plan import Plan


class Sheet(Struct, frozen=True):
    """One sheet of actions."""

    name: str
    actions: tuple[Action, ...]


class Counts(Struct, frozen=True):
    """One line of the summary: a part of the plan, and how many of its actions stand where."""

    name: str
    numbers: tuple[int, ...]


class Book(Struct, frozen=True, kw_only=True):
    """A workbook: its sheets, and what is told beside them."""

    mark: Mark
    plan: Plan
    title: str
    today: date
    sheets: tuple[Sheet, ...]
    keys: Mapping[str, str]
    """By the refs of the actions."""
    columns: tuple[BookColumn, ...] = COLUMNS
    lists: Mapping[str, tuple[str, ...]]
    """What cells are chosen from, by name."""
    counts_on: bool = True
    """Whether days late are of the day on which the workbook is looked at; else they are of ``today``."""
    instructions: str = ""
    """At most three lines above the rows, for whoever fills them in."""
    heads: tuple[str, ...] = ()
    """What the summary counts."""
    summary: tuple[Counts, ...] = ()
    about: tuple[str, ...] = ()
    """Lines of the rule and the definitions."""
    is_locked: bool = False
    """Whether only what is to be filled in can be typed into."""
