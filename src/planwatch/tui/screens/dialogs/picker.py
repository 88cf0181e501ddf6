"""A list to choose one of, narrowed by typing."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planwatch.model.text.names import folded
from planwatch.tui import registry
from planwatch.tui.safe import content
from planwatch.tui.screens.dialogs.dialog import Dialog

_MOST = 20
"""Entries in sight at once, where there is room."""
_AROUND = 4
"""Lines of the box that are not the list's."""


class Picker(Dialog[str | None]):
    """Answers the key of the entry chosen, None where it was left. ``look`` is told of each entry as it is passed."""

    KEYS = registry.PICKER
    DEFAULT_CSS = """
    Picker { align: center middle; }
    Picker > Vertical { width: 72; max-width: 96%; height: auto; max-height: 80%; background: $panel;
                        border: round $pw-rule; padding: 0 1; }
    Picker Input { border: none; height: 1; padding: 0; background: $pw-editor; color: $pw-editor-text; }
    Picker OptionList { height: auto; border: none; background: $panel; padding: 0; }
    Picker .picker-title { text-style: bold; }
    """

    def __init__(
        self, title: str, entries: Sequence[tuple[str, str]], look: Callable[[str], None] | None = None, at: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._entries = entries
        self._look = look
        self._at = at
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(content(self._title), classes="picker-title", markup=False)
            yield Input(compact=True, placeholder="type to narrow · enter chooses · esc leaves")
            yield OptionList(compact=True, markup=False)

    def on_mount(self) -> None:
        self._fill("")
        if self._at in self._shown:
            self.query_one(OptionList).highlighted = self._shown.index(self._at)
        self.set_focus(self.query_one(Input))

    def on_resize(self) -> None:
        """The entries that the box has no room for are scrolled to: they would be laid out below its end."""
        self.query_one(OptionList).styles.max_height = min(_MOST, self.size.height * 8 // 10 - _AROUND)

    def _fill(self, text: str) -> None:
        typed, words = folded(text), folded(text).split()
        found = [entry for entry in self._entries if all(word in folded(entry[1]) for word in words)]
        found.sort(key=lambda entry: not folded(entry[1]).startswith(typed))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(content(label)) for _, label in found])
        self._shown = [key for key, _ in found]
        if found:
            options.highlighted = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._shown):
            self.dismiss(self._shown[at])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if self._look is not None and event.option_index < len(self._shown):
            self._look(self._shown[event.option_index])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index])

    def step(self, step: int) -> None:
        """To the next entry, or the one before; a page where it is more than one."""
        go(self.query_one(OptionList), step)


def go(options: OptionList, step: int) -> None:
    """So many entries further, or back where ``step`` is negative; a page where it is more than one."""
    if abs(step) > 1:
        (options.action_page_down if step > 0 else options.action_page_up)()
    else:
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()
