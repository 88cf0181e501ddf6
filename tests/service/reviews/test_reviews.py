"""Reviews: begun, left, resumed, ended; each step a change at once, all of them taken back as one."""

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.plan.kinds import MeetingStatus, Rag
from planwatch.model.plan.update import Update
from planwatch.model.reviews.queue import Concern, Kind, Verdict
from planwatch.model.values import replace
from planwatch.service.actions import confirm, progress
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.progress import Note
from planwatch.service.files.open import faults
from planwatch.service.journal import undo
from planwatch.service.journal.log import entries as log
from planwatch.service.meetings import forums
from planwatch.service.reviews import answers
from planwatch.service.reviews import page as review_page
from planwatch.service.reviews import run as reviews
from planwatch.service.reviews.run import Asked, ReviewRun
from planwatch.service.session import Session
from planwatch.storage.reviews import reviews as stored
from tests.conftest import SitDown
from tests.desk import TODAY, find, put, targets, told


@pytest.fixture
def board(ann: Session) -> Session:
    """Ann's plan, with a board that meets every two weeks and one that asks for more."""
    day = ann.one_plan()
    forums.add_forum(ann, day, {"name": "Theme leads", "cadence": "every two weeks on Monday from 28 Dec 2015"})
    forums.add_forum(ann, day, {"name": "Board", "cadence": "every six weeks on Thursday from 21 Jan 2016"})
    return ann


def begun(session: Session, *asked: str) -> ReviewRun:
    return reviews.begin(session, session.one_plan(), Asked(*asked))


def refs(run: ReviewRun) -> list[tuple[str, list[str]]]:
    by_id = {find(run.session, ref).id: ref for ref in ("C1.2", "C1.10", "A1", "A4")}
    return [(stop.kind.value, [by_id[key] for key in stop.ids]) for stop in run.stops]


def updates(session: Session, ref: str) -> tuple[Update, ...]:
    return next(action.update for plan in told(session) for action in plan.action if action.ref == ref)


def test_a_review_goes_by_theme_with_exceptions_first_and_ends_with_the_plan(board: Session) -> None:
    run = begun(board, "theme leads")
    assert refs(run) == [
        ("action", ["C1.2"]), ("rest", ["C1.10"]), ("theme", []), ("action", ["A4"]), ("rest", ["A1"]), ("theme", []),
        ("plan", []),
    ]  # fmt: skip
    assert run.stops[0].concerns == (Concern.OVERDUE, Concern.RED)
    assert run.stops[3].concerns == (Concern.NO_DATE,)


def test_of_one_theme_or_one_lead_only_theirs_is_gone_through(board: Session) -> None:
    day = board.one_plan()
    assert refs(reviews.prepare(board, day, Asked(theme="prac"))) == [
        ("action", ["A4"]), ("rest", ["A1"]), ("theme", []),
    ]  # fmt: skip
    assert refs(reviews.prepare(board, day, Asked(lead="head of hr"))) == [("action", ["C1.2"]), ("theme", [])]
    assert refs(reviews.prepare(board, day, Asked(lead="principal"))) == [("action", ["A4"])]


def test_looking_at_the_order_writes_nothing(board: Session) -> None:
    number = log(board)[0].number
    reviews.prepare(board, board.one_plan(), Asked("board"))
    assert log(board)[0].number == number
    assert reviews.unfinished(board, board.one_plan()) == []


@pytest.mark.parametrize("asked", [Asked("council"), Asked(theme="nowhere"), Asked(lead="nobody")])
def test_what_is_not_there_cannot_be_reviewed(board: Session, asked: Asked) -> None:
    with pytest.raises(PlanwatchError, match=r"council|nowhere|nobody"):
        reviews.begin(board, board.one_plan(), asked)
    assert reviews.unfinished(board, board.one_plan()) == []


def test_every_change_made_in_it_is_a_step_of_its_own_in_one_group(board: Session) -> None:
    before = told(board)
    run = begun(board, "theme leads")
    first = log(board)[0].number
    set_fields(run.session, targets(board, "C1.2"), {"rag": "amber"})
    progress.note(run.session, targets(board, "A1"), Note("it moved", rag="amber"))
    reviews.pass_on(run, run.stops[0])
    review_page.rate_part(run, run.stops[2].theme, "amber", {"achieved": "much"})
    for stop in run.stops[3:5]:
        reviews.pass_on(run, stop)
    review_page.finish(run, ["Ann"], review_page.minutes(run))
    after = told(board)
    assert run.session.group == first
    groups = board.database.query("select grp from batch where id >= ?", (first,))
    assert {row["grp"] for row in groups} == {first}
    assert len(groups) == 8
    with pytest.raises(PlanwatchError, match="your last change is of a review"):
        undo.undo(board)
    with pytest.raises(undo.BeganGroup, match="8 changes of it still stand"):
        undo.undo(board, first)
    with pytest.raises(PlanwatchError, match="did not begin its group"):
        undo.undo(board, first + 2, whole=True)
    assert told(board) == after
    assert undo.undo(board, first, whole=True).id == first
    assert told(board) == before
    assert faults(board) == []
    assert undo.redo(board).id == first
    assert told(board) == after
    undo.undo(board, first, whole=True)
    assert told(board) == before
    assert faults(board) == []
    with pytest.raises(PlanwatchError, match="taken back already"):
        undo.undo(board, first, whole=True)


def test_a_group_of_which_somebody_changed_a_part_since_is_not_taken_back_at_all(board: Session, bob: Session) -> None:
    run = begun(board)
    set_fields(run.session, targets(board, "C1.2"), {"title": "Recruit three managers"})
    set_fields(run.session, targets(board, "A1"), {"title": "Set two standards"})
    put(bob, "C1.2", {"title": "Recruit nobody"})
    after = told(board)
    with pytest.raises(Conflict, match="bob"):
        undo.undo(board, run.session.group, whole=True)
    assert told(board) == after
    assert faults(board) == []


def test_a_step_taken_back_before_is_left_out_of_the_whole(board: Session) -> None:
    before = told(board)
    run = begun(board)
    put(board, "A4", {"title": "Train all"})
    own = log(board)[0].number
    set_fields(run.session, targets(board, "C1.2"), {"rag": "amber"})
    set_fields(run.session, targets(board, "C1.2"), {"rag": "green"})
    assert undo.undo(run.session).what == "C1.2: rag to green"
    assert find(board, "C1.2").action.rag is Rag.AMBER
    assert undo.redo(run.session).what == "C1.2: rag to green"
    undo.undo(run.session)
    undo.undo(run.session)
    with pytest.raises(PlanwatchError, match="in this review to undo"):
        undo.undo(run.session)
    undo.undo(board, run.session.group, whole=True)
    undo.undo(board, own)
    assert told(board) == before


def test_a_review_left_is_gone_on_with_by_whoever_asks_for_the_same(board: Session, bob: Session) -> None:
    run = begun(board, "theme leads")
    set_fields(run.session, targets(board, "C1.2"), {"rag": "green"})
    assert reviews.pass_on(run, run.stops[0]) is Verdict.DECIDED
    progress.complete(run.session, targets(board, "A1"))
    again = begun(bob, "THEME LEADS")
    assert (again.id, again.session.group, again.session.who) == (run.id, run.session.group, "bob")
    assert again.stops[again.place()].ids == (find(bob, "C1.10").id,)
    assert begun(bob).id != run.id
    assert find(bob, "A1").id not in again.ids  # finished before it was come to, so there is nothing to ask
    assert [asked.in_words() for _, asked, _ in reviews.unfinished(bob, bob.one_plan())] == ["", "Theme leads"]


def test_what_is_skipped_or_not_reached_is_what_nobody_answered_for(board: Session) -> None:
    run = begun(board)
    assert reviews.pass_on(run, run.stops[0]) is Verdict.SKIPPED
    assert reviews.pass_on(run, run.stops[1]) is Verdict.NO_EXCEPTIONS
    page = review_page.minutes(run)
    assert "- C1.2 Recruit managers (Head of HR)\n" in page
    assert "- A1 Set standards (no lead), not reached\n" in page
    assert "No exceptions: C1.10." in page
    assert find(board, "C1.10").updated is None


def test_what_is_escalated_is_on_the_other_forums_agenda_and_decided(board: Session) -> None:
    run = begun(board, "theme leads")
    row = find(board, "C1.2")
    answers.escalate(run, row, "board", "a market supplement; soon")
    assert reviews.pass_on(run, run.stops[0]) is Verdict.DECIDED
    meeting = next(one for plan in told(board) for one in plan.meeting if one.forum == "Board")
    assert meeting.items == ("C1.2 Recruit managers: a market supplement, soon",)
    assert meeting.status is MeetingStatus.PLANNED
    assert "escalated to Board, 21 Jan 2016: a market supplement, soon" in review_page.minutes(run)
    with pytest.raises(PlanwatchError, match="needs words"):
        answers.escalate(run, row, "board", " ")
    with pytest.raises(PlanwatchError, match="no other meeting"):
        answers.escalate(run, row, "theme leads", "ourselves")
    undo.undo(run.session)
    reviews.refresh(run, [find(board, "C1.2")])
    assert run.verdicts == {}
    assert all(not one.items for plan in told(board) for one in plan.meeting)


def test_a_rating_of_a_theme_needs_a_person_to_give_it_and_words(board: Session) -> None:
    run = begun(board)
    theme = run.stops[2].theme
    assert review_page.proposal(run, theme).rating.reasons == ("1 of 2 open red", "1 of 2 open overdue")
    for rag, said in (("", {"achieved": "x"}), ("red", {"achieved": " "}), ("blue", {"next": "x"})):
        with pytest.raises(PlanwatchError):
            review_page.rate_part(run, theme, rag, said)
    assert review_page.said_now(run, theme) == ""
    review_page.rate_part(run, theme, "a", {"achieved": "one", "help needed": "money"})
    assert review_page.said_now(run, theme) == "amber: Achieved: one. Help needed: money."
    assert run.stops[run.place()].kind is Kind.ACTION


def test_an_ended_review_makes_its_meeting_held_with_its_minutes_and_is_not_resumed(board: Session) -> None:
    run = begun(board, "theme leads")
    review_page.write_page(run, ["Ann ", "", "Bob"], "")
    assert begun(board, "theme leads").present == ("Ann", "Bob")
    review_page.finish(run, run.present, "# Ours\n")
    meeting = next(one for plan in told(board) for one in plan.meeting if one.forum == "Theme leads")
    assert (meeting.status, meeting.minutes, meeting.present) == (MeetingStatus.HELD, "# Ours\n", ("Ann", "Bob"))
    with pytest.raises(PlanwatchError, match="ended"):
        reviews.resume(board, board.one_plan(), run.id)
    assert begun(board, "theme leads").id != run.id


def test_what_changed_late_on_the_day_the_clocks_went_back_was_not_changed_after_it(
    ann: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    try:
        late = replace(ann, clock=lambda: datetime(2099, 10, 25, 23, 30, tzinfo=UTC))
        put(late, "A1", {"title": "At half past eleven"})
        put(replace(ann, clock=lambda: datetime(2099, 10, 26, tzinfo=UTC)), "A1", {"title": "At midnight"})
        found = stored.changed_since(ann.database, find(ann, "A1").id, date(2099, 10, 25))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [detail.after for detail in found] == ["At midnight"]


def test_of_a_state_what_is_other_is_told_and_that_something_was_heard_is_not(ann: Session) -> None:
    put(ann, "A1", {"rag": "red"})
    put(ann, "A1", {"percent": "40"})
    found = stored.changed_since(ann.database, find(ann, "A1").id, date(2015, 12, 1))
    assert [each.in_words().strip() for each in found] == ["RAG: green → red", "percent: none → 40 %"]


def test_silence_counts_from_the_last_meeting_of_that_forum(small_path: Path, sit_down: SitDown) -> None:
    session = sit_down(small_path)
    day = session.one_plan()
    forums.add_forum(session, day, {"name": "Board", "cadence": ""})
    from planwatch.service.meetings import meetings

    meetings.add_meeting(session, day, "Board", replace(day).today.replace(day=4), {"status": "held"})
    run = begun(session, "board")
    assert run.between.last == day.today.replace(day=4)
    assert Concern.NO_UPDATE in run.stops[0].concerns
    progress.note(session, targets(session, "C1.2"), Note("said now"))
    run = reviews.prepare(session, day, Asked("board"))
    assert Concern.NO_UPDATE not in run.stops[0].concerns


def test_still_red_is_an_answer_with_who_and_when_and_stands_in_the_minutes(board: Session) -> None:
    run = begun(board, "theme leads")
    assert answers.unchanged(run, find(board, "C1.2")).changed == ("C1.2",)
    *earlier, said = updates(board, "C1.2")
    assert (said.text, said.rag, said.by, said.who, said.as_at) == (
        "confirmed red, unchanged", Rag.RED, "Head of HR", "ann", TODAY
    )  # fmt: skip
    assert find(board, "C1.2").updated == TODAY
    assert run.verdicts == {find(board, "C1.2").id: Verdict.DECIDED}
    page = review_page.minutes(run)
    assert "Head of HR: confirmed red, unchanged" in page
    assert "1 of 4 actions gone through: 1 decided" in page
    assert "C1.2" not in page.split("Nobody answered for")[1]
    undo.undo(run.session)
    assert list(updates(board, "C1.2")) == earlier
    assert stored.verdicts(board.database, run.id) == {}


def test_what_this_review_has_rated_otherwise_is_not_confirmed_unchanged_in_its_minutes(board: Session) -> None:
    run = begun(board, "theme leads")
    set_fields(run.session, targets(board, "C1.2"), {"rag": "amber"})
    before = updates(board, "C1.2")
    assert answers.unchanged(run, find(board, "C1.2")).note == "rated amber today already"
    assert updates(board, "C1.2") == before
    assert run.verdicts == {find(board, "C1.2").id: Verdict.DECIDED}
    assert "unchanged" not in review_page.minutes(run)


def test_unchanged_of_a_day_before_the_rating_is_refused(board: Session) -> None:
    before = told(board)
    set_fields(board, targets(board, "C1.2"), {"rag": "amber"})
    with pytest.raises(PlanwatchError, match=r"C1\.2 was rated on 11 Jan 2016, after that day"):
        confirm.unchanged(board, targets(board, "C1.2"), on="5 Jan 2016")
    undo.undo(board)
    assert told(board) == before


def test_unchanged_without_a_rating_is_an_answer_too_but_not_of_what_is_complete(board: Session) -> None:
    run = begun(board)
    answers.unchanged(run, find(board, "A4"))
    assert [(said.text, said.rag) for said in updates(board, "A4")] == [("confirmed unchanged", None)]
    progress.complete(run.session, targets(board, "C1.2"))
    before = told(board)
    with pytest.raises(PlanwatchError, match="only an open action is confirmed"):
        answers.unchanged(run, find(board, "C1.2"))
    assert told(board) == before


def test_what_was_decided_is_not_minuted_as_unanswered_where_nobody_went_on_from_it(board: Session) -> None:
    run = begun(board)
    reviews.pass_on(run, run.stops[0])
    set_fields(run.session, targets(board, "C1.2"), {"rag": "amber"})
    progress.note(run.session, targets(board, "A1"), Note("Half of them are set"))
    page = review_page.minutes(run)
    assert "2 of 4 actions gone through: 2 decided, 0 without exceptions, 0 skipped." in page
    left = page.split("Nobody answered for")[1]
    assert [ref in left for ref in ("C1.2", "A1", "C1.10", "A4")] == [False, False, True, True]


def test_beginning_and_leaving_a_review_leaves_no_meeting(board: Session) -> None:
    before = told(board)
    run = begun(board, "theme leads")
    assert told(board) == before
    again = reviews.resume(board, board.one_plan(), run.id)
    assert (again.asked.forum, again.meeting_on, again.between.next) == ("Theme leads", TODAY, date(2016, 1, 25))
    forum = forums.find_forum(board, "theme leads")
    forums.set_forum(board, forum, {"name": "Leads"})
    assert begun(board, "leads").id == run.id
    review_page.finish(again, [], "# Ours\n")
    (meeting,) = (one for plan in told(board) for one in plan.meeting)
    assert (meeting.forum, meeting.on, meeting.status) == ("Leads", TODAY, MeetingStatus.HELD)
    assert faults(board) == []


def test_a_rating_of_a_theme_is_the_word_of_whoever_gives_it(board: Session) -> None:
    run = begun(board)
    review_page.rate_part(run, run.stops[2].theme, "amber", {"next": "a campaign"})
    review_page.rate_part(run, None, "amber", {"next": "more of it"}, "Director")
    (plan,) = told(board)
    assert [said.by for said in (*plan.theme[0].update, *plan.plan.update)] == ["ann", "Director"]
