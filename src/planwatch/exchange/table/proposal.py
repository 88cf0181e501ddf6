"""What the mapper makes of a file's tables, and what a person decided about them: frozen, and nothing of a plan yet."""

from collections import Counter
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from planwatch.exchange.table import fingerprint
from planwatch.model.dates.when import ANY_PERIOD, Period
from planwatch.model.plan.kinds import Status

NONE = "-"
"""The field of a column that goes nowhere, and the meaning of a word that means nothing."""


class Sure(StrEnum):
    """How sure it is what a column means."""

    PERSON = "by the person"
    SURE = "sure"
    DOUBTFUL = "doubtful"
    GUESS = "guess"


class Kind(StrEnum):
    """What a table is."""

    PLAN = "plan"
    RISKS = "risk register"
    ISSUES = "issues"
    ASSUMPTIONS = "assumptions"
    DEPENDENCIES = "dependencies"
    DECISIONS = "decisions"
    MEASURES = "measures"
    PEOPLE = "people"
    LOG = "log"
    MATRIX = "matrix"
    LEGEND = "legend"
    PAIRS = "names and values"
    SCHEMA = "description of columns"
    SIGN_OFF = "sign-off"
    TEMPLATE = "empty template"
    HIDDEN = "hidden sheet"
    COPY = "copy"
    LIST = "list of names"
    OTHER = "other"


class Answers(Struct, frozen=True, kw_only=True):
    """What a person decided; tables and rows are counted from 0, as they were given to the mapper."""

    tables: frozenset[int] = frozenset()
    """The tables to take, whatever they look like; empty: those that are plans."""
    headers: dict[int, tuple[int, int] | None] = field(default_factory=dict[int, tuple[int, int] | None])
    """The first and last row of a table's headings, None where it has none."""
    columns: dict[str, str] = field(default_factory=dict[str, str])
    """The field of a column, ``-`` for none, by its heading, or by its letter or number where none is called so."""
    month_first: bool | None = None
    words: dict[str, str] = field(default_factory=dict[str, str])
    """What words for status, RAG and priority mean, ``-`` for nothing: ``On hold`` → ``in progress``."""
    left_out: frozenset[tuple[int, int]] = frozenset()
    """Rows that are no actions, each as its table and row."""
    themes: frozenset[tuple[int, int]] = frozenset()
    """Rows that name the theme of those below."""
    actions: frozenset[tuple[int, int]] = frozenset()
    """Rows that are actions though they do not look so."""


class Column(Struct, frozen=True, kw_only=True):
    """One column of a table that is taken."""

    index: int
    name: str
    """Its letter in a grid, its number elsewhere."""
    heading: str
    field: str
    """What it means, by the flat names of an action; ``-`` where it goes nowhere.

    Further names: ``update``, ``id`` (what the other program tells it by), ``updated`` (the day of an update),
    ``raised``, ``inferred`` (a due date where there is no other), ``kind`` and ``parent``.
    """
    score: float
    """0 to 1."""
    sure: Sure
    others: tuple[tuple[str, float], ...] = ()
    """The two next best fields."""
    is_hidden: bool = False


class TableSeen(Struct, frozen=True, kw_only=True):
    """One table of the file: what it is, and how it was read."""

    index: int
    name: str
    kind: Kind
    why: str = ""
    """Why nothing of it becomes an action: one sentence; empty where it is a plan."""
    is_taken: bool = False
    header: tuple[int, int] | None = None
    """The first and last row of its headings, counted from 0."""
    columns: tuple[Column, ...] = ()
    count: int = 0
    """How many risks, issues … were recognised in it; of a plan, its actions."""
    theme_rows: tuple[tuple[int, str], ...] = ()
    """The rows of it that name the theme of those below, with the names."""
    left_out: tuple[tuple[int, str], ...] = ()
    """The rows that hold something and are no actions, each with why; empty where that is plain, as of a total."""


class Said(Struct, frozen=True, gc=False):
    """One update: a word about an action."""

    text: str
    as_at: date | None = None
    """The day on which it was so, where the file tells one."""
    by: str = ""


class Doubt(Struct, frozen=True, kw_only=True, gc=False):
    """Something that a person should look at."""

    what: str
    place: str = ""
    """``D9``; empty where it is about the file."""
    text: str = ""
    """What stands there."""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    is_open: bool = False
    """Whether it is a question that has to be answered before anything is imported."""
    about: str = ""
    """What an answer to it is called: ``order`` (of day and month), ``title``, ``table``."""


class NotUnderstood(Struct, frozen=True, kw_only=True, gc=False):
    """A cell of which nothing was taken."""

    sheet: str
    cell: str
    text: str
    reason: str
    table: int
    row: int
    column: int


class Word(Struct, frozen=True, gc=False):
    """A word for a status, a RAG or a priority as the file has it."""

    field: str
    word: str
    count: int
    meaning: str | None
    """None where it is not known."""


class Name(Struct, frozen=True):
    """A theme or a lead, with all the ways in which the file writes it."""

    name: str
    spellings: tuple[str, ...]
    count: int


class Record(Struct, frozen=True, kw_only=True):
    """One action as the file has it."""

    table: int
    row: int
    place: str
    given: dict[str, Any]
    """What the file shows, by flat names: values of the model's types. What is not here must not be touched."""
    implied: dict[str, Any] = field(default_factory=dict[str, Any])
    """What follows from that where the plan says nothing itself: of a new action, or of one that this completes."""
    updates: tuple[Said, ...] = ()
    source: str = ""
    """What the other program tells it by; empty where that does not tell it from all others."""
    nth: int = 0
    """Its place among those of the same theme and title."""

    @property
    def whole(self) -> str:
        """A fingerprint of all that stands in the row."""
        return fingerprint.of_all(self.given)

    @property
    def dated(self) -> str:
        """One of theme, title and due date."""
        return fingerprint.of_date(self.given)

    @property
    def named(self) -> str:
        """One of theme and title."""
        return fingerprint.of_name(self.given)

    @property
    def status(self) -> Status:
        """Its status, were it new."""
        return self.given.get("status") or self.implied.get("status") or Status.NOT_STARTED


class Proposal(Struct, frozen=True, kw_only=True, dict=True):
    """What a file comes to: what would become actions, what is doubtful, and what is lost."""

    tables: tuple[TableSeen, ...]
    records: tuple[Record, ...] = ()
    themes: tuple[Name, ...] = ()
    leads: tuple[Name, ...] = ()
    words: tuple[Word, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lost: tuple[str, ...] = ()
    """The headings of columns that hold something and go nowhere."""
    not_understood: tuple[NotUnderstood, ...] = ()
    month_first: bool | None = None
    """How dates of numbers were read; None where the file has none of which it matters."""
    order_why: str = ""
    title: str = ""
    """What the file calls itself, for the plan's title where there is no plan yet."""
    period: Period = ANY_PERIOD
    """The years of which the file speaks: those of dates that name none. A new plan needs it to read them so again."""
    layout: str = ""
    """A fingerprint of the headings of what is taken: files of the same layout are mapped alike."""

    @property
    def questions(self) -> tuple[Doubt, ...]:
        """What has to be answered first."""
        return tuple(doubt for doubt in self.doubts if doubt.is_open)

    @property
    def actions(self) -> int:
        """How many actions it has."""
        return len(self.records)

    @cached_property
    def with_due(self) -> int:
        """How many of them are due on a day that can be told."""
        return sum(_has_day(record) for record in self.records)

    @property
    def without_due(self) -> int:
        """How many are not."""
        return self.actions - self.with_due

    @property
    def risks(self) -> int:
        """How many risks were recognised; none is taken."""
        return sum(table.count for table in self.tables if table.kind is Kind.RISKS)

    @cached_property
    def by_status(self) -> dict[Status, int]:
        """How many actions there are of each status, were they new."""
        counted = Counter(record.status for record in self.records)
        return {status: counted[status] for status in Status}


def _has_day(record: Record) -> bool:
    due = record.given.get("due")
    return due is not None and due.last is not None
