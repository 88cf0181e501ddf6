"""The title line of a plan that a server keeps, at any width."""

from datetime import timedelta
from pathlib import Path

import pytest

from planwatch.service.session import now_utc
from planwatch.settings import Settings
from planwatch.storage.engine.place import Other
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.title import title
from tests.placed import sit_at_placed


def loaded(path: Path, *there: Other, away: bool = False) -> Worklist:
    session, _ = sit_at_placed(path, *there, at=now_utc() - timedelta(days=3) if away else None)
    worklist = Worklist(session, Settings())
    worklist.load()
    worklist.count()
    return worklist


def test_it_says_where_it_is_and_who_else_is_there(small_path: Path) -> None:
    worklist = loaded(small_path, Other("bob", 3))
    with worklist.session.database:
        assert "plan@db1.example.org · with bob" in title(worklist, 0, 160)
        assert "plan@db1 · with bob · " in title(worklist, 0, 90)
        assert "plan@" in title(worklist, 0, 78)
        assert "with bob" in title(worklist, 39, 78)


@pytest.mark.parametrize("room", range(20, 140, 3))
def test_that_it_is_away_is_said_first_and_at_any_width(small_path: Path, room: int) -> None:
    worklist = loaded(small_path, Other("bob", 3), away=True)
    with worklist.session.database:
        assert title(worklist, 7, room).startswith("AWAY · as at ")
        assert f"{now_utc().astimezone() - timedelta(days=3):%-d %b}" in title(worklist, 7, room)


def test_a_plan_file_says_nothing_of_it(small_path: Path) -> None:
    worklist = loaded(small_path)
    with worklist.session.database as database:
        before = title(worklist, 0, 160)
        database.at_server = ""  # type: ignore[attr-defined]
        assert title(worklist, 0, 160) == before.replace("plan@db1.example.org · ", "")
