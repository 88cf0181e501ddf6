"""What statements need beside their own words: place-holders, lists of ids, how many of them one statement takes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from planwatch.model.plan.parts import PART, Names

_AT_ONCE = 500
"""Parameters of one statement: older SQLites take 999."""


def marks(number: int) -> str:
    """So many place-holders: ``?, ?, ?``."""
    return ", ".join("?" * number)


@lru_cache
def insert_into(table: str, columns: tuple[str, ...]) -> str:
    """A statement that adds a row with these columns."""
    names = ", ".join(f'"{column}"' for column in columns)
    return f'insert into "{table}" ({names}) values ({marks(len(columns))})'


def ids_in(ids: Iterable[int]) -> str:
    """Ids as SQL has them after ``in``; of none such as nothing is in."""
    return f"({', '.join(map(str, ids)) or 'null'})"


def parts_of(ids: Sequence[int]) -> Iterator[list[int]]:
    """The ids, as many at once as one statement takes."""
    for start in range(0, len(ids), _AT_ONCE):
        yield list(ids[start : start + _AT_ONCE])


def said(names: Names) -> tuple[str, str]:
    """From and column of a select of what a list's rows ``s`` say: the names of the parts ``n``, which may be out."""
    named, words = f'n."{PART[names.of].named_by[0]}"', f"s.{names.words}"
    how, column = ("left join", f"coalesce({named}, '') || {words}") if names.words else ("join", named)
    return f'{names.table} s {how} "{names.of}" n on n.id = s.{names.column}', column
