"""What each column of a table is: by the words over it and by what stands in it, one column a field."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planwatch.exchange.table import headless
from planwatch.exchange.table.contents import Contents, contents_of
from planwatch.exchange.table.fit import fit
from planwatch.exchange.table.headings import Header, month_of, scores_of, words_of
from planwatch.exchange.table.proposal import NONE, Column, Sure
from planwatch.exchange.table.provenance import Cell, Table, letters

FIELDS = (
    "title", "ref", "theme", "how", "lead", "support", "start", "due", "original_due", "status", "rag", "percent",
    "completed", "update", "success", "evidence", "priority", "cost", "answers", "reason", "id", "updated", "raised",
    "inferred", "kind", "parent", "recommendation", NONE,
)  # fmt: skip
"""All that a column can mean."""
Rows = Sequence[tuple[Cell, ...]]
_MANY = frozenset({"update", NONE})
_TOLD = ("due", "lead", "status", "rag", "start", "completed", "percent", "support", "update")
"""Fields that make a list of titles a plan."""
_LEAST = 0.3
_LEAST_EMPTY = 0.5
_SURE = 0.6
_RIVAL = 0.8
_LEAST_FIT = 0.5
_SAME_RANK = 0.02


class Mapped(NamedTuple):
    """The columns of a table, and what was doubtful about them."""

    columns: tuple[Column, ...]
    contents: tuple[Contents, ...]
    title_rivals: tuple[Column, ...] = ()
    """Columns that could as well be the title, and are nothing else."""
    recommendation: Column | None = None
    """A column of recommendations beside the actions that answer them."""

    def of(self, field: str) -> Column | None:
        """The first column of that field."""
        return next((column for column in self.columns if column.field == field), None)

    def has(self, field: str) -> bool:
        """Whether there is one."""
        return self.of(field) is not None


def name_of(table: Table, column: int) -> str:
    """What a person calls a column: its letter in a grid, else its number."""
    return letters(table.first_column + column) if table.is_grid else str(column + 1)


def map_columns(
    table: Table, header: Header, body: Rows, decided: Mapping[str, str], telling: Rows | None = None
) -> Mapped:
    """What the columns under these headings are; ``decided`` is what a person said, by heading, letter or number.

    ``telling`` are the rows that are looked at for it, where those are not the table's alone.
    """
    width = len(header.headings) or (len(table.rows[0]) if table.rows else 0)
    headings = tuple(header.headings) or ("",) * width
    contents = _held(body, width)
    looked_at = contents if telling is None else _held(telling, width)
    scored = [_scored(heading, each) for heading, each in zip(headings, looked_at, strict=True)]
    by_person = said_by_person(table, headings, decided)
    chosen = _chosen(headings, scored, by_person)
    guesses = _afterwards(headings, scored, looked_at, chosen, by_person)
    columns = tuple(_column(table, at, headings[at], scored, chosen, by_person, guesses) for at in range(width))
    return Mapped(columns, contents, _title_rivals(columns, contents), _recommendation(columns, headings))


def _held(rows: Rows, width: int) -> tuple[Contents, ...]:
    cells = list(zip(*rows, strict=True))[:width] if rows else [()] * width
    return tuple(contents_of(column) for column in cells)


def said_by_person(
    table: Table, headings: Sequence[str], decided: Mapping[str, str], fields: Sequence[str] = FIELDS
) -> dict[int, str]:
    """What a person said of these columns, by their place."""
    found: dict[int, str] = {}
    for said, field in decided.items():
        wanted = words_of(said) or (said.strip(),)
        at = [i for i, heading in enumerate(headings) if heading == said or (heading and words_of(heading) == wanted)]
        called = said.strip().upper()
        at = at or [i for i in range(len(headings)) if called in (name_of(table, i), letters(table.first_column + i))]
        found.update(dict.fromkeys(at[:1], field if field in fields else NONE))
    return found


def _scored(heading: str, contents: Contents) -> dict[str, float]:
    found = {field: score * fit(field, contents) for field, score in scores_of(heading).items()}
    # A column in which nothing stands gives its field empty to every action: its heading has to be plain.
    return found if contents.filled else {field: score for field, score in found.items() if score >= _LEAST_EMPTY}


def _chosen(
    headings: Sequence[str], scored: Sequence[Mapping[str, float]], by_person: Mapping[int, str]
) -> dict[int, str]:
    """The field of each column: the best pair first, of several as good the one of the latest month."""
    chosen, taken = dict(by_person), set(by_person.values()) - _MANY
    pairs = [
        (-round(score, 2), -month_of(headings[at]), at, field)
        for at, scores in enumerate(scored)
        for field, score in scores.items()
        if score >= _LEAST
    ]
    for _, _, at, field in sorted(pairs):
        if at not in chosen and field not in taken:
            chosen[at] = field
            taken |= {field} - _MANY
    return chosen


def _afterwards(
    headings: Sequence[str],
    scored: Sequence[Mapping[str, float]],
    contents: Sequence[Contents],
    chosen: dict[int, str],
    by_person: Mapping[int, str],
) -> set[int]:
    """What is told by the columns together; the columns that are guesses."""
    free = [at for at in range(len(headings)) if at not in by_person]
    _sort_due_dates(headings, scored, chosen, free)
    weak = next((at for at in free if chosen.get(at) == "title" and 0 < fit("title", contents[at]) < _LEAST_FIT), None)
    if weak is not None and any(scored[at].get("title", 0.0) >= _SURE for at in free if chosen.get(at) == "how"):
        del chosen[weak]
    if "title" not in chosen.values():
        called = [
            at for at in free if scored[at].get("title", 0.0) >= 0.4 and chosen.get(at, NONE) in ("how", "theme", NONE)
        ]
        if called:
            chosen[max(called, key=lambda at: scored[at]["title"])] = "title"
    fields = set(chosen.values())
    guesses: dict[int, str] = {}
    if not any(headings):
        told = headless.guesses(contents)
        guesses |= {at: field for at, field in told.items() if at in free and field not in fields}
    elif "title" not in fields and len(fields & {"due", "lead", "status", "rag"}) >= 2:
        at = _longest_text(contents, chosen, free)
        guesses |= {} if at is None else {at: "title"}
    if "ref" not in fields and 0 in free and 0 not in chosen and not headings[0] and _are_refs(contents[0]):
        guesses[0] = "ref"
    if "support" not in fields:
        others = [at for at in free if at not in chosen and (contents[at].different > 1 or contents[at].filled == 1)]
        leads = [at for at in others if scored[at].get("lead", 0.0) >= _SURE]
        guesses |= dict.fromkeys(leads[:1], "support")
    if "how" not in fields:
        named = [at for at in free if {"lead", "support", "due"} & scores_of(headings[at]).keys()]
        prose = [at for at in named if at not in chosen and at not in guesses and contents[at].prose >= 0.3]
        guesses |= dict.fromkeys(prose[:1], "how")
    chosen.update(guesses)
    return set(guesses)


def _sort_due_dates(
    headings: Sequence[str], scored: Sequence[Mapping[str, float]], chosen: dict[int, str], free: Sequence[int]
) -> None:
    """The date beside a revised one is the original; an original one alone is the date due."""
    where = {field: at for at, field in chosen.items()}
    revised = where.get("due")
    if revised is None:
        if where.get("original_due") in free:
            chosen[where["original_due"]] = "due"
    elif "original_due" not in where and scores_of(headings[revised]).get("due", 0.0) > 1:
        others = [at for at in free if at != revised and scored[at].get("due", 0.0) >= 0.4]
        others = [at for at in others if chosen.get(at) != "completed"]
        if others:
            chosen[max(others, key=lambda at: scored[at]["due"])] = "original_due"


def _longest_text(contents: Sequence[Contents], chosen: Mapping[int, str], free: Sequence[int]) -> int | None:
    """The leftmost column of long and different texts."""
    spare = ("how", "success", "evidence", "theme", NONE)
    fits = [
        at
        for at in free
        if chosen.get(at, NONE) in spare
        and _varies(contents[at])
        and contents[at].dates < 0.5
        and contents[at].numbers < 0.3
    ]
    unnamed = [at for at in fits if at not in chosen] or fits
    long = [at for at in unnamed if contents[at].length >= 15] or [at for at in unnamed if contents[at].length >= 6]
    return long[0] if long else None


def _varies(contents: Contents) -> bool:
    return contents.filled > 0 and (contents.distinct >= 0.5 or contents.filled <= 2)


def _are_refs(contents: Contents) -> bool:
    return contents.filled > 1 and contents.short > 0.8 and contents.distinct > 0.9 and contents.numbers > 0.5


def _column(
    table: Table,
    at: int,
    heading: str,
    scored: Sequence[Mapping[str, float]],
    chosen: Mapping[int, str],
    by_person: Mapping[int, str],
    guesses: set[int],
) -> Column:
    field, scores = chosen.get(at, NONE), scored[at]
    score = min(1.0, scores.get(field, scores.get("due", 0.0) if field == "original_due" else 0.0))
    others = sorted(
        ((other, min(1.0, s)) for other, s in scores.items() if other not in (field, NONE)), key=lambda p: -p[1]
    )
    if at in by_person:
        score, sure = 1.0, Sure.PERSON
    elif at in guesses:
        sure = Sure.GUESS
    else:
        sure = _sure(at, field, score, scored, chosen)
    return Column(
        index=at,
        name=name_of(table, at),
        heading=heading,
        field=field,
        score=round(score, 3),
        sure=sure,
        others=tuple((other, round(s, 3)) for other, s in others[:2]),
        is_hidden=at in table.hidden_columns,
    )


def _sure(at: int, field: str, score: float, scored: Sequence[Mapping[str, float]], chosen: Mapping[int, str]) -> Sure:
    """Whether another field of the column, or another column for the field, fits as well by a fifth."""
    taken = {chosen[i]: scored[i].get(chosen[i], 0.0) for i in chosen if i != at}
    close = _RIVAL * score
    if field == NONE:
        is_free = any(s >= _LEAST and taken.get(other, 0.0) < s for other, s in scored[at].items() if other != NONE)
        return Sure.DOUBTFUL if is_free and score < 1 else Sure.SURE
    if any(s >= close and taken.get(other, 0.0) < s for other, s in scored[at].items() if other not in (field, NONE)):
        return Sure.DOUBTFUL
    others = [i for i, each in enumerate(scored) if i != at and field in each and each[field] >= close]
    if field not in _MANY and any(scored[i].get(chosen.get(i, NONE), 0.0) < scored[i][field] for i in others):
        return Sure.DOUBTFUL
    return Sure.SURE if score >= _SURE else Sure.DOUBTFUL


def _title_rivals(columns: Sequence[Column], contents: Sequence[Contents]) -> tuple[Column, ...]:
    """The columns that go nowhere, and whose headings speak for the title as much as that of the title does."""
    title = next((column for column in columns if column.field == "title"), None)
    if title is None or title.sure in (Sure.PERSON, Sure.GUESS):
        return ()
    least = scores_of(title.heading).get("title", 1.0) - _SAME_RANK
    return tuple(
        column
        for column, held in zip(columns, contents, strict=True)
        if column.field == NONE
        and column.sure is not Sure.PERSON
        and scores_of(column.heading).get("title", 0.0) >= max(least, 0.5)
        and _varies(held)
        and held.length > 5
    )


def _recommendation(columns: Sequence[Column], headings: Sequence[str]) -> Column | None:
    return next(
        (
            c
            for c in columns
            if c.field in ("how", NONE)
            and words_of(headings[c.index])[:1] in (("recommendation",), ("recommendations",))
        ),
        None,
    )


def is_told(mapped: Mapped) -> bool:
    """Whether beside a title anything says by when, who or how it stands."""
    return any(mapped.has(field) for field in _TOLD)
