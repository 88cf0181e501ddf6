"""Measures from the shell: added, read, imported, listed, taken out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

FIELDS = ("unit=%", "baseline=26", "baseline_on=31 Mar 2015", "target=18", "target_on=31 Mar 2016", "actions=C1.2")


@pytest.fixture
def kept(call: Call, small_path: Path) -> Path:
    """The small plan with one measure, read once."""
    added = call("measure", "add", "Repeat referrals", *FIELDS, db=small_path)
    assert message(added, 0) == "measure M1 added; change 2"
    read = call("measure", "read", "Repeat referrals", "21", "--on", "31 Dec", "--note", "by hand", db=small_path)
    assert message(read, 0).endswith("M1 read: 21 % on 31 Dec 2015: ■ R off target (19.99 % by then); change 3")
    return small_path


def listed(call: Call, *words: str, db: Path) -> list[dict[str, Any]]:
    result = call("measures", *words, "--json", db=db)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_what_was_typed_is_listed_with_how_it_stands(call: Call, kept: Path) -> None:
    [one] = listed(call, "rag:red", db=kept)
    assert (one["ref"], one["baseline"], one["target"], one["actions"]) == ("M1", 26, 18, ["C1.2"])
    assert (one["rag"], one["expected"], one["met"], one["days_overdue"]) == ("red", 19.989071, False, 0)
    assert [(each["on"], each["value"], each["note"]) for each in one["readings"]] == [("2015-12-31", 21, "by hand")]
    assert listed(call, "not:rag:red", db=kept) == []
    table = call("measures", db=kept).stdout
    assert "21 % on 31 Dec" in table
    assert "■ R" in table


def test_the_same_reading_again_says_that_it_is_there(call: Call, kept: Path) -> None:
    again = call("measure", "read", "M1", "21", "--on", "31 Dec", db=kept)
    assert message(again, 0) == "nothing was changed: it is so already"


def test_readings_are_imported_from_a_file_and_what_is_left_out_ends_with_1(
    call: Call, kept: Path, tmp_path: Path
) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Ref;Period;Actual\nM1;Q2 2015/16;23%\nM1;31/12/2015;19\n", encoding="utf-8")
    tried = call("measure", "import", str(path), "--dry-run", db=kept)
    assert tried.exit_code == 1
    assert "row 2: M1 23 % on 30 Sep 2015: new" in tried.stdout
    assert "1 reading would be imported, 1 left out; nothing was changed" in tried.stderr
    assert len(listed(call, db=kept)[0]["readings"]) == 1
    done = call("measure", "import", str(path), "--correct", db=kept)
    assert message(done, 0) == "2 readings imported; change 4"
    again = call("measure", "import", str(path), db=kept)
    assert message(again, 0) == "0 readings imported, 2 there already; nothing was changed"
    assert [each["value"] for each in listed(call, db=kept)[0]["readings"]] == [23, 21, 19]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read", "M1"), "one figure is read at a time"),
        (("read", "M9", "3"), "there is no measure 'M9'"),
        (("reed", "M1", "3"), "did you mean 'read'?"),
        (("read", "M1", "many"), "'many' is no figure"),
        (("import",), "which file is imported is missing"),
        (("set", "M1", "tolerance=-2"), "a tolerance is no less than nothing"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(call: Call, kept: Path, words: tuple[str, ...], said: str) -> None:
    assert said in message(call("measure", *words, db=kept), 2)


def test_one_is_taken_out_with_its_readings_and_comes_back(call: Call, kept: Path) -> None:
    assert "1 reading goes with it" in message(call("measure", "remove", "M1", db=kept), 2)
    assert message(call("measure", "remove", "M1", "--yes", db=kept), 0) == "measure M1 removed; change 4"
    assert listed(call, db=kept) == []
    call("undo", db=kept)
    assert len(listed(call, db=kept)[0]["readings"]) == 1


def test_a_meeting_is_told_what_was_read_since_the_last(call: Call, kept: Path) -> None:
    call("forums", "Board", "--new", "cadence=every six weeks on Tuesday from 1 Dec 2015", db=kept)
    held = call("meetings", "Board", "1 Dec 2015", "status=held", db=kept)
    assert held.exit_code == 0, held.stderr
    told = call("since", "Board", db=kept)
    assert "Readings: 1" in told.stdout, told.stdout + told.stderr
    assert "21 % on 31 Dec 2015, ■ R" in told.stdout
    [reading] = json.loads(call("since", "Board", "--json", db=kept).stdout)["readings"]
    assert (reading["ref"], reading["value"], reading["rag"]) == ("M1", 21, "red")
    assert "Readings" in call("since", "Board", "--markdown", db=kept).stdout
