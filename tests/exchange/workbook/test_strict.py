"""A workbook is one that Excel takes, whatever the plan holds; and it looks as somebody hands it out."""

from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given, settings

from planwatch.exchange.workbook.texts import SheetNames, cell_text, fitting, height_of
from planwatch.model.dates.reading import read_date
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.values import replace
from planwatch.service.files.export import export_plan
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.files.sheets import write_sheets
from planwatch.service.files.workbook import export_workbook
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY
from tests.draws import NASTY
from tests.exchange.workbook.strict import strict
from tests.strategies import snapshots

MEAN = (
    *NASTY,
    "<r><t>rich</t></r>",
    "<r>&</r>",
    "😀" * 17_000,
    "_x0041_",
    "long words " * 600,
    "\x01\x1f&D&P&&",
)
"""Texts that a writer of workbooks, or Excel, takes for something else."""


def _written(folder: Path, snapshot: Snapshot) -> list[Path]:
    for old in folder.glob("*.*"):
        old.unlink()
    session = open_session(folder / "plan.db", create=True, today=TODAY)
    with session.database:
        import_snapshot(session, snapshot, "x")
        (day,) = session.plan_days()
        export_workbook(session, day, folder / "whole.xlsx")
        export_workbook(session, day, folder / "themes.xlsx", by="theme")
        sheets = write_sheets(session, folder).written
    return [folder / "whole.xlsx", folder / "themes.xlsx", *sheets]


@settings(max_examples=4)
@given(snapshots())
def test_any_plan_is_a_workbook_that_excel_takes(tmp_path_factory: Any, snapshot: Snapshot) -> None:
    for path in _written(tmp_path_factory.mktemp("strict"), snapshot):
        assert strict(path) == []


def test_texts_that_look_like_something_else_are_texts(tmp_path: Path) -> None:
    title = "".join(letter for letter in NASTY[2] if letter.isprintable())
    actions = [
        replace(SMALL.action[0], ref=f"M{at}", how=text, success=text, answers=(), move=(), update=())
        for at, text in enumerate(MEAN)
    ]
    plan = replace(SMALL.plan, title=f"{title} &D <r>&</r>", banner="&D & " * 40)
    for path in _written(tmp_path, replace(SMALL, plan=plan, action=tuple(actions))):
        assert strict(path) == []


def test_themes_named_as_our_own_sheets_have_names_of_their_own(tmp_path: Path) -> None:
    names = ("Summary", "Lists", "history", "RULE AND DEFINITIONS", "a/b", "'quoted'", "😀" * 30)
    actions = [replace(SMALL.action[0], ref=f"T{at}", theme=name, answers=()) for at, name in enumerate(names)]
    themes = (*SMALL.theme, *(Theme(title=name) for name in names))
    _, by_theme, *_ = _written(tmp_path, replace(SMALL, theme=themes, action=tuple(actions)))
    assert strict(by_theme) == []
    assert openpyxl.load_workbook(by_theme).sheetnames[:6] == [
        "Summary 2", "Lists 2", "history 2", "RULE AND DEFINITIONS 2", "a b", "quoted",
    ]  # fmt: skip


def test_a_day_before_any_that_a_spreadsheet_knows_is_text(tmp_path: Path) -> None:
    due = read_date("1 May 1850", TODAY).span
    snapshot = replace(SMALL, action=(replace(SMALL.action[0], due=due), *SMALL.action[1:]))
    whole, *_ = _written(tmp_path, snapshot)
    assert openpyxl.load_workbook(whole)["Actions"]["F6"].value == "1 May 1850"


def test_names_of_sheets_are_cut_where_excel_cuts_them_and_never_twice_the_same() -> None:
    names = list(map(SheetNames().of, ["Getting to good, and staying there"] * 1_200))
    assert names[0] == "Getting to good, and staying th"
    assert names[1_100] == "Getting to good, and stayi 1101"
    assert len(set(names)) == 1_200
    assert max(map(len, names)) == 31


def test_a_text_is_cut_between_characters_and_counted_as_excel_counts() -> None:
    assert fitting("😀" * 5, 7) == "😀" * 3
    assert fitting("a" * 40_000) == "a" * 32_767
    assert cell_text("<r>x</r>") == "<r>x</r> "


def test_rows_are_as_high_as_their_texts_and_no_higher_than_a_row_can_be() -> None:
    assert height_of([("short", 40)]) == height_of([("", 40)])
    assert height_of([("word " * 40, 40)]) > 4 * height_of([("short", 40)])
    assert height_of([("行动" * 40, 40)]) > height_of([("ab" * 40, 40)])
    assert height_of([("word " * 4000, 40)]) <= 409


def test_days_late_are_counted_to_the_day_of_the_plan_and_to_today_where_it_has_none(
    tmp_path: Path, sit_down: SitDown
) -> None:
    formulas = {}
    for name, as_at in (("held", TODAY), ("moving", None)):
        ann = sit_down(tmp_path / f"{name}.db", "ann", create=True)
        ann = replace(ann, today=None)
        with ann.database:
            import_snapshot(ann, replace(SMALL, plan=replace(SMALL.plan, as_at=as_at)), "x")
            (day,) = ann.plan_days()
            export_plan(ann, day, tmp_path / f"{name}.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")["Actions"]
        formulas[name] = sheet["F4"].value
        assert "$F$4" in str(sheet["J6"].value)
    assert formulas["moving"] == "=TODAY()"
    assert formulas["held"].date() == TODAY
