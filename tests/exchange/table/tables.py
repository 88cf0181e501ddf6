"""Small tables as councils and trackers lay them out, and what the mapper makes of them."""

from collections.abc import Sequence
from datetime import date

from planwatch.exchange.table.mapper import propose
from planwatch.exchange.table.proposal import Answers, Column, Proposal
from planwatch.exchange.table.provenance import EMPTY, Cell, Merge, Table
from planwatch.exchange.table.record import Record
from planwatch.model.dates.when import ANY_PERIOD

TODAY = date(2016, 6, 1)


def table(*rows: Sequence[str | Cell], name: str = "", merges: Sequence[Merge] = (), **more: object) -> Table:
    """A sheet with these rows, all made as long as the longest."""
    width = max(map(len, rows), default=0)
    cells = [[one if isinstance(one, Cell) else Cell(one) for one in row] for row in rows]
    whole = tuple(tuple(row + [EMPTY] * (width - len(row))) for row in cells)
    given: dict[str, object] = {"file": "plan.xlsx", "is_grid": True, **more}
    return Table(name=name, rows=whole, merges=tuple(merges), **given)  # pyright: ignore[reportArgumentType]


def lines(text: str) -> list[list[str]]:
    """Rows of a table drawn with bars."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def mapped(*tables: Table, answers: Answers | None = None) -> Proposal:
    """What the mapper proposes."""
    return propose(tables, answers or Answers(), TODAY, ANY_PERIOD)


def sheet(text: str, name: str = "", answers: Answers | None = None) -> Proposal:
    """What it proposes for one sheet drawn with bars."""
    return mapped(table(*lines(text), name=name), answers=answers)


def column(proposal: Proposal, heading: str) -> Column:
    """The column with that heading."""
    return next(one for seen in proposal.tables for one in seen.columns if one.heading == heading)


def fields(proposal: Proposal) -> dict[str, str]:
    """The field of each heading of the first table."""
    return {one.heading: one.field for one in proposal.tables[0].columns}


def titles(proposal: Proposal) -> list[str]:
    """The titles of the actions."""
    return [record.given["title"] for record in proposal.records]


def only(proposal: Proposal) -> Record:
    """The one action."""
    assert len(proposal.records) == 1, titles(proposal)
    return proposal.records[0]


def told(proposal: Proposal) -> list[tuple[str, str]]:
    """The doubts, each with its place."""
    return [(doubt.place, doubt.what) for doubt in proposal.doubts]


def not_read(proposal: Proposal) -> list[tuple[str, str]]:
    """What was not understood, each with its place."""
    return [(one.cell, one.text) for one in proposal.not_understood]
