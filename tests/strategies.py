"""Hypothesis strategies: whole plans, with text as hostile as a file or a paste can bring."""

from datetime import UTC, date
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.working_days import DayCount, Nation, Shift
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action, Chase, Move, Occurrence
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import (
    Blue,
    ChaseKind,
    Decision,
    DiveStatus,
    LeadKind,
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
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
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
    return Chase(on=draw(days()), kind=draw(_one(ChaseKind)), reply_by=draw(_maybe(days())), **said)


@st.composite
def actions(draw: st.DrawFn, ref: str, themes: list[str], leads: list[str]) -> Action:
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
        answers=draw(lines()),
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
    words = ("title", "organisation", "aim", "triggered_by", "note", "banner", "assured_label")
    return Plan(
        ref=ref,
        status=draw(_one(PlanStatus)),
        rag_rule=draw(_one(RagRule)),
        days=draw(_one(DayCount)),
        nation=draw(_one(Nation)),
        blue=draw(_one(Blue)),
        year_starts=draw(st.integers(1, 12)),
        **{name: draw(st.integers(0, 400)) for name in ("red_after", "no_update_after", "moves_flagged")},
        **{name: draw(st.integers(0, 100)) for name in ("red_percent", "amber_percent", "before_meeting")},
        **{name: draw(st.booleans()) for name in ("first_day_counts", "second_person")},
        update=tuple(draw(_two(updates()))),
        route=tuple(draw(st.lists(st.sampled_from(("Board after 14 days", "A after 2 weeks or 3 moves")), max_size=2))),
        **{name: draw(texts()) for name in words},
        **{name: draw(_maybe(days())) for name in ("starts", "ends", "approved_on", "closed_on", "as_at")},
    )


@st.composite
def snapshots(draw: st.DrawFn, most_actions: int = 3) -> Snapshot:
    """A whole plan that breaks no rule."""
    leads, themes, refs = _unique(draw, 3), _unique(draw, 3), _unique(draw, most_actions)
    some_lead = st.sampled_from(["", *leads])
    recommended = draw(st.lists(recommendations(), max_size=2, unique_by=lambda one: natural_key(one.number)))
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
        recommendation=tuple(recommended),
        action=_depending(draw, [draw(actions(ref, themes, leads)) for ref in refs]),
        # In the order in which a file gives them back: by day.
        forum=tuple(draw(forums(name)) for name in _unique(draw, 2)),
        meeting=tuple(draw(meetings(day, refs)) for day in sorted(draw(st.lists(days(), max_size=2, unique=True)))),
        dive=tuple(draw(dives(name, [one.number for one in recommended], themes)) for name in _unique(draw, 2)),
        accepted=tuple(draw(st.lists(acceptances(), max_size=2, unique_by=lambda one: one.code))),
    )


@cache
def recommendations() -> st.SearchStrategy[Recommendation]:
    words = {field: texts() for field in ("text", "class_", "response", "responded_by")}
    decision, on = _maybe(_one(Decision)), _maybe(days())
    return st.builds(Recommendation, number=names(), decision=decision, responded_on=on, **words)


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
