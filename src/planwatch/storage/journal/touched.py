"""How often, and when last, the parts of a plan were changed; and what they were called, and when they were, before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any

from planwatch.model.dates.working_days import Shift
from planwatch.model.history.touched import Changes, Former, Gone, Key, Touched
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import ResolutionKind
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.values import columns_of

_NAMES = {
    "forum": "t.name from forum t",
    "action": "t.ref from action t",
    "meeting": 't.forum, t."on" from meeting t',
    "resolution": 'm.forum, m."on", t.number from resolution t join meeting m on m.id = t.meeting_id',
}
_STATES = {
    "action": ("ref", "due_by", "title"),
    "meeting": ("forum", "on", "first_on"),
    "forum": ("name", "cadence", "shift"),
}
"""The columns that say under which names and on which days calendars have entries of a row; the title goes along."""
_FIELDS = {"action": ("ref", "due"), "meeting": ("forum", "on", "first_on"), "forum": ("name", "cadence", "shift")}

Row = Mapping[str, Any]


def touched(database: Database, plan_id: int) -> Touched:
    """What the journal says of the parts of a plan that calendars show."""
    with database.reading():
        look = _Look(database, plan_id)
        return Touched(look.changes, tuple(look.gone().values()), tuple(look.former()), look.first_ref())


class _Look:
    """The changes of every part by its row, and by its name those of what is in the plan."""

    def __init__(self, database: Database, plan_id: int) -> None:
        self.database, self.plan_id = database, plan_id
        self.of: dict[tuple[str, int], Changes] = {}
        self.changes: dict[Key, Changes] = {}
        for kind in _NAMES:
            self._read(kind)

    def _read(self, kind: str) -> None:
        rows = self.database.tuples(
            f"select count(distinct j.batch_id) - 1, max(b.at), t.id, t.removed, {_NAMES[kind]} "
            f"join journal j on j.table_name = '{kind}' and j.row_id = t.id join batch b on b.id = j.batch_id "
            "where t.plan_id = ? group by t.id order by t.id",
            (self.plan_id,),
        )
        for number, last, row_id, removed, *names in rows:
            self.of[kind, row_id] = found = Changes(number, datetime.fromisoformat(last))
            if not removed:
                self.changes[(kind, *map(str, names))] = found
        if kind == "meeting":
            self._add_forums()

    def _add_forums(self) -> None:
        """Count what was changed of its forum with each meeting.

        A day by cadence, which has the number of its forum, becomes a meeting and that such a day again: the number of
        the entry must never go back.
        """
        forums = dict(self.database.tuples("select name, id from forum where plan_id = ? order by id", (self.plan_id,)))
        for row_id, forum, on in self.database.tuples(
            'select id, forum, "on" from meeting where plan_id = ?', (self.plan_id,)
        ):
            own, of = self.of["meeting", row_id], self.of.get(("forum", forums.get(forum, 0)))
            if of is not None:
                self.of["meeting", row_id] = both = Changes(own.number + of.number, max(own.last, of.last))
                if self.changes.get(("meeting", forum, on)) is own:
                    self.changes["meeting", forum, on] = both

    def states(self, kind: str) -> Iterator[tuple[int, bool, list[dict[str, Any]]]]:
        """Each row with its states, the newest first, and whether that stands in the plan."""
        fields, earlier = _FIELDS[kind], defaultdict[int, list[tuple[int, str, str]]](list)
        for row_id, batch, field, before in self.database.tuples(
            "select row_id, batch_id, field, before from journal where plan_id = ? and table_name = ? "
            f"and field in ({', '.join('?' * len(fields))}) order by id desc",
            (self.plan_id, kind, *fields),
        ):
            earlier[row_id].append((batch, field, before))
        columns = ", ".join(f'"{name}"' for name in _STATES[kind])
        rows = self.database.tuples(
            f"select id, removed, {columns} from {kind} where plan_id = ? order by id", (self.plan_id,)
        )
        for row_id, removed, *values in rows:
            state = dict(zip(_STATES[kind], values, strict=True))
            yield row_id, not removed, [state, *_before(kind, state, earlier[row_id])]

    def gone(self) -> dict[Key, Gone]:
        """What calendars may have an entry of and the plan has not; of several of one name the last one counts."""
        found: dict[Key, Gone] = {}
        there: set[Key] = set()
        meetings: dict[int, list[dict[str, Any]]] = {}
        for row_id, is_there, states in self.states("action"):
            for place, state in enumerate(states):
                if state["due_by"] is not None:
                    key, summary = ("action", state["ref"]), f"due {state['ref']} {state['title']}"
                    self._sort(found, there, key, summary, state["due_by"], ("action", row_id), is_there and not place)
        for row_id, is_there, states in self.states("meeting"):
            meetings[row_id] = states
            for place, state in enumerate(states):
                key, summary = ("meeting", *_named(state)), state["forum"] or "meeting"
                self._sort(found, there, key, summary, state["on"], ("meeting", row_id), is_there and not place)
        for row_id, removed, meeting_id, number, text, due_by in self.database.tuples(
            "select id, removed, meeting_id, number, text, due_by from resolution where plan_id = ? and kind = ?",
            (self.plan_id, ResolutionKind.REPORT_BACK.value),
        ):
            for place, state in enumerate(meetings.get(meeting_id, ())):
                key, summary = ("resolution", *_named(state), str(number)), f"report back to {state['forum']}: {text}"
                row, is_there = ("resolution", row_id), not removed and not place
                self._sort(found, there, key, summary, due_by or state["on"], row, is_there)
        return {key: one for key, one in found.items() if key not in there}

    def _sort(
        self, found: dict[Key, Gone], there: set[Key], key: Key, summary: str, day: str, row: tuple[str, int],
        is_there: bool,
    ) -> None:  # fmt: skip
        if is_there:
            there.add(key)
            return
        changes = self.of[row]
        if key not in found or found[key].changes != changes:  # of one row, its newest day
            found[key] = Gone(key, summary, date.fromisoformat(day), changes)

    def first_ref(self) -> str:
        """What the plan was called before its first change of ref; empty where there was none."""
        first = self.database.one(
            "select before from journal where table_name = 'plan' and row_id = ? and field = 'ref' order by id limit 1",
            (self.plan_id,),
        )
        return str(columns_of("plan", "ref", first[0])["ref"]) if first is not None else ""

    def former(self) -> Iterator[Former]:
        """The forums as they were."""
        for row_id, is_there, states in self.states("forum"):
            for state in states[1 if is_there else 0 :]:
                forum = Forum(name=state["name"], cadence=state["cadence"], shift=Shift(state["shift"]))
                yield Former(forum, states[0]["name"], self.of["forum", row_id])


def _before(kind: str, state: Row, earlier: list[tuple[int, str, str]]) -> Iterator[dict[str, Any]]:
    """How a row was before each change that touched one of these columns, the newest first."""
    now = dict(state)
    for _, entries in groupby(earlier, key=lambda entry: entry[0]):
        for _, field, before in entries:
            now |= {name: value for name, value in columns_of(kind, field, before).items() if name in now}
        yield dict(now)


def _named(meeting: Row) -> tuple[str, str]:
    return meeting["forum"], meeting["first_on"] or meeting["on"]
