"""Skins, warnings, and what happens where something goes wrong: shown, or ended in one line with a fault file."""

from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.service.history.story import Story
from planwatch.settings import Settings, load
from planwatch.tui import app as module
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.run import run
from tests.tui.seat import seated


async def test_each_skin_is_seen_as_it_is_passed_and_kept_by_enter(small_path: Path, home: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("K")
        seen = {seat.app.theme}
        for _ in range(4):
            await seat.press("down")
            seen.add(seat.app.theme)
        assert seen >= {"dark", "light", "contrast", "terminal"}
        await seat.press("escape")
        assert seat.app.theme == "dark"
        await seat.press("K")
        await seat.type("light")
        await seat.press("enter")
        assert seat.app.theme == "light"
        assert load(home / "config.toml").skin == "light"


@pytest.mark.parametrize("skin", ["dark", "light", "contrast", "terminal"])
async def test_every_screen_can_be_drawn_in_every_skin(small_path: Path, skin: str) -> None:
    async with seated(small_path, size=(80, 24), settings=Settings(skin=skin)) as seat:
        assert seat.app.theme == skin
        for key in ("enter", "H", "n", "D", "t", "?", "e", "r"):
            await seat.press(key)
            assert seat.text().strip()
            await seat.press("escape")


async def test_a_skin_of_the_users_own_is_offered_and_a_bad_one_warned_of(small_path: Path, home: Path) -> None:
    (home / "themes").mkdir(parents=True)
    (home / "themes" / "mine.toml").write_text('dark = true\n[table]\nlate = "#ff0000"\n')
    (home / "themes" / "bad.toml").write_text('[table]\nlate = "[/nope"\n')
    async with seated(small_path, settings=Settings(skin="mine")) as seat:
        assert seat.app.theme == "mine"
        assert any("bad.toml" in toast and "[/nope" in toast for toast in seat.toasts())


async def test_an_unknown_skin_is_warned_of_with_the_nearest(small_path: Path) -> None:
    async with seated(small_path, settings=Settings(skin="drak")) as seat:
        assert seat.app.theme == "dark"
        assert any("Did you mean dark?" in toast for toast in seat.toasts())


async def test_a_refusal_anywhere_is_shown_and_the_app_goes_on(
    small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Story:
        raise PlanwatchError("the disk is [/full]", "make room")

    async with seated(small_path) as seat:
        with monkeypatch.context() as patched:
            patched.setattr("planwatch.service.history.story.story", refuse)
            for name in ("names", "rows", "list_ids", "change_number"):
                patched.setattr(f"planwatch.service.read.{name}", refuse)
            patched.setattr("planwatch.service.journal.log.entries", refuse)
            for keys in (("j",), ("n",), ("o",), ("a",), ("enter",), ("H",), ("t",), ("1",), ("s",), ("ctrl+r",)):
                await seat.press(*keys)
                await seat.settle()
                await seat.press("escape", "escape")
            assert any("the disk is [/full]. make room" in toast for toast in seat.toasts())
        await seat.press("escape", "9", "g", "j")
        await seat.at("C1.10")
        await seat.press("e")
        await seat.type("!")
        await seat.press("enter")
        assert seat.action("C1.10").title == "Map the offer!"


def test_what_a_fault_leaves_is_one_line_and_a_file(
    small_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(self: PlanwatchApp, **_: object) -> None:
        self.trace = "the trace"
        self.exit(return_code=1)

    monkeypatch.setattr(module.PlanwatchApp, "run", break_down)
    with pytest.raises(PlanwatchError) as ended:
        run(small_path, settings=Settings())
    assert "\n" not in str(ended.value)
    assert str(home / "fault.txt") in str(ended.value)
    assert (home / "fault.txt").read_text() == "the trace"


async def test_settings_are_tried_kept_and_in_force_at_once(small_path: Path, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("due_soon = 14  # a fortnight\n", encoding="utf-8")
    async with seated(small_path, size=(80, 24), settings=load(home / "config.toml")) as seat:
        await seat.press("comma", "ctrl+a", "ctrl+k", *"light")
        assert seat.app.theme == "light"
        await seat.press("escape", "y")
        assert seat.app.theme == "dark"
        await seat.press("comma", "ctrl+a", "ctrl+k", *"light", "tab", *"Bo", "tab", "ctrl+a", "ctrl+k", *"30", "enter")
        assert seat.app.theme == "light"
        kept = (home / "config.toml").read_text(encoding="utf-8")
        assert kept == 'due_soon = 30  # a fortnight\nskin = "light"\nwho = "Bo"\n'
        await seat.at("C1.2")
        await seat.press("+")
        assert seat.log()[0].who == "Bo"
        assert "30" in seat.title() or seat.triage.worklist.settings.due_soon == 30
        await seat.press("comma", *"none", "enter")
        assert "there is no skin" in seat.text()
