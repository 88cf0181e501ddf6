"""One action with everything that happened to it and hangs on it."""

from typing import Any

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.due.moves import DateChange
from planwatch.model.plan.action import Chase, Move, Occurrence
from planwatch.model.plan.update import Update
from planwatch.model.text.copied import is_copied
from planwatch.model.values import Struct
from planwatch.service.due.moves import changes_of
from planwatch.service.history.trend import action_strip
from planwatch.service.session import Session
from planwatch.storage.actions.updates import chases_of, occurrences_of, updates_of
from planwatch.storage.waits import dependencies, knock_on, waits
from planwatch.storage.waits.knock_on import Reached
from planwatch.words.action import float_in_words


class Brief(Struct, frozen=True, kw_only=True):
    """An action with what stands beside a list: what was said of it, what holds it up, who was asked about it."""

    row: ActionRow
    updates: tuple[Update, ...]
    """Oldest first."""
    hangs_on: str
    """What its due date counts from, step by step: ``A1.2 20 Oct 2015``."""
    blocked_by: tuple[str, ...]
    """Refs of what holds it up now."""
    float_left: int | None
    """Days between the earliest end of what it waits for and its own due date, where it is blocked."""
    strip: str
    """How it was rated at the last meetings, a letter each: ``– A A R``."""
    asked: tuple[Chase, ...]
    """The times that somebody was chased about it, or that it was escalated, oldest first."""

    def is_copied(self, number: int) -> bool:
        """Whether the update of that place only repeats the one before it."""
        return number > 0 and is_copied(self.updates[number].text, self.updates[number - 1].text)

    def is_told_later(self, number: int) -> bool:
        """Whether the update of that place was written after one that is newer."""
        one = self.updates[number]
        newer = (other for other in self.updates[number + 1 :] if other.as_at > one.as_at)
        return one.at is not None and any(other.at is None or other.at < one.at for other in newer)


class Story(Brief, frozen=True, kw_only=True):
    """All that happened to an action, and what hangs on it."""

    changes: tuple[DateChange, ...]
    """Every move of its date, oldest first."""
    occurrences: tuple[Occurrence, ...]
    """The times that a recurring action was done."""
    knock_on: tuple[Reached, ...]
    """The open actions that wait for it, as a tree."""

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every move of the due date, corrections too."""
        return tuple(change.move for change in self.changes)


def brief(session: Session, row: ActionRow) -> Brief:
    """What stands beside a list of one of its actions."""
    return Brief(**_brief(session, row))


def story(session: Session, row: ActionRow) -> Story:
    """What happened to an action."""
    return Story(
        changes=tuple(changes_of(session, row)),
        occurrences=occurrences_of(session.database, row.id),
        knock_on=tuple(knock_on.reached(session.database, row.of, row.id)),
        **_brief(session, row),
    )


def _brief(session: Session, row: ActionRow) -> dict[str, Any]:
    database = session.database
    held = waits.held_up(database, (row.of,), [row.id]).get(row.id, waits.FREE)
    return {
        "row": row,
        "updates": updates_of(database, row.id),
        "hangs_on": _hangs_on(session, row),
        "blocked_by": held.blocked_by,
        "float_left": held.float_left,
        "strip": action_strip(session, row),
        "asked": asked_about(session, row),
    }


def asked_about(session: Session, row: ActionRow) -> tuple[Chase, ...]:
    """The times that somebody was chased about an action, or that it was escalated, oldest first."""
    return chases_of(session.database, row.id)


def _hangs_on(session: Session, row: ActionRow) -> str:
    """The chain of dates that the due date follows: circles cannot be, but a file of old might hold one."""
    steps: list[str] = []
    after, seen = row.of.read_again(row.action.due).after, {row.id}
    while after is not None:
        found = dependencies.find(session.database, row.of.id, after.ref)
        if found is None:
            steps.append(f"{after.ref}, which is not there")
            break
        if found in seen:
            break
        seen.add(found)
        due = dependencies.due_of(session.database, found)
        day = day_in_full(due.last) if due.last else "no date"
        after, ref = row.of.read_again(due).after, after.ref
        steps.append(f"{ref} {day}" + (f" ({due.text})" if after is not None else ""))
    return " ← ".join(steps)


def knock_on_lines(told: Story) -> list[str]:
    """The tree of what waits for the action: ``└ C4.3 Fill the post · 12 d of float``."""
    return [
        f"{'  ' * (one.depth - 1)}└ {one.ref} {one.title} · {float_in_words(one.float_left)}" for one in told.knock_on
    ]


def blocked_words(told: Brief) -> str:
    """``blocked by C1.2, no float left, 12 d short``; empty where nothing holds it up."""
    if not told.blocked_by:
        return ""
    return f"blocked by {', '.join(told.blocked_by)}, {float_in_words(told.float_left)}"
