"""What a workbook holds, whoever writes it."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from planwatch.exchange.workbook.columns import ACTIONS, Layout
from planwatch.exchange.workbook.keys import Mark
from planwatch.exchange.workbook.rows import BookRow
from planwatch.model.plan.plan import Plan


class Sheet(Struct, frozen=True):
    """One sheet of parts of one kind."""

    name: str
    rows: tuple[BookRow, ...]
    layout: Layout = ACTIONS
    instructions: str = ""
    """At most three lines above the rows, for whoever fills them in."""


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
    sheets: Iterable[Sheet]
    """Gone through once: each may be made when it is its turn, and is let go of then."""
    lists: Mapping[str, tuple[str, ...]]
    """What cells are chosen from, by name."""
    counts_on: bool = True
    """Whether days late are of the day on which the workbook is looked at; else they are of ``today``."""
    heads: tuple[str, ...] = ()
    """What the summary counts."""
    summary: tuple[Counts, ...] = ()
    about: tuple[str, ...] = ()
    """Lines of the rule and the definitions."""
    is_locked: bool = False
    """Whether only what is to be filled in can be typed into."""
