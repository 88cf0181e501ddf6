"""All parts of a kind at one look, below their table."""

from collections.abc import Sequence

from textual.content import Content

from planwatch.model.text.visible import visible
from planwatch.tui.table.columns import cell

_RATINGS = ("red", "amber", "green")


def overview_content(rows: Sequence[Sequence[tuple[str, str]]], width: int) -> Content:
    """Rows of cells in columns of one width; what has no room is cut. A row of one cell is a line of words."""
    if not rows:
        return Content("Nothing to show")
    across = max(len(row) for row in rows)
    own = max(6, min(22, (width + 1) // across - 1))
    return Content("\n").join([_line(row, own) if len(row) > 1 else _words(*row[0]) for row in rows])


def _words(text: str, style: str) -> Content:
    return Content.assemble((visible(text), _style(style)))


def _line(row: Sequence[tuple[str, str]], width: int) -> Content:
    parts: list[tuple[str, str]] = []
    for text, style in row:
        shown = "".join(piece for piece, _ in cell(((text, ""),), width))
        parts += [(visible(shown), _style(style)), (" ", "")]
    return Content.assemble(*parts[:-1])


def _style(name: str) -> str:
    if name in _RATINGS:
        return f"$pw-{name}-text on $pw-{name}"
    return f"$pw-{name}" if name else ""
