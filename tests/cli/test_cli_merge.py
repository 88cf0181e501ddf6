"""Themes, leads, forums and meetings from the shell: two made one, taken out with where it goes, or refused."""

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.cli.said import message

BOARD = "Improvement Programme Board"


def test_a_dry_run_lists_and_changes_nothing_and_a_merge_is_one_change(call: Call, samples_path: Path) -> None:
    words = ("--plan", "WB", "lead", "merge", "hr", "--into", "legal", "--dry-run")
    dry = call(*words, db=samples_path)
    assert dry.stdout.splitlines()[0] == "6 actions: C1.2, C1.4, C2.1, C3.2, C4.1, C4.3"
    assert "nothing was changed" in dry.stderr
    said = message(call(*words[:-1], db=samples_path), 0)
    assert said.startswith("lead HR Partner merged into Legal Manager: 6 actions, 1 action (support), 1 theme")
    assert "HR Partner" not in call("--plan", "WB", "leads", db=samples_path).stdout
    assert "lead HR Partner merged into Legal Manager" in call("--plan", "WB", "log", "C1.2", db=samples_path).stdout
    call("undo", db=samples_path)
    listed = json.loads(call("--plan", "WB", "leads", "--json", db=samples_path).stdout)
    assert [one["name"] for one in listed if one["hangs_on_it"].startswith("6 actions, 1 action (support)")] == [
        "HR Partner"
    ]


def test_nothing_goes_on_which_something_hangs_without_where_that_goes(call: Call, samples_path: Path) -> None:
    said = message(call("--plan", "WB", "theme", "remove", "Protection", "--yes", db=samples_path))
    assert said.startswith("theme Protection has 5 actions, 1 update")
    assert "--into" in said
    dry = call("--plan", "WB", "theme", "remove", "Protection", "--dry-run", db=samples_path)
    assert dry.stdout.startswith("5 actions: D")
    asked = call("--plan", "WB", "theme", "remove", "Protection", "--into", "Practice", db=samples_path)
    assert "--yes" in message(asked)
    gone = call("--plan", "WB", "theme", "remove", "D", "--into", "Practice", "--yes", "--json", db=samples_path)
    assert json.loads(gone.stdout)["removed"] == ["Protection"]


def test_what_is_asked_wrongly_is_said_in_one_line(call: Call, samples_path: Path) -> None:
    for words, said in (
        (("lead", "merge", "hr"), "into which lead is missing"),
        (("lead", "merge", "hr", "--into", "HR Partner"), "HR Partner is that lead itself"),
        (("lead", "add", "X", "--into", "hr"), "--into and --dry-run go with merge and remove"),
        (("lead", "merge", "hr", "legal", "--into", "LSCB"), "one lead is merged at a time"),
        (("lead", "mrge", "hr"), "what to do is missing"),
        (("meetings", BOARD, "--merge", "10 Dec 2015"), "--merge, --forum and --remove stand alone"),
        (("meetings", BOARD, "8 Oct 2015", "--merge", "10 Dec 2015"), "both have a resolution 1, and not the same"),
        (("meetings", BOARD, "8 Oct 2015", "--merge", "8 Oct 2015"), "this is that meeting itself"),
        (("meetings", BOARD, "8 Oct 2015", "--dry-run"), "--dry-run goes with --merge"),
        (("meetings", BOARD, "10 Dec 2015", "--remove"), "this meeting was held: it stays"),
    ):
        assert message(call("--plan", "WB", *words, db=samples_path)).startswith(said), words


def test_a_meeting_entered_twice_is_made_one_and_one_of_another_forum_is_given_to_it(
    call: Call, samples_path: Path
) -> None:
    words = ("--plan", "WB", "meetings", BOARD, "27 Aug 2015", "--merge", "8 Oct 2015")
    assert call(*words, "--dry-run", db=samples_path).exit_code == 0
    said = message(call(*words, db=samples_path), 0)
    assert said.startswith(f"meeting of {BOARD} on 27 Aug 2015 merged into that of {BOARD} on 8 Oct 2015")
    call("undo", db=samples_path)
    given = call("--plan", "WB", "meetings", BOARD, "27 Aug 2015", "--forum", "Executive", db=samples_path)
    assert message(given, 0).startswith(f"{BOARD}, 27 Aug 2015: is of Executive; change")
    assert call("doctor", db=samples_path).exit_code == 0


def test_since_tells_what_was_merged_and_where_to(call: Call, samples_path: Path) -> None:
    def run(*words: str) -> str:
        done = call("--plan", "WB", *words, db=samples_path, today="")
        assert done.exit_code == 0, done.stderr
        return done.stdout

    run("issue", BOARD, "10 Dec 2015")
    run("lead", "merge", "HR Partner", "--into", "Legal Manager")
    run("theme", "remove", "Protection", "--into", "Practice", "--yes")
    run("lead", "add", "Agency desk")
    told = {(one["kind"], one["ref"]): one["told"] for one in json.loads(run("since", BOARD, "--json"))["others"]}
    assert told["lead", "HR Partner"].startswith("merged into Legal Manager: 6 actions")
    assert told["theme", "Protection"] == "removed, all of it to Practice: 5 actions, 1 update"
    assert ("lead", "Agency desk") not in told, "who is new is told with what they lead"


def test_a_merge_names_the_views_whose_filter_names_what_goes(call: Call, samples_path: Path) -> None:
    call("--plan", "WB", "view", "add", "HR late", "base=overdue", "filter=lead:hr", db=samples_path)
    words = ("--plan", "WB", "lead", "merge", "HR Partner", "--into", "Legal Manager", "--dry-run")
    assert "views whose filter names it: HR late" in call(*words, db=samples_path).stdout


def test_diff_tells_what_stands_in_the_place_of_what_was_merged(call: Call, samples_path: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.toml"
    call("--plan", "WB", "export", str(before), db=samples_path)
    call("--plan", "WB", "theme", "merge", "Protection", "--into", "Practice", db=samples_path)
    told = call("--plan", "WB", "diff", str(before), db=samples_path).stdout.splitlines()
    assert told[0] == "theme Protection removed, Practice in its place: Workstream D"
    assert "D1 theme: Protection → Practice" in told
