"""Whatever a plan holds, the workbook of it that comes back unedited says nothing new."""

from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.files.returned import open_returned
from planwatch.service.files.returned_take import take
from planwatch.service.files.workbook import export_workbook
from tests.books import Page, edited
from tests.desk import SMALL, TODAY
from tests.strategies import snapshots


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots())
def test_any_plan_goes_out_and_comes_back_without_an_edit(tmp_path: Path, snapshot: Snapshot) -> None:
    _comes_back_the_same(tmp_path, replace(snapshot, plan=replace(snapshot.plan, status=PlanStatus.DRAFT)))


def test_a_text_longer_than_a_cell_holds_is_not_cut_by_coming_back(tmp_path: Path) -> None:
    _comes_back_the_same(tmp_path, replace(SMALL, action=(replace(SMALL.action[0], how="word " * 8000),)))


def test_ratings_go_out_as_letters_and_dates_as_dates(tmp_path: Path) -> None:
    _comes_back_the_same(tmp_path, SMALL)

    def look(page: Page) -> None:
        row = dict(zip(page.columns, page.cells("C1.2"), strict=False))
        assert (row["RAG"], row["Due"], row["% done"]) == ("R", datetime(2015, 10, 20), 0.5)  # noqa: DTZ001

    edited(tmp_path / "plan.xlsx", look)


def _comes_back_the_same(folder: Path, snapshot: Snapshot) -> None:
    for old in folder.glob("plan.*"):
        old.unlink()
    session = open_session(folder / "plan.db", create=True, today=TODAY)
    with session.database:
        import_snapshot(session, snapshot, "x")
        (day,) = session.plan_days()
        if not snapshot.action:
            return
        export_workbook(session, day, folder / "plan.xlsx")
        returned = open_returned(session, [folder / "plan.xlsx"])
        (file,) = returned.files
        assert not file.changes.says_anything, file.changes
        assert len(file.changes.seen) == len(snapshot.action)
        assert take(session, returned).number is None
