"""Late on three dates and timely in a period, for each theme or lead, with totals that add up."""

from datetime import date

import pytest

from planwatch.model.due.three_dates import DueDate, Share, Timeliness, share_words
from planwatch.model.due.timeliness import By, Days, fell_due_words, held, last_quarter, name_words, quarter_of, told_on
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import PlanStatus, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import as_dict, replace
from tests.desk import TODAY, dated, made

PLAN = Plan(ref="P", title="T", status=PlanStatus.APPROVED)
SPAN = Days(date(2015, 10, 1), date(2015, 12, 31))


def action(ref: str, due: str, theme: str = "Workforce", lead: str = "HR", **other: object) -> Action:
    return made(Action, ref=ref, title="T", theme=theme, lead=lead, **dated("due", due), **other)


MOVED = action(
    "1", "1 Mar 2016", status=Status.IN_PROGRESS,
    **dated("original_due", "1 Oct 2015"), **dated("agreed_due", "1 Feb 2016"),
)  # fmt: skip
LATE = action("2", "1 Nov 2015", theme="Practice", lead="")
DONE = action("3", "1 Dec 2015", status=Status.COMPLETE, **dated("completed", "1 Dec 2015"))


def test_each_date_has_its_own_share_and_the_total_is_last() -> None:
    workforce, practice, total = held([MOVED, LATE, DONE], PLAN, TODAY, SPAN, By.THEME, ["Workforce", "Practice"])
    assert (workforce.name, practice.name, total.is_total) == ("Workforce", "Practice", True)
    assert workforce.late == {
        DueDate.ORIGINAL: Share(1, 1), DueDate.AGREED: Share(0, 1), DueDate.CURRENT: Share(0, 1)
    }  # fmt: skip
    assert total.late == {DueDate.ORIGINAL: Share(2, 2), DueDate.AGREED: Share(1, 2), DueDate.CURRENT: Share(1, 2)}
    assert total.fell_due[DueDate.ORIGINAL] == Timeliness(on_time=1, still_open=2)
    assert total.fell_due[DueDate.AGREED] == Timeliness(on_time=1, still_open=1)


@pytest.mark.parametrize("by", list(By))
def test_the_lines_add_up_to_the_total(sample_snapshots: tuple[Snapshot, ...], by: By) -> None:
    for snapshot in sample_snapshots:
        *lines, total = held(snapshot.action, snapshot.plan, snapshot.plan.as_at or TODAY, SPAN, by, [])
        assert len(lines) > 3
        for which in DueDate:
            assert sum(line.late[which].overdue for line in lines) == total.late[which].overdue
            assert sum(line.late[which].dated for line in lines) == total.late[which].dated
            for name in as_dict(Timeliness()):
                parts = [getattr(line.fell_due[which], name) for line in lines]
                assert sum(parts) == getattr(total.fell_due[which], name)


def test_lines_stand_in_the_plans_order_and_those_without_a_name_last() -> None:
    lines = held([LATE, MOVED], PLAN, TODAY, SPAN, By.LEAD, ["Nobody's", "HR"])
    assert [name_words(line, By.LEAD) for line in lines] == ["HR", "no lead", "all"]


def test_a_draft_has_only_current_dates() -> None:
    [line] = held([], replace(PLAN, status=PlanStatus.DRAFT), TODAY, SPAN, By.THEME, [])
    assert (list(line.late), list(line.fell_due), told_on(line)) == ([DueDate.CURRENT],) * 2 + (DueDate.CURRENT,)
    assert share_words(line.late.get(DueDate.AGREED)) == "–"


@pytest.mark.parametrize(
    ("day", "year_starts", "first", "last"),
    [
        (date(2016, 1, 11), 4, date(2015, 10, 1), date(2015, 12, 31)),
        (date(2016, 3, 31), 4, date(2015, 10, 1), date(2015, 12, 31)),
        (date(2016, 4, 1), 4, date(2016, 1, 1), date(2016, 3, 31)),
        (date(2016, 1, 11), 9, date(2015, 9, 1), date(2015, 11, 30)),
        (date(2016, 5, 31), 9, date(2015, 12, 1), date(2016, 2, 29)),
    ],
)
def test_the_last_quarter_is_the_last_whole_one_of_the_plans_year(
    day: date, year_starts: int, first: date, last: date
) -> None:
    assert last_quarter(day, year_starts) == Days(first, last)


def test_every_day_lies_in_its_quarter() -> None:
    for starts in range(1, 13):
        for number in range(730000, 730900):
            day = date.fromordinal(number)
            span = quarter_of(day, starts)
            assert span.first <= day <= span.last
            assert (span.first.month - starts) % 3 == 0


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("starts", range(1, 13))
def test_a_quarter_ends_where_the_calendar_does(day: date, starts: int) -> None:
    assert quarter_of(day, starts).first <= day <= quarter_of(day, starts).last
    assert last_quarter(day, starts).first <= day


def test_what_fell_due_is_told_in_parts_that_add_up() -> None:
    assert fell_due_words(Timeliness()) == "nothing fell due"
    assert fell_due_words(Timeliness(5, 3, 0, 2, 2)) == "12 fell due: 5 on time, 3 late, 2 still open, 2 withdrawn"
    assert fell_due_words(Timeliness(done_undated=1)) == "1 fell due: 1 done on a day unknown"
    assert (share_words(Share(9, 74)), share_words(Share(0, 0))) == ("9 of 74 (12 %)", "0 of 0")
