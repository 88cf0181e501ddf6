"""What can be done on a screen, found by typing and done by enter: the palette, and help with its groups."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planwatch.model.text.visible import visible
from planwatch.tui import registry
from planwatch.tui.bindings import is_key, shown_key
from planwatch.tui.safe import content
from planwatch.tui.screens.dialogs.dialog import Dialog
from planwatch.tui.screens.dialogs.picker import go
from planwatch.tui.screens.screen import CommandScreen
from planwatch.tui.synonyms import TAKES, found

_SAME, _BEGUN, _SURE = 101, 60, 200
_WIDTH, _AROUND = 104, 6
"""The cells of the box, and those of its border, its padding and the scrollbar."""
_LEAST = 16
"""Cells that what a line tells is never wrapped to less of."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: the id of a command, and what is typed into what it asks; or the id of an action to go to."""

    command: str = ""
    words: str = ""
    action: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list; without ``does`` it only tells."""

    label: str
    help: str
    keys: str = ""
    name: str = ""
    does: Chosen | None = None


Named = Callable[[str], tuple[int, str] | None]
"""The id and the title of the action of a ref; None where there is none."""


def lines(screen: CommandScreen[Any]) -> list[Line]:
    """Everything the keys of a screen do, in their order, with the keys as they are bound now."""
    keys: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.node is screen and active.binding.id is not None:
            keys.setdefault(active.binding.id, []).extend([shown_key(key)] if is_key(key) else [])
    more = [Line(each.label, each.help, " ".join(each.keys), each.id, Chosen(each.id)) for each in screen.more()]
    return [
        Line(command.label, screen.help_of(command), " ".join(keys[command.id]), command.id, Chosen(command.id))
        for command in screen.KEYS
        if command.id in keys
    ] + more


def matches(every: Sequence[Line], typed: str, named: Named) -> list[Line]:
    """Those lines that what was typed finds, the nearest first; with what it says beyond the name of a command.

    ``due fri`` is also *due*, given ``fri``; ``A1.2`` is that action. Where nothing is found, that is told.
    """
    ranked = [(found(typed, line.label, line.help, line.name), line) for line in every]
    ranked += list(_with_words(every, typed))
    if (row := named(typed.strip())) is not None:
        ranked.append((_SURE, Line(typed.strip(), f"go to {row[1]}", does=Chosen(action=row[0]))))
    shown = [line for worth, line in sorted(ranked, key=lambda each: -each[0]) if worth]
    return shown or [*_nothing(every, typed)]


def _with_words(every: Sequence[Line], typed: str) -> Iterator[tuple[int, Line]]:
    for line in every:
        head, words = _apart(typed, line.label)
        if not words or line.name not in TAKES:
            continue
        worth = found(head, line.label, line.help, line.name)
        if worth >= _SAME or line.keys == head:
            yield _BEGUN, _given(line, words.strip())
        elif worth >= 10:
            yield 5, _given(line, words.strip())


def _apart(typed: str, label: str) -> tuple[str, str]:
    """The label, where all of it is typed, else one word; and what is typed behind that."""
    words = typed.split()
    number = max(1, len(label.split()))
    if " ".join(words[:number]).casefold() != label.casefold():
        number = 1
    return " ".join(words[:number]), " ".join(words[number:])


def _given(line: Line, words: str) -> Line:
    return Line(line.label, f"{TAKES[line.name]}: {words}", line.keys, line.name, Chosen(line.name, words))


def _nothing(every: Sequence[Line], typed: str) -> Iterator[Line]:
    yield Line("", f"nothing here goes by “{typed.strip()}”: try one plain word (late, owner, print, delete, undo)")
    yield from (
        Line(line.label, f"or show only the actions with “{typed.strip()}”", line.keys, "", Chosen("filter", typed))
        for line in every
        if line.name == "filter"
    )


class Finder(Dialog[Chosen | None]):
    """The palette: answers what was chosen, None where it was left."""

    KEYS = registry.PICKER
    NAMED = False
    """Whether each line tells the name that the keymap has for it."""
    PLACEHOLDER = "what do you want to do? · due fri · A1.2 · enter does it · esc leaves"
    DEFAULT_CSS = """
    Finder { align: center middle; }
    Finder > Vertical { width: 104; max-width: 96%; height: 92%; background: $panel; border: round $pw-rule;
                        padding: 0 1; }
    Finder Input { border: none; height: 1; padding: 0; background: $pw-editor; color: $pw-editor-text; }
    Finder OptionList { height: 1fr; border: none; background: $panel; padding: 0; }
    Finder .finder-title { text-style: bold; }
    """

    def __init__(self, asked_on: CommandScreen[Any], named: Named = lambda _: None, title: str = "") -> None:
        super().__init__()
        self._named = named
        self._title = title
        self._every = lines(asked_on)
        self._shown: list[Chosen | None] = []
        self._filled_for = 0
        """The cells of a line that what is shown was wrapped for."""

    def compose(self) -> ComposeResult:
        with Vertical():
            if self._title:
                yield Static(content(self._title), classes="finder-title", markup=False)
            yield Input(compact=True, placeholder=self.PLACEHOLDER)
            yield OptionList(compact=True, markup=False)

    def on_mount(self) -> None:
        self._fill("")
        self.set_focus(self.query_one(Input))

    def all_of_it(self) -> list[tuple[Content, Chosen | None]]:
        """What is shown while nothing is typed, with what each line does."""
        return [(self.drawn(line), line.does) for line in self._every]

    def drawn(self, line: Line) -> Content:
        """A line as it looks; the name by which the keymap knows it stands at its end."""
        keys = visible(f"{line.keys:<11} " if line.keys or line.name else "")
        label = visible(f"{line.label:<17} " if line.label else "")
        name = f"  [{line.name}]" if line.name and self.NAMED and " " not in line.name else ""
        told = Content.assemble(visible(line.help), (name, "$pw-muted"))
        begin = Content(keys + label).cell_length
        room = max(_LEAST, self._room() - begin)
        lines = [told] if told.cell_length <= room else told.wrap(room)
        return Content.assemble(keys, (label, "bold"), Content("\n" + " " * begin).join(lines))

    def _room(self) -> int:
        """The cells of a line beside the scrollbar."""
        return min(_WIDTH, self.size.width * 96 // 100) - _AROUND

    def on_resize(self) -> None:
        if self._room() != self._filled_for:
            self._fill(self.query_one(Input).value)

    def _fill(self, typed: str) -> None:
        self._filled_for = self._room()
        shown = self.all_of_it()
        if typed.strip():
            shown = [(self.drawn(line), line.does) for line in matches(self._every, typed, self._named)]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(words) for words, _ in shown])
        self._shown = [does for _, does in shown]
        options.highlighted = next((at for at, does in enumerate(self._shown) if does is not None), None)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose(self.query_one(OptionList).highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, at: int | None) -> None:
        if at is not None and at < len(self._shown) and self._shown[at] is not None:
            self.dismiss(self._shown[at])

    def step(self, step: int) -> None:
        """So many lines further, or back where ``step`` is negative; a page where it is more than one."""
        go(self.query_one(OptionList), step)
