"""What each column of a table of parts is: by the words over it and by what stands in it, one column a field."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planwatch.exchange.table.columns import Mapped, name_of, said_by_person
from planwatch.exchange.table.contents import Contents, contents_of
from planwatch.exchange.table.fit import fit
from planwatch.exchange.table.headings import Header, scores_of
from planwatch.exchange.table.part_figures import is_latest, reading_words, year_of
from planwatch.exchange.table.part_levels import level_columns
from planwatch.exchange.table.part_words import (
    COST,
    MEASURE,
    READING,
    RISK,
    SCORES,
    SHARE,
    Listed,
    begins,
    meanings,
)
from planwatch.exchange.table.proposal import NONE, Column, Sure
from planwatch.exchange.table.provenance import Cell, Table
from planwatch.model.plan.parts import PART

_LEAST = 0.3
_SURE = 0.6
_FITS = 0.5
_SAMPLE = 60
_BESIDE = {RISK.kind: SCORES, MEASURE.kind: (READING,), COST.kind: (SHARE,)}
"""What a column can mean beside the fields of its kind."""
_STARTS = 4
"""A month by which headings such as 2015/16 are financial years."""
_OF_OTHERS = ("action", "cost")
"""Kinds whose parts a table of a kind does not name."""


class Columns(NamedTuple):
    """The columns of a table of parts, and what they are like in a table of actions."""

    columns: tuple[Column, ...]
    contents: tuple[Contents, ...]
    mapped: Mapped
    """The same by the fields of actions, by which rows, dates and names are told."""
    doubt: tuple[int, str] | None = None
    """A column of which a person should know how it was taken, and what to say."""

    def of(self, field: str) -> Column | None:
        """The column of that field."""
        return next((column for column in self.columns if column.field == field), None)


def fields_of(listed: Listed) -> tuple[str, ...]:
    """All that a column can mean."""
    part = PART[listed.kind]
    names = (each.name for each in part.fields if each.name not in part.lists and each.of not in _OF_OTHERS)
    return (*names, *_BESIDE.get(listed.kind, ()), NONE)


def map_listed(
    listed: Listed, table: Table, header: Header, body: Sequence[tuple[Cell, ...]], decided: Mapping[str, str],
    without: frozenset[str] = frozenset(),
) -> Columns:  # fmt: skip
    """What the columns under these headings are to a kind of part; ``decided`` is what a person said.

    ``without`` are fields that no column of this table holds.
    """
    width = len(header.headings) or (len(table.rows[0]) if table.rows else 0)
    headings = tuple(header.headings) or ("",) * width
    cells = list(zip(*body, strict=True))[:width] if body else [()] * width
    contents = tuple(contents_of(column) for column in cells)
    known = fields_of(listed)
    by_person = said_by_person(table, headings, {said: one for said, one in decided.items() if one in known}, known)
    levels = level_columns(headings, cells) if listed.kind == RISK.kind else None
    chosen = dict(levels.fields if levels else {}) | _of_periods(listed, headings, contents) | by_person
    scored = [
        {field: score * _fit(listed, field, held, column) for field, score in scores_of(heading, listed.kind).items()}
        for heading, held, column in zip(headings, contents, cells, strict=True)
    ]
    taken = set(chosen.values()) | without
    pairs = [(-round(score, 2), at, field) for at, each in enumerate(scored) for field, score in each.items()]
    for score, at, field in sorted(pairs):
        if -score >= _LEAST and at not in chosen and field not in taken:
            chosen[at] = field
            taken |= {field} - {NONE}
    guessed = _title(listed, chosen, contents, by_person)
    if guessed is not None:
        chosen[guessed] = listed.title
    sure_of = dict.fromkeys(by_person, Sure.PERSON) | ({guessed: Sure.GUESS} if guessed is not None else {})
    columns = tuple(_column(table, at, headings[at], scored[at], chosen, sure_of) for at in range(width))
    return Columns(columns, contents, _as_actions(listed, columns, contents), levels.doubt if levels else None)


def _of_periods(listed: Listed, headings: Sequence[str], contents: Sequence[Contents]) -> dict[int, str]:
    """The columns that each hold the figures of a month, quarter or year, as their headings say."""
    if listed is MEASURE:
        return {at: READING for at, heading in enumerate(headings) if reading_words(heading) or is_latest(heading)}
    if listed is COST:
        filled = zip(headings, contents, strict=True)
        return {
            at: SHARE for at, (head, held) in enumerate(filled) if year_of(head, _STARTS) and held.numbers + held.money
        }
    return {}


def _fit(listed: Listed, field: str, held: Contents, cells: Sequence[Cell]) -> float:
    like, words = listed.like.get(field, ""), meanings(listed.kind, field)
    if words and like != "status" and held.filled:
        said = [begins(cell.text) for cell in cells if cell.text][:_SAMPLE]
        return sum(one in words for one in said) / len(said)
    if like in ("status", "priority"):  # their words are others than those of actions
        return 1.0 if not held.prose and held.length <= 40 else _FITS
    return fit(like, held) if like else 1.0


def _title(
    listed: Listed, chosen: Mapping[int, str], contents: Sequence[Contents], by_person: Mapping[int, str]
) -> int | None:
    """The column of long and different texts, where none says what each is."""
    if listed.title in chosen.values() or (listed.instead and listed.instead in chosen.values()):
        return None
    free = [
        at
        for at, held in enumerate(contents)
        if at not in by_person and chosen.get(at, NONE) == NONE and held.distinct >= 0.5 and held.length >= 6
        and held.dates < 0.5 and held.numbers < 0.3
    ]  # fmt: skip
    return max(free, key=lambda at: contents[at].length, default=None)


def _column(
    table: Table, at: int, heading: str, scores: Mapping[str, float], chosen: Mapping[int, str],
    sure_of: Mapping[int, Sure],
) -> Column:  # fmt: skip
    field = chosen.get(at, NONE)
    score = min(1.0, scores.get(field, 1.0 if at in chosen else 0.0))
    others = sorted(((one, min(1.0, s)) for one, s in scores.items() if one not in (field, NONE)), key=lambda p: -p[1])
    sure = Sure.SURE if field == NONE or score >= _SURE else Sure.DOUBTFUL
    return Column(
        index=at,
        name=name_of(table, at),
        heading=heading,
        field=field,
        score=round(score, 3),
        sure=sure_of.get(at, sure),
        others=tuple((one, round(s, 3)) for one, s in others[:2]),
        is_hidden=at in table.hidden_columns,
    )


def _as_actions(listed: Listed, columns: Sequence[Column], contents: tuple[Contents, ...]) -> Mapped:
    fields = {column.field for column in columns}
    like = dict(listed.like)
    if listed.title not in fields and listed.instead:
        like[listed.instead] = "title"
    return Mapped(tuple(_renamed(column, like.get(column.field, NONE)) for column in columns), contents)


def _renamed(column: Column, field: str) -> Column:
    return Column(
        index=column.index, name=column.name, heading=column.heading, field=field, score=column.score, sure=column.sure,
    )  # fmt: skip
