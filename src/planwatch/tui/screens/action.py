"""One action, whole: every field to edit in place, and under them all that was said and moved."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from planwatch.model.action_words import occurrence_in_words
from planwatch.model.date_changes import change_line
from planwatch.model.dates import day_in_words
from planwatch.model.listed import Listed
from planwatch.model.plan.field import Holds
from planwatch.model.plan.keys import spans
from planwatch.model.plan.parts import field_of
from planwatch.model.visible import visible, visible_lines
from planwatch.service import reading
from planwatch.service.editing import Target
from planwatch.service.fields import FIELDS
from planwatch.service.fieldtext import text_of
from planwatch.service.session import Session
from planwatch.service.story import Story, blocked_words, knock_on_lines, story
from planwatch.tui import keys
from planwatch.tui.at_hand import AtHand
from planwatch.tui.changing import POLL_SECONDS
from planwatch.tui.editing import PROSE
from planwatch.tui.judging import JudgingScreen
from planwatch.tui.widgets.columns import Column, Part
from planwatch.tui.widgets.detail import dates_in_words, rating_in_words
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.widgets.prompt import Prompt

_HERE = ("down", "up", "page-down", "page-up", "first", "last", "help")


_LABELS = max(len(field_of("action", name).called) for name in FIELDS)


def _label(field: tuple[str, Listed], width: int) -> tuple[Part, ...]:
    return ((field_of("action", field[0]).called, "muted"),)


def _value(field: tuple[str, Listed], width: int) -> tuple[Part, ...]:
    name, row = field
    text = text_of(row.action, name)
    holds = field_of("action", name).holds
    if holds is Holds.WORDED and text and spans(row.action)[name].last is None:
        return ((text, ""), ("   no date in these words", "muted"))
    if holds is Holds.MONEY and text:
        return ((f"£{float(text):,.2f}".removesuffix(".00"), ""),)
    return ((text, ""),)


class ActionScreen(JudgingScreen):
    """Opened by enter on a row; escape goes back to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(tuple(c for c in keys.COMMANDS if c in keys.EDITING or c.id in _HERE)),
        Binding("escape,q", "leave", "Back", id="back", tooltip="back to the list"),
        Binding("enter", "edit", show=False),
    ]
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
        self.session = session
        self._id = action_id
        self._row: Listed | None = None
        self._read()

    def _read(self) -> None:
        self._seen = reading.change_number(self.session)
        found = reading.rows(self.session, self.session.plan_days(), [self._id])
        self._row = found[0]

    def compose(self) -> ComposeResult:
        yield from self.compose_editors()
        yield Static("", id="action-title", markup=False)
        yield PlanTable[tuple[str, Listed]](id="fields")
        with VerticalScroll(id="story"):
            yield Static("", id="story-text", markup=False)
        yield Prompt()
        yield KeyBar()

    @property
    def table(self) -> PlanTable[tuple[str, Listed]]:
        return self.query_one(PlanTable)

    def on_mount(self) -> None:
        self.table.set_columns(
            (
                Column(
                    "field", "Field", _LABELS, lambda field, width: ((field_of("action", field[0]).called, "muted"),)
                ),
                Column("value", "", 0, _value),
            )
        )
        self.table.cursor_column = 1
        self._show()
        self.set_focus(self.table, scroll_visible=False)
        self.set_interval(POLL_SECONDS, self._poll)

    def _poll(self) -> None:
        """Show what others have changed, once no editor is open."""
        idle = self.app.screen is self and not self.is_editing
        if idle and reading.change_number(self.session) != self._seen:
            self._read()
            self._show()

    def _show(self) -> None:
        row = self._row
        if row is None:
            self.action_leave()
            return
        at = self.table.cursor_row
        self.table.set_source(AtHand([(name, row) for name in FIELDS]), keep=at)
        banner = f"{row.of.plan.banner} · " if row.of.plan.banner else ""
        title = visible(f"{banner}{row.of.plan.ref} · {row.action.ref} {row.action.title}")
        self.query_one("#action-title", Static).update(Content(title))
        self.query_one("#story-text", Static).update(_told(story(self.session, row)))

    def row(self) -> Listed | None:
        return self._row

    def targets(self) -> tuple[Target, ...]:
        return (Target(self._row.id, self._row.version),) if self._row is not None else ()

    def marked_rows(self) -> list[Listed]:
        return [self._row] if self._row is not None else []

    def region_of(self, field: str) -> Region:
        at = FIELDS.index(field)
        self.table.cursor_row = at
        self.table.scroll_cell_into_view(at)
        return self.table.cell_region(at, "value")

    def next_field(self, field: str, step: int) -> str | None:
        at = FIELDS.index(field) + step
        return FIELDS[at] if 0 <= at < len(FIELDS) else None

    def rest(self) -> None:
        self.set_focus(self.table, scroll_visible=False)

    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        self._read()
        self._show()

    def on_plan_table_placed(self) -> None:
        for editor in (self.editor, self.chooser):
            if editor.is_open:
                editor.place(self.table.cell_region(self.table.cursor_row, "value"))

    def on_plan_table_highlighted(self) -> None:
        if self._discarded is not None and FIELDS[self.table.cursor_row] != self._discarded.field:
            self._discarded = None

    def on_plan_table_opened(self) -> None:
        self.action_edit()

    def action_edit(self, field: str = "") -> None:
        self.edit(field or FIELDS[self.table.cursor_row])

    def cell_text(self, row: Listed) -> str:
        return text_of(row.action, FIELDS[self.table.cursor_row])

    def long_field(self) -> str:
        name = FIELDS[self.table.cursor_row]
        return name if name in PROSE else "how"

    def action_table(self, name: str) -> None:
        getattr(self.table, f"action_{name}")()


def _told(story: Story) -> Content:
    """The dates, the ratings, what waits for it, then moves, occurrences and updates, newest first."""
    row, today = story.row, story.row.of.today
    short = [
        dates_in_words(row),
        f"last meetings: {story.strip}" if story.strip else "",
        f"{row.action.due} ← {story.hangs_on}" if story.hangs_on else "",
        rating_in_words(row),
        blocked_words(story),
        *(["waiting for it:", *knock_on_lines(story)] if story.knock_on else []),
        *(change_line(change, today) for change in reversed(story.changes)),
        *(occurrence_in_words(one) for one in reversed(story.occurrences)),
    ]
    lines = [Content(visible(line)) for line in short if line]
    for number, update in reversed(list(enumerate(story.updates))):
        rag = f"  {update.rag[0].upper()}" if update.rag else ""
        aside = f"{'  internal' if update.internal else ''}{'  copied' if story.is_copied(number) else ''}"
        head = f"{day_in_words(update.as_at, today)}{rag}  {update.by}{aside}"
        lines.append(Content.assemble((visible(head), "bold"), "\n  ", visible_lines(update.text)))
    return Content("\n").join(lines)
