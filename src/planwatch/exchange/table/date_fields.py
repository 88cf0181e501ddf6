"""The cells of an action's dates to the fields that they give."""

from datetime import date

from planwatch.exchange.table.dates import Dated, as_due, as_start
from planwatch.exchange.table.draft import Draft, Scene
from planwatch.exchange.table.order import numbers_in
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.record import WHOLE_YEARS
from planwatch.model.dates.grammar.words import NOTHING
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.when import DateKind


def dated(scene: Scene, draft: Draft, cell: Cell, column: int) -> Dated:
    """What a cell in a column of dates comes to, with what is doubtful about it told."""
    found = scene.readers.dates.read(cell)
    if found.fault:
        scene.notes.not_read(scene.at(draft.row, column), cell.text, found.fault)
    elif found.doubt:
        scene.notes.doubt_at(scene.at(draft.row, column), found.doubt, cell.text)
    elif scene.readers.is_order_open and not isinstance(cell.value, date):
        doubt_order(scene, draft, cell, column)
    return found


def doubt_order(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    """Tell both days that a date of numbers can mean."""
    for one in numbers_in(cell.text):
        first, second = one.day(month_first=False), one.day(month_first=True)
        if first and second and first != second:
            told = f"{day_in_full(first)} or {day_in_full(second)}?"
            scene.notes.doubt_at(scene.at(draft.row, column), told, cell.text)


def due(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    """A due date, and the one struck out beside it."""
    given = draft.given
    found = dated(scene, draft, cell, column)
    when = found.span if found.span.last is not None else as_due(found.span)
    if cell.struck:
        was = as_due(scene.readers.dates.read(Cell(cell.struck)).span)
        if when and was.last is not None:
            given["original_due"] = was
        told = "struck out, and another date beside it" if when else "struck out, and no other date beside it"
        scene.notes.doubt_at(scene.at(draft.row, column), told, cell.struck)
    elif when and when.last is None and not found.fault:
        _doubt_no_date(scene, draft, cell, column, found)
    elif found.kind in WHOLE_YEARS and when.last is not None and not found.doubt:
        told = f"a whole year and no day: counted as due on its last, {day_in_full(when.last)}"
        scene.notes.doubt_at(scene.at(draft.row, column), told, cell.text)
    elif when.said is not None and when.last is not None and not found.doubt:
        told = f"read as on {day_in_full(when.said)}: counted as due on {day_in_full(when.last)}"
        scene.notes.doubt_at(scene.at(draft.row, column), told, cell.text)
    _set_due(draft, when, found)
    if found.span.first is not None and found.span.last is None:
        draft.implied["start"] = as_start(found.span)


def _set_due(draft: Draft, when: Span, found: Dated) -> None:
    draft.given["due"] = when
    draft.due_kind = found.kind


def _doubt_no_date(scene: Scene, draft: Draft, cell: Cell, column: int, found: Dated) -> None:
    if found.kind is DateKind.NONE:
        none = "no date" if NOTHING.fullmatch(cell.text.casefold()) else "no date in these words: kept as text"
        scene.notes.doubt_at(scene.at(draft.row, column), none, cell.text)


def original_due(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    """The date before it was revised; where no other is due, the date due."""
    found = dated(scene, draft, cell, column)
    original = as_due(found.span)
    if not draft.given.get("due"):
        _set_due(draft, original, found)
        original = NO_DATE
    elif original.means(draft.given["due"]):
        original = NO_DATE
    draft.given["original_due"] = original


def inferred(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    """A due date that another program made up, where there is no other."""
    if not draft.given.get("due"):
        found = dated(scene, draft, cell, column)
        _set_due(draft, as_due(found.span), found)


def start(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    """A planned start."""
    draft.given["start"] = as_start(dated(scene, draft, cell, column).span)
    draft.implied.pop("start", None)


def updated(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    """The day of the updates of a row."""
    found = scene.readers.dates.read(cell).span
    if found.is_one_day and found.last is not None and found.last <= scene.readers.today:
        draft.updated = found.last
