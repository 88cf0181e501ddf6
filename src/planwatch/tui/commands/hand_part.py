"""Handing out all parts of a kind, as their table lists them."""

from planwatch.model.actions.row import PlanDay
from planwatch.service import read
from planwatch.service.files.catalogue import Asking
from planwatch.service.files.part_sheets import part_sheet, sheet_kinds
from planwatch.service.reports import ReportAsked
from planwatch.tui.commands.hand_out import show
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.parts.screen import AnyParts


def hand_out(desk: ScreenDesk[AnyParts]) -> None:
    """Show all of the kind as they go into a workbook or list, to be saved or opened."""
    kind, row, days = desk.screen.kind, desk.screen.row(), desk.session.plan_days()
    if kind.name not in sheet_kinds():
        desk.tell("this is no kind of part: R in the list has all papers", wrong=True)
        return

    def seen(day: PlanDay) -> None:
        asking = Asking(read.only_plan(desk.session, day.plan.ref), day)
        show(desk, asking, ReportAsked("parts", part_sheet(kind.name).plural))

    if row is not None or len(days) == 1:
        seen(row.of if row is not None else days[0])
