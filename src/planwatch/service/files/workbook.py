"""A plan as a workbook: whole, a sheet for each theme or lead, or an update sheet for one lead."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from planwatch.exchange.workbook.book import Book, Counts, Sheet
from planwatch.exchange.workbook.columns import SHEET
from planwatch.exchange.workbook.keys import Mark, key_text
from planwatch.exchange.workbook.write import workbook
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, Priority, Status
from planwatch.model.plan.parts import PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.report.counts import Counted
from planwatch.report.input import ReportInput
from planwatch.report.sections.foot import foot
from planwatch.service import read
from planwatch.service.files.target import write
from planwatch.service.session import Session
from planwatch.storage.journal.past import history_at, newest_change
from planwatch.storage.plan.there import rows_by_name

BY: Mapping[str, Callable[[Action], str]] = {"theme": lambda action: action.theme, "lead": lambda action: action.lead}
"""What a workbook can have a sheet for each of."""
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


def export_workbook(session: Session, day: PlanDay, path: Path, *, by: str = "", replace: bool = False) -> str:
    """Write a plan as a workbook that can be worked in and imported again; returns what to say."""
    whole, mark, keys = _held(session, day)
    report = ReportInput(whole=whole, today=day.today, author=session.author)
    counted = [Counts(name or "No theme", _numbers(part)) for name, part in report.counts.items()]
    book = Book(
        mark=mark,
        plan=day.plan,
        title=f"{day.plan.title} as at {day_in_full(day.today)}",
        today=day.today,
        sheets=tuple(_sheets(whole.action, by)),
        keys=keys,
        lists=_lists(whole),
        counts_on=session.follows_clock(day.plan),
        instructions=_GO_ON,
        heads=_HEADS,
        summary=tuple(counted),
        about=foot(day.plan),
    )
    what = f"plan {day.plan.ref}, {len(whole.action)} actions,"
    return write(session, path, [workbook(book)], what, replace=replace)


def update_sheet(session: Session, day: PlanDay, lead: str) -> bytes:
    """A lead's open actions as a workbook to fill in and send back."""
    whole, mark, keys = _held(session, day)
    own = own_actions(whole, lead)
    book = Book(
        mark=mark,
        plan=day.plan,
        title=f"{lead}: update on {day.plan.title}, as at {day_in_full(day.today)}",
        today=day.today,
        sheets=(Sheet("Update", own),),
        keys=keys,
        columns=SHEET,
        lists=_lists(whole),
        counts_on=session.follows_clock(day.plan),
        instructions=_FILL_IN,
        about=foot(day.plan),
        is_locked=True,
    )
    return workbook(book)


def own_actions(whole: Snapshot, lead: str) -> tuple[Action, ...]:
    """What a lead is asked about by an update sheet: the open actions."""
    return tuple(action for action in whole.action if action.lead == lead and action.status in OPEN)


def _held(session: Session, day: PlanDay) -> tuple[Snapshot, Mark, Mapping[str, str]]:
    with session.database.reading():
        change = newest_change(session.database)
        history = history_at(session.database, change)
        whole = read.snapshot(session, day)
        ids = rows_by_name(session.database, PART["action"], day.id)
    mark = Mark(day.plan.ref, change, history)
    return whole, mark, {str(ref): key_text(day.plan.ref, row_id) for (ref,), row_id in ids.items()}


def _sheets(actions: Iterable[Action], by: str) -> Iterable[Sheet]:
    if not by:
        return [Sheet("Actions", tuple(actions))]
    groups: dict[str, list[Action]] = {}
    for action in actions:
        groups.setdefault(BY[by](action), []).append(action)
    return [Sheet(name or f"No {by}", tuple(group)) for name, group in groups.items()]


def _lists(whole: Snapshot) -> Mapping[str, tuple[str, ...]]:
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
