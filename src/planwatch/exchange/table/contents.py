"""What stands in a column, as far as that tells what the column is: shares of a sample of its cells."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from planwatch.exchange.table.dates import looks_dated
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.values import is_money, is_numbers
from planwatch.exchange.table.words import priority_of, rag_of, status_of, yes_or_no
from planwatch.model.plan.kinds import Rag

_SAMPLE = 240
_NAMES_APART = re.compile(r"\s*(?:[/,;&\n]|\band\b)\s*")
_MOST_BLANKS = 6
_RATINGS = frozenset(Rag)
_NUMBER = re.compile(r"-?\d[\d,.]*\s?%?", re.ASCII)
_TOKEN = re.compile(r"(?=\S*\d)[\w-]{14,}", re.ASCII)
_DIGITS = re.compile(r"\d\D?\d|\d[.,:/]")


class Contents(Struct, frozen=True):
    """Shares of the cells that hold something, 0 to 1."""

    filled: int = 0
    """How many cells of the sample hold something."""
    share_filled: float = 0.0
    length: float = 0.0
    """Letters of one, on the average."""
    distinct: float = 0.0
    different: int = 0
    dates: float = 0.0
    status: float = 0.0
    rag: float = 0.0
    priority: float = 0.0
    numbers: float = 0.0
    percent: float = 0.0
    money: float = 0.0
    counted: float = 0.0
    """Numbers of recommendations: ``1, 2a & 7``."""
    prose: float = 0.0
    """Six words or more."""
    names: float = 0.0
    """What a person, post or body could be called."""
    tokens: float = 0.0
    """What only a program calls a thing by."""
    yes_no: float = 0.0
    short: float = 0.0
    """Twelve letters at most, without blanks."""
    hues: int = 0
    """Colours of cells that hold nothing."""


NOTHING = Contents()


def contents_of(cells: Sequence[Cell]) -> Contents:
    """What stands in these cells."""
    step = max(1, len(cells) // _SAMPLE)
    seen = tuple(cells[::step])
    if not any(cell.text for cell in seen):
        return Contents(hues=len({cell.fill for cell in cells if cell.fill}))
    return _of_sample(seen)


@lru_cache(256)
def _of_sample(seen: tuple[Cell, ...]) -> Contents:
    """What stands in these, of which one at least has a text; asked for again at each answer about the file."""
    filled = [cell for cell in seen if cell.text]
    count, times = len(filled), Counter(cell.text for cell in filled)

    def share(test: Callable[[str], bool]) -> float:
        return sum(number for text, number in times.items() if test(text)) / count

    return Contents(
        count,
        count / len(seen),
        sum(len(text) * number for text, number in times.items()) / count,
        len(times) / count,
        len(times),
        sum(number for cell, number in Counter(filled).items() if looks_dated(cell)) / count,
        share(lambda text: status_of(text).meaning is not None),
        _rag_share(times),
        share(lambda text: priority_of(text).meaning is not None),
        share(lambda text: _NUMBER.fullmatch(text) is not None),
        sum(_is_percent(cell) for cell in filled) / count,
        share(is_money),
        share(is_numbers),
        share(lambda text: text.count(" ") >= 5),
        share(is_name),
        share(lambda text: _TOKEN.fullmatch(text) is not None),
        share(lambda text: not text.isdecimal() and yes_or_no(text) is not None),
        share(lambda text: len(text) <= 12 and " " not in text.strip()),
    )


def _rag_share(times: Counter[str]) -> float:
    """The share of ratings; words such as *complete*, which stand among ratings too, count where there is one."""
    known = {text: meaning for text in times if (meaning := rag_of(text).meaning) is not None}
    share = sum(times[text] for text in known) / times.total()
    return share * (1.0 if any(meaning in _RATINGS for meaning in known.values()) else 0.3)


def is_name(text: str) -> bool:
    """Whether a text can be what people, posts and bodies are called."""
    if len(text) > 120 or _DIGITS.search(text) or text.rstrip().endswith((".", "?")):
        return False
    return all(part.count(" ") <= _MOST_BLANKS for part in _NAMES_APART.split(text))


def _is_percent(cell: Cell) -> bool:
    if cell.text.endswith("%") or "%" in cell.format:
        return True
    return isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool) and 0 <= cell.value <= 100
