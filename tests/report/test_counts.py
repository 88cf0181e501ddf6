"""Totals that add up, line by line and column by column."""

from collections import Counter
from functools import reduce
from operator import add

from hypothesis import given, settings

from planwatch.model.actions.row import Tally, counts_of, tally_of
from planwatch.model.due.three_dates import DueDate, overdue_shares, share_words
from planwatch.model.plan.kinds import OPEN, PlanStatus, Rag, Status
from planwatch.model.plan.snapshot import Snapshot
from planwatch.report.counts import Counted, by_theme, counted
from planwatch.report.kinds.highlight import highlight
from planwatch.report.rows import rows_of
from planwatch.report.sections.themes import theme_table
from planwatch.service import read
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY
from tests.near_plans import near_plans
from tests.report.paper import report_input, sections, table
from tests.strategies import snapshots


@settings(max_examples=12)
@given(snapshots(most_actions=6))
def test_the_lines_of_all_themes_add_up_to_the_total(snapshot: Snapshot) -> None:
    rows = rows_of(snapshot, TODAY)
    parts = by_theme(rows, (theme.title for theme in snapshot.theme))
    assert reduce(add, (found for _, found in parts), Counted()) == counted(rows)
    assert counted(rows).actions == len(snapshot.action)


def test_the_screen_counts_as_the_paper_does(samples: Session) -> None:
    for day in samples.plan_days():
        paper = counted(rows_of(read.snapshot(samples, day), day.today))
        tallies = read.tallies(samples, (day,))

        def total(tallies: Counter[Tally] = tallies, **of: object) -> int:
            kept = (n for one, n in tallies.items() if all(getattr(one, name) == value for name, value in of.items()))
            return sum(kept)

        assert (total(rag="red"), total(rag="amber"), total(rag="green")) == (paper.red, paper.amber, paper.green)
        assert total(status="in progress", rag=None) == paper.unrated
        assert total(status="not started") == paper.not_started
        assert total(late_on_agreed=True) == paper.late_agreed
        assert total() == paper.actions


@given(near_plans())
def test_whatever_the_plan_a_line_of_paper_counts_what_the_title_line_of_the_screen_does(whole: Snapshot) -> None:
    rows = rows_of(whole, TODAY)
    paper, tallies = counted(rows), Counter(tally_of(row.listed) for row in rows)
    screen = counts_of(tallies)
    rated = Counter[Rag | str | None]()
    for tally, number in tallies.items():
        rated[tally.rag if tally.status == Status.IN_PROGRESS else tally.status] += number
    assert (rated[Rag.RED], rated[Rag.AMBER], rated[Rag.GREEN]) == (paper.red, paper.amber, paper.green)
    assert (rated[None], rated[Status.NOT_STARTED]) == (paper.unrated, paper.not_started)
    assert (screen.actions, screen.late_on_agreed) == (paper.actions, paper.late_agreed)
    assert [row.listed.agreed_late for row in rows if row.is_open] == [row.days_late for row in rows if row.is_open]


@given(near_plans())
def test_a_share_is_overdue_of_what_is_open_and_has_a_date(whole: Snapshot) -> None:
    paper = counted(rows_of(whole, TODAY))
    shares = overdue_shares(whole.action, TODAY)
    is_draft = whole.plan.status is PlanStatus.DRAFT
    assert paper.agreed == shares[DueDate.CURRENT if is_draft else DueDate.AGREED]
    assert paper.original == shares[DueDate.CURRENT if is_draft else DueDate.ORIGINAL]
    current = shares[DueDate.CURRENT]
    dated = [action for action in whole.action if action.status in OPEN and action.due.last]
    late = sum(action.due.last is not None and action.due.last < TODAY for action in dated)
    assert (current.overdue, current.dated) == (late, len(dated))
    percent = f" ({round(100 * late / len(dated))} %)" if dated else ""
    assert share_words(current) == f"{late} of {len(dated)}{percent}"


@settings(max_examples=12)
@given(snapshots(most_actions=6))
def test_an_action_is_counted_once_by_the_first_voice_that_it_has(snapshot: Snapshot) -> None:
    rows = rows_of(snapshot, TODAY)
    voices = [
        row.action.board_rag or row.action.rag or row.listed.rating.rag
        for row in rows
        if row.action.status is Status.IN_PROGRESS
    ]
    found = counted(rows)
    told = (found.red, found.amber, found.green, found.unrated)
    assert told == tuple(map(voices.count, (*Rag, None)))


def test_every_action_of_a_line_is_in_one_of_its_columns(sample_snapshots: tuple[Snapshot, ...]) -> None:
    for snapshot in sample_snapshots:
        assert snapshot.plan.as_at
        lines = table(sections(highlight(report_input(snapshot, snapshot.plan.as_at)))["themes"])
        figures = [[int(cell.split(" ")[0]) for cell in line[2:11]] for line in lines]
        assert all(line[0] == sum(line[1:]) for line in figures)
        assert [sum(column) for column in zip(*figures[:-1], strict=True)] == figures[-1]
        shares = [[cell.split(" ")[0:3:2] for cell in line[11:]] for line in lines]
        for column in zip(*shares, strict=True):
            late, dated = ([int(share[at]) for share in column] for at in (0, 1))
            assert (sum(late[:-1]), sum(dated[:-1])) == (late[-1], dated[-1])


def test_themes_without_room_share_a_line_that_still_adds_up(sample_snapshots: tuple[Snapshot, ...]) -> None:
    snapshot = sample_snapshots[0]
    found = theme_table(report_input(snapshot, TODAY), most=3)
    assert [line[0].text for line in found.rows][2] == "3 other themes"
    assert sum(int(line[2].text) for line in found.rows) == int(found.total[2].text) == len(snapshot.action)


def test_the_boards_rating_is_counted_where_one_stands() -> None:
    found = counted(rows_of(SMALL, TODAY))
    assert (found.red, found.green, found.unrated, found.not_started, found.withdrawn) == (1, 1, 1, 1, 1)
