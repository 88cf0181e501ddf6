"""All plans of the file together: looked at, gone to, handed out."""

from collections.abc import Callable

from planwatch.errors import PlanwatchError
from planwatch.model.actions.views import find_view
from planwatch.model.checks.clashes import Clash
from planwatch.model.values import replace
from planwatch.report.kinds.portfolio import Portfolio
from planwatch.service import read
from planwatch.service.files.catalogue import Asking
from planwatch.service.files.made import page_of_all
from planwatch.service.reports import ReportAsked, portfolio
from planwatch.tui.commands.hand_out import show_made
from planwatch.tui.commands.list import filter_word
from planwatch.tui.desk import Desk
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.portfolio.screen import PortfolioScreen
from planwatch.tui.screens.triage.screen import TriageScreen

PortfolioDesk = ScreenDesk[PortfolioScreen]


def show(desk: ActionDesk[TriageScreen]) -> None:
    """Every plan and theme as rated, and where plans clash."""

    def ready(found: Portfolio) -> None:
        screen = PortfolioScreen(replace(desk.session, plan=""), found)
        desk.go(screen, lambda _: _left(desk, screen))

    _work_out(desk, ready)


def _work_out(desk: Desk, ready: Callable[[Portfolio], object]) -> None:
    def done(answer: Callable[[], Portfolio]) -> None:
        try:
            found = answer()
        except PlanwatchError as error:
            desk.tell(str(error), wrong=True)
        else:
            ready(found)

    desk.work(
        "putting all plans together",
        lambda session, step: portfolio((replace(session, plan=""),)),
        done,
        is_long=not read.ratings_are_quick(desk.session),
    )


def _left(desk: ActionDesk[TriageScreen], screen: PortfolioScreen) -> None:
    """Back in the list, as it was or with what was chosen, whole."""
    if screen.chosen is None:
        desk.screen.reload()
        return
    desk.screen.places.leave()
    plan, theme = screen.chosen
    work = desk.screen.worklist
    work.show(find_view("all"))
    work.filter = filter_word("theme", theme or "none") if theme is not None else ""
    several = len(screen.found.plans) > 1
    desk.screen.use_session(replace(desk.session, plan=plan) if several else desk.session)
    hints = ["esc takes the filter away"] * (theme is not None) + ["P shows all plans"] * several
    desk.tell(" · ".join([plan if theme is None else f"{plan}, {theme or 'no theme'}", *hints]))


def open_(desk: PortfolioDesk) -> None:
    """The list of the plan or theme; of a clash one of its actions, which is asked for."""
    row = desk.screen.table.cursor_row_data
    if isinstance(row, Clash):
        entries = [(ref, f"{ref}  {desk.screen.title_of(ref)}") for ref in row.actions]
        desk.pick("Which action?", entries, lambda ref: _open_action(desk, ref))
    elif row is not None:
        desk.screen.chosen = (row.given.plan.ref, row.theme)
        desk.screen.leave()


def _open_action(desk: PortfolioDesk, ref: str) -> None:
    row = read.find_action(desk.session, ref)
    desk.do("open:show", desk.session, row.id, lambda: _work_out(desk, desk.screen.show_found))


def hand_out(desk: PortfolioDesk) -> None:
    """Show the page of all plans, to be saved, opened or copied."""
    days = desk.session.plan_days()
    asking = Asking(desk.session, days[0])
    show_made(desk, asking, ReportAsked("portfolio"), page_of_all(asking, desk.screen.found))
