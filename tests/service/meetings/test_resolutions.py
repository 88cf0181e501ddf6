"""Forums, meetings and what they resolve: one change each, with all that follows from it."""

from datetime import date

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.dates.working_days import Shift
from planwatch.model.due.lateness import Overdue
from planwatch.model.meetings.cadence import resolution_in_words
from planwatch.model.plan.action import Agreement, Overruled
from planwatch.model.plan.kinds import MeetingStatus, Rag, Status
from planwatch.model.text.markdown import escaped as markdown
from planwatch.service import reports
from planwatch.service.journal import undo
from planwatch.service.journal.log import entries as log
from planwatch.service.meetings import forums, meetings, resolutions
from planwatch.service.meetings.meetings import missing_from
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import counts, find, put, told
from tests.service.meetings.conftest import HELD

NASTY = "\x1b[31m[red]x[/] \u202e# | *y*\n- z"


def resolve(session: Session, *words: str, **other: str) -> str:
    outcome = resolutions.resolve(session, session.one_plan(), "8 Oct 2015", "Board", *words, **other)
    assert outcome.number is not None
    return outcome.changed[0]


def undone_whole(session: Session, before: object) -> None:
    undo.undo(session)
    assert told(session) == before


def test_an_extension_moves_the_date_and_makes_it_the_agreed_one_in_one_change(board: Session) -> None:
    before, batches = told(board), counts(board)[0]
    assert resolve(board, "extend", "Until the post is filled", "C1.2", "31 Jan 2016") == "C1.2"
    action = told(board)[0].action[0]
    assert (action.due.text, action.original_due.text) == ("31 Jan 2016", "20 Oct 2015")
    assert action.agreement == Agreement(action.due, "Board, 8 Oct 2015", HELD)
    assert [(move.why, move.agreed_by) for move in action.move] == [("Until the post is filled", "Board, 8 Oct 2015")]
    assert counts(board)[0] == batches + 1
    undone_whole(board, before)


def test_without_a_date_the_moved_date_is_agreed(board: Session) -> None:
    put(board, "C1.2", {"due": "30 Nov 2015"})
    resolve(board, "extend", "Agreed", "C1.2")
    assert find(board, "C1.2").action.agreed_due.text == "30 Nov 2015"


def test_a_challenge_sets_the_boards_rating_until_the_board_ends_it(board: Session) -> None:
    before = told(board)
    resolve(board, "challenge", "No plan B", "A1", rag="red")
    action = find(board, "A1").action
    assert (action.rag, action.board) == (Rag.GREEN, Overruled(Rag.RED, "No plan B", "Board", HELD))
    resolve(board, "challenge", "There is one now", "A1", rag="none")
    assert find(board, "A1").action.board_rag is None
    undo.undo(board)
    undone_whole(board, before)


def test_an_older_meeting_overrules_nothing_that_a_later_one_said(board: Session) -> None:
    meetings.hold(board, board.one_plan(), "Board", date(2015, 11, 19))

    def later(*words: str, **other: str) -> None:
        resolutions.resolve(board, board.one_plan(), "19 Nov 2015", "Board", *words, **other)

    later("challenge", "Not convinced", "A1", rag="red")
    later("extend", "Until Easter", "C1.2", "27 Mar 2016")
    before = told(board)
    with pytest.raises(PlanwatchError, match="the board's red of 19 Nov 2015 is newer"):
        resolve(board, "challenge", "Looks fine", "A1", rag="green")
    with pytest.raises(PlanwatchError, match="was agreed on 19 Nov 2015, after 8 Oct 2015"):
        resolve(board, "extend", "Until the new year", "C1.2", "4 Jan 2016")
    assert told(board) == before
    resolve(board, "challenge", "Looks fine", "A1")
    assert find(board, "A1").action.board_rag is Rag.RED


def test_an_action_is_added_to_the_theme_of_the_one_it_arose_from(board: Session) -> None:
    before = told(board)
    assert resolve(board, "action", "Ask health", "C1.2", "end of March 2016", lead="Principal SW") == "C1.11"
    action = find(board, "C1.11").action
    assert (action.title, action.theme, action.lead) == ("Ask health", "Workforce", "Principal SW")
    assert (action.due.last, action.status) == (date(2016, 3, 31), Status.NOT_STARTED)
    assert meetings.meetings(board, board.one_plan())[0].resolution[0].action == "C1.11"
    undone_whole(board, before)


@pytest.mark.parametrize("kind", ["note", "approve"])
def test_what_is_noted_or_approved_changes_no_action(board: Session, kind: str) -> None:
    before = told(board)[0].action
    resolve(board, kind, "The dashboard", "A1")
    assert told(board)[0].action == before
    assert resolutions.unanswered(board, board.one_plan()) == []


def test_a_report_back_is_owed_from_the_next_meeting_on_until_it_is_answered(board: Session) -> None:
    day = board.one_plan()
    resolve(board, "report back", "What if it fails", "C1.2")
    [owed] = resolutions.unanswered(board, day, "Board")
    assert (owed.due.text, owed.due.last, owed.overdue) == ("next meeting", date(2015, 11, 19), Overdue.YES)
    assert owed.days_late == 53
    resolutions.answer(board, day, "Board", "8 Oct 2015", 1, "Agency cover", "4 Jan 2016")
    assert resolutions.unanswered(board, day) == []
    one = meetings.meetings(board, day)[0].resolution[0]
    assert (one.answer, one.answered_on) == ("Agency cover", date(2016, 1, 4))
    undo.undo(board)
    assert len(resolutions.unanswered(board, day)) == 1


def test_numbers_count_on_within_a_meeting(board: Session) -> None:
    for text in ("a", "b"):
        resolve(board, "note", text)
    meetings.hold(board, board.one_plan(), "Board", date(2015, 11, 19))
    resolutions.resolve(board, board.one_plan(), "19 Nov 2015", "Board", "note", "c")
    found = meetings.meetings(board, board.one_plan())
    assert [[one.number for one in meeting.resolution] for meeting in found] == [[1, 2], [1]]


@pytest.mark.parametrize(
    ("words", "other", "said"),
    [
        (("extend", "x"), {}, "needs an action"),
        (("extend", "x", "C1.2"), {}, "agreed date of C1.2 is 20 Oct 2015 already"),
        (("extend", "x", "A2", "1 Feb 2016"), {}, "A2 is complete"),
        (("extend", "x", "A9"), {}, "there is no action A9"),
        (("challenge", "x", "A2"), {"rag": "red"}, "A2 is complete"),
        (("challenge", "x"), {"rag": "red"}, "needs an action"),
        (("note", "x", "", "1 Feb 2016"), {}, "a note takes no date"),
        (("approve", "x"), {"rag": "red"}, "an approval takes no rating"),
        (("note", "x"), {"lead": "Principal SW"}, "takes no theme or lead"),
        (("a", "x"), {}, "no kind of resolution"),
        (("", "x"), {}, "no kind of resolution"),
        (("note", " "), {}, "needs words"),
        (("note", "a\0b"), {}, "NUL"),
        (("action", "x"), {"lead": "Nobody"}, "no lead 'Nobody'"),
    ],
)
def test_what_cannot_be_resolved_is_refused_and_nothing_is_kept(
    board: Session, words: tuple[str, ...], other: dict[str, str], said: str
) -> None:
    before = counts(board)
    with pytest.raises(PlanwatchError, match=said):
        resolve(board, *words, **other)
    assert counts(board) == before


def test_a_meeting_to_come_resolves_nothing_and_is_not_held(board: Session) -> None:
    day = board.one_plan()
    meetings.add_meeting(board, day, "Board", date(2016, 1, 21))
    with pytest.raises(PlanwatchError, match="still to come"):
        resolutions.resolve(board, day, "21 Jan 2016", "Board", "note", "x")
    with pytest.raises(PlanwatchError, match="in the future"):
        meetings.hold(board, day, "Board", date(2016, 1, 21))


def test_a_planned_meeting_that_resolves_something_was_held(board: Session) -> None:
    day = board.one_plan()
    meetings.add_meeting(board, day, "Board", date(2016, 1, 7))
    resolutions.resolve(board, day, "7 Jan 2016", "Board", "note", "x")
    found = meetings.last_held(board, day, "Board")
    assert found is not None
    assert (found.on, found.status) == (date(2016, 1, 7), MeetingStatus.HELD)
    before = meetings.last_held(board, day, "Board", before=found.on)
    assert before is not None
    assert before.on == HELD
    assert meetings.next_on(board, day, "Board", day.today) == date(2016, 2, 11)


def test_a_forum_meets_once_a_day(board: Session) -> None:
    with pytest.raises(PlanwatchError, match="already"):
        meetings.add_meeting(board, board.one_plan(), "Board", HELD)


def test_a_new_name_of_a_forum_goes_to_its_meetings_and_back(board: Session) -> None:
    before = told(board)
    forums.set_forum(board, forums.find_forum(board, "board"), {"name": "Programme board", "shift": "next"})
    snapshot = told(board)[0]
    assert (snapshot.forum[0].shift, snapshot.meeting[0].forum) == (Shift.NEXT, "Programme board")
    undone_whole(board, before)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "board"}, "already"),
        ({"name": " "}, "needs a name"),
        ({"name": "X", "cadence": "termly"}, "how often"),
        ({"name": "X", "cadence": "every six weeks"}, "from which day"),
        ({"name": "X", "public": "perhaps"}, "yes, no"),
        ({"name": "X", "chairs": "y"}, "did you mean 'chair'"),
    ],
)
def test_a_forum_that_cannot_be_is_refused(board: Session, values: dict[str, str], said: str) -> None:
    with pytest.raises(PlanwatchError, match=said):
        forums.add_forum(board, board.one_plan(), values)


def test_two_people_who_change_one_meeting_conflict(board: Session, small_path: object, sit_down: SitDown) -> None:
    other = sit_down(board.path, "bob")
    row = meetings.find_meeting(other, other.one_plan(), "Board", HELD)
    meetings.hold(board, board.one_plan(), "Board", HELD, present="Chair")
    with pytest.raises(PlanwatchError, match="ann"):
        meetings.set_meeting(other, row, {"present": "Nobody"})


def test_what_was_asked_for_and_is_unanswered_is_on_the_next_agenda_by_itself(board: Session) -> None:
    day = board.one_plan()
    resolve(board, "report back", "What if it fails", "C1.2")
    resolve(board, "action", "Ask health", "C1.2")
    found = reports.agenda(board, day, "Board")
    assert (found.on, found.last) == (date(2016, 2, 11), HELD)
    items = {item.title: item for item in found.items}
    assert list(items)[:3] == ["Overall rating", "Decisions asked for", "Themes"]
    assert items["Matters arising"].lines == (
        "8 Oct 2015, 1. What if it fails (C1.2) · report back, ! 53 d late, due next meeting, 19 Nov 2015",
        "8 Oct 2015, 2. Ask health (C1.11) · not started",
    )
    resolutions.answer(board, day, "Board", "8 Oct 2015", 1, "Agency cover")
    again = {item.title: item for item in reports.agenda(board, day, "Board").items}
    assert again["Matters arising"].lines == (
        "8 Oct 2015, 1. What if it fails (C1.2) → answered 11 Jan 2016: Agency cover",
        "8 Oct 2015, 2. Ask health (C1.11) · not started",
    )


def test_the_theme_counts_of_an_agenda_add_up(samples: Session) -> None:
    for day in samples.plan_days():
        for row in forums.forums(samples, (day,)):
            found = reports.agenda(samples, day, row.forum.name)
            *themes, total = next(item.lines for item in found.items if item.title == "Themes")
            numbers = [int(line.split(" · ")[1].split()[0]) for line in themes]
            assert sum(numbers) == int(total.split()[1])


def test_a_public_forum_is_told_how_much_was_left_out(samples: Session) -> None:
    day = samples.plan_days()[0]
    found = reports.agenda(samples, day, "Scrutiny Commission")
    assert found.internal > 0
    assert f"{found.internal} internal items left out" in reports.agenda_page(found)
    assert "legal team" not in "".join(line for item in found.items[:1] for line in item.lines)


def test_minutes_are_made_from_what_was_resolved_until_somebody_keeps_others(board: Session) -> None:
    day = board.one_plan()
    resolve(board, "note", NASTY)
    row = meetings.find_meeting(board, day, "Board", HELD)
    text = reports.minutes(board, row)
    assert "Present: Chair; DCS." in text
    assert "\x1b" not in text
    assert r"\[red\]x\[/\]" in text
    meetings.set_minutes(board, row, "# Mine")
    row = meetings.find_meeting(board, day, "Board", HELD)
    assert reports.minutes(board, row) == "# Mine\n"
    assert missing_from(row) == [1]


@pytest.mark.parametrize(
    ("text", "shown"), [("- a", r"\- a"), ("1. a", r"1\. a"), ("12) a", r"12\) a"), ("C1.2 a-b", "C1.2 a-b")]
)
def test_text_begins_no_list_of_its_own(text: str, shown: str) -> None:
    assert markdown(text) == shown


def test_minutes_have_a_resolution_of_several_lines(board: Session) -> None:
    resolve(board, "note", "Two\nlines,  *both* of them")
    row = meetings.find_meeting(board, board.one_plan(), "Board", HELD)
    meetings.set_minutes(board, row, reports.minutes(board, row))
    assert missing_from(meetings.find_meeting(board, board.one_plan(), "Board", HELD)) == []


def test_an_answer_taken_back_is_told_as_such_in_the_log(board: Session) -> None:
    resolve(board, "report back", "Why?")
    resolutions.answer(board, board.one_plan(), "Board", "8 Oct 2015", 1, "Because")
    resolutions.answer(board, board.one_plan(), "Board", "8 Oct 2015", 1, "")
    assert [entry.what.rsplit("resolution 1 ")[-1] for entry in log(board)[:2]] == [
        "not answered after all",
        "answered",
    ]


def test_the_next_ref_follows_the_last_that_ends_in_a_number(board: Session) -> None:
    put(board, "C1.10", {"ref": "C1.x"})
    assert resolve(board, "action", "Ask health", "C1.2") == "C1.3"


def test_any_resolution_can_have_a_management_response_and_says_whose_it_is(board: Session) -> None:
    resolve(board, "approve", "The new panel is approved")
    before, day = told(board), board.one_plan()
    resolutions.answer(board, day, "Board", "8 Oct 2015", 1, "It meets weekly", "4 Jan 2016", "Head  of HR")
    one = meetings.meetings(board, day)[0].resolution[0]
    assert (one.answer, one.answered_on, one.answered_by) == ("It meets weekly", date(2016, 1, 4), "Head of HR")
    assert resolution_in_words(one).endswith("→ response 4 Jan 2016 by Head of HR: It meets weekly")
    undone_whole(board, before)


def test_an_answer_names_who_gave_it_and_taken_back_names_nobody(board: Session) -> None:
    resolve(board, "report back", "What if it fails", "C1.2")
    day = board.one_plan()
    resolutions.answer(board, day, "Board", "8 Oct 2015", 1, "Agency cover", by="Head of HR")
    [meeting, *_] = meetings.meetings(board, day)
    assert "→ answered 11 Jan 2016 by Head of HR: Agency cover" in resolution_in_words(meeting.resolution[0])
    with pytest.raises(PlanwatchError, match="an answer needs words"):
        resolutions.answer(board, day, "Board", "8 Oct 2015", 1, " ", by="Head of HR")
    resolutions.answer(board, day, "Board", "8 Oct 2015", 1, "")
    one = meetings.meetings(board, day)[0].resolution[0]
    assert (one.answer, one.answered_on, one.answered_by) == ("", None, "")


def test_nothing_is_answered_before_it_was_asked(board: Session) -> None:
    resolve(board, "report back", "Why?")
    with pytest.raises(PlanwatchError, match="before the meeting that asked"):
        resolutions.answer(board, board.one_plan(), "Board", "8 Oct 2015", 1, "Because", "7 Oct 2015")
