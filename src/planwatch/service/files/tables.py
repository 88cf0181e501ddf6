"""Files of other programs: their tables read, mapped, matched with the plan, and merged into it as one change."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.incoming import Rows, as_incoming
from planwatch.exchange.table.kept import rows_of, rows_text
from planwatch.exchange.table.mapper import propose
from planwatch.exchange.table.matching import Came, How, Matched, gone, gone_parts, match, match_parts, name_of
from planwatch.exchange.table.part_words import LISTED
from planwatch.exchange.table.proposal import Answers, Proposal
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.tables import PASTED, read_tables, tables_of_text
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
from planwatch.model.values import Struct, replace
from planwatch.service import read
from planwatch.service.files import mapping
from planwatch.service.files.import_ import Merged, Step, import_given
from planwatch.service.session import Session
from planwatch.storage.journal.past import newest_change
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
    parts: Mapping[str, Mapping[int, Struct]] = field(default_factory=dict[str, Mapping[int, Struct]])
    """Those of other kinds that tables bring, by kind and id."""

    def part(self, kind: str, row_id: int) -> Struct:
        """The one of that kind and id."""
        return self.actions[row_id] if kind == "action" else self.parts[kind][row_id]


@dataclass(frozen=True)
class Preview:
    """A file, and what importing it would make of the plan. Nothing is changed yet."""

    name: str
    tables: tuple[Table, ...]
    meant: Meant
    answers: Answers
    proposal: Proposal
    matched: tuple[Matched, ...]
    """Its rows of all kinds, actions first."""
    rows: Rows
    gone: tuple[str, ...]
    """The refs of actions that came from this file before and are not in it now; an import leaves them as they are."""
    gone_parts: tuple[str, ...] = ()
    """The same of parts of other kinds: ``risk R3``."""

    @cached_property
    def difference(self) -> Difference:
        """What would become of the plan, but for what follows from that for other actions."""
        brought = self.rows.incoming.snapshot
        before = self.meant.before or Snapshot(plan=brought.plan)
        return compare(before, merged(before, brought))

    @property
    def conflicts(self) -> int:
        """How many cells were changed both in the file and in the plan."""
        return sum(held.is_conflict for held in self.rows.held)

    @property
    def new(self) -> int:
        """How many actions it would add."""
        return self.new_of("action")

    def new_of(self, kind: str) -> int:
        """How many parts of a kind it would add."""
        return sum(one.how is How.NEW and one.record.kind == kind for one in self.matched)

    @cached_property
    def changed(self) -> frozenset[tuple[str, str]]:
        """The parts that it would change, each by its kind and name."""
        found = ((kind, one) for kind in _KINDS for one in self.difference.of(PART[kind].of).changed)
        return frozenset((kind, name_of(one.after)) for kind, one in found)

    def changed_of(self, kind: str) -> int:
        """How many parts of a kind it would change."""
        return sum(one == kind for one, _ in self.changed)


_KINDS = ("action", *LISTED)
Decide = Callable[[tuple[Table, ...]], Answers | None]
"""What is decided about a file, once its tables are known; None: nothing, so it is read as the last of its kind."""


def open_file(session: Session, path: Path, decide: Decide = lambda _: None, *, afresh: bool = False) -> Preview:
    """A file of another program for the plan worked on, or for the first one of an empty plan file.

    What was decided of files of its headings holds, unless it is looked at ``afresh``. Raises PlanwatchError.
    """
    tables = tuple(map(own_columns, read_tables(path)))
    meant, answers = _meant(session, path.stem, tables), decide(tables)
    seen = look(session, path.name, tables, meant, Answers() if afresh else None)
    return seen if answers is None else look(session, path.name, tables, meant, together(seen.answers, answers))


def together(kept: Answers, said: Answers) -> Answers:
    """What is said now, over what was decided of files of these headings before."""
    return replace(
        said,
        kinds=kept.kinds | said.kinds,
        tables=said.tables or kept.tables,
        headers=kept.headers | said.headers,
        columns=kept.columns | said.columns,
        words=kept.words | said.words,
        month_first=kept.month_first if said.month_first is None else said.month_first,
    )


def open_pasted(session: Session, text: str) -> Preview:
    """Rows copied from a spreadsheet, or a table of a document; as above. Raises PlanwatchError.

    Who pastes rows says that they are of the plan: without headings they are read by what stands in their columns.
    """
    tables = tables_of_text(text)
    seen = look(session, PASTED, tables, _meant(session, "Action plan", tables))
    if any(table.is_taken for table in seen.proposal.tables):
        return seen
    bare = look(session, PASTED, tables, seen.meant, Answers(tables=frozenset({0}), headers={0: None}))
    return bare if bare.proposal.everything else seen


def _meant(session: Session, title: str, tables: tuple[Table, ...]) -> Meant:
    is_empty = not replace(session, plan="").plan_days()
    return _new(session, title, tables) if is_empty else _there(session)


def _new(session: Session, called: str, tables: tuple[Table, ...]) -> Meant:
    """A plan that the file begins: called as its title says, else as the file is."""
    proposal = propose(tables, Answers(), session.day_of(Plan(ref="P", title="")), ANY_PERIOD)
    title, period = proposal.title or " ".join(called.replace("_", " ").split()), proposal.period
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
    actions = {ids[action.ref,]: action for action in before.action if (action.ref,) in ids}
    return Meant(day, before, actions, since, {kind: _parts(session, day, before, kind) for kind in LISTED})


def _parts(session: Session, day: PlanDay, before: Snapshot, kind: str) -> dict[int, Struct]:
    held: tuple[Struct, ...] = getattr(before, kind)
    ids = rows_by_name(session.database, PART[kind], day.id) if held else {}
    return {ids[name_of(part),]: part for part in held if (name_of(part),) in ids}


def look(
    session: Session, name: str, tables: tuple[Table, ...], meant: Meant, answers: Answers | None = None
) -> Preview:
    """The same tables, otherwise decided."""
    today, period = meant.day.today, period_of(meant.day.plan)
    decided = answers or Answers()
    matrix = meant.day.plan.risk_matrix
    proposal = propose(tables, decided, today, period, matrix)
    if answers is None:
        decided = mapping.recall(session.database, meant.day.id, name, tables, proposal.layout)
        proposal = propose(tables, decided, today, period, matrix) if decided != Answers() else proposal
    before = mapping.imported(session.database, meant.day.id, name, proposal.layout)
    came: tuple[Came, ...] = rows_of(before.rows) if before is not None else ()
    matched, others = match(proposal.records, came, meant.actions), match_parts(proposal.parts, came, meant.parts)
    rows = as_incoming(
        proposal, matched, meant.actions, meant.day.plan, meant.before, today, came, decided.taken, others, meant.parts
    )
    left = gone(came, matched, meant.actions) if name != PASTED else ()
    parts_left = gone_parts(came, others, meant.parts) if name != PASTED else ()
    return Preview(name, tables, meant, decided, proposal, (*matched, *others), rows, left, parts_left)


def look_again(session: Session, seen: Preview) -> Preview:
    """The same with the plan as it is now."""
    is_there = bool(replace(session, plan="").plan_days())
    return look(session, seen.name, seen.tables, _there(session) if is_there else seen.meant, seen.answers)


def keep_mapping(session: Session, seen: Preview) -> int | None:
    """Keep what was decided for the next file of these headings, without importing; returns the change's number.

    None where that is kept already. Raises PlanwatchError where there is no plan yet, or no headings to know it by.
    """
    return mapping.keep_mapping(session, seen.meant.day.id, seen.name, seen.proposal, seen.answers)


def forget_mapping(session: Session, seen: Preview) -> int | None:
    """Forget what is kept of files of these headings, as it is seen afresh; otherwise as above."""
    return mapping.forget_mapping(session, seen.meant.day.id, seen.name, seen.tables, seen.proposal.layout)


def import_table(session: Session, seen: Preview, step: Step = lambda _done, _all: None) -> Merged:
    """Import a file as it was seen, as one change. Raises PlanwatchError: for a question that is open, for one."""
    for question in seen.proposal.questions:
        raise PlanwatchError(f"{seen.name}: {question.what}", "answer it first; nothing was changed")

    def remember(batch: Batch, plan_id: int, ids: Mapping[str, Mapping[str, int]]) -> None:
        rows = rows_text(seen.proposal.everything, seen.rows.refs, seen.rows.said, ids)
        mapping.remember(batch, plan_id, seen.name, seen.proposal, seen.answers, rows)

    incoming = replace(seen.rows.incoming, since=seen.meant.since)
    return import_given(session, incoming, seen.name, remember, step)
