"""Every command that changes something: what it does, what it says, and that it is one change."""

import json
from pathlib import Path

import pytest

from planwatch.model.plan.kinds import Priority, Rag, Status
from planwatch.service import read
from planwatch.service.history.story import story
from planwatch.service.session import Session
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.conftest import SitDown
from tests.desk import find, refs


@pytest.fixture
def eve(small_path: Path, sit_down: SitDown) -> Session:
    """Somebody who looks on."""
    return sit_down(small_path, "eve")


def test_set_moves_a_date_and_says_what_it_was_understood_as(call: Call, small_path: Path, eve: Session) -> None:
    result = call("set", "c1.2", "due=30 Nov 2016", "--why", "second round", db=small_path)
    assert message(result, 0) == "C1.2 due: 30 Nov 2016 (Wed 30 Nov 2016, in 324 d); change 2"
    assert result.stdout == ""
    row = find(eve, "C1.2")
    assert (row.action.due.text, row.action.original_due.text, row.moves) == ("30 Nov 2016", "20 Oct 2015", 1)
    (move,) = story(eve, row).moves
    assert (move.why, move.who, move.kind) == ("second round", "ann", "slip")


def test_a_slip_of_the_keys_is_refused_and_words_take_a_date_away_only_where_told_so(
    call: Call, small_path: Path, eve: Session
) -> None:
    assert "'31 Jn' is not a date: 'jn' is no month" in message(call("set", "C1.2", "due=31 Jn", db=small_path))
    assert "is not a date" in message(call("add", "New", "--theme", "Workforce", "--due", "31 Jn", db=small_path))
    assert message(call("set", "C1.2", "due=when agreed", db=small_path)).endswith("--no-date, which takes it away")
    assert find(eve, "C1.2").action.due.text == "20 Oct 2015"
    assert call("set", "C1.2", "due=when agreed", "--no-date", db=small_path).exit_code == 0
    assert (find(eve, "C1.2").action.due.text, find(eve, "C1.2").action.due.last) == ("when agreed", None)


def test_a_date_that_moves_without_a_reason_is_said_to_count_so_and_no_other(call: Call, small_path: Path) -> None:
    def warned(*words: str) -> list[str]:
        return json.loads(call("set", *words, "--json", db=small_path).stdout)["warnings"]

    move, said = ("C1.2", "due=30 Nov 2016"), "it counts as a move without a reason: undo, and say it by --why"
    assert message(call("set", *move, db=small_path), 0).endswith(f", in 324 d); {said}; change 2")
    assert warned(*move) == []
    assert warned("C1.2", "due=1 Dec 2016") == [said]
    assert warned("C1.2", "C1.10", "A1", "due=2 Dec 2016") == [said.replace("it counts", "3 count")]
    assert warned("C1.2", "due=3 Dec 2016", "--why", "no candidates") == []
    assert warned("C1.2", "due=4 Dec 2016", "--why", "typed 3", "--correction") == []
    assert warned("C1.2", "percent=50") == []


def test_a_correction_is_no_move_and_needs_its_reason(call: Call, small_path: Path, eve: Session) -> None:
    assert "reason" in message(call("set", "C1.2", "due=2015-10-21", "--correction", db=small_path))
    assert call("set", "C1.2", "due=2015-10-21", "--correction", "--why", "typo", db=small_path).exit_code == 0
    assert (find(eve, "C1.2").moves, find(eve, "C1.2").action.original_due.text) == (0, "")


def test_set_takes_several_refs_and_several_fields_as_one_change(call: Call, small_path: Path, eve: Session) -> None:
    words = ("C1.2", "lead=principal", "A1", "percent=60", "Priority=high", "C1.2")
    result = call("set", *words, "--json", db=small_path)
    assert json.loads(result.stdout) == {"change": 2, "changed": ["C1.2", "A1"], "left": [], "warnings": []}
    assert message(result, 0) == "lead=principal, percent=60, priority=high: 2 changed; change 2"
    for ref in ("C1.2", "A1"):
        action = find(eve, ref).action
        assert (action.lead, action.percent, action.priority) == ("Principal SW", 60, Priority.HIGH)
    call("undo", db=small_path)
    assert find(eve, "A1").action.lead == ""


def test_those_that_cannot_take_a_change_are_left_alone_with_the_reason(
    call: Call, small_path: Path, eve: Session
) -> None:
    result = call("set", "C1.2", "C1.10", "rag=g", "--json", db=small_path)
    told = json.loads(result.stdout)
    assert told["changed"] == ["C1.2"]
    assert told["left"][0]["ref"] == "C1.10"
    assert "1 of 2, 1 left alone: C1.10 has not started" in message(result, 0)
    assert find(eve, "C1.10").action.rag is None


def test_an_action_is_added_with_any_of_its_fields_as_one_change(call: Call, small_path: Path, eve: Session) -> None:
    more = ("theme=Practice", "lead=HR", "rag=a", "percent=20", "success=All trained", "due=end of March 2016")
    said = message(call("add", "Train the panel", *more, db=small_path), 0)
    assert "added to Practice: Train the panel; due: end of March 2016" in said
    action = find(eve, said.partition(" ")[0]).action
    assert (action.lead, action.status, action.rag, action.percent, action.success) == (
        "Head of HR", Status.IN_PROGRESS, Rag.AMBER, 20, "All trained",
    )  # fmt: skip
    assert call("undo", db=small_path).exit_code == 0
    assert call("show", action.ref, db=small_path).exit_code == 2
    assert "did you mean 'percent'" in message(call("add", "X", "theme=Practice", "percnt=2", db=small_path))
    assert "which theme?" in message(call("add", "X", db=small_path))


def test_those_that_have_not_begun_are_told_together(call: Call, small_path: Path) -> None:
    assert call("add", "Second", "theme=Practice", "ref=S2", db=small_path).exit_code == 0
    said = message(call("set", "C1.10", "S2", "rag=g", db=small_path))
    assert said == "C1.10, S2 have not started, so they have no rating yet. add --start, which begins it"


def test_a_first_rating_asks_for_start(call: Call, small_path: Path, eve: Session) -> None:
    assert message(call("set", "C1.10", "rag=g", db=small_path)).endswith("add --start, which begins it")
    result = call("set", "C1.10", "rag=g", "--start", db=small_path)
    assert message(result, 0) == "C1.10 rag: green, status: in progress; change 2"
    assert find(eve, "C1.10").action.status is Status.IN_PROGRESS


def test_a_rating_of_an_action_under_way_says_nothing_of_its_status(call: Call, small_path: Path) -> None:
    assert message(call("set", "A1", "rag=a", db=small_path), 0) == "A1 rag: amber; change 2"


def test_an_unknown_lead_is_added_only_when_asked_to(call: Call, small_path: Path, eve: Session) -> None:
    said = message(call("set", "A1", "lead=Head of Hr team", db=small_path))
    assert "did you mean 'Head of HR'? --new adds the lead" in said
    assert call("set", "A1", "lead=Agency desk", "--new", db=small_path).exit_code == 0
    assert find(eve, "A1").action.lead == "Agency desk"


def test_an_empty_value_empties_a_field(call: Call, small_path: Path, eve: Session) -> None:
    assert message(call("set", "C1.2", "percent=", "lead=", db=small_path), 0).startswith(
        "C1.2 percent: none, lead: none"
    )
    assert (find(eve, "C1.2").action.percent, find(eve, "C1.2").action.lead) == (None, "")


def test_what_is_so_already_is_no_change(call: Call, small_path: Path) -> None:
    result = call("set", "C1.2", "percent=50", "--json", db=small_path)
    assert message(result, 0) == "nothing was changed: it is so already"
    assert json.loads(result.stdout) == {"change": None, "changed": [], "left": [], "warnings": []}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("C1.2",), "what to set is missing"),
        (("due=x",), "the ref of an action is missing"),
        (("C1.2", "due=x", "due=y"), "due is given twice"),
        (("C1.2", "leed=x"), "did you mean 'lead'?"),
        (("C1.2", "status=flying"), "is not a status"),
        (("C1.2", "percent=101"), "is not a percentage"),
        (("C1.2", "cost=many"), "is not a sum of money"),
        (("C1.3", "percent=1"), "there is no action C1.3"),
        (("A2", "due=2016-02-01"), "reopen it"),
        (("A1", "status=withdrawn"), "a reason is needed"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_is_changed(
    call: Call, small_path: Path, eve: Session, words: tuple[str, ...], said: str
) -> None:
    before = read.change_number(eve)
    assert said in message(call("set", *words, db=small_path))
    assert read.change_number(eve) == before


def test_note_writes_an_update_by_the_lead_as_at_today(call: Call, small_path: Path, eve: Session) -> None:
    result = call("note", "C1.2", "Offer made", "--rag", "a", db=small_path)
    assert message(result, 0) == "C1.2 update written, RAG: amber; change 2"
    update = story(eve, find(eve, "C1.2")).updates[-1]
    assert (update.text, update.by, update.who, update.rag) == ("Offer made", "Head of HR", "ann", Rag.AMBER)
    assert update.as_at.isoformat() == "2016-01-11"
    assert find(eve, "C1.2").action.rag is Rag.AMBER


def test_note_takes_who_said_it_the_day_and_that_it_is_internal(call: Call, small_path: Path, eve: Session) -> None:
    call("note", "A1", "Asked twice", "--by", "Principal SW", "--on", "8 Jan 2016", "--internal", db=small_path)
    (update,) = story(eve, find(eve, "A1")).updates
    assert (update.by, update.as_at.isoformat(), update.internal) == ("Principal SW", "2016-01-08", True)
    assert "not a day up to today" in message(call("note", "A1", "x", "--on", "tomorrow", db=small_path))
    assert "add --start" in message(call("note", "C1.10", "x", "--rag", "g", db=small_path))
    assert "needs words" in message(call("note", "A1", " ", db=small_path))


def test_note_takes_unchanged_for_an_answer_with_the_rating_that_stands(
    call: Call, small_path: Path, eve: Session
) -> None:
    result = call("note", "C1.2", "--unchanged", db=small_path)
    assert message(result, 0) == "C1.2 confirmed red, unchanged; change 2"
    update = story(eve, find(eve, "C1.2")).updates[-1]
    assert (update.text, update.by, update.who, update.rag) == (
        "confirmed red, unchanged", "Head of HR", "ann", Rag.RED
    )  # fmt: skip
    assert "nothing" in message(call("note", "C1.2", "--unchanged", db=small_path), 0)
    call("note", "A1", "--unchanged", "--by", "Principal SW", "--on", "8 Jan 2016", db=small_path)
    (update,) = story(eve, find(eve, "A1")).updates
    assert (update.text, update.by, update.as_at.isoformat()) == (
        "confirmed green, unchanged", "Principal SW", "2016-01-08"
    )  # fmt: skip
    before = read.change_number(eve)
    assert "leave it out" in message(call("note", "A1", "x", "--unchanged", db=small_path))
    assert "leave it out" in message(call("note", "A1", "--unchanged", "--rag", "r", db=small_path))
    assert "needs words" in message(call("note", "A1", db=small_path))
    assert "not a day up to today" in message(call("note", "A1", "--unchanged", "--on", "tomorrow", db=small_path))
    assert read.change_number(eve) == before


def test_done_completes_several_and_leaves_those_that_are(call: Call, small_path: Path, eve: Session) -> None:
    result = call("done", "C1.2", "A2", "--on", "8 Jan 2016", "--json", db=small_path)
    assert json.loads(result.stdout)["changed"] == ["C1.2"]
    assert find(eve, "C1.2").action.completed.text == "8 Jan 2016"
    assert find(eve, "A2").action.completed.text == "3 Sep 2015"
    assert message(call("done", "A1", db=small_path), 0).startswith("A1 completed: 11 Jan 2016")
    assert "is complete" in message(call("done", "A1", db=small_path))
    assert "in the future" in message(call("done", "A4", "--on", "tomorrow", db=small_path))


def test_reopen_needs_a_reason_and_keeps_it(call: Call, small_path: Path, eve: Session) -> None:
    assert "'--why'" in message(call("reopen", "A2", db=small_path))
    assert message(call("reopen", "A2", "--why", "not all of it", db=small_path), 0).startswith("A2 reopened")
    assert (find(eve, "A2").action.status, find(eve, "A2").action.reason) == (Status.IN_PROGRESS, "not all of it")
    assert "nothing to reopen" in message(call("reopen", "A1", "--why", "x", db=small_path))


def test_add_gives_the_next_ref_of_the_theme(call: Call, small_path: Path, eve: Session) -> None:
    words = ("add", "Brief the panel", "--theme", "work", "--lead", "head", "--due", "+2w")
    result = call(*words, "--json", db=small_path)
    assert json.loads(result.stdout) == {"change": 2, "changed": ["C1.11"], "left": [], "warnings": []}
    said = message(result, 0)
    assert said.startswith("C1.11 added to Workforce: Brief the panel; due: 25 Jan 2016 (Mon 25 Jan 2016, in 14 d)")
    action = find(eve, "C1.11").action
    assert (action.theme, action.lead, action.due.last and action.due.last.isoformat()) == (
        "Workforce", "Head of HR", "2016-01-25",
    )  # fmt: skip
    assert "'A1' is in use" in message(call("add", "x", "--theme", "work", "--ref", "A1", db=small_path), 2)
    assert "--new adds the theme" in message(call("add", "x", "--theme", "Money", db=small_path))
    assert call("add", "x", "--theme", "Money", "--new", "--ref", "M1", db=small_path).exit_code == 0
    assert refs(eve, order=read.Order.PLAN_ORDER)[5:7] == ["A4", "M1"]
    assert "--theme" in message(call("add", "x", db=small_path))


def test_add_asks_for_the_plan_where_there_are_two(call: Call, samples_path: Path) -> None:
    said = message(call("add", "x", "--theme", "work", db=samples_path))
    assert "2 plans" in said
    assert "--plan: WB, SL" in said
    assert call("--plan", "sl", "add", "x", "--theme", "Capacity", db=samples_path).exit_code == 0


def test_remove_needs_a_yes_and_undo_brings_back(call: Call, small_path: Path, eve: Session) -> None:
    assert "--yes" in message(call("remove", "C1.2", db=small_path))
    assert message(call("remove", "C1.2", "A1", "--yes", db=small_path), 0).startswith("removed: 2 changed")
    assert "C1.2" not in refs(eve)
    assert "took back change 2 of ann" in message(call("undo", db=small_path), 0)
    assert {"C1.2", "A1"} <= set(refs(eve))


def test_undo_and_redo_say_what_they_took_back(call: Call, small_path: Path, eve: Session) -> None:
    call("set", "A1", "percent=10", db=small_path)
    result = call("undo", "--json", db=small_path)
    assert message(result, 0) == "took back change 2 of ann: A1: percent to 10"
    assert json.loads(result.stdout) == {"change": 2, "who": "ann", "what": "A1: percent to 10"}
    assert find(eve, "A1").action.percent is None
    assert message(call("redo", db=small_path), 0) == "did again change 2 of ann: A1: percent to 10"
    assert find(eve, "A1").action.percent == 10
    assert "nothing to redo" in message(call("redo", db=small_path))


def test_undo_takes_my_own_last_change_and_anothers_by_its_number(call: Call, small_path: Path, eve: Session) -> None:
    call("set", "A1", "percent=10", db=small_path)
    call("--as", "bob", "set", "A4", "percent=20", db=small_path)
    assert "change 2" in message(call("undo", db=small_path), 0)
    assert find(eve, "A4").action.percent == 20
    assert "took back change 3 of bob" in message(call("undo", "3", db=small_path), 0)
    assert find(eve, "A4").action.percent is None
    assert "no change 99" in message(call("undo", "99", db=small_path))
    assert "no change of zoe" in message(call("--as", "zoe", "undo", db=small_path))


def test_an_undo_that_would_lose_somebody_elses_work_ends_with_3(call: Call, small_path: Path, eve: Session) -> None:
    call("set", "A1", "percent=10", db=small_path)
    call("--as", "bob", "set", "A1", "percent=20", db=small_path)
    said = message(call("undo", db=small_path), 3)
    assert "bob" in said
    assert find(eve, "A1").action.percent == 20


def test_a_whole_text_is_not_said_back_and_the_number_of_the_change_is_seen(call: Call, small_path: Path) -> None:
    said = message(call("set", "A1", f"how={'word ' * 20_000}", db=small_path), 0)
    assert said.startswith("A1 how: word word")
    assert said.endswith("more characters; change 2")
    assert len(said) < 1_100
