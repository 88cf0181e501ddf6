"""Themes, leads, forums and meetings made one of two, and taken out with where what hangs on them goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planwatch.model.dates.in_words import day_in_full
from planwatch.service.meetings.forums import forums
from planwatch.service.meetings.meetings import MeetingRow, meeting_rows
from planwatch.service.meetings.merge import give_to, merge_meetings, merging
from planwatch.service.plan.kind import Kind
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.merge import merge as merge_parts
from planwatch.service.plan.merge import planned, remove_into
from planwatch.service.plan.named_rows import NamedRow
from planwatch.service.plan.part_read import part_rows
from planwatch.tui.desk import PlanDesk
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.meetings.screen import MeetingsScreen
from planwatch.tui.screens.parts.named import NamedScreen
from planwatch.tui.screens.triage.screen import TriageScreen

MeetingDesk = ScreenDesk[MeetingsScreen]
NamedDesk = ScreenDesk[NamedScreen]


def show(desk: ActionDesk[TriageScreen], kind: str) -> None:
    """The table of themes, leads or forums."""
    desk.go(NamedScreen(desk.session, kind_of(kind)), lambda _: desk.screen.reload())


def merge(desk: NamedDesk) -> None:
    """Ask into which other the one under the cursor is merged, and then whether so."""
    row = desk.screen.row()
    if row is not None:
        _OneOfTwo(desk, desk.screen.kind, desk.screen.changed).ask_into(row)


def remove(desk: NamedDesk) -> None:
    """Take the one under the cursor out of the plan; where something hangs on it, ask where that goes."""
    row, screen = desk.screen.row(), desk.screen
    if row is None or not row.counted:
        desk.do("parts:remove")
    else:
        _OneOfTwo(desk, screen.kind, screen.changed, removes=True).ask_into(row)


def merge_which(desk: PlanDesk, kind: str) -> None:
    """Merge one from the list: first which one."""
    day = desk.plan()
    if day is None:
        return
    rows = {str(row.id): row for row in part_rows(desk.session, kind_of(kind), (day,))}
    entries = [(key, _entry(row)) for key, row in rows.items()]

    def told(said: str) -> None:
        desk.changed((), reload=True)
        desk.tell(f"{said} · u undoes")

    if len(entries) < 2:
        desk.tell(f"{day.plan.ref} has no two {kind}s")
    else:
        asking = _OneOfTwo(desk, kind_of(kind), told)
        desk.pick(f"Merge which {kind}?", entries, lambda key: asking.ask_into(rows[key]))


@dataclass(frozen=True, slots=True)
class _OneOfTwo:
    """What is asked before two are made one: into which, then whether so."""

    desk: Any
    kind: Kind[Any]
    told: Callable[[str], object]
    removes: bool = False
    """Whether the one goes without what is said of it."""

    def ask_into(self, row: NamedRow) -> None:
        session, called = self.desk.session, self.kind.called
        others = {str(one.id): one for one in part_rows(session, self.kind, (row.of,)) if one.id != row.id}
        if not others:
            self.desk.tell(f"{row.of.plan.ref} has no other {called}", wrong=True)
            return
        title = f"{row.name} has {row.counted}: which goes to which {called}?" if self.removes else (
            f"Merge {row.name} into which {called}?"
        )  # fmt: skip
        entries = [(key, _entry(one)) for key, one in others.items()]

        def picked(key: str) -> None:
            self._ask(row, others[key])

        self.desk.pick(title, entries, picked)

    def _ask(self, row: NamedRow, into: NamedRow) -> None:
        found = planned(self.desk.session, self.kind, row, into, takes=not self.removes)

        def yes() -> None:
            (remove_into if self.removes else merge_parts)(self.desk.session, self.kind, row, into)
            self.told(f"{self.kind.called} {row.name} {'removed' if self.removes else f'merged into {into.name}'}")

        called = f"{self.kind.called} {row.name}"
        asked = f"Remove {called}, and give {into.name}:" if self.removes else f"Merge {called} into {into.name}?"
        self.desk.question("\n".join((asked, "", *found.lines)), yes)


def _entry(row: NamedRow) -> str:
    return f"{row.name}  {row.counted}" if row.counted else row.name


def merge_meeting(desk: MeetingDesk) -> None:
    """Ask with which other meeting the one under the cursor is made one, and then whether so."""
    row = desk.screen.row()
    if row is None or row.id is None:
        desk.tell("this date follows from the forum's cadence: it is no meeting yet", wrong=True)
        return
    others = {str(one.id): one for one in meeting_rows(desk.session, row.of) if one.id != row.id}
    entries = [(key, _meeting(one)) for key, one in others.items()]

    def ask(key: str) -> None:
        into = others[key]
        lines = merging(desk.session, row, into)
        question = "\n".join((f"Merge {_meeting(row)} into {_meeting(into)}?", "", *lines))
        desk.question(question, lambda: desk.screen.changed(merge_meetings(desk.session, row, into)[1]))

    if entries:
        desk.pick(f"{_meeting(row)}: into which meeting?", entries, ask)
    else:
        desk.tell("there is no other meeting", wrong=True)


def give_meeting(desk: MeetingDesk) -> None:
    """Ask whose meeting the one under the cursor was."""
    row = desk.screen.row()
    if row is None:
        return
    others = {one.forum.name: one for one in forums(desk.session, (row.of,)) if one.forum.name != row.meeting.forum}

    def given(name: str) -> None:
        give_to(desk.session, row, others[name])
        desk.screen.changed(f"the meeting of {day_in_full(row.meeting.on)} is of {name}")

    if others:
        desk.pick(f"{_meeting(row)}: of which forum?", [(name, name) for name in others], given)
    else:
        desk.tell(f"{row.of.plan.ref} has no other forum", wrong=True)


def _meeting(row: MeetingRow) -> str:
    return f"{row.meeting.forum or 'no forum'}, {day_in_full(row.meeting.on)}"
