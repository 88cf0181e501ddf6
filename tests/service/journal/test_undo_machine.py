"""Two people change, undo and redo at random: each undo gives back exactly what was there, and the file stays sound."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planwatch.errors import Conflict, PlanwatchError
from planwatch.service.actions import progress, rate
from planwatch.service.actions.add import add_action
from planwatch.service.actions.agree import agree
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.progress import Note
from planwatch.service.actions.remove import remove
from planwatch.service.change import How, Target
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults, open_session
from planwatch.service.journal import undo as undoing
from planwatch.service.people.handover import hand_back, hand_over
from planwatch.service.session import Session
from planwatch.storage.writing.tables import TABLES
from tests.desk import SMALL, TODAY, answer, find, put, targets

Held = dict[tuple[str, int, str], Any]
users = st.sampled_from(["ann", "bob"])
picks = st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True)
refs = st.sampled_from(["A1", "A4", "C1.2", "N1", "N2"])
leads = st.sampled_from(["Head of HR", "Principal SW", "Newcomer"])
CHANGES: dict[str, list[str]] = {
    "title": ["One", "Two", "Recruit managers"],
    "ref": ["A1", "A4", "N1"],
    "rag": ["red", "green", ""],
    "percent": ["10", ""],
    "status": ["not started", "in progress", "complete", "withdrawn"],
    "due": [
        "1 Feb 2016",
        "autumn 2016",
        "20 Oct 2015",
        "in due course",
        "",
        "2 weeks after A4",
        "6 weeks after A1",
        "monthly from 31 Oct 2015",
        "monthly from 31 Oct 2015 until 30 Nov 2015",
    ],
    "depends_on": ["A1", "A4, C1.2", ""],
    "lead": ["Head of HR", "Newcomer", ""],
    "theme": ["Practice", "New theme", ""],
    "support": ["Principal SW", "Head of HR; Newcomer", ""],
    "start": ["1 Jan 2016", ""],
}
changes = st.sampled_from(list(CHANGES)).flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(CHANGES[name])))


@dataclass
class Done:
    """A change, or an undo or redo of one, as the test remembers it."""

    number: int
    who: str
    kind: str
    before: Held
    after: Held
    of: "Done | None" = None
    undone: bool = False
    redone: bool = False


class TwoPeople(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "plan.db"
        path.write_bytes(small_plan())
        self.people = {who: open_session(path, who=who, today=TODAY) for who in ("ann", "bob")}
        self.seen: dict[str, dict[int, int]] = {}
        self.done: list[Done] = []

    def teardown(self) -> None:
        for session in self.people.values():
            session.database.close()
        self.folder.cleanup()

    def held(self) -> Held:
        """Every journalled value of every row, whether or not it is in the plan."""
        found: Held = {}
        for table, columns in TABLES.items():
            for row in self.people["ann"].database.query(f'select * from "{table}"'):
                found |= {(table, row["id"], column): row[column] for column in (*columns, "removed")}
        return found

    def counted(self) -> int:
        return self.people["ann"].database.number("select count(*) from batch")

    def targets(self, who: str, picked: list[int], stale: bool) -> list[Target]:
        rows = self.people[who].database.query("select id, version from action where removed = 0 order by id")
        chosen = {rows[number % len(rows)][0]: rows[number % len(rows)][1] for number in picked} if rows else {}
        seen = self.seen.get(who, {}) if stale else chosen
        return [Target(row_id, seen.get(row_id, version)) for row_id, version in chosen.items()]

    def do(self, who: str, work: Callable[[], Any], kind: str = "edit", of: Done | None = None) -> bool:
        """Whether it was done; a refusal must leave everything as it was."""
        before, batches = self.held(), self.counted()
        if isinstance(refusal := answer(work), PlanwatchError):
            assert (self.held(), self.counted()) == (before, batches)
            assert "locked" not in refusal.message, "nobody else has the file open for longer than a change takes"
            if isinstance(refusal, Conflict):
                assert any(word in refusal.message for word in ("ann on", "bob on", "importer on", "is in use in"))
            return False
        after = self.held()
        assert self.counted() - batches == (after != before)
        if after != before:
            number = self.people[who].database.number("select max(id) from batch")
            self.done.append(Done(number, who, kind, before, after, of))
        return True

    @rule(who=users)
    def look(self, who: str) -> None:
        rows = self.people[who].database.query("select id, version from action")
        self.seen[who] = {row[0]: row[1] for row in rows}

    @rule(who=users, picked=picks, change=changes, second=changes, stale=st.booleans(), correction=st.booleans())
    def edit(self, who: str, picked: list[int], change: Any, second: Any, stale: bool, correction: bool) -> None:
        how = How(why="because", correction=correction, add=True)
        self.do(
            who, lambda: set_fields(self.people[who], self.targets(who, picked, stale), dict([change, second]), how)
        )

    @rule(
        who=users,
        picked=picks,
        rag=st.sampled_from(["", "red", "g"]),
        text=st.sampled_from(["Said", "Two interviews held"]),
    )
    def note(self, who: str, picked: list[int], rag: str, text: str) -> None:
        self.do(who, lambda: progress.note(self.people[who], self.targets(who, picked, False), Note(text, rag=rag)))

    @rule(who=users, picked=picks)
    def complete(self, who: str, picked: list[int]) -> None:
        self.do(who, lambda: progress.complete(self.people[who], self.targets(who, picked, False)))

    @rule(who=users, picked=picks)
    def reopen(self, who: str, picked: list[int]) -> None:
        self.do(who, lambda: progress.reopen(self.people[who], self.targets(who, picked, False), "again"))

    @rule(who=users, picked=picks, by=st.sampled_from(["", "Ann", "the auditor"]))
    def assure(self, who: str, picked: list[int], by: str) -> None:
        self.do(who, lambda: rate.assure(self.people[who], self.targets(who, picked, False), by, "seen"))

    @rule(who=users, picked=picks, rag=st.sampled_from(["red", "green", "none"]), stale=st.booleans())
    def rate_as_the_board(self, who: str, picked: list[int], rag: str, stale: bool) -> None:
        self.do(who, lambda: rate.board_rate(self.people[who], self.targets(who, picked, stale), rag, "no plan B"))

    @rule(who=users, picked=picks, by=st.sampled_from(["", "Board"]), stale=st.booleans())
    def agree(self, who: str, picked: list[int], by: str, stale: bool) -> None:
        self.do(who, lambda: agree(self.people[who], self.targets(who, picked, stale), by))

    @rule(who=users, old=leads, new=leads, until=st.sampled_from(["", "8 Feb 2016"]))
    def hand_over(self, who: str, old: str, new: str, until: str) -> None:
        session = self.people[who]
        self.do(who, lambda: hand_over(session, session.one_plan(), old, new, until, add=True))

    @rule(who=users, picked=picks)
    def hand_back(self, who: str, picked: list[int]) -> None:
        self.do(who, lambda: hand_back(self.people[who], self.targets(who, picked, False)))

    @rule(who=users, picked=picks)
    def remove(self, who: str, picked: list[int]) -> None:
        self.do(who, lambda: remove(self.people[who], self.targets(who, picked, False)))

    @rule(who=users, ref=refs, lead=st.sampled_from(["", "Newcomer"]))
    def add(self, who: str, ref: str, lead: str) -> None:
        session, values = self.people[who], {"title": "Added", "ref": ref, "lead": lead, "due": "1 Mar 2016"}
        self.do(who, lambda: add_action(session, session.one_plan(), values, add=True))

    def own_last(self, who: str) -> Done | None:
        return next((d for d in reversed(self.done) if d.who == who and d.kind == "edit" and not d.undone), None)

    def own_last_undo(self, who: str) -> Done | None:
        own = [d for d in self.done if d.who == who]
        last_edit = max((i for i, d in enumerate(own) if d.kind == "edit"), default=-1)
        return next((d for d in reversed(own[last_edit + 1 :]) if d.kind == "undo" and not d.redone), None)

    def take_back(self, who: str, change: Done, work: Callable[[], undoing.Change], kind: str) -> None:
        """Do it, and compare with what was there: the fields of that change as before it, all others as they are."""
        now = self.held()
        expected = now | {key: old for key, old in change.before.items() if change.after[key] != old}
        expected |= {key: 1 for key in change.after.keys() - change.before.keys() if key[2] == "removed"}
        told: list[undoing.Change] = []
        was_after = now == change.after
        if not self.do(who, lambda: told.append(work()), kind, change):
            assert not was_after, "nobody changed anything since, so nothing can be in the way"
            return
        assert self.held() == expected
        if was_after:
            assert _in_the_plan(expected) == _in_the_plan(change.before)
        if kind == "undo":
            change.undone = True
            assert told[0].id == change.number
        else:
            change.redone = True
            assert change.of is not None
            change.of.undone = False
            assert told[0].id == change.of.number

    @rule(who=users)
    def undo(self, who: str) -> None:
        change = self.own_last(who)
        if change is None:
            assert not self.do(who, lambda: undoing.undo(self.people[who]))
        else:
            self.take_back(who, change, lambda: undoing.undo(self.people[who]), "undo")

    @rule(who=users)
    def redo(self, who: str) -> None:
        change = self.own_last_undo(who)
        if change is None:
            assert not self.do(who, lambda: undoing.redo(self.people[who]))
        else:
            self.take_back(who, change, lambda: undoing.redo(self.people[who]), "redo")

    @rule(who=users)
    def back_and_forth(self, who: str) -> None:
        self.undo(who)
        self.redo(who)

    @precondition(lambda self: self.done)
    @rule(who=users, which=st.integers(0, 99))
    def undo_by_number(self, who: str, which: int) -> None:
        change = self.done[which % len(self.done)]
        work = lambda: undoing.undo(self.people[who], change.number)  # noqa: E731
        if change.kind != "edit" or change.undone:
            assert not self.do(who, work)
        else:
            self.take_back(who, change, work, "undo")

    @invariant()
    def the_file_is_sound(self) -> None:
        assert faults(self.people["ann"]) == []

    @invariant()
    def versions_count_the_changes(self) -> None:
        for row in self.people["bob"].database.query(
            "select version, (select count(distinct batch_id) from journal j where (j.table_name = 'action' "
            "and j.row_id = a.id) or (j.table_name = 'support' "
            "and j.row_id in (select id from support where action_id = a.id)) or (j.table_name = 'dependency' "
            "and j.row_id in (select id from dependency where action_id = a.id))) from action a"
        ):
            assert row[0] == row[1]


def test_a_conflict_that_is_still_spoken_of_keeps_nobody_from_reading_and_writing(ann: Session, bob: Session) -> None:
    """What a trace holds on to lives as long as it: here that was a read, and with it the file as it had been."""
    seen = targets(ann, "A1", seen=True)
    put(bob, "A1", {"title": "One"})
    refusal = answer(lambda: set_fields(ann, seen, {"title": "Two"}))
    put(bob, "A1", {"title": "Three"})
    assert find(ann, "A1").action.title == "Three"
    put(ann, "A2", {"title": "Four"})
    assert isinstance(refusal, Conflict)


def _in_the_plan(held: Held) -> Held:
    return {key: value for key, value in held.items() if not held[key[0], key[1], "removed"]}


@cache
def small_plan() -> bytes:
    """What a file with the small plan holds."""
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Path(folder) / "small.db", create=True, who="importer", today=TODAY)
        import_snapshot(session, SMALL, "small.toml")
        session.database.close()
        return (Path(folder) / "small.db").read_bytes()


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(max_examples=15, stateful_step_count=30)
