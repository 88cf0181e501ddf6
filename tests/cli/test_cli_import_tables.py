"""A plan kept elsewhere comes in by commands, and a workbook goes out and comes back."""

import json
from pathlib import Path

import pytest

from planwatch.service.files.export import export_plan
from planwatch.service.session import Session
from tests.books import COUNCIL, edited, made
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.desk import find, told

TRACKER = (
    ("Task", "Owner", "Due date", "Stage"),
    ("Buy paint", "Ann", "04/05/2016", "Parked"),
    ("Paint it", "Bob", "05/06/2016", "Parked"),
)


def test_a_workbook_starts_a_plan_and_a_dry_run_leaves_no_file(call: Call, tmp_path: Path) -> None:
    file, db = made(tmp_path / "Recovery plan.xlsx", COUNCIL), tmp_path / "new.db"
    tried = call("import", file, "--dry-run", db=db)
    assert tried.exit_code == 0
    assert "4 actions · 2 themes · 3 leads · 3 with a date, 1 without" in tried.stdout
    assert not db.exists()
    assert "plan BERP" in message(call("init", file, db=db), 0)
    assert "holds a plan already" in message(call("init", file, db=db), 2)
    assert "nothing to change" in message(call("import", file, db=db), 0)


def test_as_json_it_says_what_it_found_and_what_it_lost(call: Call, tmp_path: Path) -> None:
    found = json.loads(call("import", made(tmp_path / "p.xlsx", COUNCIL), "--json", db=tmp_path / "p.db").stdout)
    keys = ("change", "actions", "themes", "leads", "with_due", "without_due", "risks", "new", "changed", "unchanged")
    assert [found[key] for key in keys] == [1, 4, 2, 3, 3, 1, 0, 4, 0, 0]
    assert sum(found[key] for key in ("with_due", "recurring", "vague", "without_due")) == 4
    assert sum(found["status"].values()) == 4
    assert found["not_understood"] == found["lost"] == found["gone"] == []


def test_a_question_ends_with_1_and_is_answered_by_an_option(call: Call, tmp_path: Path) -> None:
    file, db = made(tmp_path / "p.xlsx", TRACKER), tmp_path / "p.db"
    asked = call("import", file, db=db)
    assert "1 question to be answered first" in message(asked, 1)
    assert "which comes first?" in asked.stdout
    assert not db.exists()
    decided = (
        "--us-dates",
        "--map",
        "Stage=status",
        "--words",
        "Parked=in progress",
        "--header",
        "1",
        "--sheet",
        "plan",
    )
    assert call("import", file, *decided, db=db).exit_code == 0
    rows = json.loads(call("list", "all", "--json", db=db).stdout)
    assert [(row["due_by"], row["status"]) for row in rows] == [
        ("2016-04-05", "in progress"), ("2016-05-06", "in progress"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--sheet", "Nowhere"), "there is no sheet 'Nowhere'"), (("--header", "x"), "this is no row"),
        (("--header", "9"), "has no such rows"), (("--map", "Owner"), "this is no pair"),
        (("--words", "=x"), "this is no pair"),
    ],
)  # fmt: skip
def test_an_option_of_no_sense_is_refused(call: Call, tmp_path: Path, option: tuple[str, str], said: str) -> None:
    file = made(tmp_path / "p.xlsx", TRACKER)
    assert said in message(call("import", file, *option, db=tmp_path / "p.db"), 2)
    assert not (tmp_path / "p.db").exists()


def test_what_is_no_plan_imports_nothing_and_says_why(call: Call, tmp_path: Path) -> None:
    file = made(tmp_path / "m.xlsx", [("Agency", "Posted?", "Held?"), ("North", "Y", "N"), ("South", "N", "Y")])
    asked = call("import", file, db=tmp_path / "m.db")
    assert "holds no actions" in message(asked, 1)
    assert "Plan" in asked.stdout


def test_a_workbook_comes_back_and_a_conflict_ends_with_1(call: Call, ann: Session, tmp_path: Path) -> None:
    (day,) = ann.plan_days()
    export_plan(ann, day, tmp_path / "plan.xlsx")
    edited(tmp_path / "plan.xlsx", lambda page: page.put("A1", RAG="A", How="By letter"))
    call("set", "A1", "how=By meeting", db=ann.path)
    tried = call("import", tmp_path / "plan.xlsx", "--dry-run", "--json", db=ann.path)
    assert [edit["field"] for edit in json.loads(tried.stdout)["files"][0]["edits"]] == ["rag"]
    taken = call("import", tmp_path / "plan.xlsx", db=ann.path)
    assert "1 edit, 0 updates, 0 new actions; change" in message(taken, 1)
    assert "1 conflict, left as they are" in message(taken, 1)
    assert find(ann, "A1").action.how == "By meeting"
    assert len(told(ann)) == 1


def test_sheets_are_written_with_the_drafts_and_a_folder_of_them_comes_back(
    call: Call, small_path: Path, tmp_path: Path
) -> None:
    told = call("chase", "--sheets", tmp_path / "sheets", "--out", tmp_path / "drafts", db=small_path)
    assert "3 update sheets written to" in told.stderr
    drafts = [path.read_text() for path in (tmp_path / "drafts").iterdir()]
    assert drafts
    assert all("update-p-" in draft for draft in drafts)
    assert "nothing to change" in message(call("import", tmp_path / "sheets", db=small_path), 0)
    assert "holds no workbooks" in message(call("import", tmp_path / "drafts", db=small_path), 2)


def test_only_a_workbook_has_a_sheet_for_each(call: Call, small_path: Path, tmp_path: Path) -> None:
    assert "only a workbook has several sheets" in message(
        call("export", tmp_path / "plan.toml", "--by", "theme", db=small_path), 2
    )
    assert call("export", tmp_path / "plan.xlsx", "--by", "lead", db=small_path).exit_code == 0
