"""Workbooks that came back from those they were written for, compared cell by cell with the plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.tables import read_tables
from planwatch.exchange.workbook.back import Back, backs, is_back
from planwatch.exchange.workbook.keys import Mark
from planwatch.exchange.workbook.returned import Changes, changes, dates_month_first
from planwatch.exchange.workbook.texts import lasting
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.action import Action, Chase
from planwatch.model.plan.kinds import OPEN, ChaseKind
from planwatch.model.plan.parts import PART
from planwatch.service import read
from planwatch.service.files import written
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.session import Session
from planwatch.storage.actions.updates import waiting_rows
from planwatch.storage.journal.past import history_at, newest_change
from planwatch.storage.plan.there import rows_by_name

Asked = tuple[int, date, ChaseKind, str]
"""What asks for an answer: of which action, on which day, how, and of whom."""


@dataclass(frozen=True)
class BackFile:
    """One file that came back, or what of it went out at one time: what was changed in it since."""

    name: str
    backs: tuple[Back, ...]
    changes: Changes
    change: int | None
    """The change that it shows; None where that is not known, and so no conflict is."""
    why_unknown: str = ""
    month_first: bool = False
    """Whether its dates of numbers have the month first."""
    is_untouched: bool = False
    """Whether it is where and as planwatch wrote it: nobody has sent it back."""
    answers: frozenset[Asked] = frozenset()
    """What was asked and is answered by its coming back, whether or not anything is said in it."""
    leads: tuple[str, ...] = ()
    """Those whom it comes from."""


@dataclass(frozen=True)
class Waiting:
    """A lead to whom a sheet went out that did not come back."""

    lead: str
    on: date
    refs: tuple[str, ...]
    meeting: str = ""


@dataclass(frozen=True)
class Returned:
    """All files that came back."""

    day: PlanDay
    now: Mapping[int, Action]
    files: tuple[BackFile, ...]
    asked: Mapping[Asked, int]
    """What asks for an answer that no sheet has given yet, with its row."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The refs of open actions that no file has: nothing is done to them unless somebody says so."""
        return tuple(self.now[row_id].ref for row_id in self.missing_ids)

    @property
    def missing_ids(self) -> tuple[int, ...]:
        """The same by their rows."""
        seen = frozenset[int]().union(*(file.changes.seen for file in self.files))
        return tuple(row_id for row_id, action in self.now.items() if row_id not in seen and action.status in OPEN)

    @property
    def answered(self) -> tuple[str, ...]:
        """The leads whose sheet came back, or of whose actions something was said; in the order of the files."""
        return tuple(dict.fromkeys(lead for file in self.files for lead in file.leads))

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The leads to whom a sheet went out and of whom nothing came, each with when they were last asked."""
        answered = set(self.answered)
        found: dict[str, dict[date, list[int]]] = {}
        for row_id, on, kind, to in self.asked:
            action = self.now.get(row_id)
            if kind is ChaseKind.ASKED and to not in answered and action is not None and action.status in OPEN:
                found.setdefault(to, {}).setdefault(on, []).append(row_id)
        return tuple(self._waiting(lead, max(days), days[max(days)]) for lead, days in found.items())

    def _waiting(self, lead: str, on: date, ids: Sequence[int]) -> Waiting:
        asked = [one for row_id in ids for one in self.now[row_id].chase if (one.on, one.to) == (on, lead)]
        meeting = next((one.meeting for one in asked if one.meeting), "")
        return Waiting(lead, on, tuple(self.now[row_id].ref for row_id in ids), meeting)

    @property
    def silent(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(one.lead for one in self.waiting)


def came_back(path: Path) -> bool:
    """Whether a file is a workbook that planwatch wrote, or a folder that may hold some. Raises PlanwatchError."""
    return path.is_dir() or is_back(read_tables(path))


def open_returned(session: Session, paths: Sequence[Path]) -> Returned:
    """Files that came back, compared with the plan; nothing is changed yet. Raises PlanwatchError."""
    day = session.one_plan()
    files = [(path, read_tables(path)) for path in paths]
    with session.database.reading():
        now = _actions(session, day)
        look = _Look(session, day, now, waiting_rows(session.database, day.id))
        found = tuple(part for path, tables in files if is_back(tables) for part in look.parts(path, tables))
    if not found:
        raise PlanwatchError("none of these files is a workbook that planwatch wrote", "import one by itself")
    return Returned(day, now, found, look.asked)


def files_in(folder: Path) -> list[Path]:
    """The workbooks and lists in a folder, by name; not what a spreadsheet program leaves beside an open one."""
    kinds = (".xlsx", ".xlsm", ".ods", ".xls", ".csv")
    return sorted(
        path for path in folder.iterdir() if path.suffix.casefold() in kinds and not path.name.startswith(("~$", ".~"))
    )


def _actions(session: Session, day: PlanDay) -> Mapping[int, Action]:
    ids = rows_by_name(session.database, PART["action"], day.id)
    return {ids[action.ref,]: action for action in read.snapshot(session, day).action if (action.ref,) in ids}


class _Look:
    """The plan as files are compared with it; what it was at a change is made once."""

    def __init__(self, session: Session, day: PlanDay, now: Mapping[int, Action], asked: Mapping[Asked, int]) -> None:
        self.session, self.day, self.now, self.asked = session, day, now, asked
        self._past: dict[int, Mapping[int, Action]] = {}

    def parts(self, path: Path, tables: tuple[Table, ...]) -> list[BackFile]:
        """The file, or where sheets that went out at several times were put together, each of these parts of it."""
        by_mark: dict[Mark | None, list[Back]] = {}
        for back in backs(tables, self.day.plan.ref):
            by_mark.setdefault(back.mark, []).append(back)
        return [self._part(path, mark, tuple(found)) for mark, found in by_mark.items()]

    def _part(self, path: Path, mark: Mark | None, found: tuple[Back, ...]) -> BackFile:
        ref = self.day.plan.ref
        if mark is not None and lasting(mark.ref).casefold() != lasting(ref).casefold():
            raise PlanwatchError(f"{path.name} is of the plan {mark.ref}, not of {ref}", "say which by --plan")
        why = self._why_unknown(mark)
        base = self._as_of(mark.change) if mark is not None and not why else None
        known = base if base is not None else self.now
        month_first = dates_month_first(found, known, self.day.today)
        found_changes = changes(found, base, self.now, self.day.today, month_first=month_first)
        untouched = not found_changes.says_anything and path.exists() and written.is_as_written(path)
        sheets = any(back.is_sheet for back in found)
        said = found_changes.seen if sheets else found_changes.spoken_of
        return BackFile(
            path.name,
            found,
            found_changes,
            mark.change if base is not None and mark is not None else None,
            why,
            month_first,
            untouched,
            frozenset() if untouched else self._answers(said, base),
            () if untouched else tuple(self._leads(said, known)),
        )

    def _why_unknown(self, mark: Mark | None) -> str:
        database = self.session.database
        if mark is None:
            return "it does not say of which change"
        if not 0 < mark.change <= newest_change(database):
            return f"the plan has no change {mark.change}"
        if mark.history and mark.history != history_at(database, mark.change):
            return f"it is of a copy of the plan with another change {mark.change}"
        return ""

    def _as_of(self, change: int) -> Mapping[int, Action]:
        """The actions as they were after that change."""
        if change == newest_change(self.session.database):
            return self.now
        if change not in self._past:
            past = looking_back(self.session, moment(self.session, str(change)))
            with past.database:
                then = next((one for one in past.plan_days() if one.id == self.day.id), None)
                self._past[change] = _actions(past, then) if then is not None else {}
        return self._past[change]

    def _answers(self, said: Iterable[int], base: Mapping[int, Action] | None) -> frozenset[Asked]:
        """What was asked when it went out or on that day; of an unknown day, all that waits."""
        ids = frozenset(said)
        asked = [one for one in self.asked if one[0] in ids]
        if base is None:
            return frozenset(asked)
        days = {row_id: max(map(_asked_on, base[row_id].chase), default=date.min) for row_id in ids if row_id in base}
        return frozenset(one for one in asked if one[1] <= days.get(one[0], date.min))

    def _leads(self, said: Iterable[int], known: Mapping[int, Action]) -> Iterable[str]:
        """Those who were asked by a sheet about these actions, else their leads, in the plan's order."""
        ids = frozenset(said)
        asked = {row_id: to for row_id, _, kind, to in self.asked if kind is ChaseKind.ASKED and row_id in ids}
        leads = (asked.get(row_id, action.lead) for row_id, action in known.items() if row_id in ids)
        return dict.fromkeys(filter(None, leads))


def _asked_on(one: Chase) -> date:
    return one.on if one.kind is not ChaseKind.ESCALATED else date.min
