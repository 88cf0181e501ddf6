"""Help: every key of the screen it was asked on, made from the live bindings."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from planwatch.model.ratings.rule import rule_in_words, rule_of
from planwatch.model.text.visible import visible
from planwatch.service.session import Session
from planwatch.tui.keys import COMMANDS
from planwatch.tui.telling import LeftOnce

_ABOUT = """\
Filter words: lead: theme: status: rag: calc: board: priority: plan: answers: due:14d, not:… negates; bare words search
title, ref, how and lead. In a cell: enter saves, tab saves and goes on, esc leaves (u brings the text back).
Dates, day first: 24 Aug 2015, 24/8/15, Mid May, end of June 2016, autumn 2016, Q2 2015/16, July/Aug 2019, fri, +2w;
"6 weeks after A1.2" moves with A1.2; "monthly from 30 Nov 2015" opens the next when one is complete.
RAG: ■ R red  ◆ A amber  ● G green  ✓ C complete  ✓✓ assured (B where the plan draws it blue)  · – none.
A≠R: the lead says A, calculated is R.  R/A: a board overruled the lead's A. Overdue: ! and bold. ↷3!: moved often."""


def _rules(screen: Screen[Any]) -> list[Content]:
    """What each plan's ratings are calculated by."""
    session = getattr(screen, "session", None)
    if not isinstance(session, Session):
        return []
    return [
        Content(visible(f"{day.plan.ref}: {line}" if number == 0 else line))
        for day in session.plan_days()
        for number, line in enumerate(rule_in_words(rule_of(day.plan)))
    ]


class Help(LeftOnce[None], ModalScreen[Any]):
    """Keys in groups. A key that the user has changed is shown as changed."""

    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll { width: 104; max-width: 96%; height: 92%; background: $panel; border: round $pw-rule;
                            padding: 0 2; }
    Help Static { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "leave", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, asked_on: Screen[Any]) -> None:
        super().__init__()
        self._text = help_text(asked_on)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(self._text, markup=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_scroll(self, step: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def help_text(screen: Screen[Any]) -> Content:
    """The live bindings of a screen, by group."""
    known = {command.id for command in COMMANDS}
    keys: dict[str, list[str]] = {}
    own: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.binding.id in known:
            keys.setdefault(active.binding.id, []).append(_shown(key))
        elif active.node is screen and active.binding.tooltip:
            own.setdefault(active.binding.tooltip, []).append(_shown(key))
    lines: list[Content] = [Content.assemble(("planwatch: keys here", "bold")), Content("")]
    if own:
        lines.append(Content.assemble(("Here", "bold underline")))
        lines += [Content(visible(f"  {' '.join(pressed):<16} {words}")) for words, pressed in own.items()]
        lines.append(Content(""))
    for group in dict.fromkeys(command.group for command in COMMANDS):
        here = [command for command in COMMANDS if command.group == group and command.id in keys]
        if here:
            lines.append(Content.assemble((group, "bold underline")))
            lines += [Content(visible(f"  {' '.join(keys[c.id]):<16} {c.help}")) for c in here]
            lines.append(Content(""))
    return Content("\n").join([*lines, Content(_ABOUT), *_rules(screen)])


_SIGNS = {
    "slash": "/", "question_mark": "?", "equals_sign": "=", "plus": "+", "minus": "-", "asterisk": "*", "colon": ":",
    "left_square_bracket": "[", "right_square_bracket": "]", "escape": "esc", "pagedown": "pgdn", "pageup": "pgup",
    "down": "↓", "enter": "⏎", "delete": "del", "up": "↑", "left": "←", "right": "→",
}  # fmt: skip


def _shown(key: str) -> str:
    return _SIGNS.get(key, key)
