"""The cells of a report: ratings voice by voice, dates, lateness, and what was last said."""

from datetime import date
from functools import cache

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_words, when_in_words
from planwatch.model.dates.span import Span
from planwatch.model.due.lateness import Overdue, is_past
from planwatch.model.plan.action import Action
from planwatch.model.plan.communication import Communication
from planwatch.model.plan.consultee import Consultee
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.evidence import Evidence
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.kinds import OPEN, Blue, MoveKind, Rag, Status
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.update import Update
from planwatch.report.document import Cell, Chip
from planwatch.report.rows import ReportRow
from planwatch.words.row import SHAPES

NONE = Chip("·", "–", "not rated", "muted")


@cache
def chip(rag: Rag | None, voice: str = "") -> Chip:
    """A rating; a dash where there is none."""
    if rag is None:
        return Chip(NONE.shape, NONE.letter, NONE.word, NONE.tone, voice)
    return Chip(SHAPES[rag], rag[0].upper(), rag.value, rag.value, voice)


def rated(rag: Rag | None) -> Cell:
    """One rating and nothing else."""
    return Cell(chips=(chip(rag),))


def rag_cell(listed: ActionRow) -> Cell:
    """The lead's rating as reported; the board's first where one stands, the calculated one where it differs.

    A finished action has its mark instead, blue where the plan draws it so.
    """
    action = listed.action
    if action.status not in OPEN:
        return Cell(chips=(_done(listed),))
    told = [chip(action.board_rag, "board")] if action.board_rag is not None else []
    told.append(chip(action.rag, "lead"))
    calculated = listed.rating.rag
    if calculated is not None and calculated is not action.rag:
        told.append(chip(calculated, "calculated"))
    return Cell(chips=tuple(told) if len(told) > 1 else (chip(action.rag),))


def _done(listed: ActionRow) -> Chip:
    action, blue = listed.action, listed.of.plan.blue
    if action.status is Status.WITHDRAWN:
        return Chip("×", "–", "withdrawn", "muted")
    assured = action.status is Status.ASSURED
    is_blue = blue is Blue.COMPLETE or (assured and blue is Blue.ASSURED)
    word = listed.of.plan.assured_label if assured else "complete"
    return Chip(
        "✓✓" if assured else "✓",
        "B" if is_blue else "C",
        f"{word}, late" if listed.days_late else word,
        "blue" if is_blue else "done",
    )


def dates_in_words(row: ReportRow, today: date) -> str:
    """``30 Jun 2015 → 6 Nov 2015 → 20 Jan``: original, agreed, current; one date where all three are the same."""
    dates = row.dates
    if not row.has_moved:
        return when(dates.current, today)
    return " → ".join(when(one, today) for one in (dates.original, dates.agreed, dates.current))


def when(one: Span, today: date) -> str:
    """A date as people read it."""
    return when_in_words(one, today) or "no date"


def late_in_words(row: ReportRow) -> str:
    """On the agreed date, and on the current one where that is another: ``66 d late (current: in 9 d)``."""
    agreed = _late(row.late, row.days_late)
    if row.is_agreed or row.action.status not in OPEN:
        return agreed
    due_by, today = row.action.due.last, row.listed.of.today
    current = _late(row.listed.overdue, row.listed.days_late) or (f"in {(due_by - today).days} d" if due_by else "")
    return " ".join(part for part in (agreed, f"(current: {current or 'no date'})") if part)


def _late(overdue: Overdue, days: int) -> str:
    if overdue is Overdue.POSSIBLY:
        return "possibly late"
    return f"{days} d late" if days else ""


def late_cell(row: ReportRow) -> Cell:
    """The same in the colour of what is late."""
    is_late = row.late is Overdue.YES
    return Cell(late_in_words(row), "late" if is_late else "")


def reasons(row: ReportRow) -> str:
    """Why it is red or late: the board's words, the last slip's reason, what the calculated rating stands on."""
    action = row.action
    board = action.board
    said = [f"Board: {board.why}"] if board and board.rag is not None and board.why else []
    said += [move.why for move in action.move if move.why and move.kind is MoveKind.SLIP][-1:]
    return "; ".join([*said, *row.listed.rating.reasons]) or "no reason is recorded"


def newest(action: Action) -> Update | None:
    """The update that was last so."""
    return max(action.update, key=lambda update: update.as_at, default=None)


def said(update: Update | None, today: date) -> str:
    """``10 Dec: Two interviews held``; says so where nobody said anything."""
    if update is None:
        return "no update"
    mark = " (internal)" if update.internal else ""
    return f"{day_in_words(update.as_at, today)}: {update.text}{mark}"


def back_on_track(row: ReportRow, today: date) -> str:
    """The current due date, where that is still to come."""
    due_by = row.action.due.last
    if due_by is None:
        return "no date"
    return "no new date given" if is_past(due_by, today) else when(row.dates.current, today)


def ref_and_title(action: Action) -> Cell:
    """What a row is of."""
    return Cell(f"{action.ref} {action.title}")


def lead_cell(listed: ActionRow) -> Cell:
    """The post; said where nobody holds it any more."""
    if not listed.action.lead:
        return Cell("no lead", "muted")
    return Cell(f"{listed.action.lead} (left)" if listed.lead_left else listed.action.lead)


def completed_cell(row: ReportRow, today: date) -> Cell:
    """When it was done, and whether that was in time on the agreed date."""
    action = row.action
    done = when(action.completed, today)
    return Cell(f"{done}, {row.days_late} d late" if row.days_late else done)


def marked(part: Risk | Cost | Evidence | Finding | Consultee | Communication, text: str) -> str:
    """The text, with ``(internal)`` where the part is marked so."""
    return f"{text} (internal)" if part.internal else text
