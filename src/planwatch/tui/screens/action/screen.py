"""One action, whole: every field to edit in place, and under them all that was said and moved."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planwatch.model.actions.row import ActionRow
from planwatch.model.due.lateness import Overdue
from planwatch.model.text.visible import bounded, visible
from planwatch.service import read
from planwatch.service.costs.of_action import costs_told
from planwatch.service.history.story import story
from planwatch.service.measures.readings import measured_by
from planwatch.service.recommendations.recommendations import answered_by
from planwatch.service.session import Session
from planwatch.service.typed.fields import FIELDS
from planwatch.tui import registry
from planwatch.tui.screens.action.columns import COLUMNS, FieldRow
from planwatch.tui.screens.action.source import OneAction
from planwatch.tui.screens.action.told import action_told
from planwatch.tui.screens.plan_screen import PlanScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.watch.others import OthersWatch
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.words.recommendations import answered_lines


class ActionScreen(PlanScreen):
    """Opened by enter on a row; escape goes back to it."""

    KEYS = registry.ACTION
    DEFAULT_CSS = """
    ActionScreen #action-title { height: auto; max-height: 4; padding: 0 1; text-style: bold;
                                 background: $pw-title; color: $pw-title-text; }
    ActionScreen #action-title:nocolor { text-style: reverse bold; }
    ActionScreen #story { height: 1fr; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    ActionScreen #story:focus { border-top: solid $pw-mark; }
    ActionScreen #story Static { height: auto; }
    """

    def __init__(self, session: Session, action_id: int) -> None:
        super().__init__()
        self.table = PlanTable[FieldRow](id="fields")
        self.session = session
        self._id = action_id
        self._others = OthersWatch(self, self.session, lambda: self.is_editing, self.load)
        self.shown: ActionRow | None = None
        """The action as it was last read; None where it has gone."""
        self._read()

    def source(self) -> OneAction:
        return OneAction(self)

    def _read(self) -> None:
        self._others.take()
        found = read.rows(self.session, self.session.plan_days(), [self._id])
        self.shown = found[0]

    def compose(self) -> ComposeResult:
        yield from self.desk.editors.compose()
        yield Static("", id="action-title", markup=False)
        yield self.table
        with VerticalScroll(id="story"):
            yield Static("", id="story-text", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self.table.set_columns(COLUMNS)
        self.table.cursor_column = 1
        self._show()
        self.rest()
        self._others.begin()

    def load(self) -> None:
        """Show the action as it is now."""
        self._read()
        self._show()

    def _show(self) -> None:
        row = self.shown
        if row is None:
            self.leave()
            return
        at = self.table.cursor_row
        self.table.set_source(ListSource([(name, row) for name in FIELDS]), keep=at)
        banner = f"{row.of.plan.banner} · " if row.of.plan.banner else ""
        title = visible(bounded(f"{banner}{row.of.plan.ref} · {row.action.ref} {row.action.title}"))
        self.query_one("#action-title", Static).update(Content(title))
        answered = answered_lines(answered_by(self.session, row))
        measured, costs = measured_by(self.session, row), costs_told(self.session, row)
        told = action_told(story(self.session, row), answered, measured, costs, self._reached(row))
        self.query_one("#story-text", Static).update(told)

    def _reached(self, row: ActionRow) -> list[str]:
        """What a late action reaches, as a tree: of others nobody asks that."""
        if row.overdue is not Overdue.YES and not row.agreed_late:
            return []
        from planwatch.service.waits.radius import knock_on
        from planwatch.words.knock_on import tree_lines

        return tree_lines(knock_on(self.session, row), row.of.today)

    def on_plan_table_highlighted(self) -> None:
        discarded = self.desk.discarded
        if discarded is not None and FIELDS[self.table.cursor_row] != discarded.field:
            self.desk.discarded = None

    def on_plan_table_opened(self) -> None:
        self.action_command("edit-here")
