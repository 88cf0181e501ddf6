"""What was: the log, the plan as it was, what changed since a meeting, date changes, the trend."""

from planwatch.errors import PlanwatchError
from planwatch.service import as_of as past
from planwatch.service import undoing
from planwatch.service.forums import ForumRow, forums
from planwatch.service.meetings import last_held
from planwatch.tui.desk import Desk
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.date_changes.screen import DateChangesScreen
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.log.screen import LogScreen
from planwatch.tui.screens.since.screen import SinceScreen
from planwatch.tui.screens.trend.screen import TrendScreen
from planwatch.tui.screens.triage.screen import TriageScreen

ListDesk = ActionDesk[TriageScreen]


def log(desk: ListDesk) -> None:
    desk.go(LogScreen(desk.session), lambda _: desk.screen.reload())


def take_back(desk: ScreenDesk[LogScreen]) -> None:
    """Take back the change under the cursor, after a question."""
    entry = desk.screen.table.cursor_row_data
    if entry is None:
        return
    together = undoing.size_of_group(desk.session, entry.number)

    def yes() -> None:
        try:
            change = undoing.undo(desk.session, entry.number, whole=together > 0)
        except PlanwatchError as error:
            desk.tell(str(error), wrong=True)
            return
        desk.screen.load()
        desk.tell(f"took back change {change.id}: {change.what}")

    more = f"\n\nand with it the {together - 1} changes since that belong to it" if together > 1 else ""
    desk.question(f"Take back change {entry.number} of {entry.who}?\n\n{entry.what}{more}", yes)


def as_of(desk: ListDesk) -> None:
    """Ask for a moment, and show the plan as it was; while it is shown, come back."""
    if desk.screen.now is not None:
        desk.screen.come_back()
        return
    moments = past.moments(desk.session)
    desk.ask("As of (a day, a forum, a change): ", lambda words: _look_back(desk, words), names=moments)


def _look_back(desk: ListDesk, words: str) -> None:
    if not words.strip():
        return
    then = past.looking_back(desk.session, past.moment(desk.session, words))
    desk.screen.now = desk.session
    desk.screen.show_moment(then)
    label = then.as_of.label if then.as_of is not None else ""
    desk.tell(f"as of {label}: only to look at · T or esc comes back")


def since(desk: ListDesk) -> None:
    """What changed since a forum last met; where several have, it is asked which."""
    met = [row for row in forums(desk.session) if last_held(desk.session, row.of, row.forum.name) is not None]
    row = desk.row()
    own = [one for one in met if row is not None and one.of.id == row.of.id] or met

    def show(forum: ForumRow) -> None:
        desk.go(SinceScreen(desk.session, forum), lambda _: desk.screen.reload())

    if not met:
        desk.tell("no forum has met yet · B plans and holds meetings", wrong=True)
    elif len(met) == 1:
        show(met[0])
    else:
        several = len({one.of.id for one in met}) > 1
        entries = [(str(one.id), f"{one.of.plan.ref}  {one.forum.name}" if several else one.forum.name) for one in met]
        by_key = {str(one.id): one for one in met}
        desk.pick("Since which forum last met?", entries, lambda key: show(by_key[key]), at=str(own[0].id))


def trend(desk: Desk) -> None:
    """How the plan went, as a chart."""
    desk.go(TrendScreen(desk.session))


def moves(desk: ListDesk) -> None:
    """Every date change, and how the plans hold their dates."""
    desk.go(DateChangesScreen(desk.session), lambda _: desk.changed([], reload=True))


def turn(desk: ScreenDesk[SinceScreen] | ScreenDesk[DateChangesScreen] | ScreenDesk[TrendScreen], step: int) -> None:
    """To the next page, or the one before."""
    desk.screen.turn(step)


def open_(desk: ScreenDesk[SinceScreen] | ScreenDesk[DateChangesScreen]) -> None:
    """The action that the row is about."""
    desk.screen.open_row()
