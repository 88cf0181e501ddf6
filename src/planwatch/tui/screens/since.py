"""What changed since a forum last met, part by part or theme by theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.history.since import Entry, Since
from planwatch.model.text.visible import visible
from planwatch.service import read
from planwatch.service.meetings.forums import ForumRow
from planwatch.service.session import Session
from planwatch.service.since import Compared, compare
from planwatch.tui.at_hand import AtHand
from planwatch.tui.table_screen import MOVING, TableScreen
from planwatch.tui.widgets.columns import Column
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle
from planwatch.words.since import TITLES, entry_in_words, in_short


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed, and the part that it is in."""

    part: str
    entry: Entry
    told: str


def lines_of(since: Since, by_theme: bool) -> list[Line]:
    """What changed in the order of the parts, or theme by theme and in each in that order."""
    wholes = [since.of_theme(theme) for theme in since.themes] if by_theme else [since]
    return [
        Line(name, entry, entry_in_words(entry, since.last))
        for whole in wholes
        for name, entries in whole.parts()
        for entry in entries
    ]


def columns(width: int) -> Sequence[Column[Line]]:
    """What became of an action has most of the room."""
    return (
        Column("part", "Since then", 10, lambda line, width: ((TITLES[line.part], _STYLES.get(line.part, "")),)),
        Column("ref", "Ref", 6, lambda line, width: ((line.entry.ref, ""),)),
        Column("title", "Action", 0 if width >= 100 else 18, lambda line, width: ((line.entry.title, ""),), drop=1),
        Column("theme", "Theme", 12, lambda line, width: ((line.entry.theme or "no theme", "muted"),), drop=3),
        Column("lead", "Lead", 14, lambda line, width: ((line.entry.lead or "no lead", ""),), drop=2),
        Column("told", "What", 0, lambda line, width: ((line.told, ""),), min_width=24),
    )


_STYLES = {"newly_late": "late", "worse": "late", "no_update": "possibly", "slipped": "possibly"}


class SinceScreen(TableScreen):
    """Opened by ``I``; enter opens the action, ``tab`` turns from parts to themes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", tooltip="the action that it is about"),
        Binding("tab", "turn", "By theme", tooltip="part by part, or theme by theme"),
        Binding("escape,q,I", "leave", "Back", tooltip="back to the list"),
        *MOVING,
    ]
    DEFAULT_CSS = """
    SinceScreen #since-told { height: 5; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session, forum: ForumRow) -> None:
        super().__init__()
        self.session = session
        self._forum = forum
        self._found: Compared | None = None
        self._by_theme = False

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield PlanTable[Line](id="since")
        yield Static("", id="since-told", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self.table.set_columns(columns(self.size.width))
        self._load()
        self.rest()

    def on_resize(self) -> None:
        self.table.set_columns(columns(self.size.width))

    def _load(self) -> None:
        self._found = compare(self.session, self._forum.of, self._forum.forum.name)
        self._show()

    def _show(self) -> None:
        lines = lines_of(self._found.since, self._by_theme) if self._found is not None else []
        self.table.set_source(AtHand(lines), keep=self.table.cursor_key)
        self._show_title()
        if not lines:
            self._tell([f"Nothing changed since {self._found.in_words}" if self._found else "It has not met yet"])

    def _show_title(self) -> None:
        plan, found, name = self._forum.of.plan, self._found, self._forum.forum.name
        told = (f"Since {day_in_full(found.meeting.on)}", name, in_short(found.since)) if found else (f"Since {name}",)
        self.title_line.show(plan.banner, plan.ref, *told)

    def _tell(self, lines: Sequence[str]) -> None:
        shown = Content("\n").join([Content(visible(line)) for line in lines])
        self.query_one("#since-told", Static).update(shown, layout=False)

    def on_plan_table_highlighted(self) -> None:
        line = self.table.cursor_row_data
        if line is None or self._found is None:
            return
        one = line.entry
        about = " · ".join((f"{one.ref} {one.title}", one.theme or "no theme", one.lead or "no lead"))
        told = f"{in_short(self._found.since)}; compared with {self._found.how}"
        self._tell([about, f"{TITLES[line.part]}: {line.told}", told])

    def on_plan_table_opened(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """The action under the cursor; one that is no longer in the plan is only told."""
        line = self.table.cursor_row_data
        if line is None:
            return
        from planwatch.tui.screens.action import ActionScreen

        try:
            row = read.find_action(self.session, f"{self._forum.of.plan.ref}:{line.entry.ref}")
        except PlanwatchError as gone:
            self.prompt.say(str(gone), wrong=True)
            return
        self.app.push_screen(ActionScreen(self.session, row.id), lambda _: self._load())

    def action_turn(self) -> None:
        self._by_theme = not self._by_theme
        self.table.cursor_row = 0
        self._show()
        self.prompt.say("theme by theme" if self._by_theme else "part by part")
