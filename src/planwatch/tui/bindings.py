"""Commands as Textual knows them: bindings, and the keys that a user chose for them."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from textual.binding import Binding, BindingType

from planwatch.errors import PlanwatchError
from planwatch.settings import checked_keymap
from planwatch.tui.bar import NAMES, shown_key
from planwatch.tui.command import Command
from planwatch.tui.registry import SCREENS, TRIAGE

_NO_KEY = "no-key:"
"""Before the id of a command that only the palette reaches: no key by which Textual can know it until one is chosen."""


class Does(Protocol):
    """What a command does, given a desk and what the command is about."""

    def __call__(self, desk: Any, /, *about: object) -> None: ...


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The commands as Textual's bindings, all with one action that is given the command's id."""
    return [
        Binding(
            ",".join(map(_textual_key, c.keys)) or f"{_NO_KEY}{c.id}", f"command({c.id!r})", c.label, show=c.footer,
            id=c.id, tooltip=c.help, key_display=shown_key("".join(c.keys[:1])), priority=c.priority,
        )
        for c in commands
    ]  # fmt: skip


@cache
def function(does: str) -> Does:
    """The function of a command, as ``module:function``; the module is loaded where it is the first that is wanted."""
    module, _, name = does.partition(":")
    return cast("Does", getattr(import_module(f"planwatch.tui.commands.{module}"), name))


def is_key(key: str) -> bool:
    """Whether it can be pressed, and only stands for none."""
    return not key.startswith(_NO_KEY)


def default_keys(commands: Iterable[Command]) -> dict[str, tuple[str, ...]]:
    """The keys of each command by its id."""
    return {c.id: tuple(dict.fromkeys(map(_textual_key, c.keys))) for c in commands}


def keymap(raw: Mapping[str, tuple[str, ...]], place: str) -> tuple[dict[str, str], list[str]]:
    """The keys that a user chose, as ``App.set_keymap`` takes them, and warnings.

    Raises PlanwatchError where an id or key is none, or where two commands of one screen would have the same key. Who
    has chosen only keys of the home screen is but warned of what they cover elsewhere.
    """
    checked_keymap({name: keys for name, keys in raw.items() if name not in _every()}, _every(), place=place)
    chosen: dict[str, str] = {}
    warnings: list[str] = []
    home = {command.id for command in TRIAGE}
    for screen in SCREENS:
        standard = default_keys(screen)
        here = {name: keys for name, keys in raw.items() if name in standard}
        try:
            chosen |= checked_keymap(here, standard, place=place)
        except PlanwatchError as refusal:
            if screen is TRIAGE or not home.issuperset(here):
                raise
            warnings.append(str(refusal))
    return chosen, warnings


def _every() -> dict[str, tuple[str, ...]]:
    return {name: keys for screen in SCREENS for name, keys in default_keys(screen).items()}


def _textual_key(key: str) -> str:
    return NAMES.get(key, key)
