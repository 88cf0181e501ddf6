"""What changed since a forum last met."""

from planwatch.service.meetings.forums import ForumRow, forums
from planwatch.service.meetings.meetings import last_held
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.since.screen import SinceScreen
from planwatch.tui.screens.triage.screen import TriageScreen


def since(desk: ActionDesk[TriageScreen]) -> None:
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


def turn(desk: ScreenDesk[SinceScreen], step: int) -> None:
    """From parts to themes, or back."""
    desk.screen.turn(step)


def open_(desk: ScreenDesk[SinceScreen]) -> None:
    """The action that the row is about."""
    desk.screen.open_row()
