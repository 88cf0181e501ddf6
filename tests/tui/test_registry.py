"""The registry: every key of every screen is in it, works, is told in help, and can be changed in the settings."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from textual.binding import Binding

from planwatch.errors import PlanwatchError
from planwatch.settings import Settings, checked_keymap
from planwatch.tui import registry
from planwatch.tui.bindings import bindings, default_keys, function, is_key, keymap
from planwatch.tui.command import Command
from planwatch.tui.screens.dialogs.finder import lines
from planwatch.tui.screens.dialogs.help import sections
from planwatch.tui.screens.screen import CommandScreen
from tests.tui.seat import seated

EVERY = tuple(command for screen in registry.SCREENS for command in screen)


def screens() -> list[type[CommandScreen[Any]]]:
    """Every screen that there is; each is loaded with what opens it."""
    for command in EVERY:
        function(command.does)

    def below(one: type[Any]) -> Iterator[type[Any]]:
        for each in one.__subclasses__():
            yield each
            yield from below(each)

    return [one for one in below(CommandScreen) if "KEYS" in vars(one)]


def test_the_registry_is_data_it_loads_no_command_and_no_screen() -> None:
    loaded = (
        "import sys, planwatch.tui.registry; print(*(n for n in sys.modules if n.startswith(('planwatch', 'textual'))))"
    )
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout
    keys = ("dialog", "hand", "look", "measure", "moving", "name", "paper", "preview", "review")
    own = {f"planwatch.tui.{name}" for name in ("command", "registry", *(f"{key}_keys" for key in keys))}
    assert set(told.split()) == {"planwatch", "planwatch.tui", *own}


def test_every_screen_has_its_keys_from_the_registry_and_no_others() -> None:
    assert {one.KEYS for one in screens()} == set(registry.SCREENS)
    for one in screens():
        assert [binding.id for binding in cast("list[Binding]", one.BINDINGS)] == [command.id for command in one.KEYS]


@pytest.mark.parametrize("screen", registry.SCREENS, ids=lambda screen: screen[0].id)
def test_no_two_commands_of_a_screen_share_a_key_or_an_id(screen: tuple[Command, ...]) -> None:
    pressed = [key for command in screen for key in command.keys]
    assert len(pressed) == len(set(pressed))
    assert len({command.id for command in screen}) == len(screen)


def test_every_command_has_words_and_something_that_it_does() -> None:
    for command in EVERY:
        assert all((command.label, command.help)), command.id
        assert command.group in registry.GROUPS, command.id
        assert callable(function(command.does)), command.id


def test_a_command_without_keys_is_bound_to_none_that_can_be_pressed_and_takes_one_that_is_chosen() -> None:
    command = Command("some", (), "app:palette", "Some", "some thing", "Looking")
    (binding,) = cast("list[Binding]", bindings((command,)))
    assert (binding.id, binding.key_display, is_key(binding.key)) == ("some", "", False)
    assert is_key("ctrl+g")
    assert checked_keymap({"some": ("ctrl+g",)}, default_keys((command,))) == {"some": "ctrl+g"}


def test_the_ids_that_users_have_in_their_settings_stay() -> None:
    kept = [
        "edit",
        "rag",
        "due",
        "lead",
        "note",
        "complete",
        "filter",
        "help",
        "correct",
        "agree",
        "field",
        "write",
        "better",
        "worse",
        "reopen",
        "board",
        "assure",
        "handover",
        "add",
        "remove",
        "undo",
        "redo",
        "copy-cell",
        "copy-row",
        "down",
        "up",
        "left",
        "right",
        "page-down",
        "page-up",
        "first",
        "last",
        "next-overdue",
        "previous-overdue",
        "open",
        "mark",
        "mark-range",
        "mark-all",
        "back",
        "theme",
        "lead-filter",
        "plan",
        "sort",
        "next-view",
        "previous-view",
        "view-1",
        "view-2",
        "view-3",
        "view-4",
        "view-5",
        "view-6",
        "view-7",
        "view-8",
        "view-9",
        "view-0",
        "detail",
        "log",
        "findings",
        "meetings",
        "review",
        "as-of",
        "since",
        "trend",
        "moves",
        "reload",
        "about",
        "import",
        "export",
        "skin",
        "palette",
        "quit",
    ]
    assert set(kept) <= {command.id for command in registry.TRIAGE}
    assert "back" in {command.id for command in registry.ACTION}


@pytest.mark.parametrize(
    ("way", "commands"),
    [
        ((), registry.TRIAGE), (("enter",), registry.ACTION), (("B",), registry.MEETINGS), (("F",), registry.FINDINGS),
        (("H",), registry.LOG), (("M",), registry.DATE_CHANGES), (("X",), registry.TREND),
        (("I", "enter"), registry.SINCE), (("_",), registry.PORTFOLIO),
        (("w", "enter"), registry.REVIEW), (("w", "enter", "w"), registry.REVIEW_END),
    ],
    ids=lambda value: value[0].id if value and isinstance(value[0], Command) else " ".join(value) or "home",
)  # fmt: skip
async def test_help_and_palette_tell_every_key_of_every_screen(
    samples_path: Path, way: tuple[str, ...], commands: tuple[Command, ...]
) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press(*way)
        screen = seat.app.screen
        assert isinstance(screen, CommandScreen)
        assert commands == screen.KEYS
        told = {line.name: line for _, group in sections(screen) for line in group}
        assert {line.name for line in lines(screen)} == {command.id for command in commands}
        for command in commands:
            assert (told[command.id].label, told[command.id].help) == (command.label, command.help)
        await seat.press("?")
        assert seat.screen_name() == "Help"


async def test_a_key_of_any_screen_can_be_changed_in_the_settings(small_path: Path) -> None:
    settings = Settings(keymap={"forums": ("ctrl+g",), "meeting-add": ("ctrl+n",), "picker-down": ("ctrl+t",)})
    async with seated(small_path, settings=settings) as seat:
        await seat.press("B", "a")
        assert seat.screen_name() == "MeetingsScreen"
        assert "^n Add" in seat.lines()[-1]
        await seat.press("ctrl+n")
        assert seat.screen_name() == "Form"
        await seat.press("escape", "ctrl+g")
        assert seat.screen_name() == "Form"


def test_one_key_for_two_commands_of_a_screen_is_refused() -> None:
    with pytest.raises(PlanwatchError, match="meeting-hold"):
        keymap({"meeting-add": ("h",)}, "config.toml")
    with pytest.raises(PlanwatchError, match="no action 'meeting-ad'"):
        keymap({"meeting-ad": ("h",)}, "config.toml")


def test_a_key_of_the_list_that_covers_one_elsewhere_is_but_warned_of() -> None:
    chosen, warnings = keymap({"complete": ("c", "x"), "export": ("ctrl+e",)}, "config.toml")
    assert chosen == {"complete": "c,x", "export": "ctrl+e"}
    assert ["review-escalate" in warning for warning in warnings] == [True]
