"""Reports as Markdown: a page by a template, the many cells of its tables by functions, which are far quicker."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from planwatch.model.text.markdown import escaped, inline
from planwatch.report.document import Cell, Chip, Document, Table
from planwatch.report.render.templated import rendered, watched
from planwatch.report.rows import Step, no_step


def to_markdown(document: Document, step: Step = no_step) -> str:
    """The report as Markdown; ``step`` is told how many lines of its tables are written."""
    return rendered("report.md", document=watched(document, step), lines=lines, line=line, chips=chips)


def lines(table: Table) -> Markup:
    """All lines of a table but its total, each ended: a template that calls for every line takes far longer."""
    return Markup("".join([f"{_line(cells)}\n" for cells in table.rows]))  # noqa: S704  every text in it was escaped


def line(cells: Iterable[Cell]) -> Markup:
    """A line of a table."""
    return Markup(_line(cells))  # noqa: S704  every text in it was escaped


def chips(found: Iterable[Chip], between: str) -> Markup:
    """Ratings side by side."""
    return Markup(_chips(found, between))  # noqa: S704  every text in it was escaped


def _line(cells: Iterable[Cell]) -> str:
    return f"|{''.join([f' {_cell(one)} |' for one in cells])}"


def _chips(found: Iterable[Chip], between: str) -> str:
    return f"{between} ".join(map(_chip, found))  # as text on one line it would lose the blank before an arrow


def _cell(cell: Cell) -> str:
    if not cell.chips:
        return _text(cell.text)
    return f"{_chips(cell.chips, cell.between)}{' ' if cell.text else ''}{_text(cell.text)}"


_text = lru_cache(4096)(inline)


@lru_cache(256)
def _chip(chip: Chip) -> str:
    voice = f" {escaped(chip.voice)}" if chip.voice else ""
    return f"{escaped(chip.shape)} {escaped(chip.letter)}{voice}"
