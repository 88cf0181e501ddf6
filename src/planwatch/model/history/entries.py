"""What can have become of an action since a forum last met, and all of it together."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from planwatch.model.dates.span import Span
from planwatch.model.history.difference import FieldChange
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.risks.history import Way
from planwatch.model.risks.matrix import Score
from planwatch.model.values import replace

TAKEN_OUT = "taken out of the plan"


class Voice(StrEnum):
    """Who rates an action."""

    BOARD = "board"
    LEAD = "lead"
    CALCULATED = "calculated"


class Told(Struct, frozen=True, kw_only=True):
    """An action that something became of."""

    ref: str
    title: str
    theme: str
    lead: str


class Completed(Told, frozen=True, kw_only=True):
    """It is complete, and was open."""

    completed: Span
    status: Status
    """Complete, or assured already."""
    days_late: int
    told_since: bool = False
    """Whether that was before the meeting, and only told after it."""


class NewlyLate(Told, frozen=True, kw_only=True):
    """It is certainly overdue now, and was not."""

    due: Span
    days_late: int
    rag: Rag | None
    """The lead's rating of it."""


class Slipped(Told, frozen=True, kw_only=True):
    """Its due date was moved, maybe more than once."""

    was: Span
    now: Span
    moves: int
    days: int | None
    """From the last day before to the last day now; None where one has no date."""
    why: str
    agreed_by: str
    """Who agreed the date that it has now; empty where nobody did."""
    on: date
    """The day of the last move."""


class VoiceChange(Struct, frozen=True):
    """What one voice says of an action, where it said something else, or nothing, before."""

    voice: Voice
    before: Rag | None
    after: Rag | None
    why: str = ""


class RatingChange(Told, frozen=True, kw_only=True):
    """Its rating went up or down, or it is its first; told once, by the first voice that changed."""

    voice: Voice
    before: Rag | None
    after: Rag | None
    why: str = ""
    beside: tuple[VoiceChange, ...] = ()
    """The other voices that changed."""
    told_since: bool = False
    """Whether it is the lead's word of before the meeting, only told after it."""


class Reopened(Told, frozen=True, kw_only=True):
    """It is open, and was complete or withdrawn."""

    was: Status
    why: str


class Added(Told, frozen=True, kw_only=True):
    """It was not in the plan."""

    due: Span
    status: Status
    rag: Rag | None


class Withdrawn(Told, frozen=True, kw_only=True):
    """It is withdrawn, or no longer in the plan at all."""

    why: str


class NoUpdate(Told, frozen=True, kw_only=True):
    """Nobody has said anything of it for longer than the plan allows."""

    last: date | None
    """The day that its silence is counted from, where one is known."""
    days: int | None


class NewReading(Told, frozen=True, kw_only=True):
    """A measure was read: ``ref``, ``title`` and ``lead`` are the measure's and its owner's."""

    on: date
    value: Decimal
    unit: str
    provisional: bool
    rag: Rag | None
    """Calculated: green on target, amber within tolerance, red off."""
    was: Decimal | None
    """The reading before."""
    better_by: Decimal | None
    """Less than nothing where it is worse; None where nobody knows which way is good."""


class RiskMove(Told, frozen=True, kw_only=True):
    """A risk scores higher or lower, is new, closed, open again or no longer there; its lead is its owner."""

    way: Way
    before: Score | None
    after: Score | None
    why: str = ""
    """Of a closed one, the reason."""
    internal: bool = False
    """Whether it is marked so, or was."""


class PartBecame(StrEnum):
    """What became of a part of another kind."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


class PartChange(Told, frozen=True, kw_only=True):
    """A part of another kind is new, gone, or not what it was: ``ref`` is what tells it from others of its kind."""

    kind: str
    became: PartBecame
    fields: tuple[FieldChange, ...] = ()
    part: Any = None
    """The part as it is, or as it was last; None: it is of several."""
    internal: bool = False
    """Whether it is marked so, or was; of a total and of several, one of what they hold."""
    why: str = ""
    """Of one that is gone what became of it: ``merged into Practice: 5 actions``."""


Entry = (
    Completed
    | NewlyLate
    | Slipped
    | RatingChange
    | Reopened
    | Added
    | Withdrawn
    | NoUpdate
    | NewReading
    | RiskMove
    | PartChange
)


class Since(Struct, frozen=True, kw_only=True):
    """What became of the plan between two days, each in the plan's order."""

    first: date
    last: date
    themes: tuple[str, ...] = ()
    """Those of the plan, in its order; then the name of none, where actions have none."""
    completed: tuple[Completed, ...] = ()
    newly_late: tuple[NewlyLate, ...] = ()
    slipped: tuple[Slipped, ...] = ()
    better: tuple[RatingChange, ...] = ()
    worse: tuple[RatingChange, ...] = ()
    first_rated: tuple[RatingChange, ...] = ()
    """Neither better nor worse: there was no rating before."""
    reopened: tuple[Reopened, ...] = ()
    added: tuple[Added, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    no_update: tuple[NoUpdate, ...] = ()
    readings: tuple[NewReading, ...] = ()
    """Of measures, which belong to no theme: told after the parts."""
    risks: tuple[RiskMove, ...] = ()
    others: tuple[PartChange, ...] = ()
    """Of parts of the other kinds, told after the readings, kind by kind."""

    def parts(self) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """The parts by their names, in the order in which a meeting is told."""
        for name in PARTS:
            yield name, getattr(self, name)

    def of_theme(self, theme: str) -> "Since":
        """What became of one theme."""
        kept = {name: tuple(one for one in entries if one.theme == theme) for name, entries in self.parts()}
        others = tuple(one for one in self.others if theme and one.theme == theme)
        return replace(self, themes=(theme,), readings=(), others=others, **kept)

    @property
    def internal(self) -> int:
        """How many entries are about parts that are internal."""
        return sum(one.internal for one in (*self.risks, *self.others))

    def to_the_public(self) -> "Since":
        """The same without those."""
        risks = tuple(one for one in self.risks if not one.internal)
        return replace(self, risks=risks, others=tuple(one for one in self.others if not one.internal))

    def __bool__(self) -> bool:
        return bool(self.readings or self.others) or any(entries for _, entries in self.parts())


PARTS = (
    "completed", "newly_late", "slipped", "worse", "better", "first_rated", "reopened", "added", "withdrawn",
    "no_update", "risks",
)  # fmt: skip
