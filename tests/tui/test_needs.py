"""What cannot be done is refused with its reason, before anything opens: each such key is pressed for it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from planwatch.service.plan.records import records, set_record
from planwatch.tui import registry
from planwatch.tui.command import Command, Need
from tests.conftest import SitDown
from tests.tui.seat import Seat, seated

AWAY = ("q", "escape", "K", ":")
"""Keys that leave, or open what is no part of the plan."""


def needing(commands: Iterable[Command], need: Need) -> list[Command]:
    found = [command for command in commands if need in command.needs]
    assert found
    return found


async def refused(seat: Seat, commands: Iterable[Command], words: str) -> None:
    """Press the keys of each: it is told why, and nothing opens and nothing changes."""
    screen, before = seat.app.screen, len(seat.log())
    for command in commands:
        for key in command.keys:
            seat.triage.desk.tell("")
            await seat.press(key)
            assert seat.app.screen is screen, f"{command.id} opened {seat.screen_name()}"
            assert words in " ".join((seat.said(), *seat.toasts())), command.id
            assert not seat.prompt.asking, command.id
            assert not any(editor.display for editor in seat.app.screen.query("CellEditor, RagChooser")), command.id
    assert len(seat.log()) == before


async def look_back(seat: Seat) -> None:
    await seat.press("T")
    await seat.type("1")
    await seat.press("enter")
    assert seat.title().startswith("AS OF")


PAST = "this is the past, only to look at"


async def test_no_changing_key_of_the_list_opens_anything_over_the_past(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await look_back(seat)
        await refused(seat, needing(registry.TRIAGE, Need.NOW), PAST)
        assert "T or esc comes back" in seat.said()


async def test_whatever_opens_over_the_past_is_only_to_look_at(samples_path: Path) -> None:
    """What has no such need is pressed too: no form opens, no editor, and nothing is written."""
    async with seated(samples_path, today=None, plan="WB") as seat:
        await look_back(seat)
        before = len(seat.log())
        for command in registry.TRIAGE:
            if Need.NOW in command.needs or {*AWAY, "T", "ctrl+r"}.intersection(command.keys[:1]):
                continue
            await seat.press(*command.keys[:1])
            assert seat.screen_name() != "Form" or command.id == "settings", command.id
            assert not any(editor.display for editor in seat.app.screen.query("CellEditor, RagChooser")), command.id
            while seat.screen_name() != "TriageScreen":
                await seat.press("escape")
            await seat.press("escape", "escape")
            if not seat.title().startswith("AS OF"):
                await look_back(seat)
        assert len(seat.log()) == before


@pytest.mark.parametrize(
    ("way", "commands"),
    [
        ("enter", registry.ACTION), ("B", registry.MEETINGS), ("F", registry.FINDINGS), ("H", registry.LOG),
    ],
)  # fmt: skip
async def test_screens_over_the_past_change_nothing_either(
    samples_path: Path, way: str, commands: tuple[Command, ...]
) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await look_back(seat)
        await seat.press("9", way)
        await seat.settle()
        await refused(seat, needing(commands, Need.NOW), PAST)


async def test_on_an_empty_list_what_needs_an_action_says_so(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("/")
        await seat.type("nothing-is-called-so")
        await seat.press("enter")
        assert seat.refs() == []
        await refused(seat, needing(registry.TRIAGE, Need.ROW), "there is no action here")


async def test_in_an_empty_file_what_needs_a_plan_says_so_and_a_begins_one(empty_path: Path) -> None:
    async with seated(empty_path, view="") as seat:
        await refused(seat, needing(registry.TRIAGE, Need.PLAN), "there is no plan here yet")
        await seat.press("a")
        assert "New plan" in seat.text()


@pytest.mark.parametrize(
    ("way", "commands", "noun"),
    [
        ("B", registry.MEETINGS, "meeting"), ("M", registry.DATE_CHANGES, "date change"),
        ("F", registry.FINDINGS, "finding"),
    ],
)  # fmt: skip
async def test_empty_tables_say_what_is_missing(
    empty_path: Path, way: str, commands: tuple[Command, ...], noun: str
) -> None:
    async with seated(empty_path, view="") as seat:
        await seat.press(way)
        await seat.settle()
        screen = seat.app.screen
        for command in needing(commands, Need.ROW):
            await seat.press(*command.keys[:1])
            assert seat.app.screen is screen
        assert f"there is no {noun} here" in seat.text() + " ".join(seat.toasts())


async def test_of_several_plans_without_a_row_it_is_asked_which_is_meant(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        await seat.press("/")
        await seat.type("nothing-is-called-so")
        await seat.press("enter")
        await refused(seat, needing(registry.TRIAGE, Need.ONE_PLAN), "several plans are shown")


async def test_in_a_closed_plan_nothing_is_changed_until_it_is_opened_again(
    samples_path: Path, sit_down: SitDown
) -> None:
    session = sit_down(samples_path, today=None, plan="WB")
    day = session.one_plan()
    set_record(session, day, records(session, day, "plan")[0], {"status": "closed"})
    async with seated(samples_path, today=None, plan="WB") as seat:
        await refused(seat, needing(registry.TRIAGE, Need.OPEN_PLAN), "WB is closed")
        await seat.press("*")
        await refused(seat, needing(registry.TRIAGE, Need.OPEN_PLAN)[:3], "WB is closed")
        await seat.press("escape", "A")
        assert seat.screen_name() == "Picker"


async def test_a_file_only_for_reading_says_so_before_a_form_opens(small_path: Path) -> None:
    async with seated(small_path) as seat:
        seat.triage.session.database.read_only = "the disk is full of holes"
        await refused(seat, needing(registry.TRIAGE, Need.WRITABLE), "only for reading: the disk is full of holes")


async def test_what_is_for_one_action_is_refused_while_several_are_marked(
    small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    async with seated(small_path) as seat:
        await seat.press("*")
        await refused(seat, needing(registry.TRIAGE, Need.NO_MARKS), "this is for one action, and 6 are marked")
