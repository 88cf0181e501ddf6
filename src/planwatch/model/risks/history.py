"""How a risk was scored over time, and whether it went up or down."""

import itertools
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from planwatch.model.risks.matrix import Matrix


class Scored(Struct, frozen=True):
    """The levels that a risk was given, and the day from which on it had them."""

    on: date
    likelihood: int | None
    impact: int | None

    @property
    def levels(self) -> tuple[int | None, int | None]:
        """Likelihood and impact."""
        return self.likelihood, self.impact


class Way(StrEnum):
    """What became of a risk's score."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"
    CLOSED = "closed"
    REOPENED = "reopened"
    GONE = "taken out"


def changed(scores: Iterable[Scored]) -> tuple[Scored, ...]:
    """Those of them that are not what stood before."""
    found = list[Scored]()
    for one in scores:
        if not found or found[-1].levels != one.levels:
            found.append(one)
    return tuple(found)


def way(before: int | None, after: int | None) -> Way:
    """Up or down; a first score, or none any more, is neither."""
    if before is None or after is None or before == after:
        return Way.SAME
    return Way.UP if after > before else Way.DOWN


def last_move(scores: Sequence[Scored], by: Matrix) -> tuple[Way, int | None, date | None]:
    """Which way a risk last went, from which score, and on which day; the same, None and None where it never did."""
    numbers = [(one.on, score.number if (score := by.score(*one.levels)) else None) for one in scores]
    for (_, before), (on, after) in reversed(list(itertools.pairwise(numbers))):
        if (found := way(before, after)) is not Way.SAME:
            return found, before, on
    return Way.SAME, None, None
