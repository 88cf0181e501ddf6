"""What tells one kind of part from others, where they are listed, found and changed alike: sources, measures, risks."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.field import Field
from planwatch.model.plan.keys import flat
from planwatch.model.plan.parts import OF, PART
from planwatch.model.values import Struct, field
from planwatch.service.session import Session
from planwatch.service.typed.choices import choices_of, text_of_value
from planwatch.storage.engine.values import Value
from planwatch.storage.plan.snapshot import read_parts

if TYPE_CHECKING:
    from planwatch.storage.writing.batch import Batch

P = TypeVar("P")
Columns = dict[str, Value]


class PartRow(Struct, Generic[P], frozen=True):
    """A part of a plan as it stands in the file. Kinds add what they work out of the rest of the plan."""

    of: PlanDay
    id: int
    version: int
    part: P

    @property
    def kind(self) -> str:
        """The kind of the part."""
        return OF[type(self.part)].kind  # pyright: ignore[reportArgumentType]

    @property
    def name(self) -> str:
        """What tells it from others of its kind: its ref, number or name."""
        return str(getattr(self.part, PART[self.kind].named_by[0]))

    def text(self, name: str) -> str:
        """The text that, typed into a field, gives what stands there."""
        return text_of_value(self.field(name), flat(self.part)[name])  # pyright: ignore[reportArgumentType]

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(each for each in PART[self.kind].fields if each.name == name)


R = TypeVar("R", bound=PartRow[Any])


class PartColumn(Struct, Generic[R], frozen=True):
    """A column of the table of a kind, the same in the shell and in the app.

    ``key`` is the field that is edited there, where it is the name of one.
    """

    key: str
    label: str
    width: int
    """In cells, at most; 0 takes what the others leave."""
    text: Callable[[R], str]
    style: Callable[[R], str] = lambda row: ""
    """``possibly`` what is missing, ``muted``, ``overdue``, or a rating."""
    pieces: Callable[[R], tuple[tuple[str, str], ...]] | None = None
    """The same text in pieces with a style each, for the app; None: in one."""
    least: int = 8
    """What is left of it where there is little room."""
    drop: int = 0
    """Where there is none, the highest goes first; 0 stays."""
    right: bool = False
    seldom: bool = False
    """Whether it is left out while nothing stands in it, in no row."""


class Change(Struct, Generic[P], frozen=True):
    """A part as it is about to be written, for what a kind has to say to it."""

    batch: "Batch"
    of: PlanDay
    id: int | None
    """Of its row; None where it is new."""
    before: P | None
    """As it is; None where it is new."""
    typed: Columns
    """The columns that were typed into."""
    after: Mapping[str, Value]
    """All columns as they would be."""


class Kind(Struct, Generic[R], frozen=True):
    """A kind of part that is listed by its plural and changed by its singular, in the shell and in the app."""

    name: str
    """Its ``Part``."""
    plural: str
    columns: tuple[PartColumn[R], ...]
    told: Callable[[R], list[str]]
    """All that is to be said of one, a line each, the first its heading."""
    rows: "Callable[[Session, PlanDay], list[R]]"
    """Those of a plan, in the order in which they are listed."""
    adds: tuple[str, ...] = ("title",)
    """The fields that stand first where one is added."""
    prefix: str = ""
    """What the ref of the first begins with; none: the ref or number is always typed."""
    words: Mapping[str, Callable[[R], str]] = field(default_factory=dict[str, Callable[[R], str]])
    """What else is asked for by a filter word, beside the fields; ``none`` finds the empty."""
    json: Callable[[R], Mapping[str, object]] = lambda row: {}
    """What is in JSON beside the fields."""
    read: Callable[[PlanDay, str, str], str] = lambda of, field, typed: typed
    """What a field is set to where that is typed, before it is checked: the number of a level typed as its word."""
    follow: Callable[[Change[Any]], Columns] = lambda change: {}
    """Further columns that follow from a change; raises PlanwatchError where it cannot be true."""
    counts: Callable[[list[R]], str] = lambda rows: ""
    """What stands in the title of the table beside their number: ``without a response 2``."""
    actions: Callable[[R], list[tuple[int, str]]] = lambda row: []
    """The actions that go with one: id, and how each reads in a list."""
    overview: Callable[[list[R]], list[list[tuple[str, str]]]] | None = None
    """All of them at one look, as rows of cells, each a text and its style; a row of one cell is a line of words."""
    used: Callable[[R], str] = lambda row: ""
    """What would miss it if it went: ``D1 and D2 answer it``."""
    label: Callable[[R], str] = lambda row: ""
    """The plan's own word for one, by which it is found as well: ``Theme 3``."""
    may_go: "Callable[[Batch, Any], None]" = lambda batch, row: None
    """Raises PlanwatchError where one cannot be taken out."""
    merged: "Callable[[Batch, Any, Any], None] | None" = None
    """What is put right besides where what hung on one hangs on another; None: no two can be made one."""
    takes: Callable[[R], list[tuple[str, int]]] = lambda row: []
    """What is taken out with one: tables and ids."""
    begins: "Callable[[Session, PlanDay], Mapping[str, str]]" = lambda session, of: {}
    """What stands in the form of a new one to begin with, field by field."""
    first: tuple[str, ...] = ()
    """The fields that a form begins with: what is mostly written."""

    @property
    def called(self) -> str:
        """What people call one: ``sign-off``, ``deep dive``, where a command has one word."""
        return PART[self.name].one

    @property
    def called_many(self) -> str:
        """What people call several of them."""
        return self.plural.replace(self.name, self.called)

    @property
    def key(self) -> str:
        """The field that tells one from others."""
        return PART[self.name].named_by[0]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Those that can be typed into."""
        return PART[self.name].fields

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(each for each in self.fields if each.name == name)

    @property
    def asked(self) -> str:
        """A word that its filter knows: ``decision:accepted``, ``theme:none``."""
        chosen = next((field for field in self.fields if field.choices is not None), None)
        if chosen is not None:
            return f"{chosen.name}:{choices_of(chosen)[0].split()[0]}"
        others = [field for field in self.fields if field.name != self.key and field.name not in self.adds]
        return f"{next((field.name for field in others if field.of), others[0].name)}:none"


def shown_columns(kind: Kind[R], rows: Sequence[R]) -> tuple[PartColumn[R], ...]:
    """The columns for these rows: seldom ones, and the mark of what is internal, only where one of them has it."""
    columns = tuple(one for one in kind.columns if not one.seldom or any(one.text(row) for row in rows))
    if not any(getattr(row.part, "internal", False) for row in rows):
        return columns
    sign = PartColumn[R](
        "internal", "Internal", 8, lambda row: "internal" if row.part.internal else "", lambda row: "possibly"
    )
    return (*columns[:1], sign, *columns[1:])


def kept_rows(kind: str, session: Session, of: PlanDay) -> list[PartRow[Any]]:
    """The parts of a kind as they stand in the file, in the plan's order."""
    return [PartRow(of, *kept) for kept in read_parts(session.database, of.id, kind)]
