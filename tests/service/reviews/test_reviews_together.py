"""Reviews that others work at meanwhile: nothing that they wrote is lost, and a review can always be ended."""

from collections.abc import Callable
from datetime import date

import pytest
from markdown_it import MarkdownIt

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.reviews.queue import Verdict
from planwatch.model.values import replace
from planwatch.service.actions import progress, remove
from planwatch.service.actions.progress import Note
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal import undo
from planwatch.service.meetings import forums, meetings, packs, resolutions
from planwatch.service.plan import records
from planwatch.service.reviews import page as review_page
from planwatch.service.reviews import run as reviews
from planwatch.service.reviews.run import Asked, ReviewRun
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY, find, put, targets, told
from tests.draws import NASTY


@pytest.fixture
def board(ann: Session) -> Session:
    """Ann's plan with a board that meets."""
    cadence = "every six weeks on Thursday from 21 Jan 2016"
    forums.add_forum(ann, ann.one_plan(), {"name": "Board", "cadence": cadence})
    return ann


def begun(session: Session, *asked: str) -> ReviewRun:
    return reviews.begin(session, session.one_plan(), Asked(*asked))


def held(session: Session) -> Meeting:
    return meetings.meetings(session, session.one_plan(), "Board")[0]


def test_the_pages_of_two_themes_both_stand_in_the_minutes_of_one_meeting(board: Session) -> None:
    review_page.finish(begun(board, "Board", "Workforce"), ["Ann"], "# Workforce\n")
    review_page.finish(begun(board, "Board", "Practice"), [], "# Practice\n")
    assert (held(board).minutes, held(board).present) == ("# Workforce\n\n# Practice\n", ("Ann",))


def test_a_review_is_ended_once(board: Session) -> None:
    one, other = begun(board, "Board"), begun(board, "Board")
    review_page.finish(one, ["Ann"], "# One\n")
    before = told(board)
    with pytest.raises(PlanwatchError, match="ended this review already"):
        review_page.finish(other, ["Bob"], "# Other\n")
    assert told(board) == before


def test_a_pack_issued_meanwhile_stays_issued_when_the_review_ends(board: Session) -> None:
    run, day = begun(board, "Board"), board.one_plan()
    meetings.add_meeting(board, day, "Board", TODAY)
    resolutions.resolve(board, day, "today", "Board", "note", "Heard")
    packs.issue(board, day, "Board", TODAY, lambda _: "frozen")
    review_page.finish(run, [], "# Page\n")
    assert held(board).status is MeetingStatus.ISSUED
    assert packs.pack(board, day, "Board").text == "frozen"


def test_two_people_at_one_review_mark_an_action_once(board: Session) -> None:
    one, other = begun(board, "Board"), begun(board, "Board")
    reviews.pass_on(one, one.stops[0])
    reviews.pass_on(other, other.stops[0])
    assert board.database.number("select count(*) from reviewed where removed = 0") == 1


def test_a_meeting_that_is_being_reviewed_is_not_removed(board: Session) -> None:
    meetings.add_meeting(board, board.one_plan(), "Board", TODAY)
    begun(board, "Board")
    row = meetings.meeting_rows(board, board.one_plan())[0]
    with pytest.raises(PlanwatchError, match="being reviewed"):
        meetings.remove_meeting(board, row)


@pytest.mark.parametrize(
    ("kind", "asked", "field"), [("theme", Asked(theme="work"), "title"), ("lead", Asked(lead="head"), "name")]
)
def test_a_review_of_what_was_renamed_meanwhile_goes_on(board: Session, kind: str, asked: Asked, field: str) -> None:
    day = board.one_plan()
    run = reviews.begin(board, day, asked)
    records.set_record(board, day, records.records(board, day, kind)[0], {field: "People"})
    again = reviews.resume(board, board.one_plan(), run.id)
    assert (again.asked.theme or again.asked.lead) == "People"
    assert again.ids == run.ids


def test_the_counts_of_the_page_add_up_when_a_reviewed_action_was_removed(board: Session) -> None:
    run = begun(board, "Board")
    reviews.pass_on(run, run.stops[0])
    remove.remove(board, targets(board, "C1.2"))
    page = review_page.minutes(begun(board, "Board"))
    assert "0 of 3 actions gone through: 0 decided, 0 without exceptions, 0 skipped." in page


@pytest.mark.parametrize("text", ["# head", "[a](http://b.c)", "*a* <b>", "1. one", *NASTY])
def test_what_people_typed_is_no_markup_on_the_page(board: Session, text: str) -> None:
    put(board, "C1.2", {"title": text})
    run = begun(board, "Board")
    reviews.pass_on(run, run.stops[0])
    review_page.rate_part(run, run.stops[2].theme, "amber", {"achieved": text})

    def parts(page: str) -> list[str]:
        return [part.type for token in MarkdownIt("gfm-like").parse(page) for part in token.children or [token]]

    page = review_page.minutes(run)
    assert not {"html_inline", "html_block", "link_open", "em_open", "ordered_list_open"} & set(parts(page))
    assert parts(page).count("heading_open") == page.count("\n#") + 1


def test_without_forums_the_meetings_of_the_plan_are_known(ann: Session) -> None:
    days = (date(2016, 1, 15), date(2016, 2, 15))
    import_snapshot(ann, replace(SMALL, meeting=tuple(Meeting(on=day) for day in days)), "meetings.toml")
    assert meetings.next_on(ann, ann.one_plan(), "", TODAY) == days[0]
    assert meetings.next_on(ann, ann.one_plan(), "", days[0]) == days[1]


def test_only_meetings_that_were_held_count_as_met(ann: Session) -> None:
    forums.add_forum(ann, ann.one_plan(), {"name": "Board"})
    meetings.add_meeting(ann, ann.one_plan(), "Board", date(2016, 1, 4))
    assert ann.one_plan().last_met is None
    meetings.hold(ann, ann.one_plan(), "Board", date(2016, 1, 4))
    assert ann.one_plan().last_met == date(2016, 1, 4)


def test_the_meeting_that_somebody_else_put_into_the_plan_meanwhile_is_the_one_of_the_review(
    board: Session, bob: Session
) -> None:
    run = begun(board, "Board")
    meetings.add_meeting(bob, bob.one_plan(), "Board", TODAY, {"apologies": "Cara"})
    review_page.finish(run, ["Ann"], "# Ours\n")
    (met,) = meetings.meetings(board, board.one_plan(), "Board")
    assert (met.status, met.apologies, met.present, met.minutes) == (
        MeetingStatus.HELD, ("Cara",), ("Ann",), "# Ours\n"
    )  # fmt: skip


def test_who_answers_beside_the_review_is_not_minuted_as_nobody(board: Session, bob: Session) -> None:
    progress.note(bob, targets(bob, "A1"), Note("Said before it began"))
    run = begun(board, "Board")
    progress.note(bob, targets(bob, "C1.2"), Note("Still red", rag="red"))
    progress.note(bob, targets(bob, "A4"), Note("Taken back"))
    undo.undo(bob)
    assert reviews.pass_on(run, run.stops[0]) is Verdict.DECIDED
    page = review_page.minutes(run)
    assert "Head of HR, red: Still red" in page
    assert "1 of 4 actions gone through: 1 decided" in page
    left = page.split("Nobody answered for")[1]
    assert [ref in left for ref in ("C1.2", "A1", "A4")] == [False, True, True]


@pytest.mark.parametrize("public", ["yes", "no"])
def test_what_is_internal_is_not_in_the_minutes_of_a_public_forum(board: Session, public: str) -> None:
    forums.set_forum(board, forums.find_forum(board, "Board"), {"public": public})
    run = begun(board, "Board")
    progress.note(run.session, targets(board, "C1.2"), Note("The holder is leaving", internal=True))
    page = review_page.minutes(run)
    assert ("The holder is leaving" in page) is (public == "no")
    assert ("Head of HR: an update that is internal" in page) is (public == "yes")


def test_fields_of_a_meeting_that_two_people_change_merge(board: Session) -> None:
    meetings.add_meeting(board, board.one_plan(), "Board", date(2016, 1, 20))
    seen = meetings.meeting_rows(board, board.one_plan())[0]
    meetings.set_meeting(board, seen, {"on": "22 Jan 2016"})
    meetings.set_meeting(board, seen, {"items": "The budget"})
    assert (held(board).on, held(board).items) == (date(2016, 1, 22), ("The budget",))


def _resolved(session: Session) -> None:
    resolutions.resolve(session, session.one_plan(), "today", "Board", "note", f"By {session.who}")


def _met(session: Session) -> None:
    meetings.add_meeting(session, session.one_plan(), "Board", date(2016, 2, 1))


@pytest.mark.parametrize("make", [_resolved, _met])
def test_redo_puts_nothing_where_another_stands_by_now(
    board: Session, bob: Session, make: Callable[[Session], None]
) -> None:
    meetings.hold(board, board.one_plan(), "Board", TODAY)
    make(board)
    undo.undo(board)
    make(bob)
    before = told(board)
    with pytest.raises(Conflict, match="another"):
        undo.redo(board)
    assert told(board) == before


def test_a_plan_is_exported_whole_when_an_action_that_was_resolved_on_is_removed(board: Session) -> None:
    meetings.hold(board, board.one_plan(), "Board", TODAY)
    resolutions.resolve(board, board.one_plan(), "today", "Board", "report back", "Why so late?", "A1")
    remove.remove(board, targets(board, "A1"))
    (snapshot,) = told(board)
    assert read_toml(to_toml(snapshot), "plan.toml", TODAY).meeting == snapshot.meeting


def test_an_import_of_before_leaves_an_issued_pack_issued(board: Session) -> None:
    meetings.hold(board, board.one_plan(), "Board", TODAY)
    (before,) = told(board)
    packs.issue(board, board.one_plan(), "Board", TODAY, lambda _: "frozen")
    import_snapshot(board, before, "before.toml")
    assert packs.pack(board, board.one_plan(), "Board").text == "frozen"


def test_the_theme_of_a_new_action_is_the_one_it_arose_from_whatever_labels_say(board: Session) -> None:
    day = board.one_plan()
    workforce, practice = records.records(board, day, "theme")
    records.set_record(board, day, workforce, {"label": "Practice"})
    meetings.hold(board, board.one_plan(), "Board", TODAY)
    made = resolutions.resolve(board, board.one_plan(), "today", "Board", "action", "Ask", "A1")
    assert find(board, made.changed[0]).action.theme == practice.name
