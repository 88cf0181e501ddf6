"""A plan so large that its ratings are worked out in a thread: lists that turn on them come when they are there."""

from datetime import timedelta
from pathlib import Path

import pytest

from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import PlanStatus, Rag, RagRule, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from tests.desk import TODAY, dated, put
from tests.tui.seat import seated

FIRST = ("A1", "B1", "C1")


@pytest.fixture(scope="module")
def large_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three actions in a chain and two thousand that are done."""
    plan = Plan(ref="L", title="Large", rag_rule=RagRule.EVIDENCE, as_at=TODAY, status=PlanStatus.DRAFT)
    due = dated("due", "20 Jan 2016")
    chain = tuple(
        Action(ref=ref, title=ref, status=Status.IN_PROGRESS, added=TODAY, depends_on=on, rag=Rag.AMBER, **due)
        for ref, on in zip(FIRST, ((), ("A1",), ("B1",)), strict=True)
    )
    done = Action(ref="", title="Done", status=Status.COMPLETE, **due, **dated("completed", "4 Jan 2016"))
    whole = Snapshot(plan=plan, action=(*chain, *(replace(done, ref=f"D{number}") for number in range(2000))))
    path = tmp_path_factory.mktemp("large") / "large.db"
    session = open_session(path, create=True, who="importer")
    import_snapshot(session, whole, "large.toml")
    session.database.close()
    return path


@pytest.fixture
def path(large_path: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "large.db"
    copy.write_bytes(large_path.read_bytes())
    return copy


async def test_what_is_late_is_there_at_once_and_what_turns_on_ratings_when_they_are(path: Path) -> None:
    async with seated(path, view="3") as seat:
        await seat.until_seen("Nothing is red in any voice")
        put(seat.session, "A1", {"due": "1 Mar 2016"})
        await seat.until(lambda: seat.refs() == ["B1", "C1"], "what A1 holds up")
        assert "Working out" not in seat.text()


async def test_ratings_follow_an_edit_down_the_chain_without_another_pass(path: Path) -> None:
    async with seated(path, view="9") as seat:
        await seat.until(lambda: seat.triage.worklist.ratings.are_of(seat.triage.worklist.days), "the ratings")
        ratings = seat.triage.worklist.ratings
        await seat.at("A1", "due")
        await seat.press("d")
        await seat.type("1 Mar 2016")
        await seat.press("enter")
        await seat.until_seen("A≠R")
        await seat.press("3")
        assert seat.refs() == ["B1", "C1"]
        assert seat.triage.worklist.ratings is ratings


async def test_rows_do_not_move_under_an_editor_when_ratings_come(path: Path) -> None:
    async with seated(path, view="6") as seat:
        await seat.until(lambda: seat.refs() == [], "nothing that differs")
        put(seat.session, "A1", {"due": "1 Mar 2016"})
        await seat.until(lambda: seat.refs() == ["B1", "C1"], "what A1 holds up")
        await seat.press("e")
        put(seat.session, "A1", {"due": "20 Jan 2016"})
        await seat.settle()
        assert seat.refs() == ["B1", "C1"]
        await seat.press("escape")
        await seat.until(lambda: seat.refs() == [], "nothing that differs any more")


async def test_another_day_is_another_pass(path: Path) -> None:
    async with seated(path, view="3") as seat:
        await seat.until(lambda: seat.triage.worklist.ratings.are_of(seat.triage.worklist.days), "the ratings")
        assert seat.refs() == []
        seat.triage.use_session(replace(seat.triage.session, today=TODAY + timedelta(days=60)))
        await seat.until(lambda: seat.refs() == list(FIRST), "all of them red")
