"""The agenda of a meeting: what it is given, in its order, then what is on its own list."""

from dataclasses import dataclass, replace
from datetime import date

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.numbers import titled as numbered
from planwatch.model.plan.forum import Forum
from planwatch.report.document import Block, Document, Items, Lines, Section, Side, Words, annexed, titled
from planwatch.report.input import ReportInput
from planwatch.report.sections import (
    also,
    approval,
    asked,
    better,
    decisions,
    done,
    due,
    late,
    measures,
    moved,
    overall,
    pleas,
    risks,
    themes,
)  # fmt: skip

MOST = 12
"""The most lines of an item; where there are more, all of them are in the annex."""
_WHOLE = ("themes", "matters")
_NO_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda; without lines nothing is recorded for it."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    is_own: bool = False
    """Whether somebody put it on the agenda of this meeting."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a forum's next meeting is given."""

    given: ReportInput
    items: tuple[Item, ...]

    @property
    def of(self) -> PlanDay:
        """The plan with the day that it is judged by."""
        return self.given.of

    @property
    def forum(self) -> Forum:
        """Whose meeting it is; without a name where the input is for none."""
        return self.given.forum or Forum(name="")

    @property
    def on(self) -> date | None:
        """The day of the meeting; None where none is planned and the cadence gives none."""
        return self.given.meeting

    @property
    def last(self) -> date | None:
        """The day of the meeting before it."""
        return self.given.last_met

    @property
    def then(self) -> date | None:
        """The day of the meeting after it."""
        return self.given.following

    @property
    def internal(self) -> int:
        """Items that a public forum is not given."""
        return self.given.internal() if self.given.is_public else 0


def agenda(given: ReportInput) -> Agenda:
    """The agenda of the meeting that the input is for."""
    items = (
        Item("overall", "Overall rating", overall.as_lines(given)),
        Item("decisions", "Decisions asked for", decisions.as_lines(given)),
        *([Item("help", "Help asked for", helped)] if (helped := pleas.as_lines(given)) else []),
        Item("themes", "Themes", themes.as_lines(given)),
        Item("late", "Red and late", late.as_lines(given)),
        Item("done", "Completed", done.as_lines(given)),
        Item("news", "Better and worse", better.as_lines(given)),
        Item("moved", "Dates moved", moved.as_lines(given)),
        Item("due", f"Due {due.until_words(given)}", due.as_lines(given)),
        Item("measures", "Measures", measures.as_lines(given)),
        Item("risks", "Risks", risks.as_lines(given)),
        *([Item("also", also.TITLE, changed)] if (changed := also.as_lines(given)) else []),
        *([Item("minutes", "Minutes of the last meeting", earlier)] if (earlier := approval.as_lines(given)) else []),
        Item("matters", "Matters arising", asked.matters_arising(given)),
        Item("asked", "No lead, no date, no update", asked.missing(given)),
        *(Item(f"own-{number}", title, is_own=True) for number, title in enumerate(given.items, 1)),
    )
    return Agenda(given, items)


def document(found: Agenda) -> Document:
    """The agenda as it is handed out: its items numbered, and an annex with those that had no room."""
    whole = [replace(_section(item), title=_numbered(item, place)) for place, item in enumerate(found.items, 1)]
    fitted = [annexed(one, _NO_LIMIT if one.key in _WHOLE else MOST, _NO_LIMIT) for one in whole]
    annexes = tuple(annex for _, annex in fitted if annex is not None)
    sides = (
        Side("", (_about(found), *(shown for shown, _ in fitted))),
        *((Side("Annex", annexes),) if annexes else ()),
    )
    on = day_in_full(found.on) if found.on else "no date yet"
    then = f"Next meeting: {day_in_full(found.then)}." if found.then else "Next meeting: no date yet."
    return Document(f"{found.forum.name}: agenda, {on}", "", found.given.banner, sides, then)


def _numbered(item: Item, place: int) -> str:
    return numbered(item.title, place) if item.is_own else f"{place}. {item.title}"


def _section(item: Item) -> Section:
    nothing: tuple[Block, ...] = () if item.is_own else (Words("Nothing is recorded.", tone="empty"),)
    return Section(item.key, item.title, (Items(item.lines),) if item.lines else nothing)


def _about(found: Agenda) -> Section:
    since = f"since the last meeting, {day_in_full(found.last)}; " if found.last else "first meeting; "
    lines = [titled(found.of.plan), f"Period: {since}as at {day_in_full(found.of.today)}."]
    lines += [f"Chair: {found.forum.chair}."] if found.forum.chair else []
    left_out = f"This forum is public: {found.internal} internal item{'s' * (found.internal != 1)} left out."
    public = (Words(left_out),) if found.internal else ()
    return Section("about", "", (Lines(tuple(lines)), *public))
