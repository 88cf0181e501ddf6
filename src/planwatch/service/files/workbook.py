"""A plan as a workbook: whole, a sheet for each theme or lead, one kind of part, or an update sheet for one lead."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from planwatch.exchange.workbook.book import Book, Counts, Sheet
from planwatch.exchange.workbook.columns import UPDATES
from planwatch.exchange.workbook.fit import fitted
from planwatch.exchange.workbook.keys import Mark
from planwatch.exchange.workbook.rows import BookRow, BookRows, action_row
from planwatch.exchange.workbook.write import workbook
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, Priority, Status
from planwatch.model.plan.parts import PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace as replace_values
from planwatch.report.counts import Counted
from planwatch.report.input import ReportInput
from planwatch.report.sections.foot import foot
from planwatch.service import read
from planwatch.service.files.part_columns import PartSheet
from planwatch.service.files.part_sheets import lists_of, part_sheet, sheet_kinds
from planwatch.service.files.target import write
from planwatch.service.session import Session
from planwatch.storage.journal.past import history_at, newest_change
from planwatch.storage.plan.there import rows_by_name
from planwatch.words.kinds import count_in_words

BY: Mapping[str, Callable[[Action], str]] = {"theme": lambda action: action.theme, "lead": lambda action: action.lead}
"""What a workbook can have a sheet for each of."""
Lists = dict[str, tuple[str, ...]]
"""What cells are chosen from, by name."""
_HEADS = (
    "Actions", "Complete", "Assured", "Red", "Amber", "Green", "Not rated", "Not started", "Withdrawn", "Overdue",
)  # fmt: skip
_FILL_IN = """\
Please fill in the white columns: Status, RAG (R red, A amber, G green), % done, New update and the day it is as at.
Where the date must move, give New date and Why moved. Dates as 24 Aug 2026, or in words: end of June, autumn 2026.
What is grey is locked. Save this file under its name and send it back."""
_GO_ON = """\
Change what you like in the white columns; what is grey is only told. RAG: R red, A amber, G green.
A new row is a new action; a row taken out changes nothing. What you write under New update is added to the updates.
Import this file again to take over what you changed."""


_GO_ON_WITH = """\
Change what you like in the white columns; what is grey is only told.
A new row is a new {one}{needs}; a row taken out changes nothing.
Import this file again to take over what you changed."""
_NEEDS = {"reading": ", with measure, day and value"}


def export_workbook(
    session: Session, day: PlanDay, path: Path, *, by: str = "", of: str = "", replace: bool = False
) -> str:
    """Write a plan as a workbook that can be worked in and imported again; returns what to say.

    Beside the actions it has a sheet for each other kind of part that the plan has; ``of`` names the one it is to have.
    """
    with session.database.reading():
        made = _of_one_kind(session, day, of) if of else _of_all(session, day, by)
        held = workbook(made.book)
    return write(session, path, [held], made.what, replace=replace)


class _Made(NamedTuple):
    book: Book
    what: str
    """What it holds, in words."""


def _of_one_kind(session: Session, day: PlanDay, kind: str) -> _Made:
    part = part_sheet(kind)
    sheet = _of_parts(session, day, part)
    lists = _lists(read.snapshot(session, day)) | lists_of(session, day, part)
    return _Made(_book(session, day, [part], [sheet], lists), count_in_words(kind, len(sheet.rows)))


def _of_all(session: Session, day: PlanDay, by: str) -> _Made:
    whole = read.snapshot(session, day)
    parts = [part_sheet(kind) for kind in sheet_kinds() if _has(whole, kind)]
    lists = _lists(whole)
    for part in parts:
        lists |= lists_of(session, day, part)
    counted = ReportInput(whole=whole, today=day.today, author=session.author).counts
    book = replace_values(
        _book(session, day, parts, _all_sheets(session, day, whole, by, parts), lists),
        summary=tuple(Counts(name or "No theme", _numbers(part)) for name, part in counted.items()),
        about=tuple(foot(day.plan)),
    )
    return _Made(book, f"plan {day.plan.ref}, {len(whole.action)} actions,")


def _book(session: Session, day: PlanDay, parts: Sequence[PartSheet], sheets: Iterable[Sheet], lists: Lists) -> Book:
    mark = mark_now(session, day)
    return Book(
        mark=mark._replace(on=day.today) if parts else mark,
        plan=day.plan,
        title=f"{day.plan.title} as at {day_in_full(day.today)}",
        today=day.today,
        sheets=sheets,
        lists=lists,
        counts_on=session.follows_clock(day.plan),
        heads=_HEADS,
    )


def _has(whole: Snapshot, kind: str) -> bool:
    return any(one.reading for one in whole.measure) if kind == "reading" else bool(getattr(whole, kind))


def _all_sheets(
    session: Session, day: PlanDay, whole: Snapshot, by: str, parts: Iterable[PartSheet]
) -> Iterator[Sheet]:
    """One after the other, for the parts of a plan as cells are many times the plan."""
    actions = action_rows(session, day, whole)
    del whole
    yield from _sheets(actions.values(), by)
    del actions
    for part in parts:
        sheet = _of_parts(session, day, part)
        if sheet.rows:
            yield sheet
        del sheet


def _of_parts(session: Session, day: PlanDay, part: PartSheet) -> Sheet:
    rows = tuple(part.rows(session, day).values())
    told = _GO_ON_WITH.format(one=part.one(day.plan), needs=_NEEDS.get(part.layout.kind, ""))
    return Sheet(part.named(day.plan), rows, fitted(part.layout, rows), told)


def update_sheet(session: Session, day: PlanDay, lead: str) -> bytes:
    """A lead's open actions as a workbook to fill in and send back."""
    with session.database.reading():
        whole, mark = read.snapshot(session, day), mark_now(session, day)
        rows = action_rows(session, day, whole).values()
    own = {action.ref for action in own_actions(whole, lead)}
    book = Book(
        mark=mark,
        plan=day.plan,
        title=f"{lead}: update on {day.plan.title}, as at {day_in_full(day.today)}",
        today=day.today,
        sheets=(Sheet("Update", tuple(row for row in rows if row.ref in own), UPDATES, _FILL_IN),),
        lists=_lists(whole),
        counts_on=session.follows_clock(day.plan),
        about=foot(day.plan),
        is_locked=True,
    )
    return workbook(book)


def own_actions(whole: Snapshot, lead: str) -> tuple[Action, ...]:
    """What a lead is asked about by an update sheet: the open actions."""
    return tuple(action for action in whole.action if action.lead == lead and action.status in OPEN)


def mark_now(session: Session, day: PlanDay) -> Mark:
    """What tells that a file shows the plan as it is now."""
    change = newest_change(session.database)
    return Mark(day.plan.ref, change, history_at(session.database, change))


def action_rows(session: Session, day: PlanDay, whole: Snapshot) -> BookRows:
    """The actions of a plan as rows, in its order."""
    ids = rows_by_name(session.database, PART["action"], day.id)
    found = [(ids[action.ref,], action) for action in whole.action if (action.ref,) in ids]
    return {row_id: action_row(row_id, action) for row_id, action in found}


def _sheets(rows: Iterable[BookRow], by: str) -> Iterable[Sheet]:
    if not by:
        return [Sheet("Actions", tuple(rows), instructions=_GO_ON)]
    groups: dict[str, list[BookRow]] = {}
    for row in rows:
        if row.action is not None:
            groups.setdefault(BY[by](row.action), []).append(row)
    return [Sheet(name or f"No {by}", tuple(group), instructions=_GO_ON) for name, group in groups.items()]


def _lists(whole: Snapshot) -> Lists:
    return {
        "statuses": tuple(map(str, Status)),
        "rags": ("R", "A", "G"),
        "priorities": tuple(map(str, Priority)),
        "leads": tuple(lead.name for lead in whole.lead),
        "themes": tuple(theme.title for theme in whole.theme),
    }


def _numbers(part: Counted) -> tuple[int, ...]:
    return (
        part.actions, part.complete, part.assured, part.red, part.amber, part.green, part.unrated, part.not_started,
        part.withdrawn, part.late_agreed,
    )  # fmt: skip
