"""The cells of a measure or a cost that hold figures, sums and years, each by what its field holds."""

from datetime import date
from typing import Any

from planwatch.exchange.table.headings import words_of
from planwatch.exchange.table.part_figures import (
    Figured,
    dated_words,
    day_of,
    figure_of,
    is_latest,
    pence_in,
    reading_words,
    recurs,
    year_of,
    years_in,
)
from planwatch.exchange.table.part_scene import EMPTY, Draft, Scene
from planwatch.exchange.table.part_words import READING
from planwatch.exchange.table.proposal import Column
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.words import folded
from planwatch.model.costs.years import Share
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import CostKind
from planwatch.model.plan.measure import Reading

HOLD_NUMBERS = (Holds.FIGURE, Holds.NUMBER, Holds.MONEY, Holds.SWITCH, Holds.LINES)
"""What is read here."""
_UNITS = {"quantity": "unit", "periods": "period_unit", "baseline": "unit", "target": "unit"}
"""The field that says of what a figure is, where the cell itself does."""
_DATED = ("baseline", "target")
_COUNTED = {"days": "days", "day": "days", "posts": "posts", "fte": "FTE", "wte": "WTE", "months": "months",
            "weeks": "weeks", "hours": "hours", "cases": "cases"}  # fmt: skip
"""What a heading counts: *No of days*, *Months*."""


def read_period(scene: Scene, draft: Draft, column: Column, cell: Cell) -> None:
    """The figure of a measure, or the share of a cost, in the time that a heading names."""
    if folded(cell.text) in EMPTY:
        return
    notes, where = scene.readers.notes, scene.at(draft.row, column.index)
    if column.field == READING:
        found = figure_of(cell)
        latest = is_latest(column.heading)
        day = scene.readers.today if latest else _day(scene, reading_words(column.heading) or column.heading)
        if found is None or found.rest:
            notes.not_read(where, cell.text, "no figure can be told from it")
        elif day is None or day > scene.readers.today:
            notes.not_read(where, cell.text, f"{column.heading} is no time that is over")
        else:
            draft.readings.append(Reading(on=day, value=found.value))
            if latest:
                notes.doubt_at(
                    where, f"taken as the figure of {day_in_full(day)}, as nothing says of which day", cell.text
                )
            draft.implied.setdefault("unit", found.unit)
        return
    pence, _, is_read = pence_in(cell, column.heading)
    year = year_of(column.heading, scene.readers.dates.period.year_starts)
    if pence and year:
        draft.shares.append((year, pence))
    elif not is_read or not year:
        notes.not_read(where, cell.text, "no sum of a year can be told from it")


def _day(scene: Scene, words: str) -> date | None:
    return day_of(words, scene.readers.dates, scene.readers.today)


def read_number(scene: Scene, draft: Draft, field: Field, cell: Cell, column: int) -> None:
    """One cell of a field of figures; what is not sure is told and left out."""
    said, heading = folded(cell.text), scene.columns.columns[column].heading
    if said in EMPTY:
        draft.given[field.name] = () if field.holds is Holds.LINES else False if field.holds is Holds.SWITCH else None
        return
    value: Any = None
    if field.holds is Holds.MONEY:
        value, each, _ = pence_in(cell, heading)
        if each and value is not None:
            draft.implied.setdefault("unit", each if each.endswith("s") else f"{each}s")
        if field.name == "amount" and (kind := next((k for k in ("budget", "actual") if k in heading.casefold()), "")):
            draft.implied["kind"] = CostKind(kind)
    elif field.holds is Holds.SWITCH:
        value = recurs(cell.text)
    elif field.holds is Holds.LINES:
        value = years_in(cell.text, scene.readers.dates.period.year_starts) or None
    elif (found := figure_of(cell)) is not None:
        value = _figure(scene, draft, field, found, column)
    if value is None:
        scene.readers.notes.not_read(scene.at(draft.row, column), cell.text, f"no {field.called} can be told from it")
    else:
        draft.given[field.name] = value


def _figure(scene: Scene, draft: Draft, field: Field, found: Figured, column: int) -> Any:
    """The figure, with what the cell and its heading say beside it: of what, which way is good, of which day."""
    heading = scene.columns.columns[column].heading
    if field.holds is Holds.NUMBER:
        return int(found.value) if found.value == int(found.value) and 0 <= found.value <= field.most else None
    unit = found.unit or next((named for word, named in _COUNTED.items() if word in words_of(heading)), "")
    if unit and (field.name == "quantity" or _UNITS.get(field.name) not in (None, *draft.implied)):
        draft.implied[_UNITS[field.name]] = unit
    if field.name == "target" and found.direction is not None:
        draft.implied.setdefault("direction", found.direction)
    if field.name in _DATED and (words := found.rest or dated_words(heading)):
        day = _day(scene, words) if field.name == "baseline" else None
        day = day or scene.readers.dates.read(Cell(text=words.removeprefix("by "))).span.last
        if day is not None and (field.name == "target" or day <= scene.readers.today):
            draft.implied.setdefault(f"{field.name}_on", day)
        elif found.rest:
            scene.readers.notes.doubt_at(scene.at(draft.row, column), f"left out: {found.rest}", found.rest)
    return found.value


def settle_cost(draft: Draft) -> None:
    """The years of a cost whose shares stand in columns of their own, and their sum where no other is given."""
    if not draft.shares:
        return
    draft.given["years"] = tuple(Share(year, pence).text for year, pence in draft.shares)
    if draft.given.get("amount") is None:
        draft.given["amount"] = sum(pence for _, pence in draft.shares)
