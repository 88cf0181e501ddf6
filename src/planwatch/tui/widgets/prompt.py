"""The line above the footer: what just happened, what a typed date was understood as, and questions of one line."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Static

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.tui.safe import as_typed, content, suggester
from planwatch.tui.widgets.line_input import LineInput

Answer = Callable[[str], object]
Complete = Callable[[str], tuple[str, tuple[str, ...]]]
_OFFERED = 5
"""How many names are told between which a text that is completed is open."""
_READ = 12
"""Seconds in which what is wrong and long can be read."""
_ASKING = 0.7
"""How much of the line is for words while an answer is typed beside them, as ``max-width`` has it below."""


class _Label(Static):
    """What carries the classes of the prompt: on the prompt itself they would have all that is in it styled anew."""

    virtual_size = Reactive(Size(0, 0), layout=False)
    """As in Textual, but that all is not laid out a second time when the label was given another width."""


class Prompt(Horizontal):
    """One line that tells and asks. It is always there, so that nothing moves when it speaks."""

    DEFAULT_CSS = """
    Prompt {
        height: 1; background: $background;
        & > #prompt-label { width: 1fr; height: 1; color: $pw-muted; padding: 0 1;
                          text-wrap: nowrap; text-overflow: ellipsis; }
        & > Input { display: none; width: 1fr; height: 1; border: none; padding: 0; background: $pw-editor;
                    color: $pw-editor-text; }
        & > #prompt-label.-waits { color: $foreground; text-style: bold; }
        & > #prompt-label.-asking { width: auto; max-width: 70%; color: $foreground; text-style: bold; }
        & > #prompt-label.-wrong { color: $pw-late; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False), Binding("tab", "complete", show=False),
    ]  # fmt: skip

    class Closed(Message):
        """The question was answered or left; the focus should go back."""

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self._said = _Label("", id="prompt-label", markup=False)
        self._box = LineInput(compact=True, id="prompt-input", select_on_focus=True)
        self._answer: Answer | None = None
        self._leave: Answer | None = None
        self._back: Callable[[], object] | None = None
        self._understood: Callable[[str], str] | None = None
        self._raw: tuple[str, ...] = ()
        """What was offered as it is meant, which the input shows with signs for what is unsafe."""
        self._offered: Callable[[], object] | None = None
        """How what was left unsaved comes back, as long as the line says so."""
        self._waits: Callable[[], object] | None = None
        """What asks the question that waits on the line without holding the keys."""
        self._complete: Complete | None = None
        self._question = ""
        self._label = ""
        """The question, with what the answer so far was understood as."""

    def compose(self) -> ComposeResult:
        yield self._said
        yield self._box

    @property
    def asking(self) -> bool:
        return self._answer is not None

    @property
    def typed(self) -> str:
        """The answer so far."""
        return self._box.value

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Show a line; while a question is open, what is wrong with the answer stands before it.

        What is wrong is told above the line as well where the line has no room for it: its end is what to do.
        """
        self._offered = self._waits = None
        if wrong and cell_len(text) > (self.size.width - 2) * (_ASKING if self.asking else 1):
            self.screen.notify(text, severity="error", timeout=_READ, markup=False)
        self._said.set_class(wrong, "-wrong").set_class(False, "-waits")
        self._show(text or (self._label if self.asking else ""))

    def offer(self, text: str, again: Callable[[], object]) -> None:
        """Show a line, and keep what it offers until something else is said."""
        self.say(text)
        self._offered = again

    def wait(self, question: str, ask: Callable[[], object]) -> None:
        """Put a question before what is told, to be asked when it is taken up; it goes when something else is said."""
        self.say(f"{question} · {self._said.content}")
        self._said.set_class(True, "-waits")
        self._waits = ask

    @property
    def waits(self) -> bool:
        return self._waits is not None

    def take_up(self) -> bool:
        """Ask the question that waits; whether there was one."""
        ask = self._waits
        if ask is not None:
            ask()
        return ask is not None

    def take_offer(self) -> bool:
        """Do what was offered last; whether there was anything."""
        again, self._offered = self._offered, None
        if again is not None:
            again()
        return again is not None

    def ask(
        self,
        label: str,
        answer: Answer,
        *,
        value: str = "",
        understood: Callable[[str], str] | None = None,
        leave: Answer | None = None,
        back: Callable[[], object] | None = None,
        names: Sequence[str] = (),
        complete: Complete | None = None,
    ) -> None:
        """Ask for one line. ``answer`` may raise PlanwatchError: it is shown, and the question stays open.

        Escape goes ``back`` to what was asked before, where that is given; else it leaves, as going elsewhere does.
        ``complete`` is what tab does with the text: it gives the text further on, and what it may go on with.
        """
        self._offered = self._waits = None
        self._answer, self._understood, self._leave, self._question = answer, understood, leave, label
        self._complete, self._back = complete, back
        self._label = self._asked(value)
        self._said.set_class(False, "-wrong", "-waits").set_class(True, "-asking")
        self._show(self._label)
        box = self._box
        box.suggester = suggester(names)
        self._raw = (value, *names)
        with self.prevent(Input.Changed):
            box.value = visible(value)
        box.display = True
        self.screen.set_focus(box, scroll_visible=False)

    def close(self) -> None:
        """Take the question back."""
        if self.asking:
            self._said.set_class(False, "-wrong", "-asking")
            self._box.display = False
            self._answer = self._understood = self._leave = self._back = None
            self._show("")
            self.post_message(self.Closed())

    def _asked(self, text: str) -> str:
        return f"{self._question}({self._understood(text)}) " if self._understood is not None else self._question

    def _show(self, text: str) -> None:
        # Only beside an open question is the label as wide as its words.
        self._said.update(content(text), layout=self.asking)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._said.has_class("-wrong"):
            self.say("")
        if self._understood is not None:
            self._label = self._asked(event.value)
        if self._understood is not None or self._complete is not None:
            self._show(self._label)

    def on_input_blurred(self, event: Input.Blurred) -> None:
        event.stop()
        # Leaving the window, or help over this screen, is no leaving of the question.
        if self.asking and not event.input.has_focus and self.app.app_focus and self.app.screen is self.screen:  # pyright: ignore[reportUnknownMemberType]
            self.action_leave()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._answer is None:
            return
        answer = self._answer
        try:
            answer(as_typed(event.value, *self._raw))
        except PlanwatchError as error:
            self.say(str(error), wrong=True)
            return
        if self._answer is answer:  # the answer may have asked the next question
            text = str(self._said.content)
            self.close()
            self.say("" if text == self._label else text)

    def action_back(self) -> None:
        if (back := self._back) is None:
            self.action_leave()
        else:
            self.close()
            back()

    def action_complete(self) -> None:
        if self._complete is None:
            raise SkipAction
        text, open_ = self._complete(as_typed(self._box.value, *self._raw))
        with self.prevent(Input.Changed):
            self._box.value = visible(text)
        self._box.cursor_position = len(self._box.value)
        more = f" … {len(open_) - _OFFERED} more" if len(open_) > _OFFERED else ""
        self._show(f"{'  '.join(open_[:_OFFERED])}{more}: " if open_ else self._label)

    def action_leave(self) -> None:
        leave, text = self._leave, as_typed(self._box.value, *self._raw)
        self.close()
        if leave is not None:
            leave(text)
