"""Every command of the registry: it has a key that works, help tells it, the palette finds it, the keymap moves it."""

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from planwatch.errors import PlanwatchError
from planwatch.service.files.open import open_session
from planwatch.settings import Settings
from planwatch.tui import registry
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.screens.dialogs.finder import Finder, lines
from planwatch.tui.widgets.lines_editor import LinesEditor
from tests.desk import TODAY, put
from tests.tui.seat import Seat, seated


async def test_every_command_is_bound_told_in_help_and_found_in_the_palette(small_path: Path) -> None:
    async with seated(small_path) as seat:
        bound = {active.binding.id for active in seat.screen.active_bindings.values()}
        assert [line.name for line in lines(seat.screen)] == [command.id for command in registry.TRIAGE]
        assert {command.id for command in registry.TRIAGE} <= bound


def test_no_two_commands_share_a_key_or_an_id() -> None:
    pressed = [key for command in registry.TRIAGE for key in command.keys]
    assert len(pressed) == len(set(pressed))
    assert len({command.id for command in registry.TRIAGE}) == len(registry.TRIAGE)


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_opens_and_closes_on_every_screen(small_path: Path, key: str) -> None:
    async with seated(small_path, size=(80, 24)) as seat:
        for way in ((), ("enter",), ("H",)):
            await seat.press(*way, key)
            assert seat.screen_name() == "Help"
            await seat.press("j", "pagedown", "k", "escape")
            assert seat.screen_name() != "Help"
            await seat.press("escape")


async def test_ctrl_c_says_in_plain_words_how_to_leave(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("ctrl+c")
        await seat.until(seat.toasts, "the toast")
        assert seat.toasts() == ["To leave: q in the list, ctrl+q anywhere. All is saved."]
        assert "[b]" not in seat.text()


async def test_help_tells_each_screen_its_own_keys(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("enter", "?")
        text = seat.text()
        assert "move the due date" in text
        assert "next saved view" not in text


async def test_the_palette_finds_by_name_and_does_it(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press(":")
        assert isinstance(seat.app.screen, Finder)
        await seat.type("move the due")
        await seat.press("escape")
        for words, found in (("Log", "LogScreen"), ("Help", "Help")):
            await seat.press(":")
            await seat.type(words)
            await seat.until(lambda: seat.app.screen.query_one(OptionList).option_count, words)
            await seat.press("enter")
            await seat.until(lambda name=found: seat.screen_name() == name, found)
            await seat.press("escape")


@pytest.mark.parametrize("words", ["view", "[", "]", "[/", "zzz", "\\", "Previous"])
async def test_the_palette_bears_any_words(small_path: Path, words: str) -> None:
    async with seated(small_path) as seat:
        await seat.press(":")
        await seat.paste(words)
        assert isinstance(seat.app.screen, Finder)


async def test_the_footer_has_at_most_nine_entries_with_the_way_out_and_fits(small_path: Path) -> None:
    async with seated(small_path, size=(80, 24)) as seat:
        shown = [b for b in registry.TRIAGE if b.footer]
        assert len(shown) <= 9
        assert shown[-2].id == "quit"
        footer = seat.lines()[-1]
        assert all(command.label in footer for command in shown)


async def test_a_key_chosen_in_the_settings_works_and_shows_in_footer_and_help(small_path: Path) -> None:
    settings = Settings(keymap={"due": ("ctrl+g",), "note": ("ctrl+n",)})
    async with seated(small_path, settings=settings) as seat:
        assert "^g Due" in seat.lines()[-1]
        assert "^n Note" in seat.lines()[-1]
        await seat.press("d", "n")
        assert not seat.editor.is_open
        assert seat.screen_name() == "TriageScreen"
        await seat.press("ctrl+g")
        assert seat.editor.field == "due"
        await seat.press("escape", "?")
        due = next(line for line in lines(seat.triage) if line.name == "due")
        assert due.keys == "ctrl+g"


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"dew": ("d",)}, "due"),
        ({"due": ("r",)}, "rag"),
        ({"due": ("ctrl+q",)}, "ctrl+q"),
        ({"due": ("nokey",)}, "nokey"),
    ],
)
def test_a_keymap_that_cannot_be_is_refused(small_path: Path, keymap: dict[str, tuple[str, ...]], said: str) -> None:
    session = open_session(small_path)
    with session.database, pytest.raises(PlanwatchError) as refused:
        PlanwatchApp(session, Settings(keymap=keymap))
    assert said in str(refused.value)


async def leave_all(seat: Seat) -> None:
    for _ in range(4):
        await seat.press("escape")


async def test_wrong_keys_in_every_state_break_nothing(
    small_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clumsy person: every key of the app in every state that one key opens, faster than it can be read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", "true")
    pressed = [key for command in registry.TRIAGE for key in command.keys if key not in ("q", ":", "ctrl+r")]
    async with seated(small_path, size=(80, 24)) as seat:
        for opening in ("e", "r", "d", "n", "c", "/", "f", "D", "t", "H", "enter", "a", "x", "K", "?", "A"):
            await seat.press("g", opening)
            for key in pressed:
                seat._send(key)
            await seat.pilot.pause()
            await leave_all(seat)
            assert seat.app._running, opening
        assert seat.screen_name() == "TriageScreen"
        assert not seat.screen.is_editing
        await seat.press("9", "g", "?")
        assert seat.screen_name() == "Help"


async def test_q_quits_from_home_only(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("enter", "q")
        assert (seat.screen_name(), seat.app._exit) == ("TriageScreen", False)
        await seat.press("H", "q")
        assert (seat.screen_name(), seat.app._exit) == ("TriageScreen", False)
        await seat.press("q")
        assert seat.app._exit


async def test_copying_takes_the_cell_or_the_row(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2", "lead")
        await seat.press("y")
        assert seat.app.clipboard == "Head of HR"
        await seat.press("Y")
        assert seat.app.clipboard.split("\t")[:2] == ["C1.2", "Recruit managers"]


async def test_what_is_true_of_a_plan_is_changed_in_a_form(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("A")
        await seat.type("lead head of")
        await seat.press("enter")
        await seat.until(lambda: seat.screen_name() == "Form", "the form")
        box = seat.app.screen.query_one("#form-holder", Input)
        box.focus()
        await seat.press("end")
        await seat.type(" Lee")
        await seat.press("enter")
        assert "saved" in seat.said()
        await seat.press("u")
        assert "took back" in seat.said()


async def test_a_form_in_which_nothing_was_changed_does_not_say_that_it_saved(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("A", "enter")
        await seat.until(lambda: seat.screen_name() == "Form", "the form")
        await seat.press("enter")
        assert seat.said() == "nothing changed"


async def test_what_was_typed_into_a_form_that_was_left_is_brought_back_by_undo(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("n")
        await seat.type("Three interviews held")
        await seat.press("tab", "tab")
        await seat.press("escape", "n")
        assert seat.screen_name() == "Form"
        await seat.press("escape", "escape")
        assert seat.said() == "not saved · u brings the text back"
        await seat.press("u")
        assert seat.screen_name() == "Form"
        assert seat.app.screen.query_one("#form-text", LinesEditor).text == "Three interviews held"
        await seat.press("enter")
        assert "update written" in seat.said()
        await seat.press("u")
        assert "took back" in seat.said()


async def test_a_form_left_is_offered_no_longer_once_something_else_was_done(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("A", "enter")
        await seat.type("x")
        await seat.press("escape", "y")
        assert "u brings the text back" in seat.said()
        await seat.press("+", "u")
        assert "took back" in seat.said()
        await seat.press("n", "escape")
        assert "brings" not in seat.said()


async def test_what_was_written_in_an_editor_is_kept_where_somebody_else_was_first(
    small_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from planwatch.service.files.open import open_session\n"
        "from tests.desk import TODAY, put\n"
        f"session = open_session(Path({str(small_path)!r}), who='bob', today=TODAY)\n"
        "put(session, 'A1', {'how': 'Bob was first'})\n"
        "session.database.close()\n"
        "Path(sys.argv[1]).write_text('Written for an hour')\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setattr(PlanwatchApp, "suspend", lambda app: nullcontext())  # there is no terminal to let go of
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("E")
        assert seat.screen_name() == "Form"
        assert "Written for an hour" in seat.text()
        assert any("by bob" in toast for toast in seat.toasts())
        await seat.press("enter")
        assert seat.action("A1").how == "Written for an hour"


async def test_an_editor_that_changes_nothing_changes_nothing(
    small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr(PlanwatchApp, "suspend", lambda app: nullcontext())  # there is no terminal to let go of
    session = open_session(small_path, who="bob", today=TODAY)
    with session.database:
        put(session, "A1", {"how": "first\r\nsecond\n\n"})
    async with seated(small_path) as seat:
        await seat.at("A1")
        before = len(seat.log())
        await seat.press("E")
        assert len(seat.log()) == before
        assert seat.action("A1").how.startswith("first\r\n")
