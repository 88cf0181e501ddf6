"""What became of a plan since a forum last met: it as it was and as it is, each on its day."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from planwatch.model.dates.span import Span
from planwatch.model.due.lateness import Overdue, days_late, overdue
from planwatch.model.history.entries import (
    PARTS,
    TAKEN_OUT,
    Added,
    Completed,
    Entry,
    NewlyLate,
    NoUpdate,
    RatingChange,
    Reopened,
    Since,
    Slipped,
    Voice,
    VoiceChange,
    Withdrawn,
)
from planwatch.model.history.risks import risk_moves
from planwatch.model.plan.action import Move
from planwatch.model.plan.kinds import DONE, OPEN, MoveKind, Rag, Status
from planwatch.model.ratings.calculate import last_heard
from planwatch.model.ratings.facts import Standing, Standings
from planwatch.model.ratings.of_plan import PlanRatings
from planwatch.model.ratings.rule import rule_of


def since(before: Standings, after: Standings, day_before: date, day_after: date) -> Since:
    """What became of every action, matched by ref: ``before`` as judged on its day, ``after`` on its own."""
    then, now = _Then(before, day_before), PlanRatings(after, day_after)
    counting = rule_of(after.plan).counting
    found: dict[str, list[Entry]] = {name: [] for name in PARTS}
    for action in after.actions:
        late = days_late(action.status, action.due.last, action.completed.first, day_after, counting)
        _became(found, action, then.actions.get(action.ref), then, now, late)
    there = {action.ref for action in after.actions}
    gone = [old for old in before.actions if old.ref not in there and old.status is not Status.WITHDRAWN]
    found["withdrawn"] += [Withdrawn(**_of(old), why=TAKEN_OUT) for old in gone]
    found["risks"] += risk_moves(before, after)
    every = [entry for entries in found.values() for entry in entries]
    themes = dict.fromkeys([*after.themes, *(entry.theme for entry in every if entry.theme)])
    nameless = ("",) if any(not entry.theme for entry in every) else ()
    parts = {name: tuple(entries) for name, entries in found.items()}
    return Since(first=day_before, last=day_after, themes=(*themes, *nameless), **parts)  # pyright: ignore[reportArgumentType]


class _Then:
    """The plan as it was."""

    def __init__(self, plan: Standings, day: date) -> None:
        self.day = day
        self.actions = {action.ref: action for action in plan.actions}
        self.rated = PlanRatings(plan, day)


def _of(action: Standing) -> dict[str, str]:
    return {"ref": action.ref, "title": action.title, "theme": action.theme, "lead": action.lead}


def _due(action: Standing) -> Span:
    return action.due


def _became(
    found: dict[str, list[Entry]], action: Standing, old: Standing | None, then: _Then, now: PlanRatings, late: int
) -> None:
    """What is to be told of an action that is in the plan."""
    if old is None:
        found["added"].append(Added(**_of(action), due=_due(action), status=action.status, rag=action.rag))
    if action.status in OPEN:
        _open(found, action, old, then, now, late)
    elif action.status is Status.WITHDRAWN:
        if old is not None and old.status is not Status.WITHDRAWN:
            found["withdrawn"].append(Withdrawn(**_of(action), why=action.reason))
    elif old is None or old.status not in DONE:
        done = action.completed
        before = _is_told_since(done.last, then, now)
        found["completed"].append(
            Completed(**_of(action), completed=done, status=action.status, days_late=late, told_since=before)
        )
    if old is not None and action.move != old.move:
        found["slipped"] += _slipped(old, action)


def _open(
    found: dict[str, list[Entry]], action: Standing, old: Standing | None, then: _Then, now: PlanRatings, late: int
) -> None:
    """What is to be told of an open action."""
    if overdue(action.status, action.due.first, action.due.last, now.today) is Overdue.YES and not (
        old is not None and overdue(old.status, old.due.first, old.due.last, then.day) is Overdue.YES
    ):
        found["newly_late"].append(NewlyLate(**_of(action), due=_due(action), days_late=late, rag=action.rag))
    is_silent, last = now.silent_since(action)
    if is_silent:
        days = (now.today - last).days if last is not None else None
        found["no_update"].append(NoUpdate(**_of(action), last=last, days=days))
    if old is None:
        return
    if old.status not in OPEN:
        found["reopened"].append(Reopened(**_of(action), was=old.status, why=action.reason))
        return
    _rated(found, action, old, then, now)


def _rated(found: dict[str, list[Entry]], action: Standing, old: Standing, then: _Then, now: PlanRatings) -> None:
    """What became of its ratings, as one entry."""
    calculated = then.rated.rag(old), now.rag(action)
    voices = (
        (Voice.BOARD, old.board_rag, action.board_rag),
        (Voice.LEAD, old.rag, action.rag),
        (Voice.CALCULATED, *calculated),
    )
    # That a rating is gone is told of a board only, which took its own back.
    changed = [
        VoiceChange(voice, was, rag, _why(voice, action, now))
        for voice, was, rag in voices
        if was is not rag and (rag is not None or voice is Voice.BOARD)
    ]
    stood = (old.board_rag or old.rag or calculated[0], action.board_rag or action.rag or calculated[1])
    for at, one in enumerate(changed):
        # A board's rating comes over what stood there, and leaves it behind.
        if part := _way(*(stood if one.voice is Voice.BOARD else (one.before, one.after))):
            beside = (*changed[:at], *changed[at + 1 :])
            heard = last_heard(action.updated, action.heard_on)
            before = one.voice is Voice.LEAD and _is_told_since(heard, then, now)
            found[part].append(
                RatingChange(
                    **_of(action),
                    voice=one.voice,
                    before=one.before,
                    after=one.after,
                    why=one.why,
                    beside=beside,
                    told_since=before,
                )
            )
            return


def _is_told_since(day: date | None, then: _Then, now: PlanRatings) -> bool:
    """Of what was not known at the meeting: whether it is of a day before it all the same."""
    return day is not None and day <= then.day < now.today


_RANK = {None: 0, Rag.GREEN: 0, Rag.AMBER: 1, Rag.RED: 2}


def _way(was: Rag | None, rag: Rag | None) -> str:
    """``better``, ``worse`` or ``first_rated``; empty where it is the same."""
    if was is None and rag is not None:
        return "first_rated"
    step = _RANK[rag] - _RANK[was]
    return "worse" if step > 0 else "better" if step < 0 else ""


def _why(voice: Voice, action: Standing, now: PlanRatings) -> str:
    match voice:
        case Voice.BOARD:
            return ": ".join(part for part in (action.board_by, action.board_why) if part)
        case Voice.CALCULATED:
            return "; ".join(now.rating(action).reasons)
        case Voice.LEAD:
            return ""


def _slipped(old: Standing, action: Standing) -> Iterable[Slipped]:
    """All new slips of an action as one, from where the first began to where the last ended."""
    new = [move for move in _new_moves(old, action) if move.kind is MoveKind.SLIP]
    if not new:
        return
    first, last = new[0], new[-1]
    days = (last.now.last - first.was.last).days if last.now.last is not None and first.was.last is not None else None
    yield Slipped(
        **_of(action),
        was=first.was,
        now=last.now,
        moves=len(new),
        days=days,
        why="; ".join(dict.fromkeys(move.why for move in new if move.why)),
        agreed_by=last.agreed_by,
        on=last.on,
    )


def _new_moves(old: Standing, action: Standing) -> Iterator[Move]:
    """The moves that were not there; who agreed one, or why, may have been written later."""
    known = Counter(map(_told, old.move))
    for move in action.move:
        if known[_told(move)]:
            known[_told(move)] -= 1
        else:
            yield move


def _told(move: Move) -> tuple[object, ...]:
    return move.on, move.was.text, move.now.text, move.kind, move.was.last, move.now.last
