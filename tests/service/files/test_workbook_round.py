"""Whatever a plan holds, what went out of it and comes back unedited says nothing new."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.files.export import export_plan
from planwatch.service.files.import_ import import_given, import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.files.part_sheets import part_sheet, sheet_kinds
from planwatch.service.files.preview import read_plan
from planwatch.service.files.returned import open_returned
from planwatch.service.files.returned_take import take
from planwatch.service.session import Session
from tests.books import Page, edited
from tests.desk import SMALL, TODAY
from tests.strategies import snapshots


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv"])
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots())
def test_any_plan_goes_out_and_comes_back_without_an_edit(tmp_path: Path, name: str, snapshot: Snapshot) -> None:
    _comes_back_the_same(tmp_path / name, replace(snapshot, plan=replace(snapshot.plan, status=PlanStatus.DRAFT)))


@pytest.mark.parametrize("suffix", [".toml", ".json"])
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots())
def test_any_plan_comes_back_from_its_snapshot_as_no_change(tmp_path: Path, suffix: str, snapshot: Snapshot) -> None:
    with _session(tmp_path, snapshot) as session:
        (day,) = session.plan_days()
        file = tmp_path / f"plan{suffix}"
        export_plan(session, day, file)
        merged = import_given(session, read_plan(session, file), file.name)
        assert (merged.number, bool(merged.difference)) == (None, False)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots(), st.sampled_from(sheet_kinds()))
def test_any_kind_of_part_goes_out_as_a_list_and_comes_back_without_an_edit(
    tmp_path: Path, snapshot: Snapshot, kind: str
) -> None:
    with _session(tmp_path, replace(snapshot, plan=replace(snapshot.plan, status=PlanStatus.DRAFT))) as session:
        (day,) = session.plan_days()
        file = tmp_path / "plan.csv"
        export_plan(session, day, file, of=part_sheet(kind).plural)
        _says_nothing(session, file, snapshot, [kind])


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv"])
def test_a_text_longer_than_a_cell_holds_is_not_cut_by_coming_back(tmp_path: Path, name: str) -> None:
    _comes_back_the_same(tmp_path / name, replace(SMALL, action=(replace(SMALL.action[0], how="word " * 8000),)))


def test_an_apostrophe_before_a_sign_stays_in_a_list(tmp_path: Path) -> None:
    odd = [replace(SMALL.action[0], ref=ref, title=f"{ref}=1") for ref in ("'", "''", "'+'", "x'")]
    _comes_back_the_same(tmp_path / "plan.csv", replace(SMALL, action=tuple(odd)))


def test_ratings_go_out_as_letters_and_dates_as_dates(tmp_path: Path) -> None:
    _comes_back_the_same(tmp_path / "plan.xlsx", SMALL)

    def look(page: Page) -> None:
        row = dict(zip(page.columns, page.cells("C1.2"), strict=False))
        assert (row["RAG"], row["Due"], row["% done"]) == ("R", datetime(2015, 10, 20), 0.5)  # noqa: DTZ001

    edited(tmp_path / "plan.xlsx", look)


def _comes_back_the_same(file: Path, snapshot: Snapshot) -> None:
    with _session(file.parent, snapshot) as session:
        (day,) = session.plan_days()
        export_plan(session, day, file)
        _says_nothing(session, file, snapshot, ["action", *(sheet_kinds() if file.suffix == ".xlsx" else ())])


def _says_nothing(session: Session, file: Path, snapshot: Snapshot, kinds: Sequence[str]) -> None:
    """What came back of a file are all parts of these kinds, none of them changed."""
    returned = open_returned(session, [file])
    assert [back.changes for back in returned.files if back.changes.says_anything] == []
    assert all(back.change is not None for back in returned.files if back.changes.seen)
    readings = {(one.ref, each.on) for one in snapshot.measure for each in one.reading}
    there = {kind: len(readings) if kind == "reading" else len(getattr(snapshot, kind)) for kind in kinds}
    seen = {back.kind: len(back.changes.seen) for back in returned.files}
    assert seen == {kind: number for kind, number in there.items() if number or kind in seen}
    assert (returned.missing, returned.gone, take(session, returned).number) == ((), (), None)


@contextmanager
def _session(folder: Path, snapshot: Snapshot) -> Iterator[Session]:
    for old in folder.glob("plan.*"):
        old.unlink()
    session = open_session(folder / "plan.db", create=True, today=TODAY)
    with session.database:
        import_snapshot(session, snapshot, "x")
        yield session
