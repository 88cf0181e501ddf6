"""The first start: who is at the keyboard, where nobody has said so yet, and the ways to begin."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planwatch.model.text.visible import visible
from planwatch.tui import registry
from planwatch.tui.safe import as_typed
from planwatch.tui.screens.dialogs.dialog import Dialog
from planwatch.tui.screens.dialogs.finder import lines
from planwatch.tui.screens.dialogs.picker import go
from planwatch.tui.screens.dialogs.question import Question

_WAY = "dialogs:begin"


class Welcome(Dialog[str | None]):
    """Answers what is to be done, by its name in the registry; None where it was left.

    ``name`` is what is offered as the person's name, None where it is not asked. ``keep`` is told it once it was
    entered, or with an empty text that nobody wants to say it. ``typed`` is what stood there when it was left before.
    """

    KEYS = registry.WELCOME
    AUTO_FOCUS = ""  # of an input in focus Textual tells no keys that it takes for text
    DEFAULT_CSS = """
    Welcome { align: center middle; }
    Welcome > Vertical { width: 80; max-width: 96%; height: auto; max-height: 96%; padding: 0 1; background: $panel;
                         border: round $pw-rule; }
    Welcome Static { height: auto; }
    Welcome #welcome-title { text-style: bold; margin-bottom: 1; }
    Welcome Horizontal { height: 1; }
    Welcome #welcome-label { width: 11; }
    Welcome .welcome-hint { color: $pw-muted; }
    Welcome #welcome-name-hint { padding-left: 11; margin-bottom: 1; }
    Welcome Input { width: 1fr; border: none; height: 1; padding: 0; background: $pw-editor; color: $pw-editor-text; }
    Welcome Input:focus { border: none; text-style: underline; }
    Welcome OptionList { height: auto; border: none; background: $panel; padding: 0; margin-bottom: 1; }
    """

    def __init__(self, name: str | None, keep: Callable[[str], object], typed: str | None = None) -> None:
        super().__init__()
        self._name, self._keep = name, keep
        self._typed = typed
        self._kept: str | None = None
        """The name that was entered last."""
        self._left: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("planwatch keeps an action plan true", id="welcome-title", markup=False)
            if self._name is not None:
                with Horizontal():
                    yield Static("Your name", id="welcome-label", markup=False)
                    yield Input(visible(self._name if self._typed is None else self._typed), compact=True)
                hint = "signs your changes; 0 lists what it leads"
                yield Static(hint, id="welcome-name-hint", classes="welcome-hint", markup=False)
            yield OptionList(compact=True, markup=False)
            yield Static("↑ ↓ enter, or its letter · esc leaves", classes="welcome-hint", markup=False)

    def on_mount(self) -> None:
        ways = {command.id for command in self.KEYS if command.does == _WAY}
        options = self.query_one(OptionList)
        options.add_options(
            Option(Content.assemble((f"{line.keys:<3}", "$pw-mark bold"), (f"{line.label:<17} ", "bold"), line.help))
            for line in lines(self)
            if line.name in ways
        )
        options.highlighted = 0
        self.set_focus(options if self._name is None else self.query_one(Input))

    def _said(self) -> str | None:
        """The name as it stands now; None where it is not asked."""
        return None if self._name is None else as_typed(self.query_one(Input).value, self._name).strip()

    def _enter_name(self) -> None:
        name = self._said()
        if name is not None and name != self._kept:
            self._kept = name
            self._keep(name)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._enter_name()
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.begin(str([command for command in self.KEYS if command.does == _WAY][event.option_index].about[0]))

    def begin(self, does: str) -> None:
        """Choose that way to begin."""
        self._enter_name()
        self.dismiss(does)

    def step(self, step: int) -> None:
        """One way further or back; the name stands before the first."""
        options = self.query_one(OptionList)
        if self.focused is not options:
            if step > 0:
                options.focus()
        elif step < 0 and not options.highlighted and self._name is not None:
            self.query_one(Input).focus()
        else:
            go(options, step)

    def leave(self) -> None:
        name = self._said()
        if name is None or name == (self._name if self._kept is None else self._kept):
            self._go_away()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._left = name
                self._go_away()

        self.app.push_screen(Question("Leave the name that was typed unsaved?", safe=True, leaving=True), answered)

    def _go_away(self) -> None:
        if self._name is not None and self._kept is None:
            self._keep("")
        self.dismiss(None)

    def as_left(self) -> "Welcome | None":
        return None if self._left is None else Welcome(self._name, self._keep, self._left)
