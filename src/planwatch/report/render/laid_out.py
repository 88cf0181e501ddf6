"""Documents laid out for a screen of some width: every word of the paper, tables as tables, no markup."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from planwatch.model.text.visible import visible
from planwatch.report.document import (
    Block,
    Cell,
    Chart,
    Chip,
    Document,
    Drawing,
    Entries,
    Facts,
    Items,
    Lines,
    Section,
    Table,
    Words,
)
from planwatch.report.render.lines import Line

_GAP = 2
_WORD = 16
"""Cells that a column has at least where a word needs them; without room for that its table is told row by row."""

_FOOT = "The rule and the definitions"
"""What the other papers call the foot of a side."""


def laid_out(document: Document, width: int) -> Iterator[Line]:
    """The lines of a document, none wider than that where its words can be parted."""
    yield from _wrapped(document.title, width, is_head=True)
    for text in (document.banner, document.subtitle):
        yield from _wrapped(text, width)
    for side in document.sides:
        if side.title:
            yield Line("")
            yield from _wrapped(side.title, width, is_head=True)
        for section in side.sections:
            yield from _section(section, width)
        if side.foot:
            yield Line("")
            yield Line(_FOOT, is_head=True)
        for paragraph in side.foot:
            yield Line("")
            yield from _wrapped(paragraph, width)
    if document.signed:
        yield Line("")
        yield from _wrapped(document.signed, width)


def _section(section: Section, width: int) -> Iterator[Line]:
    yield Line("")
    yield from _wrapped(section.title, width, is_head=True)
    for number, block in enumerate(section.blocks):
        if number:
            yield Line("")
        yield from _block(block, width)
    if section.more:
        yield from _wrapped(section.more, width)


def _block(block: Block, width: int) -> Iterator[Line]:
    if isinstance(block, Table):
        yield from table_lines(block, width)
    else:
        for mark, text in _texts(block):
            yield from _wrapped(text, width, mark)


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    """What of a block that is no table stands on lines of its own, each with the mark before it."""
    match block:
        case Lines():
            yield from (("", line) for line in block.lines)
        case Items(items, is_numbered):
            yield from ((f"{number}. " if is_numbered else "- ", item) for number, item in enumerate(items, 1))
        case Entries():
            for one in block.entries:
                yield "- ", f"{one.ref} {one.text}"
                yield from (("    ", note) for note in one.notes)
        case Facts():
            yield from (("- ", f"{name}: {text}") for name, text in block.facts)
        case _:
            yield "", _paragraph(block)


def _paragraph(block: Block) -> str:
    match block:
        case Words():
            return _with_chips(block.text, block.chips)
        case Chart():
            return f"{block.title}: {', '.join(f'{bar.number} {bar.word}' for bar in block.bars)}"
        case Drawing():
            return f"{block.title}: {block.words}"
        case _:
            return ""


def table_lines(table: Table, width: int) -> Iterator[Line]:
    """A table with its columns as wide as their words, or as there is room; else row by row, a cell to a line."""
    if table.caption:
        yield from _wrapped(table.caption, width)
    rows = [[_text(cell) for cell in row] for row in (*table.rows, *([table.total] if table.total else []))]
    widths = _widths([list(table.columns), *rows], width)
    if widths is None:
        for row in rows:
            yield from _told(table.columns, row, width)
        return
    right = table.numbers
    if any(table.columns):
        yield from _row(table.columns, widths, right, is_head=True)
        yield Line("─" * (sum(widths) + _GAP * (len(widths) - 1)))
    for row in rows:
        yield from _row(row, widths, right)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is: the widest give way alike until all have room. None: there is no room for columns."""
    columns = list(zip(*rows, strict=False))
    wanted = [max([1, *map(cells, column)]) for column in columns]
    least = [min(_WORD, max([1, *(cells(word) for text in column for word in text.split())])) for column in columns]
    room, most = width - _GAP * (len(wanted) - 1), max(wanted, default=0)

    def shared() -> list[int]:
        return [max(need, min(most, want)) for need, want in zip(least, wanted, strict=True)]

    while most > 1 and sum(shared()) > room:
        most -= 1
    return shared() if sum(shared()) <= room else None


def _row(texts: Sequence[str], widths: Sequence[int], right: Iterable[int], *, is_head: bool = False) -> Iterator[Line]:
    parts = [wrap(text, size) or [""] for text, size in zip(texts, widths, strict=False)]
    to_the_right = set(right)
    for at in range(max(map(len, parts), default=0)):
        shown = [
            _padded(part[at] if at < len(part) else "", size, number in to_the_right)
            for number, (part, size) in enumerate(zip(parts, widths, strict=False))
        ]
        yield Line((" " * _GAP).join(shown).rstrip(), is_head)


def _told(columns: Sequence[str], row: Sequence[str], width: int) -> Iterator[Line]:
    """A row as a line for each cell, below the first, or all on one where the columns have no names."""
    if not any(columns):
        yield from _wrapped(" · ".join(filter(None, row)), width, "- ")
        return
    for number, text in enumerate(row):
        head = f"{columns[number]}: " if number < len(columns) and columns[number] else ""
        if text:
            yield from _wrapped(f"{head}{text}", width, "  " if number else "")


def _padded(text: str, size: int, to_the_right: bool) -> str:
    blanks = " " * max(0, size - cells(text))
    return blanks + text if to_the_right else text + blanks


def _text(cell: Cell) -> str:
    return _with_chips(cell.text, cell.chips, cell.between)


def _with_chips(text: str, chips: Sequence[Chip], between: str = ",") -> str:
    ratings = f"{between} ".join(f"{chip.shape} {chip.letter}{' ' if chip.voice else ''}{chip.voice}" for chip in chips)
    return " ".join(filter(None, (ratings, text)))


def _wrapped(text: str, width: int, mark: str = "", *, is_head: bool = False) -> Iterator[Line]:
    """The lines of a text, each with room for the mark that stands before the first."""
    for number, part in enumerate(wrap(text, max(1, width - len(mark)))):
        yield Line((" " * len(mark) if number else mark) + part, is_head)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of so many cells, its own line breaks kept."""
    found: list[str] = []
    for line in text.split("\n"):
        if not line.isascii() and cells(shown := visible(line)) != len(shown):
            found += _by_cells(shown, width)
        else:
            shown = visible(line)
            found += [shown] if len(shown) <= width else textwrap.wrap(shown, width, break_on_hyphens=False)
    return found if any(found) else []


def _by_cells(text: str, width: int) -> list[str]:
    """As ``textwrap`` does, of letters that take two cells or none; a long word is parted."""
    found, line = list[str](), ""
    for word in text.split(" "):
        if line and cells(line) + 1 + cells(word) > width:
            found.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        while cells(line) > width:
            at = next(at for at in range(1, len(line) + 1) if cells(line[: at + 1]) > width)
            found.append(line[:at])
            line = line[at:]
    return [*found, line] if line else found


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
