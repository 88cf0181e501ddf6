"""How a list looks: filter, order, columns and groups; and a view that keeps that, written and read again."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import parse_filter
from planwatch.model.plan.kinds import Base
from planwatch.model.plan.view import SavedView
from planwatch.service.views.layout import Layout, columns_text, read_columns
from planwatch.service.views.sorting import Sorting, read_sorting

T = TypeVar("T")


class Look(NamedTuple):
    """What a person has chosen of a list, beside its view."""

    filter: str = ""
    sorting: Sorting = Sorting()
    layout: Layout = Layout()


def saved_as(look: Look, name: str, key: str, base: str) -> SavedView:
    """The view that keeps that."""
    return SavedView(
        name=name,
        key=key,
        base=Base(base),
        filter=look.filter,
        columns=columns_text(look.layout.columns),
        sorted_by=look.sorting.text,
        grouped_by=look.layout.group,
    )


def look_of(saved: SavedView) -> tuple[Look, str]:
    """How a view is shown, and what of it makes no sense here and is left out, in one sentence.

    Raises PlanwatchError where its filter cannot be read: more would be listed than was meant.
    """
    try:
        parse_filter(saved.filter)
    except PlanwatchError as error:
        raise PlanwatchError(f"view {saved.name}: {error.message}", error.hint) from None
    told: list[str] = []

    def read(reads: Callable[[str], T], text: str, none: T) -> T:
        try:
            return reads(text)
        except PlanwatchError as error:
            told.append(error.message)
            return none

    sorting = read(read_sorting, saved.sorted_by, Sorting())
    layout = Layout(read(read_columns, saved.columns, ()), saved.grouped_by)
    problem = f"view {saved.name}: {'; '.join(told)}: left out" if told else ""
    return Look(saved.filter, sorting, layout), problem
