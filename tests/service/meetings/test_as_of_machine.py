"""Two people change, undo, redo and import at random; the plan as of every change is the one that was there then."""

from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.actions.progress import Note, note
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults
from planwatch.service.journal import undo
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.session import Session
from planwatch.storage.history.since import TwoPlans
from tests.desk import SMALL, refs, told
from tests.draws import NASTY
from tests.service.journal import test_undo_machine as machine

VIEWS = ("all", "overdue", "no-update", "red", "moved")
Seen = tuple[tuple[Snapshot, ...], tuple[list[str], ...]]


class AsOf(machine.TwoPeople):
    def __init__(self) -> None:
        super().__init__()
        self.people["importer"] = replace(self.people["ann"], who="importer")
        self.then: dict[int, Seen] = {}

    def looked_at(self, session: Any) -> Seen:
        return told(session), tuple(refs(session, view) for view in VIEWS)

    def by_importer(self, work: Callable[[], Any]) -> None:
        """Do what the other machine does not follow: it takes back what ann and bob did."""
        known = len(self.done)
        self.do("importer", work)
        del self.done[known:]  # where it changed nothing, there is none

    @rule(title=st.sampled_from(NASTY), drop=st.integers(0, 5), ref=st.sampled_from(["P", "Q"]))
    def import_a_plan(self, title: str, drop: int, ref: str) -> None:
        actions = [
            replace(action, title=f"{action.title} {title}", depends_on=(), how=title)
            for number, action in enumerate(SMALL.action)
            if number != drop
        ]
        plan = replace(SMALL, plan=replace(SMALL.plan, ref=ref), action=tuple(actions))
        self.by_importer(lambda: import_snapshot(self.people["importer"], plan, "again.toml"))

    @rule(back=st.integers(0, 3))
    def undo_an_import(self, back: int) -> None:
        rows = self.people["importer"].database.query("select id from batch where kind = 'import' order by id desc")
        number = rows[back % len(rows)][0]
        self.by_importer(lambda: undo.undo(self.people["importer"], number))

    @rule(who=machine.users, picked=machine.picks, text=st.sampled_from(NASTY))
    def say_something_nasty(self, who: str, picked: list[int], text: str) -> None:
        self.do(who, lambda: note(self.people[who], self.targets(who, picked, False), Note(text)))

    @invariant()
    def the_file_is_sound(self) -> None:
        """The other machine looks after that; here what is there is kept, to look back at."""
        number = self.people["ann"].database.number("select max(id) from batch")
        if number not in self.then:
            self.then[number] = self.looked_at(self.people["ann"])

    @invariant()
    def versions_count_the_changes(self) -> None:
        """Nor has that anything to do with the past."""

    def stood_so(self, now: Session, past: Session, number: int) -> None:
        """Without a copy of the file too, every plan is told to have stood as it did."""
        there = {day.id for day in past.plan_days()}
        for day in now.plan_days():
            then = TwoPlans(now.database, day.id).then(number)
            assert then == (TwoPlans(past.database, day.id).now() if day.id in there else None)

    def teardown(self) -> None:
        now = self.people["ann"]
        try:
            for number, seen in self.then.items():
                past = looking_back(now, moment(now, str(number)))
                with past.database:
                    assert self.looked_at(past) == seen
                    assert faults(past) == []
                    self.stood_so(now, past, number)
        finally:
            super().teardown()


TestAsOf = AsOf.TestCase
TestAsOf.settings = settings(max_examples=10, stateful_step_count=25)
