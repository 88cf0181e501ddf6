"""A small form: several one-line fields, saved together."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from planwatch.errors import NeedsYes, PlanwatchError
from planwatch.model.text.visible import visible, visible_lines
from planwatch.tui import registry
from planwatch.tui.desk import Agreed, FormField, Values
from planwatch.tui.safe import as_typed, content, suggester
from planwatch.tui.screens.dialogs.dialog import Dialog
from planwatch.tui.screens.dialogs.question import Question

if TYPE_CHECKING:
    from planwatch.tui.widgets.lines_editor import LinesEditor


class _Fields(VerticalScroll, can_focus=False):
    """The one in focus stays in sight when there is less room for them."""

    def on_resize(self) -> None:
        if self.screen.focused is not None:
            self.screen.focused.scroll_visible(animate=False)


class Form(Dialog[bool]):
    """Enter on any field saves; what is refused is said and nothing is lost. Escape asks where anything was typed.

    ``typed`` is what was in its fields when it was left before; ``opened`` is done when it opens, and gives what is to
    be said of it.
    """

    KEYS = registry.FORM
    DEFAULT_CSS = """
    Form { align: center middle; }
    Form > Vertical { width: 84; max-width: 96%; height: auto; max-height: 90%; padding: 0 2; background: $panel;
                      border: round $pw-rule; }
    Form VerticalScroll { height: auto; max-height: 60vh; }
    Form .form-title { text-style: bold; margin-bottom: 1; height: auto; }
    Form Horizontal { height: auto; }
    Form .form-label { width: 16; color: $pw-muted; }
    Form .form-beside { padding-left: 16; height: auto; color: $pw-muted; }
    Form Input { width: 1fr; border: none; height: 1; padding: 0; background: $pw-editor; color: $pw-editor-text; }
    Form Input:focus { border: none; text-style: underline; }
    Form #line-below { margin-top: 1; height: auto; min-height: 1; color: $pw-muted; }
    Form #line-below.-wrong { color: $pw-late; text-style: bold; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        save: Callable[[Values, Agreed], object],
        typed: Values | None = None,
        opened: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self._opened = opened
        self._typed = typed or {}
        self._left: Values | None = None
        self._title = title
        self._fields = {f"form-{field.key}": field for field in fields}
        self._save = save

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(content(self._title), classes="form-title", markup=False)
            with _Fields():
                yield from self._lines()
            yield Static(self._keys(), id="line-below", markup=False)

    def _keys(self) -> str:
        new_line = " · ctrl+j new line" if any(field.lines for field in self._fields.values()) else ""
        own = " · ctrl+t a text of yours" if any(field.texts for field in self._fields.values()) else ""
        return f"enter saves{new_line}{own} · tab next · esc leaves"

    def _lines(self) -> ComposeResult:
        for widget_id, field in self._fields.items():
            with Horizontal():
                yield Static(field.label, classes="form-label", markup=False)
                yield _editor(widget_id, field)
            if field.beside:
                yield Static(content(field.beside), classes="form-beside", markup=False)

    def on_mount(self) -> None:
        for key, text in self._typed.items():
            self._put(f"form-{key}", text)
        self.set_focus(self._editor_of(next(iter(self._fields))))
        if said := self._opened():
            self.say(f"{said} · {self._keys()}")

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _put(self, widget_id: str, text: str) -> None:
        editor = self._editor_of(widget_id)
        if isinstance(editor, Input):
            with self.prevent(Input.Changed):
                editor.value = visible(text)
        else:
            editor.text = visible_lines(text)
            editor.move_cursor(editor.document.end)

    def begin_with(self, words: str) -> None:
        """Have these words in the first field, to type on from."""
        self._put(next(iter(self._fields)), words)

    def put_text(self) -> None:
        """Have a text of one's own chosen, and put it into its field before what is typed there."""
        found = next(((at, field) for at, field in self._fields.items() if field.texts is not None), None)
        if found is None:
            return
        (widget_id, field), texts = found, found[1].texts
        if not texts:
            self.say("no texts of your own yet: in the list, :update templates adds one", wrong=True)
            return
        from planwatch.tui.screens.dialogs.picker import Picker

        def picked(name: str | None) -> None:
            if name is not None:
                typed = _text_of(self._editor_of(widget_id), field)
                self._put(widget_id, "\n".join(filter(None, (typed.rstrip(), texts[name]))))
                self.set_focus(self._editor_of(widget_id))

        entries = [(name, f"{name}: {' '.join(text.split())}") for name, text in texts.items()]
        self.app.push_screen(Picker("Which text?", entries), picked)

    def _editor_of(self, widget_id: str) -> "Input | LinesEditor":
        return cast("Input | LinesEditor", self.query_one(f"#{widget_id}"))

    def values(self) -> Values:
        """What is typed now, by the keys of the fields."""
        return {field.key: _text_of(self._editor_of(widget_id), field) for widget_id, field in self._fields.items()}

    def typed_now(self) -> object:
        """What is typed into, with the text of it."""
        return self, self.values()

    def close_typed(self) -> None:
        """It was saved."""
        self.dismiss(True)

    def tell_kept(self, said: str, *, is_kept: bool) -> None:
        """Say what became of what was to be saved."""
        self.say(said, wrong=not is_kept)

    def step(self, step: int) -> None:
        """A line on within a field of several, else the next field; back where ``step`` is negative."""
        editor = self.focused
        if not (editor is not None and hasattr(editor, "step_line") and cast("LinesEditor", editor).step_line(step)):
            (self.focus_next if step > 0 else self.focus_previous)()

    def say(self, text: str, *, wrong: bool = False) -> None:
        said = self.query_one("#line-below", Static)
        said.set_class(wrong, "-wrong")
        said.update(content(text))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Leave the fields the room beside title and message, however long that is."""
        box, fields = self.query_one(Vertical), self.query_one(_Fields)
        beside = [each for each in box.children if each is not fields]
        taken = sum(1 + each.get_content_height(box.size, self.size, box.content_size.width) for each in beside)
        room = self.size.height * 9 // 10 - box.gutter.height - taken
        fields.styles.max_height = max(1, min(room, self.size.height * 6 // 10))

    def on_input_changed(self, event: Input.Changed) -> None:
        field = self._fields.get(event.input.id or "")
        if field is not None and field.understood is not None and event.input.has_focus:
            understood = field.understood(event.value) if event.value else ""
            self.say(f"{field.label}: {understood}" if understood and event.value != field.value else self._keys())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.save()

    def on_lines_editor_submitted(self, event: "LinesEditor.Submitted") -> None:
        event.stop()
        self.save()

    def save(self, agreed: Agreed = frozenset()) -> None:
        """Try to save. Where something must be agreed to first, ask, and try again with each yes."""
        try:
            self._save(self.values(), agreed)
        except NeedsYes as refusal:
            if refusal.what in agreed:
                self.say(str(refusal), wrong=True)
            else:
                self._ask(refusal, agreed | {refusal.what})
        except PlanwatchError as error:
            self.say(str(error), wrong=True)
        else:
            self.dismiss(True)

    def _ask(self, refusal: NeedsYes, agreed: Agreed) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self.save(agreed)

        self.app.push_screen(Question(refusal.question, safe=refusal.harmless), answered)

    def leave(self) -> None:
        values = self.values()
        if all(values[field.key] == field.value for field in self._fields.values()):
            self.dismiss(False)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._left = values
                self.dismiss(False)

        self.app.push_screen(Question("Leave what was typed unsaved?", safe=True, leaving=True), answered)

    def as_left(self) -> "Form | None":
        if self._left is None:
            return None
        return Form(self._title, tuple(self._fields.values()), self._save, self._left, self._opened)


def _editor(widget_id: str, field: FormField) -> "Input | LinesEditor":
    if field.lines:
        from planwatch.tui.widgets.lines_editor import LinesEditor  # twice what all else of a form takes to load

        return LinesEditor(field.value, hint=field.hint, widget_id=widget_id)
    return Input(
        visible(field.value), id=widget_id, compact=True, suggester=suggester(field.names, several=field.several),
        placeholder=field.hint, select_on_focus=True,
    )  # fmt: skip


def _text_of(editor: "Input | LinesEditor", field: FormField) -> str:
    if isinstance(editor, Input):
        return as_typed(editor.value, field.value, *field.names)
    return field.value if editor.text == visible_lines(field.value) else editor.text
