"""``planwatch chase``: by when, for which meeting and whose name; that it was done; and drafts that somebody edited."""

import json
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

BOARD = "Improvement Programme Board"


@pytest.fixture
def wb(call: Call, samples_path: Path) -> Call:
    """Planwatch on the sample of West Berkshire, signed by Ann Lee."""
    own = ("--plan", "WB", "--as", "Ann Lee")
    return lambda *words, **how: call(*own, *words, db=samples_path, **how)  # pyright: ignore[reportReturnType]


def letters(wb: Call, *words: object) -> list[dict[str, Any]]:
    result = wb("chase", "--json", *words)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def chases(wb: Call, ref: str, **how: Any) -> list[dict[str, Any]]:
    return json.loads(wb("show", ref, "--json", **how).stdout)["chases"]


def test_a_message_says_by_when_for_which_meeting_and_who_asks(wb: Call, tmp_path: Path) -> None:
    told = letters(wb, "hr")[0]
    assert (told["forum"], told["meeting"]) == (BOARD, "2016-01-21")
    assert (told["reply_by"], told["from"]) == ("2016-01-18", "Ann Lee")
    wb("chase", "hr", "--out", tmp_path)
    text = message_from_bytes((tmp_path / "chase-wb-hr-partner.eml").read_bytes()).get_payload()
    said = f"Please reply by Mon 18 Jan 2016, for the meeting of {BOARD} on Thu 21 Jan 2016."
    for part in (said, "help you need.\n\nAnn Lee\n"):
        assert part in str(text).replace("\r\n", "\n").replace("=\n", "")


def test_a_meeting_before_that_is_answered_for_on_the_working_day_before(wb: Call) -> None:
    told = letters(wb, "hr", "--forum", BOARD, "--meeting", "Thu 14 Jan 2016")[0]
    assert (told["meeting"], told["reply_by"]) == ("2016-01-14", "2016-01-13")
    assert letters(wb, "hr", "--reply-by", "fri")[0]["reply_by"] == "2016-01-15"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--reply-by", "4 Jan 2016"), "has been"),
        (("--reply-by", "autumn 2016"), "is not a day"),
        (("--meeting", "21 Jan 2016"), "a meeting is of a forum"),
        (("--forum", BOARD, "--meeting", "10 Dec 2015"), "has been"),
        (("--forum", "no such"), "there is no forum"),
    ],
)
def test_what_is_no_day_to_come_is_refused_and_nothing_written(
    wb: Call, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    assert why in message(wb("chase", *words, "--out", tmp_path / "drafts"))
    assert not (tmp_path / "drafts").exists()


def test_nobody_is_signed_as_root(call: Call, samples_path: Path) -> None:
    result = call("--as", "root", "chase", "--json", db=samples_path)
    assert {told["from"] for told in json.loads(result.stdout)} == {""}
    assert "no name stands under them" in result.stderr


def test_that_a_lead_was_chased_stands_with_each_action_when_and_how_often(wb: Call, tmp_path: Path) -> None:
    assert chases(wb, "C1.2") == []
    done = wb("chase", "hr", "--out", tmp_path)
    assert "recorded that they were chased; change" in done.stderr
    assert chases(wb, "C1.2") == [
        {
            "on": "2016-01-11", "kind": "chased", "to": "HR Partner", "who": "Ann Lee", "reply_by": "2016-01-18",
            "meeting": f"{BOARD}, 21 Jan 2016", "why": "", "answered_on": None,
        }
    ]  # fmt: skip
    assert chases(wb, "A1") == []
    wb("chase", "hr", "--out", tmp_path, "--reply-by", "12 Jan 2016")
    assert [one["reply_by"] for one in chases(wb, "C1.2")] == ["2016-01-12"], "twice on a day is once"
    later = {"today": "2016-01-18"}
    assert "chased once, on 11 Jan 2016 before this" in wb("chase", "hr", **later).stdout
    wb("chase", "hr", "--out", tmp_path, **later)
    text = wb("show", "C1.2", **later).stdout
    assert "Asked (chased twice, last on 18 Jan 2016 · nobody answered)\n  18 Jan 2016 chased HR Partner, reply" in text
    assert f"11 Jan 2016 chased HR Partner, reply by 12 Jan 2016, for {BOARD}, 21 Jan 2016, by Ann Lee" in " ".join(
        text.split()
    )
    assert "chased HR Partner about 3 actions" in wb("log").stdout
    assert wb("undo").exit_code == 0
    assert len(chases(wb, "C1.2")) == 1


def test_what_is_only_read_records_nothing_unless_asked(wb: Call, tmp_path: Path) -> None:
    wb("chase", "hr")
    wb("chase", "hr", "--out", tmp_path, "--no-record")
    assert chases(wb, "C1.2") == []
    assert "recorded that" in wb("chase", "hr", "--record").stderr
    assert len(chases(wb, "C1.2")) == 1
    past = wb("chase", "hr", "--out", tmp_path / "past", "--as-of", "2")
    assert "recorded nowhere" in past.stderr
    assert len(list((tmp_path / "past").iterdir())) == 1
    refused = wb("chase", "--record", "--as-of", "2")
    assert refused.exit_code == 2
    assert "can only be looked at" in refused.stderr


def test_a_snapshot_carries_who_was_chased(wb: Call, call: Call, tmp_path: Path) -> None:
    wb("chase", "hr", "--out", tmp_path / "drafts")
    wb("export", tmp_path / "plan.toml")
    other = tmp_path / "other.db"
    assert call("init", tmp_path / "plan.toml", db=other).exit_code == 0
    assert json.loads(call("show", "C1.2", "--json", db=other).stdout)["chases"] == chases(wb, "C1.2")
    call("export", tmp_path / "again.toml", db=other)
    assert (tmp_path / "again.toml").read_bytes() == (tmp_path / "plan.toml").read_bytes()


def test_a_draft_that_somebody_edited_stays_as_it_is(wb: Call, tmp_path: Path) -> None:
    wb("chase", "--out", tmp_path)
    mine, other = tmp_path / "chase-wb-hr-partner.eml", tmp_path / "chase-wb-chief-executive.eml"
    mine.write_text("Dear Ann", "utf-8")
    other.unlink()
    later = {"today": "2016-01-18"}
    done = wb("chase", "--out", tmp_path, **later)
    assert (done.exit_code, mine.read_text("utf-8")) == (0, "Dear Ann")
    assert f"left as somebody edited it: {mine.name}" in done.stderr
    assert other.exists()
    assert len(chases(wb, "C1.2")) == 1, "no new draft, so nobody was chased by it"
    assert wb("chase", "--out", tmp_path, "--replace", **later).exit_code == 0
    assert mine.read_text("utf-8") != "Dear Ann"


def test_where_drafts_cannot_be_written_nobody_was_chased(wb: Call, tmp_path: Path) -> None:
    (tmp_path / "chase-wb-hr-partner.eml").mkdir(parents=True)
    assert wb("chase", "hr", "--out", tmp_path, "--replace").exit_code == 2
    assert chases(wb, "C1.2") == []


def test_of_a_closed_plan_nobody_is_chased(wb: Call) -> None:
    assert wb("about", "status=closed").exit_code == 0
    assert letters(wb) == []
