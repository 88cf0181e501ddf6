"""Hypothesis strategies: whole plans, with text as hostile as a file or a paste can bring."""

from collections.abc import Sequence
from datetime import UTC, date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.working_days import DayCount, Nation, Shift
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action, Chase, Move, Occurrence
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.communication import Communication
from planwatch.model.plan.consultee import Consultee
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import (
    Blue,
    Cadence,
    ChaseKind,
    CostKind,
    Decision,
    Direction,
    DiveStatus,
    LeadKind,
    MeasureRule,
    MeetingStatus,
    MoveKind,
    PlanStatus,
    Priority,
    Rag,
    RagRule,
    RecommendationStatus,
    ResolutionKind,
    RiskKind,
    RiskStatus,
    Status,
)
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.signoff import Signoff
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.source import Source
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.plan.version import Version
from planwatch.model.text.refs import natural_key
from planwatch.model.values import replace
from tests.desk import made

TODAY = date(2016, 1, 11)

NASTY = (
    "[bold red]not markup[/]",
    "[/]",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "\u202eright to left\u202c",
    "שלום مرحبا",
    "👩\u200d👩\u200d👧 é e\u0301",
    "two\r\nlines\rand\nmore\t\x0b\x0c\x1c\x85\u2028\u2029",
    "\"quotes\" 'single' \"\"\" ''' \\ \\u0000 \\",
    '=HYPERLINK("http://x")',
    "# no comment = [1]\n[[action]]",
    "\ufeffbom \x7f\x01 \U0010ffff",
    "ORDER'; drop table action; --%_",
    "  blanks around  ",
    "wide 表 " * 30,
)
"""Texts that have broken programs like this one; each can be stored."""

_letters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@cache
def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Any text that can be stored: no NUL, no half of a surrogate pair."""
    return st.one_of(st.text(_letters, min_size=min_size, max_size=10), st.sampled_from(NASTY))


@cache
def names() -> st.SearchStrategy[str]:
    """What a ref, a theme's title or a lead's name can be."""
    return texts(1).filter(lambda text: text.strip())


@cache
def lines() -> st.SearchStrategy[tuple[str, ...]]:
    """A list of texts, which is kept as lines."""
    return st.lists(names().map(lambda text: text.replace("\n", "")).filter(str.strip), max_size=3).map(tuple)


@cache
def days() -> st.SearchStrategy[date]:
    return st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(2014, 1, 1), date(2018, 12, 31))


def _dateless(words: str) -> bool:
    return read_date(words, TODAY).last is None


@cache
@st.composite
def whens(draw: st.DrawFn, name: str, given: bool = False) -> dict[str, Any]:
    """The three fields of one date: none, words without days, words that hold for a given interval, or one day.

    ``given`` leaves out the first two, so that the words are never empty.
    """
    kind = draw(
        st.sampled_from(("interval", "day", "season") if given else ("none", "words", "interval", "day", "season"))
    )
    if kind == "none":
        return {name: ""}
    if kind == "words":
        return {name: draw(texts().filter(_dateless))}
    first, last = sorted((draw(days()), draw(days())))
    words = draw(names().filter(_dateless))
    if kind == "day":
        first, words = last, day_in_full(last)
    elif kind == "season":
        first, last, words = date(2016, 9, 1), date(2016, 11, 30), "Autumn  2016"
    return {name: words, f"{name}_from": first, f"{name}_by": last}


@cache
def _one(choices: type[Enum]) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


@cache
def _two(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Two of them at most."""
    return st.lists(strategy, max_size=2)


@cache
def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@cache
def updates() -> st.SearchStrategy[Update]:
    moments = st.datetimes(timezones=st.just(UTC))
    return st.builds(
        Update,
        text=texts(),
        as_at=days(),
        by=texts(),
        rag=_maybe(_one(Rag)),
        who=texts(),
        at=_maybe(moments),
        internal=st.booleans(),
    )


@cache
@st.composite
def moves(draw: st.DrawFn) -> Move:
    kind = draw(_one(MoveKind))
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
    until, answered = draw(_maybe(days())), draw(_maybe(days()))
    return Chase(on=draw(days()), kind=draw(_one(ChaseKind)), reply_by=until, answered_on=answered, **said)


@st.composite
def actions(draw: st.DrawFn, ref: str, themes: list[str], leads: list[str], numbers: Sequence[str] = ()) -> Action:
    status = draw(_one(Status))
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
        percent=draw(_maybe(st.just(100) if complete else st.integers(0, 100))),
        rag=draw(_maybe(_one(Rag))),
        priority=draw(_maybe(_one(Priority))),
        cost=draw(_maybe(st.integers(0, 2**63 - 1))),
        answers=(*draw(lines()), *(number for number in _some(draw, numbers) if "\n" not in number)),
        added=draw(_maybe(days())),
        update=tuple(draw(_two(updates()))),
        move=tuple(draw(_two(moves()))),
        occurrence=tuple(draw(_two(occurrences()))),
        chase=tuple(draw(_two(chases()))),
        cover_for=draw(st.sampled_from(["", *(name for name in leads if name != lead)])),
        board_rag=draw(_maybe(_one(Rag))),
        **{name: draw(_maybe(days())) for name in ("cover_until", "agreed_on", "board_on", "assured_on", "heard_on")},
        **{name: draw(texts()) for name in ("agreed_by", "board_why", "board_by", "assured_by")},
        **{name: draw(texts()) for name in ("how", "success", "evidence")},
        **dates,
        **(draw(whens("completed", given=complete)) if complete or status is Status.WITHDRAWN else {}),
    )
    return made(Action, **fields)


def _unique(draw: st.DrawFn, most: int) -> list[str]:
    return draw(st.lists(names(), max_size=most, unique=True))


@cache
@st.composite
def plans(draw: st.DrawFn) -> Plan:
    ref = draw(
        st.text(_letters, min_size=1, max_size=6).filter(lambda t: ":" not in t and not any(map(str.isspace, t)))
    )
    words = ("title", "organisation", "aim", "triggered_by", "note", "banner", "assured_label", "recommendation_label")
    return Plan(
        ref=ref,
        status=draw(_one(PlanStatus)),
        rag_rule=draw(_one(RagRule)),
        days=draw(_one(DayCount)),
        nation=draw(_one(Nation)),
        blue=draw(_one(Blue)),
        measure_rule=draw(_one(MeasureRule)),
        year_starts=draw(st.integers(1, 12)),
        **{name: draw(st.integers(0, 400)) for name in ("red_after", "no_update_after", "moves_flagged")},
        **{name: draw(st.integers(0, 100)) for name in ("red_percent", "amber_percent", "before_meeting")},
        **{name: draw(st.booleans()) for name in ("first_day_counts", "second_person")},
        update=tuple(draw(_two(updates()))),
        route=tuple(draw(st.lists(st.sampled_from(("Board after 14 days", "A after 2 weeks or 3 moves")), max_size=2))),
        risk_matrix=draw(st.sampled_from(MATRICES)),
        **{name: draw(texts()) for name in words},
        **{name: draw(_maybe(days())) for name in ("starts", "ends", "approved_on", "closed_on", "as_at")},
    )


@st.composite
def snapshots(draw: st.DrawFn, most_actions: int = 3) -> Snapshot:
    """A whole plan that breaks no rule."""
    leads, themes, refs = _unique(draw, 3), _unique(draw, 3), _unique(draw, most_actions)
    drafts = _unique(draw, 2)
    some_lead = st.sampled_from(["", *leads])
    sources, numbers = _unique(draw, 2), draw(st.lists(names(), max_size=3, unique_by=natural_key))
    return Snapshot(
        plan=draw(plans()),
        theme=tuple(
            Theme(
                title=title,
                label=draw(texts()),
                sponsor=draw(some_lead),
                lead=draw(some_lead),
                note=draw(texts()),
                update=tuple(draw(_two(updates()))),
            )
            for title in themes
        ),
        lead=tuple(
            Lead(
                name=name,
                kind=draw(_one(LeadKind)),
                since=draw(_maybe(days())),
                until=draw(_maybe(days())),
                **{field: draw(texts()) for field in ("holder", "organisation", "email")},
            )
            for name in leads
        ),
        source=tuple(draw(documents(name)) for name in sources),
        recommendation=tuple(draw(recommendations(number, numbers, sources)) for number in numbers),
        action=_depending(draw, [draw(actions(ref, themes, leads, numbers)) for ref in refs]),
        commitment=tuple(draw(commitments(ref, themes, leads, numbers, refs)) for ref in _unique(draw, 2)),
        measure=tuple(draw(measures(ref, leads, refs, numbers)) for ref in _unique(draw, 2)),
        risk=tuple(draw(risks(ref, themes, leads, refs)) for ref in _unique(draw, 2)),
        cost=draw(costs(refs, themes)),
        # In the order in which a file gives them back: by day.
        forum=tuple(draw(forums(name)) for name in _unique(draw, 2)),
        meeting=tuple(draw(meetings(day, refs)) for day in sorted(draw(st.lists(days(), max_size=2, unique=True)))),
        version=tuple(draw(versions(name)) for name in drafts),
        signoff=tuple(draw(st.lists(signoffs(drafts), max_size=2, unique_by=lambda one: one.ref))),
        consultee=tuple(draw(st.lists(consultees(), max_size=2, unique_by=lambda one: one.ref))),
        communication=tuple(draw(communications(ref, leads)) for ref in _unique(draw, 2)),
        dive=tuple(draw(dives(name, numbers, themes)) for name in _unique(draw, 2)),
        accepted=tuple(draw(st.lists(acceptances(), max_size=2, unique_by=lambda one: one.code))),
    )


@st.composite
def documents(draw: st.DrawFn, name: str) -> Source:
    """A source of that name."""
    return made(
        Source, **{"name": name, **{field: draw(texts()) for field in ("kind", "body", "link")}, **draw(whens("date"))}
    )


def versions(name: str) -> st.SearchStrategy[Version]:
    return st.builds(Version, name=st.just(name), on=_maybe(days()), state=_one(PlanStatus), note=texts())


def signoffs(drafts: list[str]) -> st.SearchStrategy[Signoff]:
    of, on = st.sampled_from(["", *drafts]), _maybe(days())
    return st.builds(Signoff, ref=names(), of=of, by=names(), on=on, conditions=texts())


@cache
def consultees() -> st.SearchStrategy[Consultee]:
    words = {field: texts() for field in ("how", "said", "changed")}
    return st.builds(Consultee, ref=names(), who=names(), on=_maybe(days()), **words)


@st.composite
def communications(draw: st.DrawFn, ref: str, leads: list[str]) -> Communication:
    words = {"audience": draw(names()), "text": draw(names()), "channel": draw(texts())}
    lead, told = draw(st.sampled_from(["", *leads])), draw(_maybe(days()))
    return made(Communication, ref=ref, lead=lead, told_on=told, **words, **draw(whens("due")))


def dives(name: str, numbers: list[str], themes: list[str]) -> st.SearchStrategy[Dive]:
    some = st.lists(st.sampled_from(numbers), unique=True).map(tuple) if numbers else st.just(())
    listed = ("members", "days", "interviews", "asked", "seen", "findings")
    return st.builds(
        Dive,
        name=st.just(name),
        status=_one(DiveStatus),
        scope=some,
        made=some,
        theme=st.sampled_from(["", *themes]),
        set_up_on=_maybe(days()),
        reported_on=_maybe(days()),
        **{field: lines() for field in listed},
        **{field: texts() for field in ("forum", "method", "conclusion")},
    )


def forums(name: str) -> st.SearchStrategy[Forum]:
    words = {field: texts() for field in ("chair", "reports_to", "cadence")}
    return st.builds(
        Forum,
        name=st.just(name),
        public=st.booleans(),
        agrees_dates=st.booleans(),
        shift=_one(Shift),
        **words,
    )


_numbers = st.one_of(st.integers(0, 99), st.from_regex(r"[1-9][0-9]?\.[1-9][0-9]?", fullmatch=True))


@st.composite
def recommendations(draw: st.DrawFn, number: str, numbers: list[str], sources: list[str]) -> Recommendation:
    """One that may repeat any other of these numbers, and stand in any of these sources."""
    words = ("text", "class_", "response", "responded_by", "closed_by", "evidence")
    return Recommendation(
        number=number,
        decision=draw(_maybe(_one(Decision))),
        responded_on=draw(_maybe(days())),
        source=draw(st.sampled_from(["", *sources])),
        status=draw(_one(RecommendationStatus)),
        closed_on=draw(_maybe(days())),
        repeats=_some(draw, [one for one in numbers if one != number]),
        **{field: draw(texts()) for field in words},
    )


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
        answers=_some(draw, numbers),
        actions=_some(draw, refs),
    )


def _some(draw: st.DrawFn, names: Sequence[str]) -> tuple[str, ...]:
    """A few of these, each once."""
    return tuple(draw(st.lists(st.sampled_from(names), max_size=3, unique=True))) if names else ()


@cache
def figures() -> st.SearchStrategy[Decimal]:
    return st.decimals(-999_999, 999_999, places=3).map(lambda one: Decimal(figure_text(one)))


@cache
def readings() -> st.SearchStrategy[Reading]:
    words = {field: texts() for field in ("note", "by", "who")}
    at = _maybe(st.datetimes(timezones=st.just(UTC)))
    return st.builds(Reading, on=days(), value=figures(), provisional=st.booleans(), at=at, **words)


@st.composite
def measures(draw: st.DrawFn, ref: str, leads: list[str], refs: list[str], numbers: list[str]) -> Measure:
    some = [tuple(draw(st.lists(st.sampled_from(of), max_size=2, unique=True))) if of else () for of in (refs, numbers)]
    fields: dict[str, Any] = dict(
        direction=draw(_maybe(_one(Direction))),
        cadence=draw(_maybe(_one(Cadence))),
        lag=draw(_maybe(st.integers(0, 999))),
        owner=draw(st.sampled_from(["", *leads])),
        reading=tuple(sorted(draw(st.lists(readings(), max_size=4)), key=lambda one: one.on)),
        **{name: draw(_maybe(figures())) for name in ("baseline", "target", "tolerance")},
        **{name: draw(_maybe(days())) for name in ("baseline_on", "target_on")},
        **{name: draw(texts()) for name in ("title", "unit", "breakdown", "source")},
    )
    return Measure(ref=ref, actions=some[0], recommendations=some[1], **fields)


@st.composite
def risks(draw: st.DrawFn, ref: str, themes: list[str], leads: list[str], refs: list[str]) -> Risk:
    """Levels may be off the plan's matrix, which can be changed after they were given."""
    levels = ("likelihood", "impact", "target_likelihood", "target_impact")
    words = ("title", "cause", "event", "effect", "mitigation", "proximity", "escalated_to", "reason")
    return Risk(
        ref=ref,
        kind=draw(_one(RiskKind)),
        status=draw(_one(RiskStatus)),
        theme=draw(st.sampled_from(["", *themes])),
        owner=draw(st.sampled_from(["", *leads])),
        mitigated_by=tuple(draw(st.lists(st.sampled_from(refs), max_size=2, unique=True))) if refs else (),
        **{name: draw(_maybe(st.integers(0, 7))) for name in levels},
        **{name: draw(texts()) for name in words},
        **{name: draw(_maybe(days())) for name in ("next_look", "closed_on", "raised_on")},
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
        sums: dict[str, Any] = {name: draw(_maybe(st.integers(0, 10**9))) for name in ("rate", "amount", "funded")}
        sums |= {name: draw(_maybe(figures())) for name in ("quantity", "periods")}
        words: dict[str, Any] = {name: draw(texts()) for name in ("title", "unit", "period_unit", "funded_by", "note")}
        one = Cost(
            ref=ref,
            kind=draw(_one(CostKind)),
            recurring=draw(st.booleans()),
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


@st.composite
def meetings(draw: st.DrawFn, day: date, refs: list[str]) -> Meeting:
    numbers = sorted(draw(st.lists(_numbers, max_size=2, unique_by=str)), key=lambda one: natural_key(str(one)))
    return Meeting(
        on=day,
        forum=draw(texts()),
        status=draw(_one(MeetingStatus)),
        packs=draw(st.integers(0, 3)),
        minutes=draw(texts()),
        present=draw(lines()),
        apologies=draw(lines()),
        items=draw(lines()),
        reason=draw(texts()),
        first_on=draw(_maybe(days())),
        declarations=draw(lines()),
        points=draw(lines()),
        approved_on=draw(_maybe(days())),
        corrections=draw(texts()),
        resolution=tuple(
            made(
                Resolution,
                **{
                    "number": number,
                    "kind": draw(_one(ResolutionKind)),
                    "text": draw(texts()),
                    "action": draw(st.sampled_from(["", *refs])),
                    "answer": draw(texts()),
                    "answered_on": draw(_maybe(days())),
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
