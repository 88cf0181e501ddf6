"""Packs: frozen as the plan was just before, never changed, and the same as the plan as of then."""

import hashlib
from datetime import date

import pytest

from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.values import replace
from planwatch.report.render.markdown import to_markdown
from planwatch.service import read
from planwatch.service.actions.edit import give_reason
from planwatch.service.actions.progress import Note, note
from planwatch.service.change import Target
from planwatch.service.files import packs as with_papers
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.history.since import compare
from planwatch.service.journal import undo
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import add_forum, find_forum, set_forum
from planwatch.service.meetings.meetings import add_meeting, find_meeting, hold
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.reports import ReportAsked, report
from planwatch.service.session import Session
from tests.desk import TODAY, answer, find, put


@pytest.fixture
def board(ann: Session) -> Session:
    """A board that met last week, and will meet again."""
    day = ann.one_plan()
    add_forum(ann, day, {"name": "Board"})
    add_meeting(ann, day, "Board", date(2016, 1, 5), {"status": "held"})
    add_meeting(ann, day, "Board", date(2016, 2, 8))
    return ann


MET = date(2016, 1, 5)
NEXT = date(2016, 2, 8)


def issue(session: Session, on: date | None = MET) -> tuple[packs.Pack, int]:
    return packs.issue(session, session.one_plan(), "Board", on, to_toml)


def test_a_pack_is_the_plan_just_before_it_was_issued(board: Session) -> None:
    before = to_toml(read.snapshot(board, board.one_plan()))
    found, number = issue(board)
    assert (found.text, found.batch, number) == (before, number - 1, number)
    assert found.sha256 == hashlib.sha256(before.encode()).hexdigest()
    assert found.meeting.on == date(2016, 1, 5)
    put(board, "C1.2", {"title": "Later"})
    again = packs.pack(board, board.one_plan(), "Board")
    assert again.text == before
    assert again.is_whole
    assert again.meeting.status is MeetingStatus.ISSUED
    assert packs.read(board, board.one_plan(), "Board") == read_toml(before, "pack", TODAY)


def test_the_plan_as_of_the_pack_is_the_pack_byte_for_byte(board: Session) -> None:
    found, number = issue(board)
    for change in ({"title": "[/]\x1b"}, {"due": "1 Mar 2016"}, {"status": "complete"}):
        put(board, "C1.2", change, why="x")
    undo.undo(board)
    for words in ("Board", "Board 5 Jan 2016", str(found.batch)):
        past = looking_back(board, moment(board, words))
        with past.database:
            assert to_toml(read.snapshot(past, past.one_plan())) == found.text
    after = looking_back(board, moment(board, str(number)))
    with after.database:
        assert packs.pack(after, after.one_plan(), "Board").text == found.text
    past = looking_back(board, moment(board, str(found.batch)))
    with past.database:
        assert "no pack" in answer(lambda: packs.pack(past, past.one_plan(), "Board")).message


def test_a_meeting_that_is_over_is_issued_only_where_it_was_held_and_only_once(board: Session) -> None:
    add_meeting(board, board.one_plan(), "Board", date(2016, 1, 7))
    assert "is only planned" in answer(lambda: issue(board, date(2016, 1, 7))).message
    assert "no meeting on" in answer(lambda: issue(board, date(2016, 1, 6))).message
    assert "no pack of Board" in answer(lambda: packs.pack(board, board.one_plan(), "Board")).message
    issue(board)
    assert "was issued already" in answer(lambda: issue(board)).message
    assert (
        "has no meeting to come"
        in answer(lambda: packs.issue(board, board.one_plan(), "Council", None, to_toml)).message
    )


def test_an_issue_taken_back_can_be_issued_anew(board: Session) -> None:
    issue(board)
    undo.undo(board)
    assert "no pack" in answer(lambda: packs.pack(board, board.one_plan(), "Board")).message
    put(board, "C1.2", {"title": "Better"})
    found, _ = issue(board)
    assert found.version == 1
    assert "Better" in found.text
    assert packs.pack(board, board.one_plan(), "Board").text == found.text


def test_a_pack_in_the_file_cannot_be_changed(board: Session) -> None:
    issue(board)
    with board.database.writing(), pytest.raises(Exception, match="a pack is never changed"):
        board.database.execute("update pack set snapshot = x''")


def test_where_freezing_fails_nothing_is_issued(board: Session) -> None:
    def broken(_: object) -> str:
        raise ValueError("the disk is full")

    with pytest.raises(ValueError, match="full"):
        packs.issue(board, board.one_plan(), "Board", None, broken)
    assert "no pack" in answer(lambda: packs.pack(board, board.one_plan(), "Board")).message
    assert find(board, "C1.2").action.title == "Recruit managers"
    assert issue(replace(board, who="bob"))[0].meeting.on == date(2016, 1, 5)


def test_a_reason_that_comes_after_the_pack_was_issued_would_change_what_it_says_and_is_refused(board: Session) -> None:
    moved = put(board, "C1.2", {"due": "1 Mar 2016"}).number
    assert moved is not None
    issue(board)
    refusal = answer(lambda: give_reason(board, moved, "no candidates"))
    assert "in a pack that was issued meanwhile" in refusal.message
    frozen = packs.pack(board, board.one_plan(), "Board")
    then = looking_back(board, moment(board, str(frozen.batch)))
    with then.database:
        assert to_toml(read.snapshot(then, then.one_plan())) == frozen.text


def test_the_pack_of_a_meeting_to_come_is_frozen_when_the_papers_go_out_and_again_until_it_meets(
    board: Session,
) -> None:
    first, _ = issue(board, None)
    assert (first.meeting.on, first.version) == (NEXT, 1)
    assert find_meeting(board, board.one_plan(), "Board", NEXT).meeting.status is MeetingStatus.PLANNED
    put(board, "C1.2", {"title": "Better"})
    second, _ = issue(board, NEXT)
    assert second.version == 2
    then = replace(board, today=date(2016, 2, 9))
    hold(then, then.one_plan(), "Board", NEXT, present="Chair")
    put(then, "C1.2", {"title": "Later still"})
    assert "was issued already" in answer(lambda: issue(then, NEXT)).message
    of = then.one_plan()
    assert packs.pack(then, of, "Board").text == second.text
    assert packs.pack(then, of, "Board", NEXT, 1).text == first.text
    assert "has no version 3" in answer(lambda: packs.pack(then, of, "Board", NEXT, 3)).message
    past = looking_back(replace(then, today=None), moment(then, "Board 8 Feb 2016"))
    assert past.as_of is not None
    assert past.as_of.label == "Board of 8 Feb 2016, version 2, as issued"
    with past.database:
        assert to_toml(read.snapshot(past, past.one_plan())) == second.text
        assert past.one_plan().today == TODAY, "it is judged by the day when the papers went out"


def test_a_second_version_that_is_taken_back_leaves_the_first_as_the_pack(board: Session) -> None:
    first, _ = issue(board, NEXT)
    put(board, "C1.2", {"title": "Better"})
    issue(board, NEXT)
    undo.undo(board)
    assert packs.pack(board, board.one_plan(), "Board").text == first.text


def test_who_was_asked_about_one_version_issues_no_other(board: Session) -> None:
    issue(board, NEXT)
    row = find_forum(board, "Board")
    said = answer(lambda: with_papers.issue(board, row, NEXT, version=1))
    assert said.message == "version 1 of the pack of Board of 8 Feb 2016 was issued meanwhile"
    assert with_papers.issue(board, row, NEXT, version=2)[0].version == 2


def test_a_day_of_the_cadence_is_issued_as_a_meeting_of_the_plan(ann: Session) -> None:
    day = ann.one_plan()
    add_forum(ann, day, {"name": "Board", "cadence": "every six weeks on Thursday from 21 Jan 2016"})
    found, _ = issue(ann, None)
    assert found.meeting.on == date(2016, 1, 21)
    assert find_meeting(ann, day, "Board", found.meeting.on).meeting.version == 1
    assert "no meeting on" in answer(lambda: issue(ann, date(2016, 1, 22))).message


def test_what_is_frozen_after_the_meeting_never_passes_for_what_it_was_given(board: Session) -> None:
    found, _ = issue(board, MET)
    assert found.is_late
    assert found.in_words == "pack of Board of 5 Jan 2016, frozen on 11 Jan 2016, after it met"
    label = moment(board, "Board").label
    assert label == "Board of 5 Jan 2016, frozen on 11 Jan 2016, after it met"
    told = compare(board, board.one_plan(), "Board")
    assert told is not None
    assert told.how == "the pack, frozen on 11 Jan 2016, after it met"


def test_a_pack_to_come_is_not_what_the_forum_compares_with(board: Session) -> None:
    issue(board, NEXT)
    told = compare(board, board.one_plan(), "Board")
    assert told is not None
    assert (told.meeting.on, told.how) == (MET, "what the plan's own dates tell: the file began later")


def test_the_paper_is_kept_as_it_was_handed_out(board: Session) -> None:
    row = find_forum(board, "Board")
    found, _ = with_papers.issue(board, row)
    put(board, "C1.2", {"title": "Later"})
    for suffix in (".md", ".html"):
        text = with_papers.pack_text(board, row, found, suffix)
        assert "Recruit managers" in text
        assert "Later" not in text
    paper = with_papers.pack_text(board, row, found, ".md")
    assert "- State: issued\n" in paper
    assert "draft" not in paper.split("## Foot")[0].split("Decisions")[0]
    assert "a pack has no .pdf" in answer(lambda: with_papers.pack_text(board, row, found, ".pdf")).message
    with board.database.writing(), pytest.raises(Exception, match="a paper is never changed"):
        board.database.execute("update paper set content = x''")


def test_a_public_forums_pack_holds_nothing_internal_and_the_whole_one_stays_inside(board: Session) -> None:
    note(board, [Target(find(board, "C1.2").id)], Note("Not for members", internal=True))
    set_forum(board, find_forum(board, "Board"), {"public": "yes"})
    row = find_forum(board, "Board")
    found, _ = with_papers.issue(board, row)
    for suffix in (".toml", ".md", ".html"):
        assert "Not for members" not in with_papers.pack_text(board, row, found, suffix), suffix
    assert "Not for members" in with_papers.pack_text(board, row, found, whole=True)


def test_looking_back_at_a_pack_a_report_is_what_was_issued_and_no_draft(board: Session) -> None:
    with_papers.issue(board, find_forum(board, "Board"), NEXT)
    put(board, "C1.2", {"title": "Later"})
    then = replace(board, today=date(2016, 2, 9))
    hold(then, then.one_plan(), "Board", NEXT)
    past = looking_back(then, moment(then, "Board"))
    with past.database:
        paper = to_markdown(report(past, ReportAsked("board", "Board")))
        other = to_markdown(report(past, ReportAsked("highlight")))
    assert "- Meeting: Mon 8 Feb 2016\n" in paper
    assert "- Plan as of: Board of 8 Feb 2016, as issued\n" in paper
    assert "- State: issued\n" in paper
    assert "- State: made later, of the plan as it then was\n" in other
    now = to_markdown(report(then, ReportAsked("board", "Board", meeting="8 Feb 2016")))
    assert "- State: made after the meeting: not what it was given\n" in now


def test_a_new_report_for_a_meeting_whose_papers_are_out_is_a_draft_of_the_next_version(board: Session) -> None:
    with_papers.issue(board, find_forum(board, "Board"))
    assert "- State: draft of version 2\n" in to_markdown(report(board, ReportAsked("board", "Board")))


def test_an_import_of_before_leaves_the_papers_of_a_meeting_to_come_issued(board: Session) -> None:
    before = read.snapshot(board, board.one_plan())
    issue(board, NEXT)
    import_snapshot(board, before, "before.toml")
    assert packs.pack(board, board.one_plan(), "Board").meeting.on == NEXT
