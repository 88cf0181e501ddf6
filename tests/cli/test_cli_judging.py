"""Boards, second persons, handing over, reading dates again, and what is true of a plan, from the shell."""

import json
from pathlib import Path

import pytest

from planwatch.model.plan.kinds import Rag, Status
from planwatch.service.session import Session
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.conftest import SitDown
from tests.desk import find


@pytest.fixture
def eve(small_path: Path, sit_down: SitDown) -> Session:
    """Somebody who looks on."""
    return sit_down(small_path, "eve")


def test_a_boards_rating_is_written_shown_first_and_ended(call: Call, small_path: Path, eve: Session) -> None:
    words = ("--why", "no plan B", "--by", "Improvement Board", "--on", "8 Jan 2016")
    assert message(call("board-rag", "A1", "red", *words, db=small_path), 0) == "A1 board's rating: red; change 2"
    action = find(eve, "A1").action
    assert action.board is not None
    assert (action.board.rag, action.board.by, action.rag) == (Rag.RED, "Improvement Board", Rag.GREEN)
    listed = json.loads(call("list", "board:red", "--json", db=small_path).stdout)
    assert [(row["ref"], row["board_rag"], row["board_why"]) for row in listed] == [("A1", "red", "no plan B")]
    shown = call("show", "A1", db=small_path).stdout
    assert shown.index("board red (Improvement Board, 8 Jan: no plan B)") < shown.index("lead's ● green")
    assert message(call("board-rag", "A1", "none", db=small_path), 0) == "A1 board's rating: none; change 3"


def test_a_boards_rating_without_its_reason_or_ref_is_refused(call: Call, small_path: Path) -> None:
    assert "needs its reason" in message(call("board-rag", "A1", "red", db=small_path), 2)
    assert "a ref and a rating are needed" in message(call("board-rag", "A1", db=small_path), 2)


def test_assure_signs_what_the_evidence_shows(call: Call, small_path: Path, eve: Session) -> None:
    result = call("assure", "A2", "--by", "Auditor", "--evidence", "40 files read", db=small_path)
    assert message(result, 0) == "A2 assured, by Auditor; change 2"
    action = find(eve, "A2").action
    assert action.assurance is not None
    assert (action.status, action.evidence, action.assurance.by) == (Status.ASSURED, "40 files read", "Auditor")
    assert "assured by Auditor on 11 Jan 2016" in call("show", "A2", db=small_path).stdout
    assert "is in progress, not complete" in message(call("assure", "A1", db=small_path), 2)


def test_a_handover_with_an_end_is_cover_that_is_proposed_back(call: Call, small_path: Path, eve: Session) -> None:
    result = call("handover", "Principal SW", "Head of HR", "--until", "8 Feb 2016", db=small_path)
    assert message(result, 0) == "A4 handed to Head of HR; change 2"
    assert message(call("handover", db=small_path), 0) == "no cover has ended"
    later = call("handover", "--json", db=small_path, today="2016-02-09")
    assert json.loads(later.stdout) == [
        {"plan": "P", "ref": "A4", "lead": "Head of HR", "cover_for": "Principal SW", "cover_until": "2016-02-08"}
    ]
    assert find(eve, "A4").action.lead == "Head of HR", "a proposal changes nothing"
    assert "A4 given back" in message(call("handover", "--back", db=small_path, today="2016-02-09"), 0)
    assert find(eve, "A4").action.lead == "Principal SW"


def test_a_handover_to_nobody_or_to_a_lead_unknown_says_what_to_do(call: Call, small_path: Path) -> None:
    assert "who takes it over is missing" in message(call("handover", "Principal SW", db=small_path), 2)
    assert "--new adds the lead" in message(call("handover", "Principal SW", "Agency", db=small_path), 2)
    assert call("handover", "Principal SW", "Agency", "--new", db=small_path).exit_code == 0


def test_one_occurrence_of_a_recurring_action_is_done_and_the_next_is_named(call: Call, small_path: Path) -> None:
    call("set", "A4", "due=monthly from 31 Oct 2015", db=small_path)
    said = message(call("done", "A4", "--on", "30 Oct 2015", db=small_path), 0)
    assert said.startswith("A4 done once, and due again: monthly from 31 Oct 2015, next 30 Nov 2015 (Mon 30 Nov 2015")
    told = json.loads(call("show", "A4", "--json", db=small_path).stdout)
    assert [(one["due_by"], one["completed"]) for one in told["occurrences"]] == [("2015-10-31", "30 Oct 2015")]
    assert "due 31 Oct 2015, done 30 Oct 2015: on time" in call("show", "A4", db=small_path).stdout
    assert "completed" in message(call("done", "A4", "--for-good", db=small_path), 0)


def test_what_an_action_waits_for_and_whom_it_holds_up_is_shown(call: Call, small_path: Path) -> None:
    call("set", "A1", "depends_on=C1.2", db=small_path)
    assert "blocked by C1.2" in call("show", "A1", db=small_path).stdout
    held_up = json.loads(call("show", "C1.2", "--json", db=small_path).stdout)["knock_on"]
    assert held_up == [{"ref": "A1", "depth": 1, "float_left": 20}]
    assert "C1.2 → A1 → C1.2" in message(call("set", "C1.2", "depends_on=A1", db=small_path), 2)


def test_dates_are_read_again_only_when_told_to(call: Call, tmp_path: Path) -> None:
    plan = tmp_path / "old.toml"
    plan.write_text(
        'format = 1\n[plan]\nref = "O"\ntitle = "Old"\n[[action]]\nref = "1"\ntitle = "x"\ndue = "Q2 2015/16"\n'
        "due_from = 2015-07-01\ndue_by = 2015-09-30\n",
        "utf-8",
    )
    db = tmp_path / "old.db"
    call("init", plan, db=db)
    assert message(call("recheck-dates", db=db), 0) == "every date is stored as its words are read now"
    call("about", "year_starts=1", db=db)
    found = call("recheck-dates", db=db)
    assert found.exit_code == 1
    assert 'O:1  due "Q2 2015/16"  stored 1 Jul 2015 to 30 Sep 2015, now read 1 Apr 2015 to 30 Jun 2015' in found.stdout
    assert message(call("recheck-dates", "--apply", db=db), 0) == "1 dates read again; change 3"
    assert call("recheck-dates", db=db).exit_code == 0


def test_about_shows_the_rule_of_a_plan_and_sets_it(call: Call, small_path: Path) -> None:
    assert "Lateness: green on target, amber up to 30 days late, red beyond." in call("about", db=small_path).stdout
    assert (
        message(call("about", "rag_rule=evidence", "moves-flagged=2", db=small_path), 0)
        == "plan Small plan rag_rule: evidence, moves_flagged: 2; change 2"
    )
    told = call("about", db=small_path).stdout
    assert "Evidence: red when" in told
    assert "moved 2 times or more" in told
    assert json.loads(call("about", "--json", db=small_path).stdout)["rag_rule"] == "evidence"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rag_rule=hope",), "is not among lateness, percent, evidence"),
        (("red_after=-1",), "is not a number from 0 to 9999"),
        (("year_starts=13",), "is not a number from 1 to 12"),
        (("second_person=perhaps",), "is not among yes, no"),
        (("zzz=1",), "a plan has no field 'zzz'"),
        (("lead",), "which lead is missing"),
        (("lead", "Nobody", "until=fri"), "there is no lead 'Nobody'"),
        (("evidence",), "is no FIELD=VALUE"),
    ],
)
def test_what_a_plan_cannot_be_is_refused(call: Call, small_path: Path, words: tuple[str, ...], said: str) -> None:
    assert said in message(call("about", *words, db=small_path), 2)


def test_about_sets_what_is_true_of_a_lead_or_theme(call: Call, small_path: Path, eve: Session) -> None:
    assert call("about", "lead", "head", "until=1 Dec 2015", db=small_path).exit_code == 0
    assert find(eve, "C1.2").lead_left
    assert call("about", "theme", "Theme 2", "lead=Principal SW", db=small_path).exit_code == 0
    assert "Principal SW" in call("about", "theme", "Practice", db=small_path).stdout


def test_days_are_told_as_people_write_them_and_to_programs_as_such(call: Call, small_path: Path) -> None:
    told = message(call("about", "starts=1 April 2015", "ends=2017-03-31", db=small_path), 0)
    assert "starts: 1 Apr 2015, ends: 31 Mar 2017" in told
    shown = call("about", db=small_path).stdout
    assert "approved_on       24 Aug 2015\n" in shown
    assert "2015-" not in shown
    held = json.loads(call("about", "--json", db=small_path).stdout)
    assert (held["starts"], held["approved_on"], held["closed_on"]) == ("2015-04-01", "2015-08-24", None)
