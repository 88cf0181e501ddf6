"""Files of other programs: their tables read, mapped, matched with the plan, and merged into it as one change."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.incoming import Rows, as_incoming
from planwatch.exchange.table.kept import answers_of, answers_text, rows_of, rows_text
from planwatch.exchange.table.mapper import propose
from planwatch.exchange.table.matching import Came, How, Matched, gone, match
from planwatch.exchange.table.proposal import Answers, Proposal
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.tables import read_tables
from planwatch.exchange.workbook.listed import own_columns
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.when import ANY_PERIOD
from planwatch.model.history.difference import Difference, compare
from planwatch.model.history.merged import merged
from planwatch.model.plan.action import Action
from planwatch.model.plan.parts import PART
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.rule import period_of
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files.import_ import Merged, import_given
from planwatch.service.session import Session
from planwatch.storage.journal.past import newest_change
from planwatch.storage.plan import imports
from planwatch.storage.plan.there import rows_by_name
from planwatch.storage.writing.batch import Batch


@dataclass(frozen=True)
class Meant:
    """The plan that a file is for, as it was when the file was opened."""

    day: PlanDay
    before: Snapshot | None
    """None where it is not there yet."""
    actions: Mapping[int, Action]
    """By their ids."""
    since: int
    """The number of the newest change then."""


@dataclass(frozen=True)
class Preview:
    """A file, and what importing it would make of the plan. Nothing is changed yet."""

    name: str
    tables: tuple[Table, ...]
    meant: Meant
    answers: Answers
    proposal: Proposal
    matched: tuple[Matched, ...]
    rows: Rows
    gone: tuple[str, ...]
    """The refs of actions that came from this file before and are not in it now; an import leaves them as they are."""

    @cached_property
    def difference(self) -> Difference:
        """What would become of the plan, but for what follows from that for other actions."""
        brought = self.rows.incoming.snapshot
        before = self.meant.before or Snapshot(plan=brought.plan)
        return compare(before, merged(before, brought))

    @property
    def new(self) -> int:
        """How many actions it would add."""
        return sum(one.how is How.NEW for one in self.matched)


Decide = Callable[[tuple[Table, ...]], Answers | None]
"""What is decided about a file, once its tables are known; None: nothing, so it is read as the last of its kind."""


def open_file(session: Session, path: Path, decide: Decide = lambda _: None) -> Preview:
    """A file of another program for the plan worked on, or for the first one of an empty plan file.

    Raises PlanwatchError.
    """
    tables = tuple(map(own_columns, read_tables(path)))
    is_empty = not replace(session, plan="").plan_days()
    meant = _new(session, path, tables) if is_empty else _there(session)
    return look(session, path.name, tables, meant, decide(tables))


def _new(session: Session, path: Path, tables: tuple[Table, ...]) -> Meant:
    """A plan that the file begins: called as its title says, else as the file is."""
    proposal = propose(tables, Answers(), session.day_of(Plan(ref="P", title="")), ANY_PERIOD)
    title, period = proposal.title or " ".join(path.stem.replace("_", " ").split()), proposal.period
    plan = Plan(ref=session.plan or initials(title), title=title, starts=period.starts, ends=period.ends)
    return Meant(PlanDay(0, 0, plan, session.day_of(plan)), None, {}, newest_change(session.database))


def initials(title: str) -> str:
    """A ref for a plan of that title: ``CSIP`` for "Children's services improvement plan"."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]\w+", "", title))
    letters = "".join(word[0] for word in words if len(word) > 2 or len(words) < 3)
    return letters[:6].upper() or "P"


def _there(session: Session) -> Meant:
    day = session.one_plan()
    since = newest_change(session.database)
    before = read.snapshot(session, day)
    ids = rows_by_name(session.database, PART["action"], day.id)
    return Meant(day, before, {ids[action.ref,]: action for action in before.action if (action.ref,) in ids}, since)


def look(
    session: Session, name: str, tables: tuple[Table, ...], meant: Meant, answers: Answers | None = None
) -> Preview:
    """The same tables, otherwise decided."""
    today, period = meant.day.today, period_of(meant.day.plan)
    decided = answers or Answers()
    proposal = propose(tables, decided, today, period)
    kept = imports.imported(session.database, meant.day.id, name, proposal.layout)
    if answers is None and kept is not None:
        decided = answers_of(kept.answers)
        proposal = propose(tables, decided, today, period)
    came: tuple[Came, ...] = rows_of(kept.rows) if kept is not None else ()
    matched = match(proposal.records, came, meant.actions)
    rows = as_incoming(proposal, matched, meant.actions, meant.day.plan, meant.before, today)
    return Preview(name, tables, meant, decided, proposal, matched, rows, gone(came, matched, meant.actions))


def import_table(session: Session, seen: Preview) -> Merged:
    """Import a file as it was seen, as one change. Raises PlanwatchError: for a question that is open, for one."""
    for question in seen.proposal.questions:
        raise PlanwatchError(f"{seen.name}: {question.what}", "answer it first; nothing was changed")

    def remember(batch: Batch, plan_id: int, ids: Mapping[str, int]) -> None:
        rows = rows_text(seen.proposal.records, seen.rows.refs, ids)
        kept = imports.imported(batch.database, plan_id, seen.name, seen.proposal.layout)
        answers = answers_text(seen.answers)
        if kept is None or (kept.rows, kept.answers) != (rows, answers):
            imports.keep(batch, plan_id, seen.name, seen.proposal.layout, answers, rows)

    incoming = replace(seen.rows.incoming, since=seen.meant.since)
    return import_given(session, incoming, seen.name, remember)
