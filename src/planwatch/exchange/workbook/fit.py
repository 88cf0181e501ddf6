"""How wide the columns of a sheet of parts are: by what stands in them, so that what is filled fits on one page."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from planwatch.exchange.workbook.columns import BookColumn, Layout, Sort
from planwatch.exchange.workbook.rows import BookRow
from planwatch.exchange.workbook.texts import wide
from planwatch.model.values import replace

_EASY, _PAGE = 195, 230
"""What a page of A4 landscape takes in letters that are read without effort, and at most."""
_NARROW, _TITLE = 14, 24
"""How narrow a column of many words may become, and the second, which is what a row is about."""
_ABOVE = 76
"""What the instructions take, which stand over the columns from the third on."""
_NUMBERS, _DAY = {Sort.MONEY: 4, Sort.FIGURE: 1}, 12
"""How much more than its text a number takes, beside its commas; and a day. Where they do not fit, some show none."""


def fitted(layout: Layout, rows: Collection[BookRow]) -> Layout:
    """The layout for these rows: what holds nothing stands last, if the kind's table does not show it.

    What is filled is one page of paper wide, or as few as it can be read on.
    """
    texts = {column.name: {row.text(column) for row in rows} for column in layout.columns}
    filled = {name for name, held in texts.items() if not rows or any(held)}
    order = sorted(layout.columns, key=lambda column: not (column.name in filled or column.name in layout.shown))
    printed = max((at for at, column in enumerate(order, 1) if column.name in filled), default=len(order))
    widths = _widths([(column, texts[column.name]) for column in order[:printed]])
    sized = [replace(column, width=width) for column, width in zip(order, widths, strict=False)]
    return replace(layout, columns=(*_paged(sized), *order[printed:]))


def _widths(columns: Sequence[tuple[BookColumn, Collection[str]]]) -> list[int]:
    least = [_least(*each) for each in columns]
    wanted = [max(floor, _wanted(*each)) for floor, each in zip(least, columns, strict=True)]
    least[1:2] = [max(floor, min(width, _TITLE)) for floor, width in zip(least[1:2], wanted[1:2], strict=True)]
    widths = wanted
    for most in range(max(wanted), _NARROW - 1, -1):
        widths = [max(floor, min(width, most)) for floor, width in zip(least, wanted, strict=True)]
        if sum(widths) <= (_EASY if most > _TITLE else _PAGE):
            break
    if widths[2:]:
        widest = max(range(2, len(widths)), key=widths.__getitem__)
        widths[widest] += max(0, _ABOVE - sum(widths[2:]))
    return widths


def _wanted(column: BookColumn, texts: Collection[str]) -> int:
    """By the longest line of it, and never more than a column of its sort has."""
    if not texts:
        return column.width
    return min(column.width, max((wide(line) for text in texts for line in text.splitlines()), default=0) + 2)


def _least(column: BookColumn, texts: Iterable[str]) -> int:
    """What its heading needs on two lines, and its longest word, if that is no wider than many words may be."""
    heading = max(*map(len, column.heading.split()), len(column.heading) // 2) + 1
    word = max((wide(word) for text in texts for word in text.split()), default=0) + 1
    if column.sort in _NUMBERS:
        return max(heading, 8, word + word // 3 + _NUMBERS[column.sort])
    return max(heading, min(word, _NARROW, column.width), _DAY if column.sort is Sort.DATE else 0)


def _paged(columns: Iterable[BookColumn]) -> Iterator[BookColumn]:
    """The same, with a new page of paper begun where one is full; the first two stand on each."""
    first = used = 0
    for index, column in enumerate(columns):
        is_new = index > 2 and used + column.width > _PAGE
        first += column.width if index < 2 else 0
        used = (first if is_new else used) + column.width
        yield replace(column, is_new_page=is_new)
