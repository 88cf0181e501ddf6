"""What holds of any table: a proposal and no fault; what a file does not show is not given; columns have no order."""

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planwatch.exchange.rules import check
from planwatch.exchange.settle import settled
from planwatch.exchange.table.mapper import propose
from planwatch.exchange.table.matching import match_parts
from planwatch.exchange.table.names import Names
from planwatch.exchange.table.part_incoming import brought
from planwatch.exchange.table.proposal import KINDS, Answers, Kind, Proposal
from planwatch.exchange.table.provenance import EMPTY, Cell, Merge, Table
from planwatch.model.dates.when import ANY_PERIOD
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import keys_of
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.source import Source
from planwatch.model.plan.theme import Theme
from tests.draws import NASTY
from tests.exchange.table.tables import TODAY, mapped, sheet, table, titles

HEADINGS = (
    "Ref", "Action", "Theme", "How", "Lead officer", "Support", "Start date", "Due date", "Original date", "Status",
    "RAG", "% complete", "Completed", "Update", "Success measure", "Evidence", "Priority", "Cost", "Answers",
    "Issue Type", "Parent", "Risk", "Likelihood", "Impact", "Date raised", "Recommendation", "Task ID", "Total", "",
)  # fmt: skip
WORDS = (
    "Dredge the bay", "Paint", "1.1", "1", "R", "Green (was Amber)", "In progress", "On hold", "HR / QA and Legal",
    '"', "31/12/2016", "5/6/16", "end of Sept", "42490", "£21,600", "4 × £67,689", "50%", "yes", "Epic", "Risk",
    "Total", "tbc", "12/04/16: asked\n13/05/16 told", "Ann Smith, Bob Jones", "1, 2a & 7", "(say what)", "0", "-", "?",
    "01/01/1900",
)  # fmt: skip
texts = st.sampled_from((*HEADINGS, *WORDS, *NASTY, "")) | st.text(max_size=12)
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.just(time(9)),
    st.just(timedelta(days=1)),
    st.sampled_from([date(1900, 1, 1), datetime(9999, 12, 31), date(2016, 5, 6)]),  # noqa: DTZ001
)
cells = st.builds(
    Cell,
    texts.map(str.strip),
    value=values,
    struck=st.sampled_from(["", "", "31/03/2016"]),
    fill=st.sampled_from(["", "", "red", "green"]),
    format=st.sampled_from(["", "0%", "mmm-yy", "dd/mm/yyyy"]),
    fault=st.sampled_from(["", "", "", "#REF!"]),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(0, 6))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), max_size=8))
    if draw(st.booleans()):
        rows.insert(0, tuple(map(Cell, draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width)))))
    merges = draw(st.lists(st.builds(Merge, *[st.integers(0, 8)] * 2, *[st.integers(1, 9)] * 2), max_size=3))
    merges = [merge for merge in merges if merge.row < len(rows) and merge.column < width]
    return Table(
        file="a.xlsx",
        name=draw(st.sampled_from(["", "Plan", "Risks", "Issues"])),
        rows=tuple(rows),
        above=tuple(draw(st.lists(texts, max_size=2))),
        heads=draw(st.integers(0, 2)),
        merges=tuple(merges),
        is_grid=draw(st.booleans()),
        is_hidden=draw(st.booleans()),
    )


numbers = st.integers(0, 9)
answers = st.builds(
    Answers,
    kinds=st.dictionaries(numbers, st.sampled_from(KINDS), max_size=2),
    tables=st.frozensets(numbers, max_size=2),
    headers=st.dictionaries(numbers, st.none() | st.tuples(numbers, numbers), max_size=2),
    columns=st.dictionaries(
        st.sampled_from([*"ABCD", "1", "2", "Action", "Due date"]),
        st.sampled_from(["title", "due", "-", "rag", "nonsense"]),
    ),
    month_first=st.none() | st.booleans(),
    words=st.dictionaries(texts, st.sampled_from(["in progress", "red", "-", "high", "nonsense"]), max_size=2),
    left_out=st.frozensets(st.tuples(numbers, numbers), max_size=2),
    themes=st.frozensets(st.tuples(numbers, numbers), max_size=2),
    actions=st.frozensets(st.tuples(numbers, numbers), max_size=2),
)
KEYS = {key.name for key in keys_of(Action)}


@settings(max_examples=12, deadline=None)
@given(st.lists(tables(), max_size=3), answers)
def test_any_tables_give_a_proposal_and_what_it_gives_makes_a_plan(found: list[Table], said: Answers) -> None:
    proposal = propose(found, said, TODAY, ANY_PERIOD)
    for record in proposal.records:
        assert record.given["title"]
        assert set(record.given) | set(record.implied) <= KEYS
        assert not set(record.given) & set(record.implied)
        assert record.nth >= 0
        assert "\0" not in "".join(map(str, record.given.values()))
    check(settled(plan_from(proposal), TODAY))
    assert sum(proposal.by_status.values()) == proposal.actions == sum(proposal.by_due.values())
    assert sum(seen.count for seen in proposal.tables if seen.kind is Kind.PLAN) == proposal.actions
    assert sum(sum(seen.parts.values()) for seen in proposal.tables) == len(proposal.parts)


def plan_from(proposal: Proposal) -> Snapshot:
    """The plan that holds what was proposed and nothing else."""
    actions: list[Action] = []
    for number, record in enumerate(proposal.records):
        held: dict[str, Any] = {"ref": f"new {number}"} | record.implied | record.given
        actions.append(Action(**held))
    leads, themes, sources = Names(proposal.leads, ()), Names(proposal.themes, ()), Names((), ())
    named = {"lead": leads, "theme": themes, "source": sources}
    parts: dict[str, Any] = dict(brought(match_parts(proposal.parts, (), {}), {}, named, (), frozenset()).parts)
    more: Any = {kind: tuple(found) for kind, found in parts.items()}
    return Snapshot(
        plan=Plan(ref="P", title="Plan", starts=proposal.period.starts, ends=proposal.period.ends),
        theme=tuple(Theme(title=theme.name) for theme in proposal.themes),
        lead=tuple(Lead(name=lead.name) for lead in proposal.leads),
        source=tuple(Source(name=name) for name in sources.new),
        action=tuple(actions),
        **more,
    )


PLAN = {
    "Ref": ["1.1", "1.2", "1.3"],
    "Action": ["Dredge the bay", "Paint the buoys", "Mend the lighthouse"],
    "Theme": ["Water", "Water", "Land"],
    "Lead officer": ["Harbour / HR", "Yard", "Harbour"],
    "Support": ["Legal", "", "HR"],
    "Start date": ["1 May 2016", "1 May 2016", "1 September 2016"],
    "Due date": ["30 June 2016", "end of Sept 2016", "tbc"],
    "Status": ["In progress", "Complete", "Not started"],
    "RAG": ["Green", "", "Red"],
    "Completed": ["", "12 May 2016", ""],
    "% complete": ["50%", "100%", "0%"],
    "Cost": ["£500", "", "£21,600"],
    "Priority": ["High", "Low", "Medium"],
    "Success measure": ["The bay is deep", "The buoys shine", "The light shines"],
    "Update": ["Two firms were asked to price it", "All is well there", ""],
}  # fmt: skip
GIVES = {
    "Ref": {"ref"},
    "Theme": {"theme"},
    "Lead officer": {"lead", "support"},
    "Support": {"support"},
    "Start date": {"start", "rag"},
    "Due date": {"due"},
    "Status": {"status", "rag", "completed"},
    "RAG": {"rag", "status"},
    "Completed": {"completed", "status"},
    "% complete": {"percent"},
    "Cost": {"cost"},
    "Priority": {"priority"},
    "Success measure": {"success"},
    "Update": set[str](),
}
"""What may be otherwise where a column is not there: its own fields, and those that they are told by."""


def plan_of(headings: list[str]) -> Proposal:
    return mapped(table(headings, *[[PLAN[heading][row] for heading in headings] for row in range(3)]))


@given(st.sets(st.sampled_from(sorted(GIVES)), max_size=len(GIVES)), st.randoms())
@settings(max_examples=12, deadline=None)
def test_a_column_that_is_not_there_takes_only_its_own_fields_away(gone: set[str], random: Any) -> None:
    kept = [heading for heading in PLAN if heading not in gone]
    if not {"Lead officer", "Due date", "Status", "RAG", "Completed"} & set(kept):
        return
    random.shuffle(kept)
    whole, part = plan_of(list(PLAN)), plan_of(kept)
    may_differ = set[str]().union(*(GIVES[heading] for heading in gone))
    assert titles(part) == titles(whole)
    for one, other in zip(part.records, whole.records, strict=True):
        assert {key: value for key, value in one.given.items() if key not in may_differ} == {
            key: value for key, value in other.given.items() if key not in may_differ
        }
        assert one.updates == (() if "Update" in gone else other.updates)


@given(st.permutations(list(PLAN)))
@settings(max_examples=10, deadline=None)
def test_the_order_of_columns_is_not_a_matter(headings: list[str]) -> None:
    def known(found: Proposal) -> list[tuple[str, ...]]:
        return [(one.whole, one.dated, one.named) for one in found.records]

    assert known(plan_of(headings)) == known(plan_of(list(PLAN)))


def test_rows_that_are_alike_are_told_apart_by_their_place_among_these() -> None:
    found = sheet("Action | Lead | Due\nMeet | A | 1 May 2016\nMeet | A | 1 June 2016\nMeet | B | 1 June 2016")
    first, second, third = found.records
    assert first.named == second.named == third.named
    assert [record.nth for record in found.records] == [0, 1, 2]
    assert first.dated != second.dated == third.dated
    assert second.whole != third.whole


def test_the_same_day_out_of_two_formats_is_the_same_row() -> None:
    day = Cell("01/05/2016", date(2016, 5, 1))
    one = mapped(table(["Action", "Lead", "Due"], ["Meet", "A", day])).records[0]
    other = sheet("Action | Lead | Due\nMeet | A | 1 May 2016").records[0]
    assert (one.whole, one.dated) == (other.whole, other.dated)


def test_an_empty_table_is_none() -> None:
    assert mapped(table()).actions == 0
    assert mapped(Table(file="a", rows=((EMPTY,),))).actions == 0
