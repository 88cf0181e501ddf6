"""How actions stood over time: letters for the last meetings, counts day by day, and the pace that is needed."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import astuple

from planwatch.model.due.lateness import is_past
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import DONE, OPEN, Rag, Status

MEETINGS = 8
"""How many meetings a strip tells of."""
_MOST_POINTS = 26
_LATELY = 56
"""Days that the recent pace is taken from."""


class Stand(Struct, frozen=True):
    """How an action stood from a day on. ``status`` None: it was not in the plan."""

    on: date
    status: Status | None
    rag: Rag | None = None
    """What a list shows: the board's rating where one stands, else the lead's."""
    due_by: date | None = None


class History(Struct, frozen=True):
    """An action's stands, in the order in which they came."""

    theme: str
    stands: tuple[Stand, ...]

    def on(self, day: date) -> Stand | None:
        """How it stood at the end of that day; None before it was in the plan."""
        found = None
        for stand in self.stands:
            if stand.on > day:
                break
            found = stand
        return found if found is not None and found.status is not None else None


def told_by_dates(action: Action, until: date) -> list[Stand]:
    """How an action stood before the file knew of it, as its own dates tell: added, updated, moved, completed."""
    begun = action.added or action.start.first or min((one.as_at for one in action.update), default=until)
    changes: list[tuple[date, dict[str, object]]] = []
    for update in action.update:
        rated: dict[str, object] = {"rag": update.rag} if update.rag is not None else {}
        changes.append((update.as_at, {"status": Status.IN_PROGRESS, **rated}))
    changes.extend((move.on, {"due_by": move.now.last}) for move in action.move)
    if action.start.first is not None and action.status is not Status.NOT_STARTED:
        changes.append((action.start.first, {"status": Status.IN_PROGRESS}))
    if action.completed.first is not None and action.status in DONE:
        changes.append((action.completed.first, {"status": Status.COMPLETE}))
    boarded = action.board.on if action.board and action.board.rag is not None else None
    if boarded is not None:
        changes.append((boarded, {"rag": action.board_rag}))
    now: dict[str, object] = {"status": Status.NOT_STARTED, "rag": None}
    now["due_by"] = action.move[0].was.last if action.move else action.due.last
    stands = [Stand(begun, **now)]  # pyright: ignore[reportArgumentType]
    for day, change in sorted(changes, key=lambda one: one[0]):
        stands_over = {"status": now["status"] is Status.COMPLETE, "rag": boarded is not None and day > boarded}
        now |= {name: value for name, value in change.items() if not stands_over.get(name)}
        stands.append(Stand(max(day, begun), **now))  # pyright: ignore[reportArgumentType]
    return [stand for stand in stands if stand.on < until]


def strip(history: History, meetings: Sequence[date]) -> str:
    """A letter for each of the last eight meetings, the oldest first: ``– A A R R G C``.

    R, A and G as rated, ``–`` unrated, ``C`` complete, ``W`` withdrawn, ``·`` before it was in the plan.
    """
    days = sorted(set(meetings))[-MEETINGS:]
    return " ".join(_letter(history.on(day)) for day in days)


def _letter(stand: Stand | None) -> str:
    if stand is None:
        return "·"
    if stand.status in DONE:
        return "C"
    if stand.status is Status.WITHDRAWN:
        return "W"
    return stand.rag[0].upper() if stand.rag is not None else "–"


class Point(Struct, frozen=True):
    """How many actions stood so at the end of a day. Overdue and red are among the open."""

    on: date
    open: int
    complete: int
    overdue: int
    red: int


class Trend(Struct, frozen=True):
    """The points of a plan or of one of its themes (``theme`` empty: the whole plan)."""

    theme: str
    points: tuple[Point, ...]


def days_of(first: date, last: date) -> list[date]:
    """Days a whole number of weeks apart, the last of them ``last``: as many as a chart can show."""
    weeks = max(1, -(-(last - first).days // 7 // (_MOST_POINTS - 1)))
    step, days = timedelta(weeks=weeks), [last]
    while days[-1] - first >= step and len(days) < _MOST_POINTS:
        days.append(days[-1] - step)
    return days[::-1]


def points(histories: Iterable[History], days: Sequence[date]) -> tuple[Point, ...]:
    """The counts of these actions at the end of each day; days come in their order."""
    counts = [[0, 0, 0, 0] for _ in days]
    for history in histories:
        stands, at = history.stands, -1
        for day, count in zip(days, counts, strict=True):
            while at + 1 < len(stands) and stands[at + 1].on <= day:
                at += 1
            if at >= 0:
                _count(count, stands[at], day)
    return tuple(Point(day, *count) for day, count in zip(days, counts, strict=True))


def added_up(parts: Iterable[Sequence[Point]]) -> tuple[Point, ...]:
    """The counts of several parts together, on the same days."""
    days = zip(*parts, strict=True)
    return tuple(
        Point(day[0].on, *(sum(counts) for counts in zip(*(astuple(point)[1:] for point in day), strict=True)))
        for day in days
    )


def _count(count: list[int], stand: Stand, day: date) -> None:
    if stand.status in OPEN:
        count[0] += 1
        count[2] += is_past(stand.due_by, day)
        count[3] += stand.rag is Rag.RED
    elif stand.status in DONE:
        count[1] += 1


class Pace(Struct, frozen=True):
    """How many actions a week were completed lately, and how many it takes to finish by the plan's end."""

    open: int
    lately: float
    needed: float | None
    """None where the plan has no end, or it has passed."""
    ends: date | None


def pace(trend: Sequence[Point], ends: date | None) -> Pace:
    """The pace at the last point; lately is the eight weeks before it."""
    now = trend[-1]
    since = next((point for point in trend if (now.on - point.on).days <= _LATELY), now)
    weeks = (now.on - since.on).days / 7
    lately = max(0, now.complete - since.complete) / weeks if weeks else 0.0
    left = (ends - now.on).days / 7 if ends is not None else 0
    return Pace(now.open, lately, now.open / left if left > 0 else None, ends)


def pace_in_words(found: Pace, ends: str) -> str:
    """``38 open: 3.5 a week to finish by 31 Mar 2016; lately 1.2 a week were completed``."""
    lately = f"lately {found.lately:.1f} a week were completed"
    if not found.open:
        return "nothing is open"
    if found.needed is None:
        return f"{found.open} open, {'past the end of the plan' if found.ends else 'and the plan has no end'}; {lately}"
    return f"{found.open} open: {found.needed:.1f} a week to finish by {ends}; {lately}"
