"""What is pasted onto the list: cells into the column under the cursor, or rows to be imported."""

from collections.abc import Sequence
from functools import partial

from planwatch.errors import PlanwatchError
from planwatch.exchange.pasted import cells_of
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import Status
from planwatch.model.text.visible import short
from planwatch.service import read
from planwatch.service.actions import edit
from planwatch.service.change import How, Outcome, Target
from planwatch.service.due.move import is_move
from planwatch.service.typed.fields import needs_reason
from planwatch.service.typed.text import text_of
from planwatch.tui.command import Need
from planwatch.tui.commands.cell import DATES, LONG, NAMED, label_of
from planwatch.tui.desk import Meant
from planwatch.tui.needs import refusal
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.dialogs.paste import PasteQuestion
from planwatch.tui.screens.triage.screen import TriageScreen
from planwatch.tui.table.action_columns import UPDATED

ListDesk = ActionDesk[TriageScreen]
_NEEDS = (Need.NOW, Need.WRITABLE, Need.ROW, Need.OPEN_PLAN)
_SHOWN, _NAMED, _WIDE = 8, 6, 27


def paste(desk: ListDesk, text: str) -> None:
    """One column without a heading goes into the column under the cursor; anything else is looked at like a file."""
    field, day = desk.field_here(), desk.plan()
    cells = cells_of(text, _values(desk, day, field) if day is not None else ())
    into_nothing = not len(desk.screen.worklist.rows) or field in ("", UPDATED)
    if cells is None or (into_nothing and len(cells) > 1):
        desk.do("files:paste", text)
    elif into_nothing:
        desk.tell("nothing is typed into this column: h and l go to another, then paste again", wrong=True)
    elif reason := refusal(_NEEDS, desk):
        desk.tell(reason, wrong=True)
    else:
        _ask(desk, field, cells if field in LONG else [" ".join(cell.split()) for cell in cells], text)


def _values(desk: ListDesk, day: PlanDay, field: str) -> Sequence[str]:
    """What the column holds, which may be called as columns are."""
    return read.names(desk.session, day.id, NAMED[field]) if field in NAMED else tuple(Status)


def _ask(desk: ListDesk, field: str, cells: Sequence[str], text: str) -> None:
    try:
        meant = _meant(desk, len(cells))
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    values = list(cells) if len(cells) > 1 else [cells[0]] * len(meant.rows)
    put = partial(_ask_why, desk, meant, field, values)
    question = PasteQuestion(_question(meant, field, cells, values), may_be_rows=len(cells) > 1)

    def answered(said: bool | None) -> None:
        if said:
            put()
        elif question.as_rows:
            desk.do("files:paste", text)
        else:
            desk.tell("nothing was pasted")

    desk.go(question, answered)


def _meant(desk: ListDesk, number: int) -> Meant:
    """The marked actions, where they are as many; else as many from the cursor down."""
    screen = desk.screen
    marked = desk.meant() if desk.marked() else None
    if marked is not None:
        if number not in (1, len(marked.rows)):
            many = f"{number} cells were pasted, and {len(marked.rows)} actions are marked"
            raise PlanwatchError(many, "nothing was changed; mark as many, or none")
        return marked
    rows = screen.worklist.rows
    keys = [key for key in rows.lines[screen.table.cursor_row :] if key >= 0][:number]
    if len(keys) < number:
        many = f"{number} cells were pasted, and from here down the list has {len(keys)}"
        raise PlanwatchError(many, "nothing was changed; go further up")
    found = [row for row in rows.by_id(keys) if row is not None]
    return Meant(tuple(found), tuple(Target(row.id, row.version) for row in found), many=number > 1)


def _question(meant: Meant, field: str, cells: Sequence[str], values: Sequence[str]) -> str:
    refs = [row.action.ref for row in meant.rows]
    which = ", ".join(refs[:_NAMED]) + (" …" if len(refs) > _NAMED else "")
    what = f"these {len(cells)} values" if len(cells) > 1 else f"'{short(cells[0], 40)}'" if cells[0] else "nothing"
    of = f"{meant.named}: {which}" if len(refs) > 1 else refs[0]
    told = [_told(meant, number, field, value) for number, value in enumerate(values[:_SHOWN])]
    more = [f"… and {len(values) - _SHOWN} more"] if len(values) > _SHOWN else []
    return "\n".join([f"Put {what} into {label_of(field)} of {of}?", "", *told, *more])


def _told(meant: Meant, number: int, field: str, value: str) -> str:
    """``9  Finance → HR partner``; of a date what it is taken to mean."""
    row = meant.rows[number]
    before = text_of(row.action, field)
    after = row.of.understood(value) if field in DATES and value else value
    change = "as it is" if before == value else f"{short(before, _WIDE) or 'none'} → {short(after, _WIDE) or 'none'}"
    return f"{row.action.ref}  {change}"


def _ask_why(desk: ListDesk, meant: Meant, field: str, values: Sequence[str]) -> None:
    """Ask for the reason where typing the values one by one would ask for it."""
    pairs = list(zip(meant.rows, values, strict=True))
    if field == "due" and any(is_move(desk.session, row, value) for row, value in pairs):
        ask = "why moved? (or empty · esc leaves) "
    elif field == "status" and any(needs_reason(value, row) for row, value in pairs):
        ask = "why? (needed · esc leaves) "
    else:
        _put(desk, meant, field, values, How())
        return

    def answer(why: str) -> None:
        _put(desk, meant, field, values, How(why=why))

    desk.ask(ask, answer, leave=lambda _: desk.tell("nothing was pasted"))


def _put(desk: ListDesk, meant: Meant, field: str, values: Sequence[str], how: How) -> None:
    def make(targets: tuple[Target, ...]) -> Outcome:
        return edit.set_column(desk.session, field, list(zip(targets, values, strict=True)), how)

    def said(outcome: Outcome) -> str:
        return f"{label_of(field)} pasted" if outcome.number is not None else "nothing to change"

    desk.change(
        meant, make, lambda outcome: " · ".join(filter(None, (said(outcome), outcome.told))),
        lambda refusal: _put(desk, meant, field, values, how.with_yes(refusal)),
    )  # fmt: skip
