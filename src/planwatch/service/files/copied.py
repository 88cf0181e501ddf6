"""Rows of a table for the clipboard: as Markdown, or as cells that a spreadsheet takes as cells, not as formulas."""

from collections.abc import Iterable, Sequence

from planwatch.exchange.csv import may_run
from planwatch.model.text.markdown import inline

Rows = Iterable[Sequence[str]]


def as_cells(rows: Rows) -> str:
    """Rows whose cells are apart by tabs: tabs and line breaks in a text are blanks, what would run is a text."""
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(text: str) -> str:
    one_line = " ".join(text.split())
    return f"'{one_line}" if may_run(one_line) else one_line


def as_markdown(heads: Sequence[str], rows: Rows) -> str:
    """A table of Markdown; what was typed stands in it as text."""
    lines = (heads, ["---"] * len(heads), *([inline(text) for text in row] for row in rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
