"""A file that is replaced under whoever has it open: it is noticed, nothing is written, and no two plans are mixed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.plan import Plan
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults, open_session, second_session
from planwatch.service.session import Session
from planwatch.storage.engine.sqlite import Database
from tests.cli.conftest import Shell, shell
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, find, put, told

pytestmark = pytest.mark.of_a_file("another in its place")

__all__ = ["shell"]
OTHER = replace(SMALL, plan=Plan(ref="Q", title="Another plan"))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A plan file of another plan, closed."""
    session = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with session.database:
        import_snapshot(session, OTHER, "other")
    return session.path


def by_move(path: Path, other: Path) -> None:
    other.replace(path)


def by_removal(path: Path, other: Path) -> None:
    path.unlink()


def by_removal_and_copy(path: Path, other: Path) -> None:
    path.unlink()
    shutil.copy(other, path)


def by_putting_away(path: Path, other: Path) -> None:
    path.rename(path.with_name("away.db"))
    other.rename(path)


WAYS = (by_move, by_removal, by_removal_and_copy, by_putting_away)
Way = Callable[[Path, Path], None]


def plans_in(path: Path) -> list[str]:
    session = open_session(path, today=TODAY)
    with session.database:
        assert faults(session) == []
        return [day.plan.ref for day in session.plan_days()]


@pytest.mark.parametrize("way", WAYS)
def test_a_file_replaced_under_a_session_is_told_and_nothing_is_written(ann: Session, other: Path, way: Way) -> None:
    put(ann, "A1", {"title": "in the log only"})
    way(ann.path, other)
    for ask in (
        lambda: put(ann, "A1", {"title": "x"}), lambda: read.change_number(ann), lambda: second_session(ann),
    ):  # fmt: skip
        with pytest.raises(PlanwatchError, match=r"was replaced by another file|is not there any more") as refused:
            ask()
        assert "nothing is written" in refused.value.hint
    assert find(ann, "A1").action.title == "in the log only", "what was opened can still be read"
    ann.database.close()
    log = ann.path.with_name(f"{ann.path.name}-wal")
    assert not log.exists() or not log.stat().st_size, "it would be read into the other file"
    if way is not by_removal:
        assert plans_in(ann.path) == ["Q"]
    if way is by_putting_away:
        kept = open_session(ann.path.with_name("away.db"), today=TODAY)
        with kept.database:
            assert find(kept, "A1").action.title == "in the log only"


def test_a_link_that_leads_elsewhere_is_told(ann: Session, other: Path, tmp_path: Path, sit_down: SitDown) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(ann.path)
    session = sit_down(link, who="ann")
    put(session, "A1", {"title": "by the link"})
    link.unlink()
    link.symlink_to(other)
    with pytest.raises(PlanwatchError, match="was replaced by another file"):
        put(session, "A1", {"title": "x"})
    assert find(ann, "A1").action.title == "by the link"


def test_a_file_replaced_while_a_change_is_being_written_keeps_nothing_of_it(ann: Session, other: Path) -> None:
    before = told(ann)

    def write() -> None:
        with ann.database.writing():
            ann.database.execute("update action set title = 'x'")
            by_move(ann.path, other)

    with pytest.raises(PlanwatchError, match="was replaced by another file"):
        write()
    assert told(ann) == before


def test_who_comes_while_the_replaced_file_is_open_waits_until_it_is_closed(
    ann: Session, other: Path, shell: Shell
) -> None:
    put(ann, "A1", {"title": "in the log only"})
    by_move(ann.path, other)
    refused = shell("--db", ann.path, "set", "A1", "title=of the other")
    assert refused.returncode == 2
    assert b"in the place of a file that another planwatch still has open" in refused.stderr
    ann.database.close()
    assert shell("--db", ann.path, "set", "A1", "title=of the other").returncode == 0
    assert plans_in(ann.path) == ["Q"]
    assert b"in the log only" not in shell("--db", ann.path, "log").stdout


def test_the_file_itself_put_back_is_the_file(ann: Session, tmp_path: Path) -> None:
    ann.path.rename(tmp_path / "away.db")
    (tmp_path / "away.db").rename(ann.path)
    assert put(ann, "A1", {"title": "x"}).number is not None


def test_others_who_work_in_the_same_file_are_no_reason_to_refuse(ann: Session, shell: Shell, other: Path) -> None:
    put(ann, "A1", {"title": "x"})
    for words in (("list",), ("set", "A1", "title=y"), ("doctor",)):
        assert shell("--db", ann.path, *words).returncode == 0
    assert find(ann, "A1").action.title == "y"
    Database.open(other).close()
