"""What a plan holds besides actions, drawn by hypothesis."""

from datetime import UTC
from functools import cache
from typing import Any

from hypothesis import strategies as st

from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.communication import Communication
from planwatch.model.plan.consultee import Consultee
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.evidence import Evidence
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.kinds import (
    Base,
    Cadence,
    CostKind,
    Decision,
    Direction,
    DiveStatus,
    EvidenceKind,
    Grouping,
    PlanStatus,
    RecommendationStatus,
    RiskKind,
    RiskStatus,
)
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.signoff import Signoff
from planwatch.model.plan.source import Source
from planwatch.model.plan.version import Version
from planwatch.model.plan.view import SavedView
from tests.desk import made
from tests.draws import days, figures, lines, maybe, names, one_of, some_of, texts, whens


@st.composite
def documents(draw: st.DrawFn, name: str) -> Source:
    """A source of that name."""
    return made(
        Source, **{"name": name, **{field: draw(texts()) for field in ("kind", "body", "link")}, **draw(whens("date"))}
    )


def views(name: str) -> st.SearchStrategy[SavedView]:
    words = {field: texts() for field in ("key", "filter", "columns", "sorted_by")}
    return st.builds(SavedView, name=st.just(name), base=one_of(Base), grouped_by=maybe(one_of(Grouping)), **words)


def versions(name: str) -> st.SearchStrategy[Version]:
    return st.builds(Version, name=st.just(name), on=maybe(days()), state=one_of(PlanStatus), note=texts())


def signoffs(drafts: list[str]) -> st.SearchStrategy[Signoff]:
    of, on = st.sampled_from(["", *drafts]), maybe(days())
    return st.builds(Signoff, ref=names(), of=of, by=names(), on=on, conditions=texts())


@cache
def consultees() -> st.SearchStrategy[Consultee]:
    words = {field: texts() for field in ("how", "said", "changed")}
    return st.builds(Consultee, ref=names(), who=names(), on=maybe(days()), internal=st.booleans(), **words)


@st.composite
def communications(draw: st.DrawFn, ref: str, leads: list[str]) -> Communication:
    words: dict[str, object] = {"audience": draw(names()), "text": draw(names()), "channel": draw(texts())}
    lead, told = draw(st.sampled_from(["", *leads])), draw(maybe(days()))
    return made(
        Communication, ref=ref, lead=lead, told_on=told, internal=draw(st.booleans()), **words, **draw(whens("due"))
    )


def dives(name: str, numbers: list[str], themes: list[str]) -> st.SearchStrategy[Dive]:
    some = st.lists(st.sampled_from(numbers), unique=True).map(tuple) if numbers else st.just(())
    listed = ("members", "days")
    return st.builds(
        Dive,
        name=st.just(name),
        status=one_of(DiveStatus),
        scope=some,
        made=some,
        theme=st.sampled_from(["", *themes]),
        set_up_on=maybe(days()),
        report_by=maybe(days()),
        reported_on=maybe(days()),
        **{field: lines() for field in listed},
        **{field: texts() for field in ("forum", "method", "conclusion")},
    )


@cache
def evidence(ref: str, dives: tuple[str, ...]) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        ref=st.just(ref),
        dive=st.sampled_from(("", *dives)),
        kind=one_of(EvidenceKind),
        internal=st.booleans(),
        **{name: texts() for name in ("title", "given_by", "says")},
        **{name: maybe(days()) for name in ("asked_on", "seen_on")},
    )


@st.composite
def findings(draw: st.DrawFn, ref: str, dives: list[str], of: dict[str, list[str]]) -> Finding:
    """One that may name any of these parts, by the field that names them."""
    return Finding(
        ref=ref,
        dive=draw(st.sampled_from(["", *dives])),
        text=draw(texts()),
        reason=draw(texts()),
        internal=draw(st.booleans()),
        **{field: some_of(draw, names) for field, names in of.items()},
    )


@st.composite
def recommendations(draw: st.DrawFn, number: str, numbers: list[str], sources: list[str]) -> Recommendation:
    """One that may repeat any other of these numbers, and stand in any of these sources."""
    words = ("text", "class_", "response", "responded_by", "closed_by", "evidence")
    fields: dict[str, Any] = dict(
        number=number,
        decision=draw(maybe(one_of(Decision))),
        responded_on=draw(maybe(days())),
        source=draw(st.sampled_from(["", *sources])),
        status=draw(one_of(RecommendationStatus)),
        closed_on=draw(maybe(days())),
        repeats=some_of(draw, [one for one in numbers if one != number]),
        **{field: draw(texts()) for field in words},
        **draw(whens("due")),
    )
    return made(Recommendation, **fields)


@st.composite
def commitments(
    draw: st.DrawFn, ref: str, themes: list[str], leads: list[str], numbers: list[str], refs: list[str]
) -> Commitment:
    """One that may answer any of these numbers, and be carried by any of these actions."""
    return Commitment(
        ref=ref,
        text=draw(texts()),
        theme=draw(st.sampled_from(["", *themes])),
        lead=draw(st.sampled_from(["", *leads])),
        answers=some_of(draw, numbers),
        actions=some_of(draw, refs),
    )


@cache
def readings() -> st.SearchStrategy[Reading]:
    words = {field: texts() for field in ("note", "by", "who")}
    at = maybe(st.datetimes(timezones=st.just(UTC)))
    return st.builds(
        Reading, on=days(), value=figures(), provisional=st.booleans(), internal=st.booleans(), at=at, **words
    )


@st.composite
def measures(
    draw: st.DrawFn, ref: str, leads: list[str], refs: list[str], numbers: list[str], promised: list[str]
) -> Measure:
    """One that may name any of these actions, recommendations and commitments."""
    some = [some_of(draw, of) for of in (refs, numbers, promised)]
    fields: dict[str, Any] = dict(
        direction=draw(maybe(one_of(Direction))),
        cadence=draw(maybe(one_of(Cadence))),
        lag=draw(maybe(st.integers(0, 999))),
        owner=draw(st.sampled_from(["", *leads])),
        reading=tuple(sorted(draw(st.lists(readings(), max_size=4)), key=lambda one: one.on)),
        **{name: draw(maybe(figures())) for name in ("baseline", "target", "tolerance")},
        **{name: draw(maybe(days())) for name in ("baseline_on", "target_on")},
        **{name: draw(texts()) for name in ("title", "unit", "breakdown", "source")},
    )
    return Measure(ref=ref, actions=some[0], recommendations=some[1], commitments=some[2], **fields)


@st.composite
def risks(draw: st.DrawFn, ref: str, themes: list[str], leads: list[str], refs: list[str]) -> Risk:
    """Levels may be off the plan's matrix, which can be changed after they were given."""
    levels = ("likelihood", "impact", "target_likelihood", "target_impact")
    words = ("title", "cause", "event", "effect", "mitigation", "proximity", "escalated_to", "reason")
    return Risk(
        ref=ref,
        kind=draw(one_of(RiskKind)),
        internal=draw(st.booleans()),
        status=draw(one_of(RiskStatus)),
        theme=draw(st.sampled_from(["", *themes])),
        owner=draw(st.sampled_from(["", *leads])),
        mitigated_by=tuple(draw(st.lists(st.sampled_from(refs), max_size=2, unique=True))) if refs else (),
        **{name: draw(maybe(st.integers(0, 7))) for name in levels},
        **{name: draw(texts()) for name in words},
        **{name: draw(maybe(days())) for name in ("next_look", "closed_on", "raised_on")},
    )


MATRICES = (
    (),
    ("bands green, amber from 6, red from 16",),
    ("likelihood 1 low, 2 medium, 5 high", "impact 1, 2, 3, 5", "bands green low, amber from 4, red high from 10"),
    ("likelihood 1, 2", "impact 1, 2", "scores 1 2 | 3 4", "bands green, red from 3"),
)
"""Lines of matrices that plans keep: other bands, scales that leave numbers out, scores that are no product."""


@st.composite
def costs(draw: st.DrawFn, actions: list[str], themes: list[str]) -> tuple[Cost, ...]:
    """Costs of these actions and themes, each included in an earlier or later one, or in none; in no circle."""
    refs = draw(st.lists(names(), max_size=4, unique=True))
    ranked = draw(st.permutations(refs))
    found = list[Cost]()
    for ref in refs:
        above = ranked[: ranked.index(ref)]
        sums: dict[str, Any] = {name: draw(maybe(st.integers(0, 10**9))) for name in ("rate", "amount", "funded")}
        sums |= {name: draw(maybe(figures())) for name in ("quantity", "periods")}
        words: dict[str, Any] = {name: draw(texts()) for name in ("title", "unit", "period_unit", "funded_by", "note")}
        one = Cost(
            ref=ref,
            kind=draw(one_of(CostKind)),
            recurring=draw(st.booleans()),
            internal=draw(st.booleans()),
            years=(*draw(st.lists(financial_years(), max_size=3)), *draw(lines())),
            included_in=draw(st.sampled_from(["", *above])),
            total=draw(st.booleans()),
            action=draw(st.sampled_from(["", *actions])),
            theme=draw(st.sampled_from(["", *themes])),
            **sums,
            **words,
        )
        found.append(one)
    return tuple(found)


@cache
def financial_years() -> st.SearchStrategy[str]:
    """A year of a cost, some with a share."""
    years = st.integers(2010, 2030).map(lambda year: f"{year}/{(year + 1) % 100:02}")
    return years | st.builds(lambda year, pounds: f"{year} £{pounds:,}", years, st.integers(0, 10**6))
