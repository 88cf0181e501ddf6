"""Which group each action is in, and what a group's heading counts of it: four bytes and one an action."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from planwatch.model.actions.row import ActionRow, PlanDay, tally_of
from planwatch.model.due.lateness import Overdue
from planwatch.model.plan.kinds import Grouping, Rag, Status
from planwatch.model.plan.parts import PART
from planwatch.model.text.names import folded
from planwatch.model.text.refs import natural_key
from planwatch.storage.actions.conditions import Listing, days_table
from planwatch.storage.actions.ratings import Ratings, highest_id
from planwatch.storage.due.lateness import overdue
from planwatch.storage.engine.dialect import said
from planwatch.storage.engine.sqlite import Database

_RAGS = (None, *Rag)
_LATE = len(_RAGS)

Keys = tuple[Mapping[Any, int], list[str]]
"""The number of the group of each key, and the names of the groups by their numbers; the last is of what has none."""


def _code(rag: str | None, late: Overdue) -> int:
    """What a heading counts of an action: its rating, in the first voice, and whether it is overdue."""
    return _RAGS.index(Rag(rag) if rag else None) + _LATE * (late is Overdue.YES)


class Groups:
    """The groups of all actions of some plans by their theme, lead, status, plan, recommendation or month due."""

    def __init__(self, database: Database, listing: Listing, by: Grouping, ratings: Ratings | None) -> None:
        size = highest_id(database) + 1
        self._codes = bytearray(size)
        numbers, self._names = _KEYS[by](database, listing.days)
        self._number_of = array("i", [len(self._names) - 1]) * size
        with_days, params = days_table(listing)
        board: dict[int, str] = dict(
            database.tuples("select id, board_rag from action where board_rag is not null and removed = 0")
        )
        select = f"a.id, a.status, a.rag, {overdue('d.today')}, {_COLUMN.get(by, 'a.id')}"
        source = "from action a join day d on d.plan_id = a.plan_id where a.removed = 0"
        last = len(self._names) - 1
        for action_id, status, rag, late, key in database.each(f"{with_days} select {select} {source}", params):
            self._number_of[action_id] = numbers.get(key, last)
            voice = board.get(action_id) or rag or _calculated(ratings, action_id)
            self._codes[action_id] = _code(voice if status == Status.IN_PROGRESS else None, Overdue(late))

    def follow(self, rows: Iterable[ActionRow]) -> None:
        """Count these as they are now; they stay in the groups that they are in. One that is new is in none yet."""
        for row in rows:
            self._reach(row.id)
            tally = tally_of(row)
            self._codes[row.id] = _code(tally.rag, tally.overdue)

    def _reach(self, highest: int) -> None:
        """Have room for an action that was added since."""
        if (more := highest + 1 - len(self._codes)) > 0:
            self._codes.extend(bytes(more))
            self._number_of.extend([len(self._names) - 1] * more)

    def counted(self, ids: Iterable[int]) -> tuple[dict[Rag, int], int]:
        """How many of these there are of each rating, and how many are overdue."""
        codes = Counter(map(self._codes.__getitem__, ids))
        late = sum(number for code, number in codes.items() if code >= _LATE)
        return {rag: codes[at] + codes[at + _LATE] for at, rag in enumerate(Rag, 1)}, late

    def parted(self, ids: Sequence[int]) -> tuple["array[int]", list[tuple[str, int, int]]]:
        """The ids group by group, their order kept within one; and each group's name with where it begins and ends."""
        self._reach(max(ids, default=0))
        parts: defaultdict[int, list[int]] = defaultdict(list)
        for number, one in zip(map(self._number_of.__getitem__, ids), ids, strict=True):
            parts[number].append(one)
        in_order = array("q")
        spans: list[tuple[str, int, int]] = []
        for number, members in sorted(parts.items()):
            spans.append((self._names[number], len(in_order), len(in_order) + len(members)))
            in_order.extend(members)
        return in_order, spans


def _calculated(ratings: Ratings | None, action_id: int) -> str | None:
    return next((rag for rag in Rag if ratings.matches(action_id, rag)), None) if ratings is not None else None


def _themes(database: Database, days: Sequence[PlanDay]) -> Keys:
    rows = database.tuples(
        "select t.id, t.title, p.ref from theme t join plan p on p.id = t.plan_id order by p.seq, t.seq, t.id"
    )
    several = len(days) > 1
    return _numbered([(key, f"{name} ({ref})" if several else name) for key, name, ref in rows], "no theme")


def _leads(database: Database, _: Sequence[PlanDay]) -> Keys:
    rows = database.tuples("select id, name from lead")
    return _numbered(sorted(rows, key=lambda row: folded(row[1])), "no lead")


def _statuses(_: Database, __: Sequence[PlanDay]) -> Keys:
    return _numbered([(str(status), str(status)) for status in Status], "")


def _plans(_: Database, days: Sequence[PlanDay]) -> Keys:
    return _numbered([(day.id, f"{day.plan.ref} {day.plan.title}") for day in days], "")


def _months(database: Database, _: Sequence[PlanDay]) -> Keys:
    found = database.tuples(
        f"select distinct {_COLUMN[Grouping.MONTH]} from action a where a.due_by is not null order by 1"
    )
    return _numbered([(key, f"{date.fromisoformat(f'{key}-01'):%B} {key[:4]}") for (key,) in found], "no date")


def _recommendations(database: Database, _: Sequence[PlanDay]) -> Keys:
    """An action stands under the first that it answers."""
    source, name = said(PART["action"].lists["answers"])
    rows = database.tuples(
        f"select s.action_id, {name} from {source} where s.removed = 0 and n.removed is not 1 order by s.seq, s.id"
    )
    first: dict[int, str] = {}
    for action_id, number in rows:
        first.setdefault(action_id, number)
    names = sorted(set(first.values()), key=natural_key)
    number_of = {name: number for number, name in enumerate(names)}
    called = [f"recommendation {name}" for name in names]
    return {key: number_of[name] for key, name in first.items()}, [*called, "answers no recommendation"]


def _numbered(named: Iterable[tuple[Any, str]], none: str) -> Keys:
    """Keys of the same name, as of one lead in two plans, are one group."""
    known: dict[str, int] = {}
    numbers = {key: known.setdefault(name, len(known)) for key, name in named}
    return numbers, [*known, none]


_KEYS: dict[Grouping, Callable[[Database, Sequence[PlanDay]], Keys]] = {
    Grouping.THEME: _themes,
    Grouping.LEAD: _leads,
    Grouping.STATUS: _statuses,
    Grouping.PLAN: _plans,
    Grouping.RECOMMENDATION: _recommendations,
    Grouping.MONTH: _months,
}
_COLUMN = {
    Grouping.THEME: "a.theme_id",
    Grouping.LEAD: "a.lead_id",
    Grouping.STATUS: "a.status",
    Grouping.PLAN: "a.plan_id",
    Grouping.MONTH: "substr(a.due_by, 1, 7)",
}
