"""What came of a review: what was decided about each action, how themes were rated, what nobody answered for."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from planwatch.model.plan.kinds import Rag
from planwatch.model.plan.plan import Plan


class Decided(Struct, frozen=True):
    """An action about which something was decided or said."""

    ref: str
    title: str
    lead: str
    said: tuple[str, ...]


class ThemeRating(Struct, frozen=True):
    """The rating given to a theme, or to the plan, with its commentary."""

    rag: Rag | None
    text: str


class Reviewed(Struct, frozen=True):
    """A theme as it was gone through."""

    name: str
    """Empty where its actions have no theme."""
    rated: ThemeRating | None
    decided: tuple[Decided, ...]
    fine: tuple[str, ...]
    """The refs of those gone through without exceptions."""


class Left(Struct, frozen=True):
    """An action that nobody answered for."""

    ref: str
    title: str
    lead: str
    is_reached: bool
    """Whether the review came to it, and it was skipped."""
    asked: str = ""
    """``asked on 3 Nov 2015, nobody answered``, where that is so beside it."""


class ReviewOutcome(Struct, frozen=True, kw_only=True):
    """What came of a review: who was there, what was decided, and what nobody answered for."""

    name: str
    """What was reviewed, for whom."""
    plan: Plan
    on: date
    present: Sequence[str]
    gone: str
    """How far it went, in words."""
    themes: Sequence[Reviewed]
    others: Sequence[Decided] = ()
    """What was decided about actions that were not to be gone through."""
    rated: ThemeRating | None = None
    """The plan as a whole."""
    left: Sequence[Left] = ()
    following: date | None = None
    """The day of the next meeting."""
