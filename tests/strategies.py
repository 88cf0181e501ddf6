"""Hypothesis strategies: whole plans, with text as hostile as a file or a paste can bring."""

from collections.abc import Sequence
from datetime import UTC, date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from planwatch.model.dates.working_days import DayCount, Nation, Shift
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action, Chase, Move, Occurrence
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import (
    Blue,
    ChaseKind,
    LeadKind,
    MeasureRule,
    MeetingStatus,
    MoveKind,
    PlanStatus,
    Priority,
    Rag,
    RagRule,
    ResolutionKind,
    Status,
)
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.recommendations.placed import placed
from planwatch.model.text.refs import natural_key
from planwatch.model.values import replace
from tests.desk import made
from tests.draws import LETTERS, days, distinct, lines, maybe, names, one_of, some_of, texts, two_of, whens
from tests.strategies_kinds import (
    MATRICES,
    commitments,
    communications,
    consultees,
    costs,
    dives,
    documents,
    evidence,
    findings,
    measures,
    recommendations,
    risks,
    signoffs,
    versions,
    views,
)


@cache
def updates() -> st.SearchStrategy[Update]:
    moments = st.datetimes(timezones=st.just(UTC))
    return st.builds(
        Update,
        text=texts(),
        as_at=days(),
        by=texts(),
        rag=maybe(one_of(Rag)),
        who=texts(),
        at=maybe(moments),
        internal=st.booleans(),
    )


@cache
@st.composite
def moves(draw: st.DrawFn) -> Move:
    kind = draw(one_of(MoveKind))
    notes = {name: draw(texts()) for name in ("who", "why", "agreed_by")}
    return made(Move, **{"on": draw(days()), "kind": kind, **notes, **draw(whens("was")), **draw(whens("now"))})


@cache
@st.composite
def occurrences(draw: st.DrawFn) -> Occurrence:
    return made(Occurrence, **{**draw(whens("due", given=True)), **draw(whens("completed", given=True))})


@cache
@st.composite
def chases(draw: st.DrawFn) -> Chase:
    said = {name: draw(texts()) for name in ("to", "who", "meeting", "why")}
    until, answered = draw(maybe(days())), draw(maybe(days()))
    return Chase(on=draw(days()), kind=draw(one_of(ChaseKind)), reply_by=until, answered_on=answered, **said)


def is_as_there(line: str, numbers: Sequence[str]) -> bool:
    """Whether it is no other spelling of the number of a recommendation, which the plan writes as that is written."""
    number, words = placed(line, {natural_key(each): each for each in numbers})
    return f"{number or ''}{words}" == line


@st.composite
def actions(draw: st.DrawFn, ref: str, themes: list[str], leads: list[str], numbers: Sequence[str] = ()) -> Action:
    status = draw(one_of(Status))
    lead = draw(st.sampled_from(["", *leads]))
    complete = status in (Status.COMPLETE, Status.ASSURED)
    dates: dict[str, Any] = {}
    for name in ("start", "due", "original_due", "agreed_due"):
        dates |= draw(whens(name))
    fields: dict[str, Any] = dict(
        ref=ref,
        title=draw(texts()),
        theme=draw(st.sampled_from(["", *themes])),
        lead=lead,
        support=tuple(draw(st.lists(st.sampled_from(leads), max_size=3))) if leads else (),
        status=status,
        reason=draw(names()) if status is Status.WITHDRAWN else draw(texts()),
        percent=draw(maybe(st.just(100) if complete else st.integers(0, 100))),
        rag=draw(maybe(one_of(Rag))),
        priority=draw(maybe(one_of(Priority))),
        cost=draw(maybe(st.integers(0, 2**63 - 1))),
        answers=(
            *(line for line in draw(lines()) if is_as_there(line, numbers)),
            *(number for number in some_of(draw, numbers) if "\n" not in number),
        ),
        added=draw(maybe(days())),
        update=tuple(draw(two_of(updates()))),
        move=tuple(draw(two_of(moves()))),
        occurrence=tuple(draw(two_of(occurrences()))),
        chase=tuple(draw(two_of(chases()))),
        cover_for=draw(st.sampled_from(["", *(name for name in leads if name != lead)])),
        board_rag=draw(maybe(one_of(Rag))),
        **{name: draw(maybe(days())) for name in ("cover_until", "agreed_on", "board_on", "assured_on", "heard_on")},
        **{name: draw(texts()) for name in ("agreed_by", "board_why", "board_by", "assured_by")},
        **{name: draw(texts()) for name in ("how", "success", "evidence")},
        **dates,
        **(draw(whens("completed", given=complete)) if complete or status is Status.WITHDRAWN else {}),
    )
    return made(Action, **fields)


@cache
@st.composite
def plans(draw: st.DrawFn) -> Plan:
    ref = draw(st.text(LETTERS, min_size=1, max_size=6).filter(lambda t: ":" not in t and not any(map(str.isspace, t))))
    words = ("title", "organisation", "triggered_by", "note", "banner", "assured_label", "recommendation_label")
    return Plan(
        ref=ref,
        status=draw(one_of(PlanStatus)),
        rag_rule=draw(one_of(RagRule)),
        days=draw(one_of(DayCount)),
        nation=draw(one_of(Nation)),
        blue=draw(one_of(Blue)),
        measure_rule=draw(one_of(MeasureRule)),
        year_starts=draw(st.integers(1, 12)),
        **{name: draw(st.integers(0, 400)) for name in ("red_after", "no_update_after", "moves_flagged")},
        **{name: draw(st.integers(0, 100)) for name in ("red_percent", "amber_percent", "before_meeting")},
        **{name: draw(st.booleans()) for name in ("first_day_counts", "second_person")},
        update=tuple(draw(two_of(updates()))),
        route=tuple(draw(st.lists(st.sampled_from(("Board after 14 days", "A after 2 weeks or 3 moves")), max_size=2))),
        aim=tuple(draw(st.lists(st.sampled_from(("CSA3: protect those in need", "Out, then up; good")), max_size=2))),
        risk_matrix=draw(st.sampled_from(MATRICES)),
        **{name: draw(texts()) for name in words},
        **{name: draw(maybe(days())) for name in ("starts", "ends", "approved_on", "closed_on", "as_at")},
    )


@st.composite
def snapshots(draw: st.DrawFn, most_actions: int = 3) -> Snapshot:
    """A whole plan that breaks no rule."""
    leads, themes, refs = distinct(draw, 3), distinct(draw, 3), distinct(draw, most_actions)
    drafts, panels, seen, shown = (distinct(draw, 2) for _ in range(4))
    some_lead = st.sampled_from(["", *leads])
    promised = distinct(draw, 2)
    sources, numbers = distinct(draw, 2), draw(st.lists(names(), max_size=3, unique_by=natural_key))
    return Snapshot(
        plan=draw(plans()),
        theme=tuple(
            Theme(
                title=title,
                label=draw(texts()),
                sponsor=draw(some_lead),
                lead=draw(some_lead),
                note=draw(texts()),
                update=tuple(draw(two_of(updates()))),
            )
            for title in themes
        ),
        lead=tuple(
            Lead(
                name=name,
                kind=draw(one_of(LeadKind)),
                since=draw(maybe(days())),
                until=draw(maybe(days())),
                **{field: draw(texts()) for field in ("holder", "organisation", "email")},
            )
            for name in leads
        ),
        source=tuple(draw(documents(name)) for name in sources),
        recommendation=tuple(draw(recommendations(number, numbers, sources)) for number in numbers),
        action=_depending(draw, [draw(actions(ref, themes, leads, numbers)) for ref in refs]),
        commitment=tuple(draw(commitments(ref, themes, leads, numbers, refs)) for ref in promised),
        measure=tuple(draw(measures(ref, leads, refs, numbers, promised)) for ref in shown),
        risk=tuple(draw(risks(ref, themes, leads, refs)) for ref in distinct(draw, 2)),
        cost=draw(costs(refs, themes)),
        # In the order in which a file gives them back: by day.
        forum=tuple(draw(forums(name)) for name in distinct(draw, 2)),
        meeting=tuple(draw(meetings(day, refs)) for day in sorted(draw(st.lists(days(), max_size=2, unique=True)))),
        version=tuple(draw(versions(name)) for name in drafts),
        signoff=tuple(draw(st.lists(signoffs(drafts), max_size=2, unique_by=lambda one: one.ref))),
        consultee=tuple(draw(st.lists(consultees(), max_size=2, unique_by=lambda one: one.ref))),
        communication=tuple(draw(communications(ref, leads)) for ref in distinct(draw, 2)),
        dive=tuple(draw(dives(name, numbers, themes)) for name in panels),
        evidence=tuple(draw(evidence(ref, tuple(panels))) for ref in seen),
        finding=tuple(
            draw(
                findings(
                    ref,
                    panels,
                    {
                        "evidence": seen,
                        "recommendations": numbers,
                        "led_to": numbers,
                        "actions": refs,
                        "measures": shown,
                    },
                )
            )
            for ref in distinct(draw, 2)
        ),
        view=tuple(draw(views(name)) for name in distinct(draw, 2)),
        accepted=tuple(draw(st.lists(acceptances(), max_size=2, unique_by=lambda one: one.code))),
    )


def forums(name: str) -> st.SearchStrategy[Forum]:
    words = {field: texts() for field in ("chair", "reports_to", "cadence")}
    return st.builds(
        Forum,
        name=st.just(name),
        public=st.booleans(),
        agrees_dates=st.booleans(),
        shift=one_of(Shift),
        **words,
    )


_numbers = st.one_of(st.integers(0, 99), st.from_regex(r"[1-9][0-9]?\.[1-9][0-9]?", fullmatch=True))


@st.composite
def meetings(draw: st.DrawFn, day: date, refs: list[str]) -> Meeting:
    numbers = sorted(draw(st.lists(_numbers, max_size=2, unique_by=str)), key=lambda one: natural_key(str(one)))
    return Meeting(
        on=day,
        forum=draw(texts()),
        status=draw(one_of(MeetingStatus)),
        packs=draw(st.integers(0, 3)),
        minutes=draw(texts()),
        times=draw(texts()),
        present=draw(lines()),
        apologies=draw(lines()),
        items=draw(lines()),
        reason=draw(texts()),
        first_on=draw(maybe(days())),
        declarations=draw(lines()),
        points=draw(lines()),
        approved_on=draw(maybe(days())),
        corrections=draw(texts()),
        resolution=tuple(
            made(
                Resolution,
                **{
                    "number": number,
                    "kind": draw(one_of(ResolutionKind)),
                    "text": draw(texts()),
                    "action": draw(st.sampled_from(["", *refs])),
                    "answer": draw(texts()),
                    "answered_on": draw(maybe(days())),
                    "answered_by": draw(texts()),
                    **draw(whens("due")),
                },
            )
            for number in numbers
        ),
    )


@cache
def acceptances() -> st.SearchStrategy[Accepted]:
    words = {name: texts() for name in ("about", "facts", "why", "who")}
    return st.builds(Accepted, code=names(), on=days(), **words)


def _depending(draw: st.DrawFn, found: list[Action]) -> tuple[Action, ...]:
    """Each may wait for those before it: never in a circle."""
    refs = [action.ref for action in found]
    return tuple(
        replace(action, depends_on=tuple(draw(st.lists(st.sampled_from(refs[:number]), max_size=2, unique=True))))
        if number
        else action
        for number, action in enumerate(found)
    )
