"""What is listed and in what order, compared with the same said in plain Python."""

import re
from datetime import date, timedelta

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import parse_filter
from planwatch.model.actions.row import counts_of, tally_of
from planwatch.model.actions.views import VIEWS
from planwatch.model.due.lateness import Overdue
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions import progress
from planwatch.service.actions.progress import Note
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal import undo
from planwatch.service.read import Listing, Order
from planwatch.service.session import Session
from planwatch.words.row import CELLS
from tests.desk import SMALL, TODAY, answer, find, put, refs, targets
from tests.storage import plainly


def listed(session: Session, view: str = "all", **asked: object) -> list[str]:
    days = session.plan_days()
    found = read.list_ids(session, Listing(view, days, me="HR Partner", **asked))  # pyright: ignore[reportArgumentType]
    return [f"{row.of.plan.ref}:{row.action.ref}" for row in read.rows(session, days, found) if row is not None]


@pytest.mark.parametrize("view", [view.word for view in VIEWS])
def test_the_rows_of_a_table_say_what_whole_rows_say(samples: Session, view: str) -> None:
    days = samples.plan_days()
    asked = Listing(view, days, me="HR Partner")
    whole = [row for row in read.rows(samples, days, read.list_ids(samples, asked)) if row is not None]
    light = read.table_rows(samples, asked)
    assert [row.id for row in light] == [row.id for row in whole]
    for cell in CELLS.values():
        assert list(map(cell.words, light)) == list(map(cell.words, whole))


def test_what_a_title_line_counts_is_what_the_tallies_come_to(samples: Session) -> None:
    for day in samples.plan_days():
        counted = read.counts(samples, day)
        assert counted == counts_of(read.tallies(samples, (day,)))
        assert counted.possibly or day.plan.ref != "WB"


@pytest.fixture
def plain(sample_snapshots: tuple[Snapshot, ...]) -> list[plainly.Row]:
    return plainly.rows(sample_snapshots)


@pytest.mark.parametrize("view", [view.word for view in VIEWS])
def test_a_view_shows_what_it_says_in_the_order_of_triage(
    samples: Session, plain: list[plainly.Row], view: str
) -> None:
    wanted = [row for row in plain if plainly.VIEWS[view](row)]
    assert wanted, "the samples must show something in every view"
    in_order = sorted(wanted, key=lambda row: row.triage)
    if view == "challenge":
        in_order.sort(key=lambda row: -row.step)
    assert listed(samples, view) == [row.name for row in in_order]


@pytest.mark.parametrize("filters", plainly.FILTERS)
@pytest.mark.parametrize("view", ["all", "overdue", "red"])
def test_a_filter_leaves_what_it_says(samples: Session, plain: list[plainly.Row], view: str, filters: str) -> None:
    keep = plainly.FILTERS[filters]
    wanted = [row for row in plain if plainly.VIEWS[view](row) and keep(row)]
    found = listed(samples, view, terms=parse_filter(filters))
    assert found == [row.name for row in sorted(wanted, key=lambda row: row.triage)]


def test_each_row_is_judged_by_its_own_plans_day(samples: Session, plain: list[plainly.Row]) -> None:
    days = samples.plan_days()
    by_name = {row.name: row for row in plain}
    found = read.rows(samples, days, read.list_ids(samples, Listing("all", days)))
    assert {day.today for day in days} == {date(2016, 1, 11), date(2011, 11, 21)}
    for row in found:
        assert row is not None
        same = by_name[f"{row.of.plan.ref}:{row.action.ref}"]
        assert row.rating.rag == same.calculated, same.name
        assert row.overdue == ("yes" if same.late else "possibly" if same.possibly else "no"), same.name
        assert (row.moves, row.moved_on) == (len(same.slips), max(same.slips, default=None)), same.name
        assert row.updated == same.updated, same.name
        assert row.days_late == same.late or not same.open, same.name


def test_another_day_judges_all_plans_by_it(samples: Session) -> None:
    session = replace(samples, today=date(2016, 1, 11))
    found = listed(session, "overdue")
    assert [ref for ref in found if ref.startswith("SL:")] > [ref for ref in listed(samples, "overdue") if "SL:" in ref]


def test_the_counts_add_up(samples: Session, plain: list[plainly.Row]) -> None:
    days = samples.plan_days()
    everything = Listing("all", days)
    found = read.rows(samples, days, read.list_ids(samples, everything))
    tallies = read.tallies(samples, days)
    assert tallies == sum((type(tallies)([tally_of(row)]) for row in found if row), type(tallies)())
    assert sum(number for tally, number in tallies.items() if tally.overdue is Overdue.YES) == sum(
        row.late > 0 for row in plain
    )
    assert read.count_overdue(samples, everything) == sum(row.late > 0 for row in plain)
    one = Listing("all", days, terms=parse_filter("lead:hr"))
    assert read.count_overdue(samples, one) == sum("hr" in r.action.lead.casefold() and r.late > 0 for r in plain)


ORDERS = {
    Order.REF: lambda row: _parts(row.action.ref),
    Order.TITLE: lambda row: row.action.title.casefold(),
    Order.LEAD: lambda row: row.action.lead.casefold() or "\U0010ffff",
    Order.DUE: lambda row: str(row.action.due.last or "9999"),
    Order.LATE: lambda row: -row.late,
    Order.MOVES: lambda row: -len(row.slips),
    Order.UPDATED: lambda row: str(row.updated or ""),
    Order.RAG: lambda row: ["red", "amber", "green", None].index(row.action.rag),
    Order.PLAN: lambda row: row.place[0],
    Order.PLAN_ORDER: lambda row: row.place,
}


def _parts(ref: str) -> list[tuple[int, int | str]]:
    found = re.findall(r"\d+|\D", ref.casefold())
    return [(1, int(part)) if part.isdigit() else (0 if part == "." else 2, part) for part in found]


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_is_sorted_by_a_column_with_equals_in_the_plans_order(
    samples: Session, plain: list[plainly.Row], order: Order
) -> None:
    by_column = sorted(plain, key=ORDERS[order])
    assert listed(samples, order=order) == [row.name for row in by_column]


@pytest.mark.parametrize("order", [order for order in ORDERS if order is not Order.PLAN_ORDER])
def test_the_other_way_round_equals_stay_in_the_plans_order(
    samples: Session, plain: list[plainly.Row], order: Order
) -> None:
    found = listed(samples, order=order, descending=True)
    by_column = sorted(plain, key=ORDERS[order], reverse=True)  # sorted keeps equals in order in both directions
    assert found == [row.name for row in by_column]


def test_the_order_of_triage_has_no_other_way_round(samples: Session) -> None:
    assert listed(samples, order=Order.TRIAGE, descending=True) == listed(samples, order=Order.TRIAGE)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("élan", ["A1", "C1.10"]),
        ("ÉLAN", ["A1", "C1.10"]),
        ("lead:ÉLAN", ["C1.10"]),
        ("strasse", ["A2"]),
        ("STRASSE", ["A2"]),
        ("100%", ["A4"]),
        ("10%", []),
        ("_", ["A4"]),
        ("a_b", []),
        ("%", ["A4"]),
        ("\\", ["A3"]),
        ("\\%", []),
        ("'", ["A3"]),
        ('"a4"', ["A4"]),
        ("not:élan not:% status:open", ["1", "C1.2"]),
        ("plan:é", ["1"]),
        ("not:plan:p", ["1"]),
    ],
)
def test_filter_words_are_literal_and_know_capitals_of_every_alphabet(
    ann: Session, typed: str, found: list[str]
) -> None:
    put(ann, "A1", {"title": "An élan of our own"})
    put(ann, "A2", {"title": "Straße"})
    put(ann, "A3", {"title": "It's C:\\plans"})
    put(ann, "A4", {"title": "100% of a__b"})
    other = replace(SMALL.action[2], ref="1", title="x", theme="")
    import_snapshot(ann, replace(SMALL, plan=replace(SMALL.plan, ref="É"), theme=(), action=(other,)), "é")
    assert sorted(refs(ann, terms=parse_filter(typed))) == sorted(found)


def test_just_that_name_comes_before_the_names_that_it_is_a_part_of(ann: Session) -> None:
    put(ann, "A1", {"theme": "Work", "lead": "HR"}, add=True)

    def found(words: str) -> list[str]:
        return sorted(refs(ann, terms=parse_filter(words)))

    assert found("theme:work") == found("lead:hr") == ["A1"]
    assert found("theme:wor") == ["A1", "C1.10", "C1.2"]
    assert found('lead:"head of hr"') == ["C1.2"]
    assert "A1" not in found("not:theme:work")
    assert found("theme:1") == ["C1.10", "C1.2"]


def test_a_filter_longer_than_the_database_can_compare_is_no_traceback(ann: Session) -> None:
    found = answer(lambda: refs(ann, terms=parse_filter("x" * 100_000)))
    assert found == [] or isinstance(found, PlanwatchError)


def test_views_follow_a_change_at_once(ann: Session) -> None:
    assert refs(ann, "overdue") == ["C1.2"]
    progress.complete(ann, targets(ann, "C1.2"))
    assert refs(ann, "overdue") == []
    assert refs(ann, "complete") == ["A2", "C1.2"]
    undo.undo(ann)
    assert refs(ann, "overdue") == ["C1.2"]
    assert "C1.2" in refs(ann, "no-update")
    progress.note(ann, targets(ann, "C1.2"), Note("moving"))
    assert "C1.2" not in refs(ann, "no-update")
    put(ann, "C1.2", {"due": "1 Mar 2016"})
    assert refs(ann, "moved") == ["C1.2"]
    assert refs(replace(ann, today=TODAY + timedelta(days=31)), "moved") == []


@pytest.mark.parametrize(("me", "found"), [("head of hr", ["C1.2"]), ("ANN", ["C1.2"]), ("", []), ("nobody", [])])
def test_mine_are_those_whose_lead_i_am_by_name_or_as_its_holder(ann: Session, me: str, found: list[str]) -> None:
    assert refs(ann, "mine", me=me) == found


def test_no_plans_no_rows(empty: Session) -> None:
    for view in VIEWS:
        assert refs(empty, view.word) == []
    assert read.tallies(empty, ()) == {}
    assert read.count_overdue(empty, Listing("all", ())) == 0


def test_a_closed_plan_stops_counting_on_the_day_it_closed(ann: Session) -> None:
    closed = replace(SMALL.plan, status="closed", closed_on=date(2015, 10, 25))
    import_snapshot(ann, replace(SMALL, plan=closed), "closed")
    assert find(ann, "C1.2").days_late == 5


def test_an_action_is_found_by_its_ref_whatever_the_capitals_and_nearly_by_a_wrong_one(ann: Session) -> None:
    assert find(ann, "c1.2").action.ref == "C1.2"
    assert find(ann, "p:C1.10").action.ref == "C1.10"
    put(ann, "A4", {"ref": "c1.2"})
    assert (find(ann, "c1.2").action.title, find(ann, "C1.2").action.title) == ("Train everybody", "Recruit managers")
    with pytest.raises(Exception, match=r"there is no action C1\.3\. did you mean") as refused:
        find(ann, "C1.3")
    assert "C1.2" in str(refused.value)
    put(ann, "A1", {"ref": "X:1"})
    assert find(ann, "X:1").action.title == "Set standards"
