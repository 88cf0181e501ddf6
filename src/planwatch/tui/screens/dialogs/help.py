"""Help: every key of the screen it was asked on, found by typing and done by enter; below them all signs in words."""

from typing import Any

from textual.content import Content
from textual.widgets import Input

from planwatch.model.ratings.rule import rule_in_words, rule_of
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.dialogs.finder import Chosen, Finder, Line, lines
from planwatch.tui.screens.screen import CommandScreen

_SIGNS = "Signs"
SIGNS = (
    ("■ R", "red, as the lead says"),
    ("◆ A", "amber"),
    ("● G", "green"),
    ("· –", "not rated"),
    ("✓ C", "complete; ✓ C! done late"),
    ("✓✓ C", "assured: the evidence shows that it worked (B where the plan draws it blue)"),
    ("A≠R", "the lead says amber, calculated is red"),
    ("R/A", "a board says red over the lead's amber"),
    ("! 83 d late", "overdue, by so many days; bold"),
    ("? possibly", "possibly overdue: inside the time that its words can mean"),
    ("↷2", "its due date was moved twice; ↷3! is often, as the plan calls it"),
    ("»", "marked: an edit is for all that are"),
    ("•", "unread: others changed it, and you have not rested on it yet; ` shows them, ` again takes all as read"),
    ("…", "cut: enter shows all of it"),
)
"""Every sign of the list, in words."""
_WORDS = (
    ("/", ("lead: theme: status: rag: calc: board: voice: priority: plan: answers: due:14d, not:… turns one round; bare"
     " words search title, ref, how and lead")),
    ("In a cell", "enter saves, tab saves and goes on, esc leaves and u brings the text back"),
    ("Dates", ("24 Aug 2015, 24/8/15 (day first), Mid May, end of June 2016, autumn 2016, Q2 2015/16, July/Aug 2019"
     ', fri, +2w; "6 weeks after A1.2" moves with A1.2; "monthly from 30 Nov 2015" opens the next once one is done')),
    ("[keymap]", 'in config.toml takes the names in [ ] behind each line: due = "ctrl+t"'),
)  # fmt: skip


def _rules(screen: CommandScreen[Any]) -> list[Line]:
    """What each plan's ratings are calculated by."""
    session = getattr(screen, "session", None)
    if not isinstance(session, Session):
        return []
    return [
        Line(f"Rule of {day.plan.ref}" if not number else "", line)
        for day in session.plan_days()
        for number, line in enumerate(rule_in_words(rule_of(day.plan)))
    ]


def sections(screen: CommandScreen[Any]) -> list[tuple[str, list[Line]]]:
    """The live keys of a screen by group, then what is to be known beside them."""
    groups = {command.id: command.group for command in (*screen.KEYS, *screen.more())}
    every = lines(screen)
    told = [(group, [line for line in every if groups[line.name] == group]) for group in registry.GROUPS]
    told.append((_SIGNS, [Line(sign, words) for sign, words in SIGNS]))
    told.append(("To know", [*(Line(name, words) for name, words in _WORDS), *_rules(screen)]))
    return [(group, found) for group, found in told if found]


class Help(Finder):
    """Keys in groups. A key that the user has changed is shown as changed."""

    KEYS = registry.HELP_PAGE
    NAMED = True
    PLACEHOLDER = "type what you want to do · enter does it · esc leaves"

    def __init__(self, asked_on: CommandScreen[Any]) -> None:
        super().__init__(asked_on)
        self._sections = sections(asked_on)
        self._note = asked_on.HELP_NOTE
        self._every = [line for _, found in self._sections for line in found]

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value.endswith("?"):  # the key that opened it, which Textual leaves to who types
            self.leave()
        super().on_input_changed(event)

    def all_of_it(self) -> list[tuple[Content, Chosen | None]]:
        shown: list[tuple[Content, Chosen | None]] = [(Content(self._note), None)] if self._note else []
        for group, found in self._sections:
            shown.append((Content.assemble((group, "bold underline")), None))
            shown += [(self.drawn(line), line.does) for line in found]
        return shown
