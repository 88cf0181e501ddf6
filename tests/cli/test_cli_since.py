"""``--as-of``, ``issue``, ``pack``, ``since`` and ``trend``, as a shell has them."""

import csv
import json
import zlib
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

BOARD = "improvement programme"


@pytest.fixture
def issued(call: Call, samples_path: Path) -> Path:
    """The samples, the board's pack issued, and some changes since."""
    assert call("--plan", "WB", "issue", BOARD, "10 Dec 2015", db=samples_path, today="").exit_code == 0
    for words in (
        ("set", "C4.1", "due=30 Jun 2016", "--why", "advert [red]failed[/]"),
        ("done", "C4.3", "--on", "8 Jan 2016"),
        ("set", "C1.2", "rag=green"),
    ):
        assert call("--plan", "WB", *words, db=samples_path, today="").exit_code == 0
    return samples_path


READING = [
    ("list", "all", "--json"), ("list", "overdue"), ("list", "all", "--csv"), ("show", "C1.2", "--json"),
    ("show", "C4.1"), ("moves",), ("timeliness",), ("check", "--json"), ("about",), ("plans",), ("log",),
    ("export", "-"), ("trend", "--json"), ("since", BOARD), ("agenda", BOARD),
    ("forums", "--json"), ("meetings", "--json"), ("minutes", BOARD), ("review", "--json"), ("chase", "--json"),
]  # fmt: skip


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_every_reading_command_tells_the_past_as_it_told_it_then(
    call: Call, samples_path: Path, words: tuple[str, ...]
) -> None:
    plan = ("--plan", "WB")
    then = call(*plan, *words, db=samples_path)
    call(*plan, "set", "C1.2", "title=Changed", "rag=green", "due=1 Jun 2016", db=samples_path)
    call(*plan, "note", "C4.1", "Said later", db=samples_path)
    now = call(*plan, *words, db=samples_path)
    after = call(*plan, *words, "--as-of", "2", db=samples_path)
    before = call(*plan, "--as-of", "2", *words, db=samples_path)
    assert (after.stdout, after.exit_code) == (before.stdout, before.exit_code)
    assert _unversioned(after.stdout) == _unversioned(then.stdout)
    assert now.stdout != then.stdout or words[0] in ("plans", "about", "trend", "forums", "meetings", "minutes")
    assert after.stderr.startswith("planwatch: as of change 2 of ")


def _unversioned(told: str) -> object:
    """A row's version is the one thing that stays as it is now."""
    if told.startswith("ref,"):
        return [{name: row[name] for name in row if name != "version"} for row in csv.DictReader(StringIO(told))]
    if not told.startswith(("[", "{")):
        return told
    loaded = json.loads(told)
    for row in loaded if isinstance(loaded, list) else [loaded]:
        row.pop("version", None)
    return loaded


def test_the_past_is_not_changed(call: Call, samples_path: Path) -> None:
    refused = call("--plan", "WB", "--as-of", "1", "set", "A1", "rag=red", db=samples_path)
    assert "only to look at" in refused.stderr
    assert refused.exit_code == 2
    assert "No such option '--as-of'" in message(call("set", "A1", "rag=red", "--as-of", "1", db=samples_path))
    assert "there is no change 99" in message(call("list", "--as-of", "99", db=samples_path))
    told = message(call("list", "--as-of", "", db=samples_path))
    assert "as of when? " in told
    assert "compared as they are" in message(call("--as-of", "1", "diff", "a.toml", "b.toml", db=samples_path))


def test_a_pack_is_read_again_byte_for_byte(call: Call, issued: Path, tmp_path: Path) -> None:
    shown = call("--plan", "WB", "pack", BOARD, db=issued).stdout_bytes
    exported = call("--plan", "WB", "export", "-", "--as-of", "Improvement Programme Board", db=issued).stdout_bytes
    file = tmp_path / "pack.toml"
    call("--plan", "WB", "pack", BOARD, "--out", file, db=issued)
    assert shown == exported == file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert "was issued already" in message(call("--plan", "WB", "issue", BOARD, "10 Dec 2015", db=issued))
    assert "is the plan file itself" in message(call("pack", BOARD, "--out", issued, db=issued))
    differs = call("diff", file, db=issued)
    assert differs.exit_code == 1
    assert "C4.3 status: in progress → complete" in differs.stdout


def test_issue_tells_as_json_what_was_frozen(call: Call, samples_path: Path) -> None:
    told = json.loads(call("--plan", "WB", "issue", BOARD, "10 Dec 2015", "--json", db=samples_path).stdout)
    assert (told["meeting"], told["change"]) == ("2015-12-10", told["as_of"] + 1)
    assert len(told["sha256"]) == 64


def test_what_is_issued_after_the_meeting_says_so(call: Call, samples_path: Path) -> None:
    said = call("--plan", "WB", "issue", BOARD, "10 Dec 2015", db=samples_path, today="").stderr
    assert "it is the plan as of today, 11 Jan 2016, after the meeting: not what that was given" in said
    listed = call("--plan", "WB", "list", "overdue", "--as-of", BOARD, db=samples_path, today="").stderr
    assert "Board of 10 Dec 2015, frozen on 11 Jan 2016, after it met" in listed
    assert "as issued" not in listed


def test_the_papers_of_a_meeting_to_come_are_handed_out_as_they_were_issued(
    call: Call, samples_path: Path, tmp_path: Path
) -> None:
    told = json.loads(call("--plan", "WB", "issue", BOARD, "--json", db=samples_path, today="").stdout)
    assert (told["meeting"], told["version"], told["after_meeting"]) == ("2016-01-21", 1, False)
    call("--plan", "WB", "set", "C1.2", "title=Changed", db=samples_path, today="")
    again = json.loads(call("--plan", "WB", "issue", BOARD, "--json", db=samples_path, today="").stdout)
    assert again["version"] == 2
    texts: list[str] = []
    for words in (("--version", "1"), ()):
        paper = tmp_path / "paper.html"
        assert call("--plan", "WB", "pack", BOARD, *words, "--out", paper, db=samples_path).exit_code == 0
        texts.append(paper.read_text("utf-8"))
    assert "Changed" in texts[1]
    assert "Changed" not in texts[0]
    assert "issued, version 2" in texts[1]
    listed = call("--plan", "WB", "meetings", BOARD, db=samples_path, today="").stdout
    assert "planned, issued" in listed
    refused = message(call("--plan", "WB", "pack", BOARD, "--out", tmp_path / "paper.pdf", db=samples_path))
    assert "a pack has no .pdf" in refused


@pytest.mark.parametrize("damaged", [zlib.compress(b"format = 1"), zlib.compress(b"\xff"), b"x", b""])
def test_a_pack_that_was_tampered_with_is_not_shown(call: Call, issued: Path, damaged: bytes) -> None:
    import sqlite3

    conn = sqlite3.connect(issued)
    conn.execute("drop trigger pack_keeps_what_was_given")
    conn.execute("update pack set snapshot = ?", (damaged,))
    conn.commit()
    conn.close()
    assert "its hash differs" in message(call("pack", BOARD, db=issued))


def test_since_tells_what_changed_in_words_json_and_markdown(call: Call, issued: Path) -> None:
    lines = call("since", BOARD, db=issued, today="").stdout.splitlines()
    assert (
        lines[1]
        == "since Improvement Programme Board of 10 Dec 2015 (by the pack, frozen on 11 Jan 2016, after it met)"
    )
    assert "      22 Jan → 30 Jun (+160 d), advert [red]failed[/], not agreed" in lines
    told = json.loads(call("since", BOARD, "--json", db=issued, today="").stdout)
    assert [one["ref"] for one in told["completed"]] == ["C4.3"]
    assert (told["slipped"][0]["was_by"], told["slipped"][0]["now_by"]) == ("2016-01-22", "2016-06-30")
    assert [(one["ref"], one["voice"], one["after"]) for one in told["better"]] == [("C1.2", "lead", "green")]
    text = call("since", BOARD, "--markdown", db=issued, today="").stdout
    assert "## Slipped\n\n- **C4.1** " in text
    assert r"advert \[red\]failed\[/\]" in text
    assert "## Added\n\nNone.\n" in text
    assert "| all | 1 |" in text


def test_since_of_one_theme_and_of_forums_that_never_met(call: Call, issued: Path) -> None:
    told = json.loads(call("since", BOARD, "--theme", "work", "--json", db=issued).stdout)
    assert {one["theme"] for one in told["slipped"] + told["better"]} == {"Workforce"}
    assert "there is no theme 'zoo'" in message(call("since", BOARD, "--theme", "zoo", db=issued))
    assert "has not met yet" in message(call("--plan", "WB", "since", "scrutiny", db=issued))
    assert "exclude each other" in message(call("since", BOARD, "--json", "--markdown", db=issued))
    assert "there is no forum" in message(call("since", "nobody", db=issued))


def test_since_a_meeting_before_the_file_began_goes_by_the_plans_dates(call: Call, samples_path: Path) -> None:
    told = json.loads(call("since", BOARD, "--json", db=samples_path, today="").stdout)
    assert told["compared_with"] == "what the plan's own dates tell: the file began later"
    assert [one["ref"] for one in told["completed"]] == ["B7"]
    assert [one["ref"] for one in told["slipped"]] == ["A4"]


def test_trend_draws_and_counts_up_to_now(call: Call, samples_path: Path) -> None:
    drawn = call("--plan", "WB", "trend", db=samples_path, today="").stdout
    assert "o open · c complete · ! overdue · R red" in drawn
    assert "┤" in drawn
    last = [row for row in json.loads(call("--plan", "WB", "trend", "--json", db=samples_path, today="").stdout)
            if row["on"] == "2016-01-11"]  # fmt: skip
    whole = next(row for row in last if row["theme"] == "")
    overdue = json.loads(call("--plan", "WB", "list", "overdue", "--json", db=samples_path, today="").stdout)
    assert whole["overdue"] == sum(row["overdue"] == "yes" for row in overdue)
    for name in ("open", "complete", "overdue", "red"):
        assert whole[name] == sum(row[name] for row in last if row["theme"])
    assert "there is no theme 'zoo'" in message(call("trend", "--theme", "zoo", db=samples_path))
