"""Date changes: how far, just before which meeting, what they come to, and how they read."""

from datetime import date, timedelta

import pytest

from planwatch.model.due.moves import (
    DateChange,
    change_in_words,
    change_line,
    days_words,
    meeting_after,
    meeting_words,
    moved_often,
    totals,
    totals_in_words,
)
from planwatch.model.plan.action import Move
from planwatch.model.plan.kinds import MoveKind
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan
from tests.desk import TODAY, dated

BOARD = Meeting(on=date(2015, 12, 10), forum="Board")


def change(was: str, now: str, *, action: int = 1, meeting: Meeting | None = None, **fields: object) -> DateChange:
    on = fields.pop("on", date(2015, 12, 7))
    move = Move(on=on, **dated("was", was), **dated("now", now), **fields)  # pyright: ignore[reportArgumentType]
    return DateChange(action, "P", f"C{action}", "Recruit", "Workforce", "HR", move, 1, False, meeting)


@pytest.mark.parametrize(
    ("was", "now", "days"),
    [
        ("30 Jun 2015", "20 Oct 2015", 112),
        ("20 Oct 2015", "15 Oct 2015", -5),
        ("autumn 2016", "30 Nov 2016", 0),
        ("in due course", "1 Mar 2016", None),
        ("1 Mar 2016", "TBC", None),
    ],
)
def test_days_are_from_last_day_to_last_day_and_none_where_a_date_is_missing(
    was: str, now: str, days: int | None
) -> None:
    assert change(was, now).days == days


@pytest.mark.parametrize(("before", "found"), [(0, True), (1, True), (14, True), (15, False), (-1, False)])
def test_a_move_is_just_before_a_meeting_from_its_own_day_to_so_many_days_ahead(before: int, found: bool) -> None:
    day = BOARD.on - timedelta(days=before)
    assert meeting_after(day, [BOARD], 14) == (BOARD if found else None)


def test_of_several_meetings_the_first_after_the_move_is_meant() -> None:
    later = Meeting(on=BOARD.on + timedelta(days=3), forum="Scrutiny")
    assert meeting_after(BOARD.on, [later, BOARD], 14) is BOARD
    assert meeting_after(BOARD.on + timedelta(days=1), [later, BOARD], 14) is later
    assert meeting_after(BOARD.on, [later], 2) is None


def test_three_moves_stand_out_or_as_many_as_the_plan_says() -> None:
    plan = Plan(ref="P", title="T")
    assert [moved_often(moves, plan) for moves in (0, 2, 3, 4)] == [False, False, True, True]
    assert moved_often(1, Plan(ref="P", title="T", moves_flagged=1))


def test_totals_count_slips_and_their_days_and_tell_corrections_apart() -> None:
    found = totals(
        [
            change("30 Jun 2015", "20 Oct 2015", meeting=BOARD),
            change("20 Oct 2015", "15 Oct 2015"),
            change("20 Oct 2015", "20 Oct 2016", action=2, kind=MoveKind.CORRECTION, meeting=BOARD),
            change("1 Mar 2016", "TBC", action=3),
        ]
    )
    assert (found.actions, found.slips, found.corrections) == (3, 3, 1)
    assert (found.net_days, found.undated, found.before_meeting) == (107, 1, 1)
    assert totals_in_words(found) == (
        "3 slips and 1 correction of 3 actions, 107 d later in all · 1 to or from no date · 1 just before a meeting"
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([change("20 Oct 2015", "15 Oct 2015")], "1 slip, 5 d earlier in all"),
        ([change("20 Oct 2015", "TBC")], "1 slip · 1 to or from no date"),
        ([change("20 Oct 2015", "20 Oct 2016", kind=MoveKind.CORRECTION)], "1 correction"),
        ([change("autumn 2016", "30 Nov 2016")], "1 slip, 0 d in all"),
    ],
)
def test_totals_read_as_a_person_would_say_them(changes: list[DateChange], words: str) -> None:
    assert totals_in_words(totals(changes)) == words


def test_a_change_tells_to_from_kind_days_why_who_agreement_and_the_meeting() -> None:
    told = change("30 Jun 2015", "20 Jan 2016", meeting=BOARD, why="no applicants", who="ann", agreed_by="the chair")
    assert change_in_words(told, TODAY) == (
        "20 Jan ← 30 Jun 2015 (slip, 204 d later, no applicants, by ann, agreed by the chair, "
        "3 d before the meeting of Board on 10 Dec 2015)"
    )
    assert change_line(told, TODAY).startswith("7 Dec 2015  20 Jan ← ")


def test_a_change_of_which_little_is_known_tells_only_that() -> None:
    told = change("", "in due course", kind=MoveKind.CORRECTION, meeting=Meeting(on=date(2015, 12, 7)))
    said = "in due course ← no date (correction, on the day of the meeting on 7 Dec 2015)"
    assert change_in_words(told, TODAY) == said


def test_cells_are_short_and_empty_where_there_is_nothing_to_tell() -> None:
    near = change("30 Jun 2015", "20 Oct 2015", meeting=BOARD)
    assert (days_words(near), meeting_words(near)) == ("+112 d", "3 d before")
    assert days_words(change("20 Oct 2015", "15 Oct 2015")) == "-5 d"
    assert meeting_words(change("1 Mar 2016", "TBC", meeting=Meeting(on=date(2015, 12, 7)))) == "same day"
    assert (days_words(change("1 Mar 2016", "TBC")), meeting_words(change("1 Mar 2016", "TBC"))) == ("", "")
