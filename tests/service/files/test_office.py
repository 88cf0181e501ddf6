"""Workbooks that LibreOffice opened, edited and saved: nothing comes back but what somebody did there."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.export import export_plan
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.returned import Returned, open_returned
from planwatch.service.files.returned_take import take
from planwatch.service.files.sheets import write_sheets
from planwatch.service.journal import undo
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import find, told
from tests.office import in_office, needs_office, saving
from tests.strategies import snapshots

pytestmark = needs_office
KINDS = (".xlsx", ".ods", ".csv")


@pytest.fixture
def desks(tmp_path: Path, sit_down: SitDown, samples_path: Path) -> dict[str, Session]:
    """Both samples, and plans of what texts can hold."""
    found = {ref: sit_down(samples_path, today=None, plan=ref) for ref in ("WB", "SL")}
    for at, plan in enumerate(_any_plans()):
        desk = sit_down(tmp_path / f"{at}.db", create=True)
        import_snapshot(desk, plan, "x")
        found[f"any{at}"] = desk
    return found


def _any_plans() -> list[Snapshot]:
    drawn: list[Snapshot] = []

    @settings(max_examples=12, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(snapshots())
    def draw(snapshot: Snapshot) -> None:
        if snapshot.action:
            drawn.append(replace(snapshot, plan=replace(snapshot.plan, status=PlanStatus.DRAFT)))

    draw()
    return drawn[-3:]


def test_what_is_only_opened_and_saved_changes_nothing(tmp_path: Path, desks: dict[str, Session]) -> None:
    files: dict[str, Path] = {}
    for name, desk in desks.items():
        (day,) = desk.plan_days()
        files[name] = tmp_path / f"{name}.xlsx"
        export_plan(desk, day, files[name])
    (day,) = desks["WB"].plan_days()
    export_plan(desks["WB"], day, tmp_path / "themes.xlsx", by="theme")
    sheets = write_sheets(desks["WB"], tmp_path / "sheets", ChaseAsked("HR Partner"), recorded=False).written
    export_plan(desks["WB"], day, tmp_path / "risks.csv", of="risks")
    (tmp_path / "saved").mkdir()
    lines, saved = saving(
        [*files.values(), tmp_path / "themes.xlsx", tmp_path / "risks.csv", *sheets], tmp_path / "saved", *KINDS
    )
    in_office(tmp_path, *lines)
    for path in saved:
        desk = desks.get(path.stem, desks["WB"])
        returned = open_returned(desk, [path])
        for file in returned.files:
            assert not file.changes.says_anything, (path.name, file.changes)
            if path.stem in desks and file.kind != "reading":
                assert len(file.changes.seen) == len(getattr(told(desk)[0], file.kind)), path.name
            assert file.change is not None, path.name
        assert returned.gone == ()
        assert take(desk, returned).number is None


EDITS = """\
  page = book.Sheets.getByName("Actions")
  head = 0
  Do While page.getCellByPosition(0, head).String <> "planwatch key"
    head = head + 1
  Loop
  title = Column(page, head, "Action")
  page.getCellByPosition(Column(page, head, "Status"), Line(page, head, "D2")).String = "complete"
  page.getCellByPosition(Column(page, head, "RAG"), Line(page, head, "A9")).String = "R"
  page.getCellByPosition(Column(page, head, "Due"), Line(page, head, "B5")).Value = DateSerial(2016, 2, 29)
  page.getCellByPosition(Column(page, head, "Due"), Line(page, head, "D3")).String = "end of March 2016"
  page.getCellByPosition(Column(page, head, "% done"), Line(page, head, "B5")).Value = 0.8
  page.getCellByPosition(Column(page, head, "New update"), Line(page, head, "C4.3")).String = "Two candidates, one post"
  page.getCellByPosition(Column(page, head, "As at"), Line(page, head, "C4.3")).String = "8 Jan 2016"
  page.Rows.removeByIndex(Line(page, head, "E7"), 1)
  cursor = page.createCursor()
  cursor.gotoEndOfUsedArea(False)
  last = cursor.RangeAddress.EndRow
  wide = cursor.RangeAddress.EndColumn
  page.copyRange(page.getCellByPosition(0, last + 1).CellAddress, _
    page.getCellRangeByPosition(0, Line(page, head, "A1"), wide, Line(page, head, "A1")).RangeAddress)
  page.getCellByPosition(title, last + 1).String = "A copy with other words"
  page.getCellByPosition(title, last + 2).String = "Something quite new"
  page.getCellByPosition(Column(page, head, "Theme"), last + 2).String = "Practice"
  page.getCellByPosition(Column(page, head, "Due"), last + 2).String = "end of June 2016"
  Dim by(0) As New com.sun.star.table.TableSortField
  by(0).Field = title : by(0).IsAscending = False
  Dim sorting(1) As New com.sun.star.beans.PropertyValue
  sorting(0).Name = "SortFields" : sorting(0).Value = by()
  sorting(1).Name = "ContainsHeader" : sorting(1).Value = True
  body = page.getCellRangeByPosition(0, head, wide, last + 2)
  body.sort(sorting())
  filter = body.createFilterDescriptor(True)
  Dim only(0) As New com.sun.star.sheet.TableFilterField
  only(0).Field = Column(page, head, "Status") : only(0).IsNumeric = False
  only(0).StringValue = "in progress" : only(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL
  filter.FilterFields = only()
  filter.ContainsHeader = True
  body.filter(filter)
"""


def _edits(returned: Returned) -> set[tuple[str, str, str]]:
    file = next(file for file in returned.files if file.kind == "action")
    return {(returned.now[one.id].ref, one.column, one.text) for one in file.changes.edits}


def _ended(lines: Iterable[str]) -> list[str]:
    opened, *saved = lines
    return [opened, EDITS, *saved]


def test_edits_of_each_kind_made_there_are_those_that_come_back(tmp_path: Path, desks: dict[str, Session]) -> None:
    desk = desks["WB"]
    (day,) = desk.plan_days()
    export_plan(desk, day, tmp_path / "plan.xlsx")
    (tmp_path / "saved").mkdir()
    lines, saved = saving([tmp_path / "plan.xlsx"], tmp_path / "saved", *KINDS)
    in_office(tmp_path, *_ended(lines))
    for path in saved:
        returned = open_returned(desk, [path])
        file, *others = sorted(returned.files, key=lambda part: part.kind)
        assert file.kind == "action"
        assert not any(part.changes.says_anything for part in others)
        assert _edits(returned) == {
            ("D2", "status", "complete"), ("A9", "rag", "R"), ("B5", "due", "29 Feb 2016"),
            ("D3", "due", "end of March 2016"), ("B5", "percent", "80%"),
        }, path.name  # fmt: skip
        assert [(one.text, one.before) for one in file.changes.updates] == [("Two candidates, one post", "8 Jan 2016")]
        assert [row.cells["title"].text for row in file.changes.copied] == ["A copy with other words"]
        assert [row.cells["title"].text for row in file.changes.new] == ["Something quite new"]
        assert (file.changes.clashes, file.changes.strange, file.changes.told) == ((), (), ())
        assert returned.missing == ("E7",)
        taken = take(desk, returned)
        assert (taken.edits, taken.updates, len(taken.new), taken.refused) == (5, 1, 1, [])
        assert find(desk, "B5").action.due.text == "29 Feb 2016"
        undo.undo(desk, taken.number)
