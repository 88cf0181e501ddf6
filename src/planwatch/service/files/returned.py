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
from planwatch.exchange.workbook.returned import Changes, changes, month_first_score
from planwatch.exchange.workbook.rows import BookRow, BookRows
from planwatch.exchange.workbook.texts import lasting
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.action import Action, Chase
from planwatch.model.plan.kinds import OPEN, ChaseKind
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files import written
from planwatch.service.files.part_sheets import layout_of, part_sheet
from planwatch.service.files.workbook import action_rows
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.session import Session
from planwatch.storage.actions.updates import waiting_rows
from planwatch.storage.journal.past import history_at, newest_change

Asked = tuple[int, date, ChaseKind, str]
"""What asks for an answer: of which action, on which day, how, and of whom."""


@dataclass(frozen=True)
class BackFile:
    """Of one file that came back the parts of one kind that went out at one time: what was changed in them since."""

    name: str
    kind: str
    """Of the parts."""
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
    gone: tuple[int, ...] = ()
    """The parts other than actions that went out with it, and that it no longer has."""


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
    rows: Mapping[str, BookRows]
    """What the plan has now, by kinds of part."""
    files: tuple[BackFile, ...]
    asked: Mapping[Asked, int]
    """What asks for an answer that no sheet has given yet, with its row."""

    @property
    def now(self) -> Mapping[int, Action]:
        """The actions of the plan."""
        return {row_id: row.action for row_id, row in self.rows.get("action", {}).items() if row.action is not None}

    @property
    def gone(self) -> tuple[tuple[str, int], ...]:
        """The parts other than actions, with their kinds, that went out and that no file has."""
        seen = {(file.kind, row_id) for file in self.files for row_id in file.changes.seen}
        gone = dict.fromkeys((file.kind, row_id) for file in self.files for row_id in file.gone)
        return tuple(each for each in gone if each not in seen)

    @property
    def missing(self) -> tuple[str, ...]:
        """The refs of open actions that no file has: nothing is done to them unless somebody says so."""
        now = self.now
        return tuple(now[row_id].ref for row_id in self.missing_ids)

    @property
    def missing_ids(self) -> tuple[int, ...]:
        """The same by their rows; none where no file is of actions."""
        own = [file for file in self.files if file.kind == "action"]
        if not own:
            return ()
        seen = frozenset[int]().union(*(file.changes.seen for file in own))
        return tuple(row_id for row_id, action in self.now.items() if row_id not in seen and action.status in OPEN)

    @property
    def answered(self) -> tuple[str, ...]:
        """The leads whose sheet came back, or of whose actions something was said; in the order of the files."""
        return tuple(dict.fromkeys(lead for file in self.files for lead in file.leads))

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The leads to whom a sheet went out and of whom nothing came, each with when they were last asked."""
        answered, now = set(self.answered), self.now
        found: dict[str, dict[date, list[int]]] = {}
        for row_id, on, kind, to in self.asked:
            action = now.get(row_id)
            if kind is ChaseKind.ASKED and to not in answered and action is not None and action.status in OPEN:
                found.setdefault(to, {}).setdefault(on, []).append(row_id)
        return tuple(self._waiting(lead, max(days), days[max(days)]) for lead, days in found.items())

    def _waiting(self, lead: str, on: date, ids: Sequence[int]) -> Waiting:
        now = self.now
        asked = [one for row_id in ids for one in now[row_id].chase if (one.on, one.to) == (on, lead)]
        meeting = next((one.meeting for one in asked if one.meeting), "")
        return Waiting(lead, on, tuple(now[row_id].ref for row_id in ids), meeting)

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
        look = _Look(session, day, waiting_rows(session.database, day.id))
        found = tuple(part for path, tables in files if is_back(tables) for part in look.parts(path, tables))
    if not found:
        raise PlanwatchError("none of these files is a workbook that planwatch wrote", "import one by itself")
    return Returned(day, look.now, found, look.asked)


def files_in(folder: Path) -> list[Path]:
    """The workbooks and lists in a folder, by name; not what a spreadsheet program leaves beside an open one."""
    kinds = (".xlsx", ".xlsm", ".ods", ".xls", ".csv")
    return sorted(
        path for path in folder.iterdir() if path.suffix.casefold() in kinds and not path.name.startswith(("~$", ".~"))
    )


def _rows(session: Session, day: PlanDay, kind: str, *, is_now: bool = False) -> BookRows:
    """The parts of a kind: those that go out, or what stands now for each that may have gone out."""
    if kind == "action":
        return action_rows(session, day, read.snapshot(session, day))
    sheet = part_sheet(kind)
    return (sheet.now if is_now else sheet.rows)(session, day)


class _Look:
    """The plan as files are compared with it; what it was at a change is made once."""

    def __init__(self, session: Session, day: PlanDay, asked: Mapping[Asked, int]) -> None:
        self.session, self.day, self.asked = session, day, asked
        self.now: dict[str, BookRows] = {"action": _rows(session, day, "action")}
        self._past: dict[tuple[int, date | None, str], BookRows] = {}

    def parts(self, path: Path, tables: tuple[Table, ...]) -> list[BackFile]:
        """The file by kinds of part, and by when it went out, where what did at several times was put together."""
        by_mark: dict[Mark | None, dict[str, list[Back]]] = {}
        for back in backs(tables, self.day.plan.ref, layout_of):
            by_mark.setdefault(back.mark, {}).setdefault(back.kind, []).append(back)
        return [part for mark, found in by_mark.items() for part in self._of_mark(path, mark, found)]

    def _of_mark(self, path: Path, mark: Mark | None, found: Mapping[str, list[Back]]) -> list[BackFile]:
        ref = self.day.plan.ref
        if mark is not None and lasting(mark.ref).casefold() != lasting(ref).casefold():
            raise PlanwatchError(f"{path.name} is of the plan {mark.ref}, not of {ref}", "say which by --plan")
        for kind in found.keys() - self.now.keys():
            self.now[kind] = _rows(self.session, self.day, kind, is_now=True)
        why = self._why_unknown(mark)
        base = self._as_of(mark, tuple(found)) if mark is not None and not why else None
        known = base if base is not None else self.now
        score = sum(month_first_score(backs, known[kind], self.day.today) for kind, backs in found.items())
        return [
            self._part(path, mark, kind, backs, base[kind] if base is not None else None, why, month_first=score > 0)
            for kind, backs in found.items()
        ]

    def _part(
        self, path: Path, mark: Mark | None, kind: str, found: list[Back], base: BookRows | None, why: str, *,
        month_first: bool,
    ) -> BackFile:  # fmt: skip
        now = self.now[kind]
        found_changes = changes(found, base, now, self.day.today, month_first=month_first)
        untouched = not found_changes.says_anything and path.exists() and written.is_as_written(path)
        known = base if base is not None else now
        file = BackFile(
            path.name,
            kind,
            tuple(found),
            found_changes,
            mark.change if base is not None and mark is not None else None,
            why,
            month_first,
            untouched,
        )
        if kind != "action":
            left = known.keys() & now.keys() - found_changes.seen
            return replace(file, gone=tuple(at for at, row in known.items() if at in left and row.id == at))
        if untouched:
            return file
        said = found_changes.seen if any(back.is_sheet for back in found) else found_changes.spoken_of
        return replace(file, answers=self._answers(said, base), leads=tuple(self._leads(said, known)))

    def _why_unknown(self, mark: Mark | None) -> str:
        database = self.session.database
        if mark is None:
            return "it does not say of which change"
        if not 0 < mark.change <= newest_change(database):
            return f"the plan has no change {mark.change}"
        if mark.history and mark.history != history_at(database, mark.change):
            return f"it is of a copy of the plan with another change {mark.change}"
        return ""

    def _as_of(self, mark: Mark, kinds: Sequence[str]) -> dict[str, BookRows]:
        """The parts of these kinds as they went out: as they were after that change, told by the day of the mark."""
        missing = [kind for kind in kinds if (mark.change, mark.on, kind) not in self._past]
        if missing and mark.change == newest_change(self.session.database):
            self._keep(mark, missing, self.session, self.day)
        elif missing:
            past = looking_back(self.session, moment(self.session, str(mark.change)))
            with past.database:
                then = next((one for one in past.plan_days() if one.id == self.day.id), None)
                self._keep(mark, missing, past, then)
        return {kind: self._past[mark.change, mark.on, kind] for kind in kinds}

    def _keep(self, mark: Mark, kinds: Sequence[str], session: Session, day: PlanDay | None) -> None:
        is_same = session is self.session and mark.on in (None, self.day.today)
        if day is not None and mark.on is not None:
            day = replace(day, today=mark.on)
        for kind in kinds:
            rows: BookRows = self.now[kind] if is_same else {}
            self._past[mark.change, mark.on, kind] = rows if is_same or day is None else _rows(session, day, kind)

    def _answers(self, said: Iterable[int], base: BookRows | None) -> frozenset[Asked]:
        """What was asked when it went out or on that day; of an unknown day, all that waits."""
        ids = frozenset(said)
        asked = [one for one in self.asked if one[0] in ids]
        if base is None:
            return frozenset(asked)
        days = {row_id: max(map(_asked_on, _chase(base[row_id])), default=date.min) for row_id in ids if row_id in base}
        return frozenset(one for one in asked if one[1] <= days.get(one[0], date.min))

    def _leads(self, said: Iterable[int], known: BookRows) -> Iterable[str]:
        """Those who were asked by a sheet about these actions, else their leads, in the plan's order."""
        ids = frozenset(said)
        asked = {row_id: to for row_id, _, kind, to in self.asked if kind is ChaseKind.ASKED and row_id in ids}
        leads = (asked.get(row_id, row.lead) for row_id, row in known.items() if row_id in ids)
        return dict.fromkeys(filter(None, leads))


def _chase(row: BookRow) -> tuple[Chase, ...]:
    return row.action.chase if row.action is not None else ()


def _asked_on(one: Chase) -> date:
    return one.on if one.kind is not ChaseKind.ESCALATED else date.min
