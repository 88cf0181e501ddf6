"""Findings on due dates."""

from datetime import date, timedelta

import pytest

from planwatch.model.dates.span import Span
from planwatch.model.dates.working_days import Nation
from planwatch.model.plan.action import Action, Move, Occurrence
from planwatch.model.plan.kinds import MoveKind, PlanStatus, Rag, Status
from tests.model.checks.checked import TODAY, about, action, found, on, plan

STARTS, ENDS = date(2015, 7, 20), date(2016, 12, 31)


def due(words: str, first: date | None = None, last: date | None = None, ref: str = "A1") -> Action:
    return action(ref, due=words, due_from=first, due_by=last)


def test_an_open_action_without_due_words_has_no_date() -> None:
    assert about("no-date", due("")) == ["A1"]
    assert about("vague-date", due("")) == []


def test_what_is_late_on_its_agreed_date_is_told_until_the_new_one_is_agreed() -> None:
    original, agreed = on(date(2015, 9, 30), "original_due"), on(date(2016, 3, 2), "agreed_due")
    [finding] = found("late-on-agreed", plan(action(**original), status=PlanStatus.APPROVED))
    assert finding.is_counted
    assert finding.sentence == "103 d late on its agreed date, 30 Sep 2015: it was moved to 2 Mar, which nobody agreed"
    assert about("late-on-agreed", action(**original, **agreed), status=PlanStatus.APPROVED) == []
    assert about("late-on-agreed", action(**original)) == []
    undated = action(due="TBC", due_from=None, due_by=None, **original)
    [finding] = found("late-on-agreed", plan(undated, status=PlanStatus.APPROVED))
    assert finding.sentence.endswith("it was taken away, which nobody agreed")


@pytest.mark.parametrize("words", ["TBC", "ongoing", "in due course"])
def test_due_words_that_name_no_day_are_vague_and_counted(words: str) -> None:
    [finding] = found("vague-date", plan(due(words)))
    assert finding.is_counted
    assert words in finding.sentence


def test_a_season_is_a_hint_and_a_month_is_neither() -> None:
    autumn = due("autumn 2016", date(2016, 9, 1), date(2016, 11, 30))
    [finding] = found("vague-date", plan(autumn))
    assert finding.hint
    assert about("vague-date", due("Mar 2016", date(2016, 3, 1), date(2016, 3, 31))) == []


@pytest.mark.parametrize(
    ("day", "meant"),
    [(date(2017, 11, 10), 2016), (date(2014, 5, 31), 2016), (date(2015, 2, 12), 2016)],
)
def test_a_date_far_outside_the_plan_that_another_year_brings_into_it_has_the_wrong_year(day: date, meant: int) -> None:
    [finding] = found("wrong-year", plan(action(**on(day)), starts=STARTS, ends=ENDS))
    assert finding.sentence.endswith(f": is {meant} meant?")


def test_a_date_some_weeks_outside_the_plan_is_nothing() -> None:
    actions = [action("A1", **on(STARTS - timedelta(60))), action("A2", **on(ENDS + timedelta(60)))]
    assert about("wrong-year", *actions, starts=STARTS, ends=ENDS) == []


def test_without_a_period_the_other_dates_tell_which_year_is_wrong() -> None:
    others = [action(f"B{n}", **on(date(2016, 1, 12) + timedelta(7 * n))) for n in range(12)]
    assert about("wrong-year", *others, action("A1", **on(date(2017, 2, 9)))) == ["A1"]
    assert about("wrong-year", *others[:3], action("A1", **on(date(2017, 2, 9)))) == []


def test_due_a_winter_before_the_start_is_a_wrong_year_and_due_some_days_before_it_a_wrong_order() -> None:
    wrong = action("A1", **on(date(2015, 10, 1), "start"), **on(date(2015, 1, 31)))
    swapped = action("A2", **on(date(2016, 3, 9), "start"), **on(date(2016, 3, 2)))
    assert about("wrong-year", wrong, swapped) == ["A1"]
    assert about("due-before-start", wrong, swapped) == ["A2"]


def test_an_action_completed_a_year_before_it_could_begin_has_the_wrong_year() -> None:
    done = action(status=Status.COMPLETE, evidence="Minutes", **on(date(2015, 1, 8), "completed"))
    assert about("wrong-year", done, starts=STARTS) == ["A1"]


def test_a_weekday_that_is_not_that_of_the_day_is_found() -> None:
    day = date(2016, 3, 11)
    [finding] = found("wrong-year", plan(due("Thursday 11 March 2016", day, day)))
    assert finding.sentence == "Due “Thursday 11 March 2016”, but that is a Friday"
    assert about("wrong-year", due("Fri 11 March 2016", day, day)) == []


def test_due_certainly_before_what_it_waits_for_is_found() -> None:
    first = action("A1", depends_on=("A2",), **on(date(2016, 3, 1)))
    [finding] = found("before-what-it-waits-for", plan(first, action("A2", **on(date(2016, 3, 2)))))
    assert finding.sentence == "Due 1 Mar, but waits for A2, due 2 Mar"


def test_vague_dates_that_may_still_fall_in_order_and_work_that_is_done_hold_nothing_up() -> None:
    waits = action("A1", depends_on=("A2", "A3"), **on(date(2016, 3, 1)))
    vague = due("spring 2016", date(2016, 3, 1), date(2016, 5, 31), "A2")
    done = action("A3", status=Status.COMPLETE, evidence="Minutes", **on(date(2016, 6, 1)))
    assert about("before-what-it-waits-for", waits, vague, done) == []


def test_waiting_for_a_withdrawn_action_is_found() -> None:
    gone = action("A2", status=Status.WITHDRAWN, reason="merged")
    assert about("waits-for-nothing", action("A1", depends_on=("A2",)), gone) == ["A1"]


def test_past_due_and_not_started_is_found_and_due_today_is_not() -> None:
    late = action("A1", status=Status.NOT_STARTED, **on(date(2016, 1, 10)))
    today = action("A2", status=Status.NOT_STARTED, **on(TODAY))
    assert about("late-not-started", late, today, action("A3", **on(date(2016, 1, 10)))) == ["A1"]


def test_a_green_rating_past_the_due_date_is_found() -> None:
    late = on(date(2016, 1, 8))
    assert about("green-but-late", action("A1", rag=Rag.GREEN, **late), action("A2", rag=Rag.AMBER, **late)) == ["A1"]


@pytest.mark.parametrize(("slips", "most", "expected"), [(3, 3, ["A1"]), (2, 3, []), (2, 2, ["A1"])])
def test_a_date_moved_as_often_as_the_plan_says_is_found(slips: int, most: int, expected: list[str]) -> None:
    moves = [Move(was=Span("a"), now=Span("b"), on=TODAY) for _ in range(slips)]
    corrections = [Move(was=Span("a"), now=Span("b"), on=TODAY, kind=MoveKind.CORRECTION) for _ in range(5)]
    assert about("moved-often", action(move=(*moves, *corrections)), moves_flagged=most) == expected


def test_a_plan_that_flags_no_number_of_moves_has_no_date_moved_often() -> None:
    assert about("moved-often", action(move=(Move(was=Span("a"), now=Span("b"), on=TODAY),)), moves_flagged=0) == []


def test_of_a_recurring_action_only_the_moves_of_the_occurrence_now_open_count() -> None:
    done = Occurrence(due=Span(text="8 Jan 2016", last=date(2016, 1, 8)), completed=Span("8 Jan 2016"))
    moves = tuple(Move(was=Span("a"), now=Span(text="b", last=date(2016, 1, day)), on=TODAY) for day in (1, 8, 22))
    [finding] = found("moved-often", plan(action(move=moves, occurrence=(done,)), moves_flagged=1))
    assert finding.sentence == "Its due date was moved once"
    assert about("moved-often", action(move=moves, occurrence=(done,)), moves_flagged=2) == []


def test_ten_of_many_actions_due_on_one_day_are_one_finding_on_the_plan() -> None:
    crowd = [action(f"A{n}", **on(date(2016, 3, 31))) for n in range(10)]
    others = [action(f"B{n}", **on(date(2016, 2, 1) + timedelta(n))) for n in range(20)]
    [finding] = found("all-on-one-day", plan(*crowd, *others))
    assert (finding.about, finding.part) == ("", "plan")
    assert finding.sentence == "10 of the 30 open actions with a day are due on 31 Mar"


def test_five_on_one_day_or_a_crowd_that_is_a_small_share_are_nothing() -> None:
    assert about("all-on-one-day", *(action(f"A{n}", **on(date(2016, 3, 31))) for n in range(5))) == []
    spread = [action(f"B{n}", **on(date(2016, 2, 1) + timedelta(n))) for n in range(40)]
    assert about("all-on-one-day", *spread, *(action(f"A{n}", **on(date(2016, 3, 31))) for n in range(6))) == []


def test_a_saturday_is_a_hint_but_not_as_the_end_of_a_month_and_not_once_it_is_past() -> None:
    days = {"A1": date(2016, 3, 5), "A2": date(2016, 4, 30), "A3": date(2016, 1, 9), "A4": date(2016, 3, 4)}
    findings = found("weekend", plan(*(action(ref, **on(day)) for ref, day in days.items())))
    assert [(finding.about, finding.hint) for finding in findings] == [("A1", True)]
    assert findings[0].sentence == "Due 5 Mar, a Saturday"


def test_a_month_or_a_season_is_never_on_a_weekend_or_bank_holiday() -> None:
    easter = due("Easter week", date(2016, 3, 25), date(2016, 3, 28))
    assert found("weekend", plan(easter)) + found("bank-holiday", plan(easter)) == []


@pytest.mark.parametrize(("nation", "expected"), [(Nation.ENGLAND_AND_WALES, []), (Nation.NORTHERN_IRELAND, ["A1"])])
def test_bank_holidays_are_those_of_the_plans_nation(nation: Nation, expected: list[str]) -> None:
    st_patrick, good_friday = action("A1", **on(date(2016, 3, 17))), action("A2", **on(date(2016, 3, 25)))
    assert about("bank-holiday", st_patrick, good_friday, nation=nation) == [*expected, "A2"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Monthly", "these words say how often, but not from which day"),
        ("within six weeks of the events", "these words name no day"),
        ("6 weeks after A2", "no day is known to count from"),
        ("6 weeks after P:A2", "no day is known to count from"),
    ],
)
def test_what_is_missing_in_the_words_is_said(words: str, fault: str) -> None:
    [finding] = found("vague-date", plan(due(words), action("A2")))
    assert finding.sentence == f"Due “{words}”: {fault}"


def test_a_date_counted_from_an_action_that_is_not_there_is_found_once() -> None:
    lost = due("6 weeks after A9.2")
    assert about("waits-for-nothing", lost) == ["A1"]
    assert about("vague-date", lost) == []


def test_a_series_of_dates_in_one_cell_is_told_as_one() -> None:
    series = due("31/12/2021, 31/03/2022", date(2022, 3, 31), date(2022, 3, 31))
    [finding] = found("doubtful-date", plan(series))
    assert finding.sentence.endswith("read as 31 Mar 2022: a series of dates: the last of them counts")


def test_words_that_can_be_read_in_two_ways_are_a_hint_that_says_how_they_were_read() -> None:
    quarter = due("Q4. 2021", date(2021, 10, 1), date(2021, 12, 31))
    [finding] = found("doubtful-date", plan(quarter))
    assert finding.hint
    assert finding.sentence.startswith("Due “Q4. 2021”, read as 1 Oct 2021 to 31 Dec 2021: ")
    assert about("doubtful-date", action(), due("Jan 2016", date(2016, 1, 1), date(2016, 1, 31), "A2")) == []
