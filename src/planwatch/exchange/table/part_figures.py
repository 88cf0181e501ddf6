"""Figures, sums, years and readings in the cells of tables of measures and costs: only what is sure."""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from planwatch.exchange.table.dates import DateReader
from planwatch.exchange.table.headings import DATED, is_period
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.values import pence_of
from planwatch.model.costs.years import read_share
from planwatch.model.plan.figure import figure_text, read_figure
from planwatch.model.plan.kinds import Direction

_LONGEST = 80
_UP = r"[≥>]=?|at least|no less than|above|over|more than|min(?:imum)?(?: of)?\.?"
_DOWN = r"[≤<]=?|at most|no more than|below|under|less than|fewer than|up to|max(?:imum)?(?: of)?\.?"
_WORD = r"(?!(?:by|in|as|at|or|and|to|of|from)\b)[a-z]{1,20}"
_FIGURE = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))? ?(?P<pounds>£)?(?P<number>[-+−]?\d[\d,]{{0,18}}(?:\.\d{{1,6}})?)"
    rf" ?(?P<unit>%|per ?cent|{_WORD}(?: {_WORD}){{0,3}})?"
    r"(?: ?(?P<rest>\(.{1,40}\)|(?:by|in|at|as at|as of|from|for) .{1,40}))?",
    re.IGNORECASE,
)
_TIMES = {"k": 1000, "m": 1_000_000}
_OF_FIGURES = re.compile(
    r"\b(?:actuals?|outturns?|results?|values?|performance|figures?|readings?|data)\b", re.IGNORECASE
)
_LATEST = re.compile(rf"{_OF_FIGURES.pattern}|\b(?:current|latest|now|newest|to date)\b", re.IGNORECASE)
_AROUND = " -–—:/()\n"
_YEAR = re.compile(r"\b20\d\d ?[/–-] ?(?:20)?\d\d\b|\b(?:FY ?)?20\d\d\b", re.IGNORECASE | re.ASCII)
_THOUSANDS = re.compile(r"£ ?'?’?0{3}s?\b|£ ?k\b|\(k\)|thousands?", re.IGNORECASE)
_EACH = re.compile(r" ?(?:/|\bper\b|\bp/|\ba(?= (?:day|week|month|year|case|post|head)\b)|\beach\b) ?", re.IGNORECASE)
_RECURS = frozenset({"recurring", "recurrent", "ongoing", "on-going", "annual", "annually", "yearly", "yes", "y"})
_ONCE = frozenset({"one-off", "one off", "oneoff", "non-recurring", "non recurring", "no", "n", "once"})


class Figured(NamedTuple):
    """A number of a cell, and what stands around it."""

    value: Decimal
    unit: str = ""
    direction: Direction | None = None
    """The good way, where the cell says *at least* or *at most*."""
    rest: str = ""
    """What else stands there: mostly a day."""


def figure_of(cell: Cell) -> Figured | None:
    """The figure of a cell; None where it holds none, or more than one."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        share = 100 if "%" in cell.format else 1
        value = _read(f"{round(Decimal(str(cell.value)) * share, 6):f}")
        return Figured(value, "%" if share > 1 else "£" if "£" in cell.format else "") if value is not None else None
    text = " ".join(cell.text.split())
    match = _FIGURE.fullmatch(text) if len(text) <= _LONGEST else None
    value = _read(match["number"]) if match else None
    if match is None or value is None:
        return None
    unit, way = (match["unit"] or "").casefold(), Direction.UP if match["up"] else Direction.DOWN
    if match["pounds"] and unit in _TIMES:
        value, unit = value * _TIMES[unit], ""
    unit = "£" if match["pounds"] else "%" if unit in ("percent", "per cent") else unit
    return Figured(value, unit, way if match["up"] or match["down"] else None, (match["rest"] or "").strip("() "))


def _read(text: str) -> Decimal | None:
    """A figure as a person sees it: 90, where a bare number would be 9E+1."""
    value = read_figure(text)
    return Decimal(figure_text(value)) if value is not None else None


def reading_words(heading: str) -> str:
    """The month, quarter or year of which a column holds readings; empty where its heading names something else."""
    parts = [_OF_FIGURES.sub(" ", part).strip(_AROUND) for part in heading.split(" / ")]
    named = [" ".join(part.split()) for part in parts if part]
    if not named or not all(map(is_period, named)):
        return ""
    return " ".join(reversed(named))  # 2015/16 over Q1


def is_latest(heading: str) -> bool:
    """Whether a column holds the newest figure, of a day that nobody names: *Actual*, *Latest value*."""
    return bool(heading.strip()) and not _LATEST.sub(" ", heading).strip(_AROUND)


def dated_words(heading: str) -> str:
    """The time beside other words of a heading: ``Mar 2017`` of ``Target (Mar 2017)``; empty where it names none."""
    match = DATED.search(heading)
    return match[0] if match else ""


def day_of(words: str, dates: DateReader, today: date) -> date | None:
    """The last day of a period that is over; where no year is named, of the last such one."""
    named = words.removeprefix("by ").removeprefix("as at ").removeprefix("in ").removeprefix("at ")
    day = dates.read(Cell(text=named)).span.last
    if day is not None and day > today and not re.search(r"\d\d", named):
        ends = monthrange(day.year - 1, day.month)[1]
        day = day.replace(year=day.year - 1, day=ends if day.month != (day + timedelta(1)).month else day.day)
    return day


def pence_in(cell: Cell, heading: str) -> tuple[int | None, str, bool]:
    """The sum in a cell as pence, what it is for one of (``day``), and whether it could be read."""
    scale = 1000 if _THOUSANDS.search(heading) else 1
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return round(Decimal(str(cell.value)) * 100 * scale), "", True
    amount, _, each = (_EACH.sub("\x1f", cell.text.strip(), count=1)).partition("\x1f")
    pence, is_read = pence_of(amount, scale)
    return pence, " ".join(each.split()), is_read


def years_in(text: str, year_starts: int) -> tuple[str, ...]:
    """The financial years that a text names, as they are kept; none where it names anything else."""
    found = [read_share(words, year_starts) for words in _YEAR.findall(text)]
    rest = _YEAR.sub(" ", text)
    is_all = not re.sub(r"\b(?:and|to|only)\b|[,;&–-]", " ", rest, flags=re.IGNORECASE).strip()
    shares = tuple(share.year for share in found if share is not None)
    return shares if is_all and len(shares) == len(found) else ()


def year_of(heading: str, year_starts: int) -> str:
    """The financial year that a heading names, and nothing else: ``2015/16``, ``2015/16 (£)``; empty for none."""
    bare = re.sub(r"£ ?'?0{0,3}s?|\bcosts?\b|\bamount\b|\bbudget\b", " ", heading, flags=re.IGNORECASE)
    years = years_in(bare.strip(_AROUND), year_starts)
    return years[0] if len(years) == 1 else ""


def recurs(text: str) -> bool | None:
    """Whether a cell says that a cost comes again; None where it says neither."""
    said = " ".join(text.casefold().split()).strip(".")
    return True if said in _RECURS else False if said in _ONCE else None
