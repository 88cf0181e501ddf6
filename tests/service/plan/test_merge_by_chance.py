"""Whatever is merged, taken out and taken back in whatever plan: no link dangles, and undo gives back just what was."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.actions.remove import remove
from planwatch.service.change import Target
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults, open_session
from planwatch.service.journal import undo
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.merge import merge, remove_into
from planwatch.service.plan.part_edit import remove_part
from planwatch.service.plan.part_read import part_rows
from planwatch.service.session import Session
from tests.desk import TODAY, told
from tests.service.plan.test_merge import dangling
from tests.strategies import snapshots

steps = st.lists(
    st.tuples(
        st.sampled_from(["merge", "into", "remove", "action", "undo", "old"]),
        st.sampled_from(["lead", "theme", "forum"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=7,
)


def step(session: Session, done: list[int], what: str, kind: str, first: int, second: int) -> Any:
    """One thing that somebody does; the number of the change."""
    if what == "action":
        ids = session.database.tuples("select id, version from action where removed = 0")
        return remove(session, [Target(*ids[first % len(ids)])]).number if ids else None
    if what == "old":
        if done:
            undo.undo(session, done[first % len(done)])
        return None
    of, rows = kind_of(kind), part_rows(session, kind_of(kind))
    if not rows:
        return None
    one, other = rows[first % len(rows)], rows[second % len(rows)]
    if what == "remove":
        return remove_part(session, of, one)
    return (merge if what == "merge" else remove_into)(session, of, one, other)[0]


@settings(max_examples=25, deadline=None)
@given(snapshots(), steps, st.data())
def test_no_link_dangles_and_undo_gives_back_what_was(plan: Snapshot, wanted: list[Any], data: st.DataObject) -> None:
    forums = [one.name for one in plan.forum] or [""]
    whose = st.sampled_from(["", *forums])
    plan = replace(
        plan,
        plan=replace(plan.plan, status=PlanStatus.APPROVED, approved_on=date(2015, 1, 1)),
        meeting=tuple(replace(one, forum=data.draw(whose)) for one in plan.meeting),
    )
    with TemporaryDirectory() as folder:
        session = open_session(Path(folder) / "plan.db", who="ann", today=TODAY, create=True)
        with session.database:
            import_snapshot(session, plan, "plan.toml")
            before: list[list[str]] = []
            done: list[int] = []
            for what, kind, first, second in wanted:
                as_it_was = [to_toml(each) for each in told(session)]
                try:
                    if what == "undo":
                        if before:
                            undo.undo(session)
                            assert [to_toml(each) for each in told(session)] == before.pop()
                            done.pop()
                    elif (number := step(session, done, what, kind, first, second)) is not None:
                        before.append(as_it_was)
                        done.append(number)
                    elif what == "old":
                        before, done = [], []
                except PlanwatchError:
                    assert [to_toml(each) for each in told(session)] == as_it_was
                assert dangling(session) == []
            assert faults(session) == []
            now = told(session)[0]
            assert to_toml(read_toml(to_toml(now), "plan.toml", TODAY, keep=False)) == to_toml(now)
