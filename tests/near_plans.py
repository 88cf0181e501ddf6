"""Hypothesis strategy: plans near one day, in which all that the rules of calculation look at happens often."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import strategies as st

from planwatch.model.dates.in_words import interval_in_full
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.working_days import DayCount, Nation, bank_holidays
from planwatch.model.plan.action import Action, Agreement, Move, Overruled
from planwatch.model.plan.kinds import DONE, OPEN, MoveKind, PlanStatus, Rag, RagRule, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from tests.desk import TODAY

for nation in Nation:
    bank_holidays(nation, TODAY.year)  # the first takes longer than hypothesis gives an example

LEADS = (Lead(name="Stays"), Lead(name="Left", until=date(2015, 11, 3)), Lead(name="Leaves", until=TODAY))
THEMES = ("One", "Two")
DAYS = tuple(TODAY + timedelta(days) for days in (-120, -61, -45, -31, -30, -14, -2, -1, 0, 1, 2, 14, 30, 60, 120))
WORDED = Span("in due course")


def _span(first: date, last: date) -> Span:
    return Span(interval_in_full(first, last), first, last)


_ONE_DAY = [_span(day, day) for day in DAYS]
_DATED = [*_ONE_DAY * 3, *(_span(*pair) for pair in combinations(DAYS, 2))]
# What is drawn from a list is drawn at once: these plans are made by the thousand.
_dues = st.sampled_from([*_DATED, *[WORDED, NO_DATE] * 6])
_starts = st.sampled_from([*_DATED, *[NO_DATE] * 150])
_earlier = st.sampled_from([*_DATED, *[NO_DATE] * 150, *[WORDED] * 20])
_days = st.sampled_from([None, *(day for day in DAYS if day <= TODAY)])
_rags = st.sampled_from([None, None, *Rag])
_statuses = st.sampled_from([*OPEN * 3, *Status])
_leads = st.sampled_from(["", "Stays", *(lead.name for lead in LEADS)])
_percents = st.sampled_from([None, 0, 25, 26, 75, 76, 100])
_said = st.sampled_from([(), *combinations([day for day in DAYS if day <= TODAY], 1)])
_slips = st.sampled_from([(MoveKind.SLIP,) * n + (MoveKind.CORRECTION,) * m for n in range(5) for m in range(2)])


@st.composite
def _actions(draw: st.DrawFn, number: int) -> Action:
    status, agreed, board = draw(_statuses), draw(_earlier), draw(_rags)
    others = [f"A{other}" for other in range(number)]
    awaited = [subset for size in range(len(others) + 1) for subset in combinations(others, size)]
    return Action(
        ref=f"A{number}",
        title=f"Action {number}",
        theme=draw(st.sampled_from(["", *THEMES])),
        lead=draw(_leads),
        depends_on=draw(st.sampled_from(awaited)),
        start=draw(_starts),
        due=draw(_dues),
        original_due=draw(_earlier),
        agreement=Agreement(agreed) if agreed else None,
        status=status,
        percent=draw(_percents),
        rag=draw(_rags),
        board=Overruled(rag=board) if board else None,
        added=draw(_days),
        heard_on=draw(_days),
        update=tuple(Update(text="said", as_at=day) for day in draw(_said)),
        move=tuple(Move(was=Span("x"), now=Span("y"), on=TODAY, kind=kind) for kind in draw(_slips)),
        completed=_ONE_DAY[0] if status in DONE else NO_DATE,
    )


@st.composite
def near_plans(draw: st.DrawFn, *rules: RagRule) -> Snapshot:
    """A plan by one of these rules (none given: by any), with thresholds and ways of counting of its own."""
    plan = Plan(
        ref="P",
        title="Near",
        status=draw(st.sampled_from([PlanStatus.APPROVED, PlanStatus.APPROVED, PlanStatus.DRAFT])),
        approved_on=date(2015, 1, 5),
        rag_rule=draw(st.sampled_from(rules or tuple(RagRule))),
        red_after=draw(st.sampled_from([30, 30, 0, 1, 60])),
        no_update_after=draw(st.sampled_from([28, 28, 0, 14])),
        moves_flagged=draw(st.sampled_from([3, 1, 0])),
        red_percent=draw(st.sampled_from([25, 0, 75])),
        amber_percent=draw(st.sampled_from([75, 25, 100])),
        days=draw(st.sampled_from(DayCount)),
        nation=draw(st.sampled_from(Nation)),
        first_day_counts=draw(st.booleans()),
    )
    actions = tuple(draw(_actions(number)) for number in range(3))
    return Snapshot(plan=plan, theme=tuple(Theme(title=title) for title in THEMES), lead=LEADS, action=actions)
