"""What the pane, the action's screen and ``show`` say of an action beyond its cells."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full, day_in_words, when_in_words
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Chase, Occurrence, chased, waiting
from planwatch.model.plan.kinds import OPEN
from planwatch.model.plan.update import Update


def due_in_words(row: ActionRow, show: Callable[[Span], str]) -> str:
    """``original 30 Jun · agreed 31 Aug · now 20 Oct (moved 2×, 112 d)``; ``show`` writes each date."""
    action = row.action
    parts: list[str] = []
    if action.original_due:
        parts.append(f"original {show(action.original_due)}")
    if action.agreed_due:
        by = f" by {action.agreement.by}" if action.agreement and action.agreement.by else ""
        parts.append(f"agreed {show(action.agreed_due)}{by}")
    now = show(action.due) or "no date"
    if row.of.read_again(action.due).repeats and action.due.text not in now:
        now = f"{now}, {re.sub(r', next .*$', '', action.due.text)}"
    parts.append(f"{'now' if parts else 'due'} {now}{_moved(row)}")
    return " · ".join(parts)


def _moved(row: ActionRow) -> str:
    first, last = row.action.original_due.last, row.action.due.last
    if not row.moves:
        return ""
    return f" (moved {row.moves}×{f', {(last - first).days} d' if first and last else ''})"


def lead_in_words(row: ActionRow) -> str:
    """``HR partner``, or ``Principal SW, covering for HR partner until 8 Feb 2016``."""
    action = row.action
    if row.lead_left:
        left = f" (left {day_in_full(row.lead_until)})" if row.lead_until else ""
        return f"{action.lead}{left}"
    cover = action.cover
    if cover is None or not cover.lead:
        return action.lead or "no lead"
    until = f" until {day_in_full(cover.until)}" if cover.until else ""
    return f"{action.lead or 'no lead'}, covering for {cover.lead}{until}"


def dates_in_words(row: ActionRow) -> str:
    """``original 30 Jun · agreed 31 Aug · now 20 Oct (moved 2×, 112 d) · HR partner · in progress``."""
    action = row.action
    said = action.assurance
    percent = f" {action.percent} %" if action.percent is not None and action.status in OPEN else ""
    parts = [
        due_in_words(row, lambda when: when_in_words(when, row.of.today)),
        lead_in_words(row),
        f"{action.status}{percent}",
        f"completed {action.completed}" if action.completed else "",
        f"{row.of.plan.assured_label} by {said.by}" if said and said.by else "",
        action.reason,
    ]
    return " · ".join(part for part in parts if part)


def voices_in_words(row: ActionRow) -> str:
    """The ratings of board, lead and facts, the board's first; those that say the same and have no reason left out."""
    action = row.action
    reasons = "; ".join(row.rating.reasons)
    calculated = f"calculated {row.rating.rag or 'none'}" + (f": {reasons}" if reasons else "")
    if action.board_rag is not None:
        # The three ratings first: the reasons may not fit.
        why = board_in_words(row).removeprefix(f"board {action.board_rag}").strip()
        said = f"board {action.board_rag} · lead {action.rag or 'none'} · {calculated}"
        return f"{said} · board {why}" if why else said
    if row.is_challenged:
        return f"lead says {action.rag} ≠ {calculated}"
    return calculated if row.rating.rag is not None or reasons else ""


def board_in_words(row: ActionRow) -> str:
    """``board red (Improvement board, 8 Feb: no evidence of a plan B)``; empty where no board overruled the lead."""
    board = row.action.board
    if board is None or board.rag is None:
        return ""
    on = day_in_words(board.on, row.of.today) if board.on else ""
    signed = ", ".join(part for part in (board.by, on) if part)
    said = ": ".join(part for part in (signed, board.why) if part)
    return f"board {board.rag}" + (f" ({said})" if said else "")


def float_in_words(days: int | None) -> str:
    """``12 d of float left``, ``no float left, 12 d short``, ``float unknown``."""
    if days is None:
        return "float unknown"
    return f"{days} d of float left" if days >= 0 else f"no float left, {-days} d short"


def chased_in_short(asked: Sequence[Chase], updates: Sequence[Update], today: date) -> str:
    """``chased 2×, last 5 Jan, nobody answered``, where there is little room; empty where nobody was."""
    found = chased(asked)
    often = f"chased {len(found)}×, last {day_in_words(found[-1].on, today)}" if found else ""
    last = waiting(asked, updates)
    if last is None:
        return often
    return (
        f"{often}, nobody answered" if last in found[-1:] else f"asked {day_in_words(last.on, today)}, nobody answered"
    )


def occurrence_in_words(one: Occurrence) -> str:
    """``due 31 Oct 2015, done 30 Oct 2015: on time``."""
    due = day_in_full(one.due.last) if one.due.last else one.due
    if one.due.last is None or one.completed.first is None:
        return f"due {due}, done {one.completed}"
    late = (one.completed.first - one.due.last).days
    return f"due {due}, done {one.completed}: {f'{late} d late' if late > 0 else 'on time'}"
