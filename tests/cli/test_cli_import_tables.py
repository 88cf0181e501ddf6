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


def test_what_is_not_understood_is_told_also_when_it_is_imported(call: Call, tmp_path: Path) -> None:
    rows = (*COUNCIL, ("2.3", "Call every school", "HR Partner", "31/11/2015", "R", ""))
    started = call("init", made(tmp_path / "Recovery plan.xlsx", rows), db=tmp_path / "new.db")
    assert started.exit_code == 0
    assert '"31/11/2015": there is no such day' in started.stdout


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--map=Nobody=lead", "the file has no column 'Nobody'. one of No, "),
        ("--map=Who=leed", "no column can mean 'leed'. did you mean 'lead'?"),
        ("--words=A=ambre", "'A' cannot mean 'ambre'. one of red, amber, green"),
    ],
)
def test_what_is_said_of_a_file_and_makes_no_sense_is_refused(
    call: Call, tmp_path: Path, option: str, told: str
) -> None:
    file, db = made(tmp_path / "Recovery plan.xlsx", COUNCIL), tmp_path / "new.db"
    assert told in message(call("import", file, option, db=db), 2)
    assert not db.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Open=banana", "'Open' cannot mean 'banana'. one of open, closed, or - for nothing"),
        ("2=9", "'2' cannot mean '9'. one of 1 rare, 2 unlikely, "),
    ],
)
def test_a_word_of_a_register_that_is_known_is_not_said_to_mean_what_makes_no_sense(
    call: Call, tmp_path: Path, words: str, told: str
) -> None:
    file, db = tmp_path / "risks.csv", tmp_path / "new.db"
    file.write_text("Risk ref,Risk,Likelihood,Impact,Status\nR1,The mole breaks,2,3,Open\n", "utf-8")
    assert told in message(call("import", file, f"--words={words}", db=db), 2)
    assert not db.exists()
    assert call("import", file, "--words=Open=-", "--as", " Risks", db=db).exit_code == 0


def test_a_table_without_a_name_is_told_as_the_table(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "grid.csv"
    file.write_text("Name,A,B,C\nx,yes,no,yes\ny,no,no,yes\n", "utf-8")
    assert "  the table: " in call("import", file, "--dry-run", db=tmp_path / "new.db").stdout


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


def test_all_options_together_decide_what_a_file_means(call: Call, tmp_path: Path) -> None:
    rows = (
        ("Exported", "today", "", "", ""), ("Work", "Who", "Extra", "By", "How far"), ("", "", "", "when", ""),
        ("Buy paint", "Ann", "x", "04/05/2016", "Parked"), ("Paint it", "Bob", "y", "05/06/2016", "Parked"),
    )  # fmt: skip
    file, db = made(tmp_path / "p.xlsx", rows, "Ours"), tmp_path / "p.db"
    options = (
        "--sheet", "ours", "--header", "2-3", "--map", "Work=title", "--map", "D=due", "--map", "C=-",
        "--map", "How far=status", "--words", "Parked=in progress", "--us-dates",
    )  # fmt: skip
    assert call("import", file, *options, db=db).exit_code == 0
    listed = json.loads(call("list", "all", "--json", db=db).stdout)
    assert [(row["title"], row["lead"], row["due_by"], row["status"]) for row in listed] == [
        ("Buy paint", "Ann", "2016-04-05", "in progress"), ("Paint it", "Bob", "2016-05-06", "in progress"),
    ]  # fmt: skip


def test_a_question_says_how_it_is_answered(call: Call, tmp_path: Path) -> None:
    asked = call("import", made(tmp_path / "p.xlsx", TRACKER), db=tmp_path / "p.db")
    assert asked.exit_code == 1
    assert "which comes first? · --uk-dates or --us-dates says so" in asked.stdout


def test_a_mapping_is_kept_without_an_import_and_forgotten_again(call: Call, ann: Session, tmp_path: Path) -> None:
    may, june = made(tmp_path / "may.xlsx", TRACKER), made(tmp_path / "june.xlsx", TRACKER)
    decided = ("--us-dates", "--map", "Stage=status", "--words", "Parked=in progress")
    assert "the mapping is kept" in message(call("import", may, *decided, "--dry-run", "--save-map", db=ann.path), 0)
    seen = json.loads(call("import", june, "--dry-run", "--json", db=ann.path).stdout)
    assert (seen["questions"], seen["status"]["in progress"], seen["actions"]) == ([], 2, 2)
    assert "is forgotten" in message(call("import", june, "--forget-map", db=ann.path), 1)
    assert "1 question" in message(call("import", may, db=ann.path), 1)
    assert "nothing to change" in message(call("import", may, "--forget-map", db=ann.path), 1)


def test_an_option_is_said_beside_what_was_kept(call: Call, ann: Session, tmp_path: Path) -> None:
    file = made(tmp_path / "may.xlsx", TRACKER)
    call("import", file, "--us-dates", "--map", "Stage=status", "--dry-run", "--save-map", db=ann.path)
    seen = json.loads(call("import", file, "--words", "Parked=in progress", "--dry-run", "--json", db=ann.path).stdout)
    assert (seen["questions"], seen["status"]["in progress"]) == ([], 2)


def test_what_was_changed_in_the_plan_meanwhile_stays_and_a_conflict_ends_with_1(call: Call, tmp_path: Path) -> None:
    file, db = made(tmp_path / "p.xlsx", COUNCIL), tmp_path / "p.db"
    call("import", file, db=db)
    call("set", "1.2", "due=1 Jun 2016", db=db)
    call("set", "2.1", "due=1 Dec 2016", db=db)
    again = call("import", file, db=db)
    assert again.exit_code == 0
    assert "2.1 due: the file still says 1 Sep 2016 to 30 Nov 2016" in again.stdout
    made(file, [(*row[:3], "1 May 2016", *row[4:]) if row[0] == "1.2" else row for row in COUNCIL])
    clash = call("import", file, "--json", db=db)
    assert clash.exit_code == 1
    assert json.loads(clash.stdout)["conflicts"][0].startswith("1.2 due: the file now says 1 May 2016, but it was set")
    assert call("import", file, db=db).exit_code == 0
    due = {row["ref"]: row["due"] for row in json.loads(call("list", "all", "--json", db=db).stdout)}
    assert (due["1.2"], due["2.1"]) == ("1 Jun 2016", "1 Dec 2016")


def test_a_folder_for_sheets_that_cannot_be_made_is_named_itself(call: Call, small_path: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    refused = message(call("chase", "--sheets", tmp_path / "notes.txt" / "sheets", db=small_path), 2)
    assert str(small_path) not in refused
    assert "notes.txt" in refused
