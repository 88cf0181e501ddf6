"""How the parts of a kind stand in a workbook or list: the columns of their fields."""

from collections.abc import Callable, Mapping

from planwatch.exchange.workbook.columns import BookColumn, Layout, Sort
from planwatch.exchange.workbook.rows import BookRow, BookRows
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.parts import PART
from planwatch.model.plan.plan import Plan
from planwatch.model.text.called import called
from planwatch.model.values import Struct
from planwatch.service.session import Session
from planwatch.storage.writing.batch import Batch
from planwatch.words.kinds import kinds_in_words


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
        own = called(plan.recommendation_label, 2) if self.layout.kind == "recommendation" else ""
        return own[:1].upper() + own[1:] or kinds_in_words(self.layout.kind)

    def one(self, plan: Plan) -> str:
        """What the plan calls one of them."""
        kind = self.layout.kind
        return called(plan.recommendation_label) if kind == "recommendation" else PART[kind].one


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
_TEXT = 20
"""How wide a text is that is mostly short."""


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
