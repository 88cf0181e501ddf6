"""The groups of the list: by what it is grouped, and which groups are folded to their headings."""

from planwatch.model.plan.kinds import Grouping
from planwatch.tui.command import Need
from planwatch.tui.commands.open import action
from planwatch.tui.needs import refusal
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen

ListDesk = ActionDesk[TriageScreen]
_SAID = {Grouping.RECOMMENDATION: "by the recommendation answered", Grouping.MONTH: "by the month due"}
_KINDS = {"": "no groups", **{by.value: _SAID.get(by, f"by {by}") for by in Grouping}}


def group(desk: ListDesk) -> None:
    """Choose by what this view is grouped; it is kept."""
    work = desk.screen.worklist

    def picked(by: str) -> None:
        work.folded = frozenset()
        try:
            work.lay_out(work.layout._replace(group=Grouping(by) if by else None))
        finally:
            desk.screen.show_narrowed()
            desk.screen.table.action_first()

    desk.pick("Group this view", list(_KINDS.items()), picked, at=work.layout.group or "")


def open_(desk: ListDesk) -> None:
    """Open the action under the cursor; on a heading, fold its group or unfold it."""
    table, work = desk.screen.table, desk.screen.worklist
    if name := work.rows.part_at(table.cursor_key or 0):
        _fold(desk, work.folded ^ {name}, table.cursor_key)
    elif reason := refusal((Need.ROW,), desk):
        desk.tell(reason, wrong=True)
    else:
        desk.screen.others.changed.read((table.cursor_key or 0,))
        action(desk)


def fold_all(desk: ListDesk) -> None:
    """Show only headings; where it is so, all rows again."""
    work, table = desk.screen.worklist, desk.screen.table
    names = {work.rows.part_at(key) for key in work.rows.headings()}
    if not names:
        desk.tell("nothing is grouped: ( groups the list")
        return
    here = work.rows.heading_over(table.cursor_row)
    _fold(desk, work.folded - names if names <= work.folded else work.folded | names, here)


def _fold(desk: ListDesk, folded: frozenset[str], keep: int | None) -> None:
    work = desk.screen.worklist
    work.folded = folded
    work.rows.fold(folded)
    desk.screen.show_rows(keep)
