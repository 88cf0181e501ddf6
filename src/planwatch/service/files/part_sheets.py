"""Parts of a plan as rows of a workbook or list: one sheet for each kind, made of the kind's fields and columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from planwatch.exchange.workbook.columns import BookColumn, Layout, Sort
from planwatch.exchange.workbook.rows import BookRow, BookRows
from planwatch.exchange.workbook.texts import fitting
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.keys import flat
from planwatch.model.plan.parts import PART, PARTS
from planwatch.model.plan.plan import Plan
from planwatch.model.text.called import called
from planwatch.model.values import Struct, replace
from planwatch.service.plan.kind import Kind, PartRow
from planwatch.service.plan.kinds import kind_names, kind_of
from planwatch.service.plan.part_edit import insert_part, write_part
from planwatch.service.session import Session
from planwatch.service.typed.choices import choices_of, text_of_value
from planwatch.storage.plan.links import candidates
from planwatch.storage.writing.batch import Batch


class PartSheet(Struct, frozen=True):
    """How the parts of one kind go out as rows and come back."""

    plural: str
    layout: Layout
    fields: tuple[Field, ...]
    rows: Callable[[Session, PlanDay], BookRows]
    """Those that go out, in the order in which they are listed."""
    now: Callable[[Session, PlanDay], BookRows]
    """What stands now for each that may have gone out."""
    put: Callable[[Batch, BookRow, Mapping[str, str]], None]
    """Sets fields of one, as it was when it was compared, to what was typed. Raises PlanwatchError."""
    adding: Callable[[Batch, PlanDay], Callable[[Mapping[str, str]], str]]
    """What adds one of what was typed and gives that in words, none where it is there; raises PlanwatchError."""

    def named(self, plan: Plan) -> str:
        """What the plan calls them: the name of their sheet."""
        own = called(plan.recommendation_label, 2) if self.layout.kind == "recommendation" else self.plural
        return own[:1].upper() + own[1:]

    def one(self, plan: Plan) -> str:
        """What the plan calls one of them."""
        kind = self.layout.kind
        return called(plan.recommendation_label) if kind == "recommendation" else kind_in_words(kind)


def kind_in_words(kind: str) -> str:
    """``action``, ``sign-off``, ``deep dive``: what people call a part of that kind."""
    return PART[kind].said.partition("{")[0].strip().removesuffix(" of") or kind


def sheet_kinds() -> tuple[str, ...]:
    """The kinds of part that have sheets, in the order in which one can name another."""
    kinds = {*kind_names(), "reading"}
    return tuple(part.kind for part in PARTS if part.kind in kinds)


@cache
def part_sheet(kind: str) -> PartSheet:
    """The sheet of a kind of part."""
    if kind == "reading":
        from planwatch.service.files.reading_sheet import READINGS

        return READINGS
    return _sheet_of(kind_of(kind))


def layout_of(kind: str) -> Layout | None:
    """The layout of a kind of part; None where it has no sheet."""
    return part_sheet(kind).layout if kind in sheet_kinds() else None


def lists_of(session: Session, day: PlanDay, sheet: PartSheet) -> dict[str, tuple[str, ...]]:
    """What the cells of a sheet are chosen from, by the names of its lists."""
    return {
        choices_name(sheet.layout.kind, field): _choices(session, day, field)
        for field in sheet.fields
        if choices_name(sheet.layout.kind, field)
    }


def _choices(session: Session, day: PlanDay, field: Field) -> tuple[str, ...]:
    if field.holds is Holds.SWITCH:
        return ("yes", "no")
    if field.holds is Holds.NAME:
        return tuple(one.name for one in candidates(session.database, day.id, field.of))
    return tuple(choices_of(field)) or field.suggested


def choices_name(kind: str, field: Field) -> str:
    """The name of the list that cells of a field are chosen from; empty where there is none."""
    if field.holds is Holds.NAME:
        return _SHARED.get(field.of, field.of)
    is_chosen = field.holds is Holds.SWITCH or field.choices is not None or field.suggested
    return f"{kind} {field.name}" if is_chosen else ""


_SHARED = {"lead": "leads", "theme": "themes"}
"""The lists that actions have too."""
_SORTS = {
    Holds.WORDED: Sort.DATE, Holds.DAY: Sort.DATE, Holds.CHOICE: Sort.CHOICE, Holds.SWITCH: Sort.CHOICE,
    Holds.NAME: Sort.CHOICE, Holds.NAMES: Sort.NUMBERS, Holds.NUMBER: Sort.FIGURE, Holds.FIGURE: Sort.FIGURE,
    Holds.MONEY: Sort.MONEY,
}  # fmt: skip
_WIDTHS = {
    Holds.PROSE: 36, Holds.LINES: 30, Holds.NAME: 18, Holds.WORDED: 14, Holds.DAY: 13, Holds.CHOICE: 13,
    Holds.NUMBER: 9, Holds.FIGURE: 10, Holds.MONEY: 13, Holds.SWITCH: 10,
}  # fmt: skip
_TITLE, _TEXT, _TOLD = 42, 20, 30
"""How wide what a row is about, other texts, and what is worked out are."""
_PAGE = 135
"""How wide the columns of one page of paper are."""


def column_of(kind: str, field: Field, *, is_told: bool = False, width: int = 0) -> BookColumn:
    """The column of a field."""
    heading = field.called[:1].upper() + field.called[1:]
    return BookColumn(
        field.name,
        heading,
        width or _WIDTHS.get(field.holds, _TEXT),
        Sort.TOLD if is_told else _SORTS.get(field.holds, Sort.TEXT),
        choices_name(kind, field),
        is_free=field.holds is Holds.NAME or not (field.choices or field.holds is Holds.SWITCH),
    )


def _sheet_of(kind: Kind[Any]) -> PartSheet:
    def rows(session: Session, day: PlanDay) -> BookRows:
        return {row.id: _row(kind, row) for row in kind.rows(session, day)}

    def put(batch: Batch, row: BookRow, typed: Mapping[str, str]) -> None:
        write_part(batch, kind, row.part, typed, row.version, add=True)

    def adding(batch: Batch, day: PlanDay) -> Callable[[Mapping[str, str]], str]:
        return lambda typed: insert_part(batch, kind, day, typed, add=True)

    layout = Layout(kind.name, tuple(paged(_columns(kind))), kind.key, kind.adds[-1])
    return PartSheet(kind.plural, layout, kind.fields, rows, rows, put, adding)


def _columns(kind: Kind[Any]) -> Iterator[BookColumn]:
    """What tells one from others, what it is about, what the table of the kind shows, and then all other fields."""
    fields = {field.name: field for field in kind.fields}
    told = {column.key: column for column in kind.columns if column.key not in fields}
    order = dict.fromkeys((kind.key, kind.adds[-1], *(column.key for column in kind.columns), *fields))
    headings: set[str] = set()
    for name in order:
        if name in fields:
            is_told, width = bool(kind.prefix) and name == kind.key, _TITLE if name == kind.adds[-1] else 0
            made = column_of(kind.name, fields[name], is_told=is_told, width=8 if is_told else width)
        else:
            made = BookColumn(f"told_{name}", told[name].label, min(told[name].width or _TOLD, _TOLD), Sort.TOLD)
        yield _headed(made, headings)


def _headed(column: BookColumn, taken: set[str]) -> BookColumn:
    """The same with a heading that no other has."""
    heading = column.heading if column.heading not in taken else f"{column.heading} (told)"
    taken.add(heading)
    return replace(column, heading=heading)


def paged(columns: Iterable[BookColumn]) -> Iterator[BookColumn]:
    """The same, with a new page of paper begun where one is full; the first two stand on each."""
    first = used = 0
    for index, column in enumerate(columns):
        is_new = index > 2 and used + column.width > _PAGE
        first += column.width if index < 2 else 0
        used = (first if is_new else used) + column.width
        yield replace(column, is_new_page=is_new)


def _row(kind: Kind[Any], row: PartRow[Any]) -> BookRow:
    held = flat(row.part)
    texts = {field.name: fitting(text_of_value(field, held[field.name])) for field in kind.fields}
    for column in kind.columns:
        if column.key not in texts:
            texts[f"told_{column.key}"] = fitting(column.text(row))
    lead = texts.get("owner", texts.get("lead", ""))
    return BookRow(
        row.id, row.name, texts[kind.adds[-1]], lambda column: texts[column.name], lead, row.version, part=row
    )
