"""Help: every key of the screen it was asked on, made from the live bindings."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planwatch.model.ratings.rule import rule_in_words, rule_of
from planwatch.model.text.visible import visible
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.bindings import shown_key
from planwatch.tui.screens.dialogs.dialog import Dialog
from planwatch.tui.screens.screen import CommandScreen

_ABOUT = """\
Filter words: lead: theme: status: rag: calc: board: voice: priority: plan: answers: due:14d, not:… negates; bare words
search title, ref, how and lead. In a cell: enter saves, tab saves and goes on, esc leaves (u brings the text back).
Dates, day first: 24 Aug 2015, 24/8/15, Mid May, end of June 2016, autumn 2016, Q2 2015/16, July/Aug 2019, fri, +2w;
"6 weeks after A1.2" moves with A1.2; "monthly from 30 Nov 2015" opens the next when one is complete.
RAG: ■ R red  ◆ A amber  ● G green  ✓ C complete  ✓✓ assured (B where the plan draws it blue)  · – none.
A≠R: the lead says A, calculated is R.  R/A: a board overruled the lead's A. Overdue: ! and bold. ↷3!: moved often."""


def _rules(screen: CommandScreen[Any]) -> list[Content]:
    """What each plan's ratings are calculated by."""
    session = getattr(screen, "session", None)
    if not isinstance(session, Session):
        return []
    return [
        Content(visible(f"{day.plan.ref}: {line}" if number == 0 else line))
        for day in session.plan_days()
        for number, line in enumerate(rule_in_words(rule_of(day.plan)))
    ]


class Help(Dialog[None]):
    """Keys in groups. A key that the user has changed is shown as changed."""

    KEYS = registry.HELP_PAGE
    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll { width: 104; max-width: 96%; height: 92%; background: $panel; border: round $pw-rule;
                            padding: 0 2; }
    Help Static { height: auto; }
    """

    def __init__(self, asked_on: CommandScreen[Any]) -> None:
        super().__init__()
        self._text = help_text(asked_on)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(self._text, markup=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def scroll_lines(self, step: int) -> None:
        """So many lines down."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def help_text(screen: CommandScreen[Any]) -> Content:
    """The live bindings of a screen, by group."""
    keys: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.node is screen and active.binding.id is not None:
            keys.setdefault(active.binding.id, []).append(shown_key(key))
    lines = [Content.assemble(("planwatch: keys here", "bold")), Content("")]
    for group in registry.GROUPS:
        here = [command for command in screen.KEYS if command.group == group and command.id in keys]
        if here:
            lines.append(Content.assemble((group, "bold underline")))
            lines += [Content(visible(f"  {' '.join(keys[c.id]):<16} {screen.help_of(c)}")) for c in here]
            lines.append(Content(""))
    note = [Content(screen.HELP_NOTE)] if screen.HELP_NOTE else []
    return Content("\n").join([*note, *lines, Content(_ABOUT), *_rules(screen)])
