"""What the mapper makes of a file's tables, and what a person decided about them: frozen, and nothing of a plan yet."""

from collections import Counter
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from planwatch.exchange.table.record import Due, Record
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
    RECOMMENDATIONS = "recommendations"
    MEASURES = "measures"
    COSTS = "costs"
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


KINDS = ("actions", "risks", "recommendations", "measures", "costs", "nothing")
"""What a person can take a table for."""


class Answers(Struct, frozen=True, kw_only=True):
    """What a person decided; tables and rows are counted from 0, as they were given to the mapper."""

    kinds: dict[int, str] = field(default_factory=dict[int, str])
    """What tables are, of ``KINDS``, whatever they look like."""

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
    taken: frozenset[tuple[int, int]] = frozenset()
    """Rows of which the file counts where the plan has changed too."""


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
    parts: dict[str, int] = field(default_factory=dict[str, int])
    """How many parts of other kinds than actions are taken of it."""
    theme_rows: tuple[tuple[int, str], ...] = ()
    """The rows of it that name the theme of those below, with the names."""
    left_out: tuple[tuple[int, str], ...] = ()
    """The rows that hold something and are no actions, each with why; empty where that is plain, as of a total."""


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


class Proposal(Struct, frozen=True, kw_only=True, dict=True):
    """What a file comes to: what would become actions, what is doubtful, and what is lost."""

    tables: tuple[TableSeen, ...]
    records: tuple[Record, ...] = ()
    """Its actions."""
    parts: tuple[Record, ...] = ()
    """What it holds of other kinds."""
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
    def by_due(self) -> dict[Due, int]:
        """How many there are of each sort of due date; they add up to all."""
        counted = Counter(record.due for record in self.records)
        return {due: counted[due] for due in Due}

    @property
    def risks(self) -> int:
        """How many risks were recognised, those of tables that are not taken among them."""
        return self.count("risk") + sum(t.count for t in self.tables if t.kind is Kind.RISKS and not t.is_taken)

    def count(self, kind: str) -> int:
        """How many parts of a kind it holds."""
        return len(self.records) if kind == "action" else sum(part.kind == kind for part in self.parts)

    @property
    def everything(self) -> tuple[Record, ...]:
        """Its parts of all kinds, actions first."""
        return (*self.records, *self.parts)

    @cached_property
    def by_status(self) -> dict[Status, int]:
        """How many actions there are of each status, were they new."""
        counted = Counter(record.status for record in self.records)
        return {status: counted[status] for status in Status}
