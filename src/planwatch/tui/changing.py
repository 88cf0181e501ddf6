"""A screen that can change actions: making one change, showing what came of it, asking for what it needs."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.geometry import Region
from textual.reactive import Reactive
from textual.widget import Widget

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.actions.row import Listed
from planwatch.service.actions.edit import Outcome, Target
from planwatch.service.session import Session
from planwatch.service.typed.fields import NotStarted, Unknown
from planwatch.tui.telling import Shown
from planwatch.tui.widgets.cell_editor import CellEditor
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.rag_chooser import RagChooser

POLL_SECONDS = 1.0
"""How often a screen asks whether others have changed something."""


@dataclass(frozen=True, slots=True)
class Discarded:
    """Text that was typed into a field and left unsaved; undo brings it back until the cursor moves."""

    row: int
    field: str
    text: str


class ChangingScreen(Shown[None]):
    """A screen with actions on it. What it shows, and which of it is meant, the screens themselves say."""

    focused = Reactive[Widget | None](None, repaint=False)
    """As in Textual, but that a change of focus does not draw the whole screen anew: every widget shows its own."""
    AUTO_FOCUS = ""  # Textual would take the first input there is, also one that is not shown

    session: Session
    edited: tuple[Target, ...] = ()
    """The actions that the change under way is about, as they were seen when it began."""
    last: Outcome | None = None
    _discarded: Discarded | None = None

    @abstractmethod
    def row(self) -> Listed | None:
        """The action that the cursor is on."""

    @abstractmethod
    def targets(self) -> tuple[Target, ...]:
        """The actions meant: those marked, else the one under the cursor."""

    @abstractmethod
    def marked_rows(self) -> list[Listed]:
        """The rows of the targets, for telling what a change overwrites."""

    @property
    def is_bulk(self) -> bool:
        """Whether the change under way is of marked actions, and not just of the one under the cursor."""
        row = self.row()
        return row is None or [target.id for target in self.edited] != [row.id]

    def edited_rows(self) -> list[Listed]:
        """The rows that the change under way is about."""
        row = self.row()
        return self.marked_rows() if row is None or self.is_bulk else [row]

    def begin(self) -> Listed | None:
        """Begin a change of the actions meant; the first of them, None where there is none."""
        self.edited = self.targets()
        return next(iter(self.edited_rows()), None)

    @abstractmethod
    def region_of(self, field: str) -> Region:
        """Where on the screen a field is edited."""

    @abstractmethod
    def next_field(self, field: str, step: int) -> str | None:
        """The field in the next cell that can be edited."""

    @abstractmethod
    def rest(self) -> None:
        """Give the focus back to what the screen is about."""

    @abstractmethod
    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        """Show these actions as they are now; ``reload`` where rows have come or gone."""

    def compose_editors(self) -> ComposeResult:
        """The widgets that stand over cells. They come before all others of the screen: Textual draws every widget
        anew that comes before one which is shown or hidden."""
        yield CellEditor()
        yield RagChooser()

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    @property
    def editor(self) -> CellEditor:
        return self.query_one(CellEditor)

    @property
    def chooser(self) -> RagChooser:
        return self.query_one(RagChooser)

    @property
    def is_editing(self) -> bool:
        return self.editor.is_open or self.chooser.is_open or self.prompt.asking

    def say(self, text: str, *, wrong: bool = False) -> None:
        self.prompt.say(text, wrong=wrong)

    @abstractmethod
    def edit(self, field: str, text: str | None = None) -> None:
        """Open the editor of a field over its cell, from what it holds or from ``text``."""

    def do(
        self,
        change: Callable[[], Outcome],
        said: Callable[[Outcome], str],
        agreed: Callable[[], object] | None = None,
        *,
        raising: bool = False,
        reload: bool = False,
    ) -> bool:
        """Make one change, show what came of it, and say so. ``agreed`` is done after a yes to what it needs."""
        ids = [target.id for target in self.edited]
        try:
            outcome = change()
        except (NotStarted, Unknown) as refusal:
            if agreed is None:
                raise
            self._offer(refusal, agreed)
            return False
        except Conflict as conflict:
            self.changed(ids)
            self.edited = tuple(Target(target.id) for target in self.edited)
            self._refused(conflict, raising)
            return False
        except PlanwatchError as error:
            self._refused(error, raising)
            return False
        self.close_editor()
        self._discarded = None
        self.last = outcome
        self.changed(ids, reload=reload)
        named = outcome.changed[0] if len(outcome.changed) == 1 and not outcome.left else outcome.in_words()
        self.say(" · ".join(filter(None, (named, said(outcome), "u undoes" if outcome.number else ""))))
        return True

    def _refused(self, error: PlanwatchError, raising: bool) -> None:
        if raising:
            raise error
        if self.chooser.is_open:
            self.close_editor()
        self.say(str(error), wrong=True)

    def _offer(self, refusal: NotStarted | Unknown, agreed: Callable[[], object]) -> None:
        from planwatch.tui.screens.form import offer
        from planwatch.tui.screens.question import Question

        field, text = self.editor.field, self.editor.text
        was_open = self.editor.is_open
        self.close_editor()

        def answered(yes: bool | None) -> None:
            if yes:
                agreed()
            elif was_open:
                self.edit(field, text)

        self.app.push_screen(Question(offer(refusal), safe=True), answered)

    def on_prompt_closed(self) -> None:
        if not self.is_editing:
            self.rest()

    def rest_unless_elsewhere(self) -> None:
        """Give the focus back, unless what was clicked or asked for has it by now."""
        if self.focused in (None, self.editor, self.chooser):
            self.rest()

    def leave_what_is_open(self) -> bool:
        """Close an editor or question that has lost the focus, as keys typed faster than screens open can make it."""
        if not self.is_editing:
            return False
        self.prompt.close()
        self.close_editor()
        return True

    def close_editor(self) -> None:
        """Close what is open over a cell and go back to the table."""
        self.editor.close()
        self.chooser.close()
        self.rest()
