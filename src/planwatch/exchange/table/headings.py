"""Where the headings of a table stand, over one row, two or three, and what their words speak for."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from msgspec import Struct

from planwatch.exchange.table.provenance import Cell, Table
from planwatch.exchange.table.vocabulary import ACTION, RISK_WORDS, phrases
from planwatch.model.dates.when import MONTHS

_SEARCHED = 30
"""Rows in which headings are looked for: above them stands what the sheet is about."""
_LONGEST = 160
_HIT = 0.5
_LATER = 1.4
"""How much more a row must look like headings than one above it of as many cells."""
_TIMELINE = 4
"""So many months, quarters or days beside each other are a line of time."""
_WORDS = re.compile(r"[a-z]+|\d+|[£#%]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
DATED = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?P<month>{'|'.join(MONTHS)})[a-z]*\b[ '’/-]*(?P<year>(?:20)?\d\d)?\b"
    r"|\b\d{1,2}[./]\d{1,2}[./](?:20)?\d\d\b|\b20\d\d(?:/\d\d)?\b|\bq(?:uarter )?[1-4]\b",
    re.IGNORECASE,
)
"""A time that a heading names beside other words."""
_PERIOD = re.compile(
    rf"(?:{'|'.join(MONTHS)})[a-z]*[ .'’/-]*(?:20)?(?:\d\d)?|q(?:uarter )?[1-4][ '’/-]*(?:20)?(?:\d\d(?:/\d\d)?)?"
    r"|20\d\d(?:[/-](?:20)?\d\d)?|(?:wk|week|w/c|month|year|yr|day)[ .]*[\d/]{1,8}",
    re.IGNORECASE,
)
_FINANCIAL = re.compile(r"(?:FY ?)?20\d\d[/-](?:20)?\d\d(?: ?\(?£?'?0*s?\)?)?", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_PARTS = re.compile(r"\s*(?:/|\n|[-–—:;|]\s)\s*")
_STOPPING = "the of for to a an and is are be in on or please if any this our your s"
_STOP = frozenset(_STOPPING.split())
_NOUNS = frozenset({"action", "actions", "task", "milestone", "issue", "item", "card", "project", "current", "target"})
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d.*", re.ASCII)
_NUMBER = re.compile(r"[-+£$€]?\s?[\d.,]+\s?%?", re.ASCII)

Scores = dict[str, float]


class Header(Struct, frozen=True):
    """The rows of a table's headings, and the heading of each column over all of them."""

    first: int
    last: int
    headings: tuple[str, ...]
    is_known: bool = True
    """Whether words of it are known; else it is the row that looks most like one."""


NO_HEADER = Header(0, -1, ())


def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading: ``dueDate``, ``Due_date`` and ``**Due date**`` are the same."""
    return tuple(_WORDS.findall(_CAMEL.sub(" ", heading).casefold().replace("%", " percent ").replace("’", "'")))


@lru_cache(4096)
def scores_of(heading: str, kind: str = ACTION) -> Scores:
    """How much the words of a heading speak for each field of a kind of part, 0 to 1.1."""
    found = dict(_scores(words_of(heading), kind))
    bare = _BRACKETS.sub(" ", heading)
    if bare != heading and bare.strip():
        _merge(found, _scores(words_of(bare), kind), 0.98)
        for inside in re.findall(r"[(\[]([^)\]]*)[)\]]", heading):
            _merge(found, phrases(kind).get(words_of(inside), ()), 0.9)
    dateless = DATED.sub(" ", heading)
    if dateless != heading and words_of(dateless):
        _merge(found, _scores(words_of(dateless), kind), 0.99)
    parts = _PARTS.split(heading)
    if len(parts) > 1:
        for part in parts:
            _merge(found, _scores(words_of(part), kind), 0.9)
    return found


@lru_cache(4096)
def month_of(heading: str) -> int:
    """The month that a heading names, as a number that grows with time; 0 where it names none: ``RAG Jan 16``."""
    match = DATED.search(heading)
    if match is None or not match["year"]:
        return 0
    return (int(match["year"]) % 100) * 12 + MONTHS.index(str(match["month"]).lower()) + 1


@lru_cache(4096)
def is_period(heading: str) -> bool:
    """Whether a heading names nothing but a time: a month, a quarter, a week or a year."""
    return _PERIOD.fullmatch(heading.strip()) is not None


@lru_cache(4096)
def is_financial_year(heading: str) -> bool:
    """Whether a heading names a financial year and nothing else: ``2015/16``."""
    return _FINANCIAL.fullmatch(heading.strip()) is not None


def _merge(found: Scores, more: Sequence[tuple[str, float]], weight: float) -> None:
    for field, score in more:
        if field == "-" and weight < 1:
            continue  # a part of a heading says nothing against the rest
        found[field] = max(found.get(field, 0.0), score * weight)


@lru_cache(4096)
def _scores(words: tuple[str, ...], kind: str) -> tuple[tuple[str, float], ...]:
    known = phrases(kind)
    if words in known:
        return known[words]
    if len(words) > 1 and words[0] in _NOUNS and words[1:] in known:
        return tuple((field, weight * 0.97) for field, weight in known[words[1:]])
    found: Scores = {}
    telling = max(1, sum(word not in _STOP for word in words))
    at = 0
    while at < len(words):
        length = next((n for n in range(min(8, len(words) - at), 0, -1) if words[at : at + n] in known), 0)
        if not length:
            at += 1
            continue
        phrase = words[at : at + length]
        share = min(1.0, max(1, sum(word not in _STOP for word in phrase)) / telling)
        ends = at + length == len(words)
        _merge(found, known[phrase], (0.35 + 0.6 * share) * (1 if ends or at == 0 else 0.9))
        at += length
    return tuple(found.items())


@lru_cache(4096)
def is_risky(heading: str) -> bool:
    """Whether it stands in registers of risks: likelihood, impact, mitigation."""
    words = words_of(heading)
    return any(word in RISK_WORDS or f"{word}s" in RISK_WORDS for word in words)


def is_hit(heading: str) -> bool:
    """Whether anything is known of a heading."""
    return is_risky(heading) or any(score >= _HIT for score in scores_of(heading).values())


def find_header(table: Table, first: int = 0) -> Header:
    """The headings of a table: those that the file marks, else the best row of the first ones, with its neighbours."""
    if table.heads and not first:
        return header_at(table, 0, min(table.heads, len(table.rows)) - 1)
    best, best_score = None, 0.0
    for row in range(first, min(len(table.rows), first + _SEARCHED)):
        score = row_score(table.rows[row])
        wider = best is None or len(_filled(table.rows[row])) > len(_filled(table.rows[best]))
        if score > best_score * (1 if wider else _LATER):
            best, best_score = row, score
    if best is None:
        return _unknown(table, first)
    begin, end = _with_neighbours(table, best, first)
    return header_at(table, begin, end)


def header_at(table: Table, first: int, last: int) -> Header:
    """The headings in these rows, each joined over the rows."""
    width = len(table.rows[0]) if table.rows else 0
    parts: list[list[str]] = [[] for _ in range(width)]
    for row in range(first, min(last, len(table.rows) - 1) + 1):
        spread = _spread(table, row, has_more=row < last)
        for column, text in enumerate(spread):
            if text and text not in parts[column]:
                parts[column].append(text)
    headings = tuple(" / ".join(" ".join(part.split()) for part in each) for each in parts)
    while headings and not headings[-1]:
        headings = headings[:-1]
    return Header(first, last, headings, any(map(is_hit, headings)))


def _spread(table: Table, row: int, *, has_more: bool) -> list[str]:
    """The texts of a row of headings; one that spans columns stands over each, where more rows follow."""
    texts = [cell.text.strip() for cell in table.rows[row]]
    if not has_more:
        return texts
    joined = [merge for merge in table.merges if merge.row == row and merge.columns > 1]
    for merge in joined:
        for column in range(merge.column, min(merge.column + merge.columns, len(texts))):
            texts[column] = texts[merge.column]
    if not joined:
        below = [cell.text.strip() for cell in table.rows[row + 1]]
        for column in range(1, len(texts)):
            if not texts[column] and below[column] and texts[column - 1] and below[column - 1]:
                texts[column] = texts[column - 1]
    return texts


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text]


def _is_date(cell: Cell) -> bool:
    return isinstance(cell.value, (date, datetime)) or _DATE.fullmatch(cell.text) is not None


def _is_number(cell: Cell) -> bool:
    return (isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)) or (
        _NUMBER.fullmatch(cell.text) is not None
    )


def row_score(row: Sequence[Cell]) -> float:
    """How much a row looks like headings; 0 where it cannot be one."""
    cells = _filled(row)
    if len(cells) < 2 or any(len(cell.text) > _LONGEST for cell in cells):
        return 0.0
    times = [cell for cell in cells if is_period(cell.text) or _is_date(cell)]
    if len(times) >= _TIMELINE:
        # The months over the bars of a chart say nothing of the other columns.
        cells = [cell for cell in cells if cell not in times]
    dates, numbers = sum(map(_is_date, cells)), sum(map(_is_number, cells))
    texts = [cell.text.strip().casefold() for cell in cells]
    if 4 * dates > len(cells) or 3 * numbers > len(cells) or any(text.endswith(":") for text in texts[:1]):
        return 0.0
    if len(set(texts)) < 0.6 * len(texts):
        return 0.0
    each = [max(scores_of(cell.text).values(), default=0.0) for cell in cells]
    hits = [max(score, _HIT) for score, cell in zip(each, cells, strict=True) if is_hit(cell.text)]
    if len(hits) < 2 or (4 * len(hits) < len(cells) and len(hits) < 4):
        return 0.0
    return sum(hits) * (0.5 + 0.5 * len(hits) / len(cells))


def _with_neighbours(table: Table, best: int, least: int) -> tuple[int, int]:
    first = last = best
    while last + 1 < len(table.rows) and last - best < 2 and _continues(table, last):
        last += 1
    if first > least and _groups(table, first - 1, first):
        first -= 1
    return first, last


def _continues(table: Table, row: int) -> bool:
    """Whether the row below goes on with the headings: short words under those that span columns, or under none."""
    above, below = table.rows[row], table.rows[row + 1]
    spans = {c for m in table.merges if m.row == row and m.columns > 1 for c in range(m.column, m.column + m.columns)}
    filled = [column for column, cell in enumerate(below) if cell.text]
    if len(filled) < 2 or any(len(below[c].text) > 60 or _is_date(below[c]) or _is_number(below[c]) for c in filled):
        return False
    if spans:
        covered = [m for m in table.merges if m.row <= row < m.row + m.rows - 1]
        closed = {column for merge in covered for column in range(merge.column, merge.column + merge.columns)}
        inside = [column for column in filled if column in spans]
        outside = [column for column in filled if column not in spans]
        return bool(inside) and all(not above[c].text or c in closed or is_hit(below[c].text) for c in outside)
    open_ = {c for c, cell in enumerate(above) if not cell.text}
    starts = {c for c in range(len(above) - 1) if above[c].text and c + 1 in open_ and below[c + 1].text}
    return len([c for c in filled if c in open_]) >= 1 and all(c in open_ or c in starts for c in filled)


def _groups(table: Table, row: int, header: int) -> bool:
    """Whether the row above names groups of the headings, and not the whole table."""
    cells, width = table.rows[row], sum(1 for cell in table.rows[header] if cell.text)
    texts = [cell.text for cell in cells if cell.text]
    if not texts or any(len(text) > 60 or text.endswith(":") for text in texts):
        return False
    merges = [m for m in table.merges if m.row == row and 1 < m.columns < width]
    if merges:
        return True
    headings = [cell.text.strip().casefold() for cell in table.rows[header] if cell.text]
    return len(texts) > 1 and len(set(headings)) < len(headings) and not any(map(_is_date, cells))


def _unknown(table: Table, first: int) -> Header:
    """The first row that has many short texts and no numbers, where no word of any is known."""
    width = max((len(_filled(row)) for row in table.rows[first : first + _SEARCHED]), default=0)
    for row in range(first, min(len(table.rows) - 1, first + 10)):
        cells = _filled(table.rows[row])
        short = all(len(cell.text) <= 60 and not _is_date(cell) and not _is_number(cell) for cell in cells)
        if len(cells) >= max(2, 0.7 * width) and short and len({cell.text for cell in cells}) == len(cells):
            found = header_at(table, row, row)
            return Header(found.first, found.last, found.headings, is_known=False)
    return NO_HEADER
