"""Reports as HTML: a page by a template, the many cells of its tables by functions, which are far quicker."""

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from planwatch.model.text.visible import visible_lines
from planwatch.report.document import Cell, Chip, Document, Table
from planwatch.report.render.templated import rendered, watched
from planwatch.report.rows import Step, no_step

_SHORT = 14
"""Letters below which a cell stays on one line."""
_LONG = 400
"""Letters of a cell above which its line may go on over the page: it would leave the rest of the sheet empty."""


def to_html(document: Document, step: Step = no_step) -> str:
    """The report as one HTML file that needs nothing else: no network, no script.

    ``step`` is told how many lines of its tables are written.
    """
    return rendered("report.html", document=watched(document, step), lines=lines, line=line, chips=chips)


def lines(table: Table) -> Markup:
    """All lines of a table but its total, each ended: a template that calls for every line takes far longer."""
    return Markup("".join([f"{_line(table, cells)}\n" for cells in table.rows]))  # noqa: S704  every text in it was escaped


def line(table: Table, cells: Iterable[Cell]) -> Markup:
    """A line of a table; its first cell is its head."""
    return Markup(_line(table, cells))  # noqa: S704  every text in it was escaped


def _line(table: Table, cells: Iterable[Cell]) -> str:
    cells = tuple(cells)
    written = [
        f"<td{_looks(one.tone, place in table.numbers, len(one.text) < _SHORT, _rating(one))}>{_cell(one)}</td>\n"
        if place
        else f'<th scope="row">{_cell(one)}</th>\n'
        for place, one in enumerate(cells)
    ]
    looks = ' class="long"' if any(len(one.text) > _LONG for one in cells) else ""
    return f"<tr{looks}>\n{''.join(written)}</tr>\n"


def chips(found: Iterable[Chip], between: str) -> Markup:
    """Ratings side by side; a comma between them is only read aloud."""
    return Markup(_chips(found, between))  # noqa: S704  every text in it was escaped


def _chips(found: Iterable[Chip], between: str) -> str:
    unseen = ' class="unseen"' if between == "," else ""
    apart = f"<span{unseen}>{_text(between)}</span> "
    return apart.join(map(_chip, found))


def _rating(cell: Cell) -> str:
    """``rag`` for ratings and nothing else, which take a narrow column; from one to the next they keep to one line."""
    if not cell.chips or cell.text:
        return ""
    return "rag" if cell.between == "," else "rag short"


@lru_cache(256)
def _looks(tone: str, is_number: bool, is_short: bool, rating: str) -> str:
    kinds = ("number" * is_number, rating or "short" * is_short)
    looks = " ".join(filter(None, (tone, *kinds)))
    return f' class="{_text(looks)}"' if looks else ""


def _cell(cell: Cell) -> str:
    words = _unbroken(cell.text)
    if not cell.chips:
        return words
    return f"{_chips(cell.chips, cell.between)}{' ' if words else ''}{words}"


_WHOLE = re.compile(r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \d{4}| \d{2})?\b|\b\d{1,3} %")
"""What is read as one: a date, a share."""

_RUN = re.compile(r"(?:&#?\w+;|[^\s&]){24}(?=\S)")
"""So many signs on end, each escaped one counted once."""


@lru_cache(4096)
def _unbroken(text: str) -> str:
    """The text with no line broken inside a date or share, and what has no blank broken where it must be.

    A table would else be as wide as the longest address in it, and run past the sheet.
    """
    return _WHOLE.sub(r'<span class="date">\g<0></span>', _RUN.sub(r"\g<0><wbr>", _text(text)))


@lru_cache(256)
def _chip(chip: Chip) -> str:
    voice = f" <small>{_text(chip.voice)}</small>" if chip.voice else ""
    return (
        f'<span class="voice"><span class="chip {_text(chip.tone)}">'
        f'<span aria-hidden="true">{_text(chip.shape)} {_text(chip.letter)}</span>'
        f'<span class="unseen">{_text(chip.word)}</span></span>{voice}</span>'
    )


@lru_cache(4096)
def _text(text: str) -> str:
    return str(escape(visible_lines(text)))
