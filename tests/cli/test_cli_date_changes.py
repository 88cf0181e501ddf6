"""``planwatch moves``, ``agree`` and ``timeliness``: as words and as data."""

import json
import re
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from planwatch.model.due.three_dates import DueDate
from planwatch.model.plan.action import Agreement
from planwatch.model.plan.meeting import Meeting
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, find, put

NASTY = "[red]no\x1b[31m candidates\u202e[/]"


@pytest.fixture
def moved_path(empty_path: Path, sit_down: SitDown) -> Path:
    """The small plan with a meeting in three days, C1.2 moved three times and A1 corrected."""
    session = sit_down(empty_path)
    import_snapshot(session, replace(SMALL, meeting=(Meeting(on=TODAY + timedelta(days=3), forum="Board"),)), "p.toml")
    for due, why in (("30 Nov 2015", "no candidates"), ("31 Dec 2015", ""), ("31 Jan 2016", NASTY)):
        put(session, "C1.2", {"due": due}, why=why)
    put(session, "A1", {"due": "31 Jan 2017"}, correction=True, why="wrong year")
    return empty_path


def test_moves_lists_every_date_change_newest_first(call: Call, moved_path: Path) -> None:
    lines = call("moves", db=moved_path).stdout.splitlines()
    assert lines[1] == (
        "date changes · 3 slips and 1 correction of 2 actions, 103 d later in all · 3 just before a meeting"
    )
    assert [re.split(r"  +", line)[:2] for line in lines[4:]] == [["11 Jan", "A1"], *([["11 Jan", "C1.2"]] * 3)]
    assert "correction" in lines[4]
    assert all("3 d before" in line for line in lines[4:])


def test_the_moves_of_one_action_are_its_story_oldest_first_with_nothing_cut(call: Call, moved_path: Path) -> None:
    lines = call("moves", "C1.2", db=moved_path).stdout.splitlines()
    assert lines[0] == "P:C1.2 Recruit managers"
    assert lines[1].endswith("moved often")
    assert lines[2] == (
        "11 Jan  30 Nov 2015 ← 20 Oct 2015 (slip, 41 d later, no candidates, by ann, "
        "3 d before the meeting of Board on 14 Jan)"
    )
    assert len(lines) == 5


def test_moves_as_json_have_iso_days_and_what_follows_from_them(call: Call, moved_path: Path) -> None:
    found = json.loads(call("moves", "--json", db=moved_path).stdout)
    assert [change["kind"] for change in found] == ["correction", "slip", "slip", "slip"]
    wanted = {
        "plan": "P", "ref": "C1.2", "title": "Recruit managers", "theme": "Workforce", "lead": "Head of HR",
        "was": "20 Oct 2015", "was_by": "2015-10-20", "now": "30 Nov 2015", "now_by": "2015-11-30",
        "on": "2016-01-11", "kind": "slip", "who": "ann", "why": "no candidates", "agreed_by": "", "days": 41,
        "counts": True, "moves": 3, "moved_often": True, "meeting": "2016-01-14", "days_before_meeting": 3,
        "forum": "Board",
    }  # fmt: skip
    assert {key: found[-1][key] for key in wanted} == wanted


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_moves_fit_the_terminal_and_hostile_reasons_stay_harmless(
    call: Call, moved_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for words in (("moves",), ("moves", "C1.2")):
        result = call(*words, db=moved_path)
        assert (result.exit_code, result.stderr) == (0, "")
        assert all(line.isprintable() for line in result.stdout.splitlines())
    assert "[red]no" in result.stdout
    assert "C1.2" in call("moves", db=moved_path).stdout


def test_moves_since_a_day_leave_out_what_was_before(call: Call, samples_path: Path) -> None:
    found = json.loads(call("moves", "--since", "8 Dec 2015", "--json", db=samples_path, today="").stdout)
    assert [change["ref"] for change in found] == ["A4", "D1", "C4.1"]
    later = call("moves", "A4", "--since", "1 Jan 2016", db=samples_path)
    assert (later.stdout.count("\n"), later.stderr) == (1, "planwatch: no date was moved since then\n")
    assert "'whenever' is no day" in message(call("moves", "--since", "whenever", db=samples_path))


def test_moves_of_several_plans_tell_the_plan(call: Call, samples_path: Path) -> None:
    lines = call("moves", db=samples_path, today="").stdout.splitlines()
    assert {line.split()[3] for line in lines[5:]} >= {"WB"}
    assert {line.split()[2] for line in lines[5:]} >= {"SL"}


def test_where_nothing_was_moved_it_is_said(call: Call, small_path: Path) -> None:
    assert message(call("moves", db=small_path), 0) == "no date was moved yet"
    result = call("moves", "--json", db=small_path)
    assert (result.stdout, result.exit_code) == ("[]\n", 0)


def test_agree_says_what_was_agreed_and_undo_takes_it_back(call: Call, moved_path: Path, sit_down: SitDown) -> None:
    result = call("agree", "C1.2", "--by", "Board, 8 Jan 2016", "--on", "8 Jan 2016", "--json", db=moved_path)
    assert message(result, 0).startswith("C1.2 agreed: 31 Jan 2016, by Board, 8 Jan 2016; change ")
    assert json.loads(result.stdout)["changed"] == ["C1.2"]
    session = sit_down(moved_path)
    action = find(session, "C1.2").action
    assert action.agreement == Agreement(action.due, "Board, 8 Jan 2016", date(2016, 1, 8))
    assert call("moves", "C1.2", db=moved_path).stdout.count("agreed by Board, 8 Jan 2016") == 3
    assert call("undo", db=moved_path).exit_code == 0
    assert find(session, "C1.2").action.agreement is None


def test_agree_leaves_alone_what_has_nothing_to_agree(call: Call, moved_path: Path) -> None:
    assert "1 of 2, 1 left alone: A4 has no date" in message(call("agree", "C1.2", "A4", db=moved_path), 0)
    assert "A4 has no date to agree" in message(call("agree", "A4", db=moved_path))
    assert "is 31 Jan 2016 already" in message(call("agree", "C1.2", db=moved_path))
    call("set", "C1.10", "due=1 Mar 2017", db=moved_path)
    assert "is not a day up to today" in message(call("agree", "C1.10", "--on", "tomorrow", db=moved_path))


def test_timeliness_tells_late_on_three_dates_with_a_total_that_adds_up(call: Call, samples_path: Path) -> None:
    for by in ("theme", "lead"):
        lines = json.loads(call("timeliness", "--by", by, "--json", db=samples_path, today="").stdout)
        totals = {line["plan"]: line for line in lines if line["total"]}
        assert set(totals) == {"WB", "SL"}
        sums: dict[tuple[str, str], int] = defaultdict(int)
        for line in lines:
            if not line["total"]:
                for which in DueDate:
                    sums[line["plan"], which] += line["late"][which]["overdue"]
        assert all(sums[plan, which] == totals[plan]["late"][which]["overdue"] for plan, which in sums)
    assert (totals["WB"]["from"], totals["WB"]["to"]) == ("2015-10-01", "2015-12-31")


def test_a_date_that_slipped_is_late_on_the_dates_that_were_promised(call: Call, moved_path: Path) -> None:
    def late() -> list[tuple[int, int]]:
        total = json.loads(call("timeliness", "--json", db=moved_path).stdout)[-1]["late"]
        return [(total[which]["overdue"], total[which]["dated"]) for which in DueDate]

    assert late() == [(1, 3), (1, 3), (0, 3)]
    call("agree", "C1.2", db=moved_path)
    assert late() == [(1, 3), (0, 3), (0, 3)]


def test_timeliness_as_words_tells_the_period_and_what_became_of_it(call: Call, samples_path: Path) -> None:
    result = call("--plan", "WB", "timeliness", "--from", "Q2 2015/16", "--to", "Q2 2015/16", db=samples_path)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[1] == "overdue now on each date; fell due 1 Jul 2015 to 30 Sep 2015 on the agreed dates"
    total = next(line for line in lines if line.startswith("all "))
    assert re.search(r"\d+ of \d+ \(\d+ %\)", total)
    counts = [int(number) for number in re.split(r"  +", total)[4:]]
    assert counts[0] == sum(counts[1:]) > 0
    assert [line.split()[0] for line in lines[-3:]] == ["agreed", "original", "current"]


def test_a_period_without_one_of_its_ends_takes_the_nearest_that_makes_sense(call: Call, small_path: Path) -> None:
    def period(*words: str) -> tuple[str, str]:
        line = json.loads(call("timeliness", *words, "--json", db=small_path).stdout)[-1]
        return line["from"], line["to"]

    assert period() == ("2015-10-01", "2015-12-31")
    assert period("--from", "24 Aug 2015") == ("2015-08-24", "2016-01-11")
    assert period("--to", "20 Sep 2015") == ("2015-07-01", "2015-09-20")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "whenever"), "'whenever' is no day"),
        (("--to", "in due course"), "'in due course' is no day"),
        (("--from", "1 Jan 2016", "--to", "1 Jan 2015"), "ends on 1 Jan 2015, before it begins on 1 Jan 2016"),
        (("--by", "ref"), "ref"),
    ],
)
def test_a_period_that_cannot_be_is_refused(call: Call, small_path: Path, words: tuple[str, ...], said: str) -> None:
    assert said in message(call("timeliness", *words, db=small_path))


def test_an_empty_file_has_no_timeliness_and_says_what_to_do(call: Call, empty_path: Path) -> None:
    assert "no plan here yet" in message(call("timeliness", db=empty_path), 0)
