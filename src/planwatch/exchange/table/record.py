"""One row of a file that becomes a part of a plan: what it gives, and by what it is known again."""

from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from planwatch.exchange.table import fingerprint
from planwatch.model.dates.when import DateKind
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.measure import Reading
from planwatch.model.plan.parts import PART


class Due(StrEnum):
    """What the due date of an action comes to; every action is of one of them."""

    FIXED = "with a date"
    """One day, or a month, season or quarter that ends on one."""
    RECURRING = "recurring"
    """The next day of what comes again: ``end of March annually``."""
    VAGUE = "within a year"
    """A year or financial year, and no day in it: ``By 2018``."""
    NONE = "without"
    """No day can be told, also of what recurs: ``quarterly``."""


WHOLE_YEARS = (DateKind.YEAR, DateKind.FINANCIAL_YEAR)


class Said(Struct, frozen=True, gc=False):
    """One update: a word about an action."""

    text: str
    as_at: date | None = None
    """The day on which it was so, where the file tells one."""
    by: str = ""


class Record(Struct, frozen=True, kw_only=True):
    """One action as the file has it, or one part of another kind."""

    kind: str = "action"
    table: int
    row: int
    place: str
    given: dict[str, Any]
    """What the file shows, by flat names: values of the model's types. What is not here must not be touched."""
    implied: dict[str, Any] = field(default_factory=dict[str, Any])
    """What follows from that where the plan says nothing itself: of a new action, or of one that this completes."""
    updates: tuple[Said, ...] = ()
    readings: tuple[Reading, ...] = ()
    """Of a measure: those that its row gives."""
    within: int | None = None
    """The row of the total, in the same table, that a cost is of."""
    source: str = ""
    """What the other program tells it by; empty where that does not tell it from all others."""
    due_kind: DateKind = DateKind.NONE
    """What sort of date its due date is."""
    nth: int = 0
    """Its place among those of the same theme and title."""

    @property
    def whole(self) -> str:
        """A fingerprint of all that stands in the row."""
        return fingerprint.of_all(self.given)

    @property
    def dated(self) -> str:
        """One of theme, title and due date."""
        return fingerprint.of_date(self._named)

    @property
    def named(self) -> str:
        """One of theme and title."""
        return fingerprint.of_name(self._named)

    @property
    def name(self) -> str:
        """Its ref or number as the file has it; empty where that gives none."""
        return str(self.given.get(PART[self.kind].named_by[0], ""))

    @property
    def title(self) -> str:
        """What it is."""
        return str(self.given.get("title") or self.given.get("text", ""))

    @property
    def _named(self) -> dict[str, Any]:
        return self.given if "title" in self.given else {**self.given, "title": self.title}

    @property
    def due(self) -> Due:
        """What its due date comes to."""
        due = self.given.get("due")
        if due is None or due.last is None:
            return Due.NONE
        if self.due_kind is DateKind.RECURRING:
            return Due.RECURRING
        return Due.VAGUE if self.due_kind in WHOLE_YEARS else Due.FIXED

    @property
    def status(self) -> Status:
        """Its status, were it new."""
        return self.given.get("status") or self.implied.get("status") or Status.NOT_STARTED
