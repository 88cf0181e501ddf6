"""Palette and help: found by the words of a person, done by enter, with what it is given typed along."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from planwatch.service.risks.risks import RISKS
from planwatch.tui import registry
from planwatch.tui.screens.dialogs.finder import Chosen, Line, matches
from planwatch.tui.screens.dialogs.form import Form
from planwatch.tui.synonyms import SYNONYMS, TAKES
from tests.tui.seat import Seat, seated

LIST = [Line(c.label, c.help, " ".join(c.keys[:1]), c.id, Chosen(c.id)) for c in registry.TRIAGE]


def first(typed: str, number: int = 3) -> list[str]:
    """The ids that are found first."""
    return [line.name for line in matches(LIST, typed, lambda _: None)][:number]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("delete", "remove"), ("owner", "lead"), ("excel", "export"), ("spreadsheet", "import"), ("chart", "trend"),
        ("print", "report"), ("late", "view-1"), ("email", "chase"), ("deadline", "due"), ("who", "lead"),
        ("colour", "skin"), ("risks", "risks"), ("measures", "measures"), ("kpi", "measures"), ("costs", "costs"),
        ("budget", "costs"), ("rename", "edit"), ("outlook", "calendar"), ("history", "log"), ("holiday", "handover"),
        ("what changed", "since"), ("moved dates", "moves"), ("finished", "complete"), ("exit", "quit"),
        ("everything", "view-9"), ("recommend", "recommendations"), ("scrutiny", "dives"), ("approve", "about"),
    ],
)  # fmt: skip
def test_what_a_person_calls_it_finds_it_among_the_first(typed: str, meant: str) -> None:
    assert meant in first(typed, 4)


def test_a_whole_word_that_people_say_comes_before_a_part_of_a_name() -> None:
    assert first("find", 1) == ["filter"]
    assert first("findin", 1) == ["findings"]
    assert first("risk", 1) == ["risks"]


def test_synonyms_are_of_commands_that_there_are() -> None:
    known = {command.id for command in registry.TRIAGE}
    assert set(SYNONYMS) | set(TAKES) <= known


def test_every_command_is_found_first_by_its_own_name() -> None:
    for command in registry.TRIAGE:
        assert command.id == first(command.label, 1)[0] or first(command.label, 1)[0].startswith("view-"), command.id


def test_a_command_is_given_the_words_behind_its_name() -> None:
    due = next(line for line in matches(LIST, "due fri", lambda _: None) if line.does == Chosen("due", "fri"))
    assert (due.label, due.help) == ("Due", "due: fri")
    assert matches(LIST, "deadline fri", lambda _: None)[0].does == Chosen("due", "fri")
    assert matches(LIST, "lead HR Partner", lambda _: None)[0].does == Chosen("lead", "HR Partner")


def test_where_nothing_is_found_that_is_said_with_what_to_try_and_the_list_can_be_filtered_by_it() -> None:
    said, instead = matches(LIST, "xyzzy", lambda _: None)
    assert "nothing here goes by “xyzzy”" in said.help
    assert said.does is None
    assert instead.does == Chosen("filter", "xyzzy")


def shown(seat: Seat) -> list[str]:
    options = seat.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


async def test_the_palette_does_what_was_found_with_the_words_it_was_given(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press(":", *"lead ann", "enter")
        await seat.until(lambda: "ann" in seat.text() and seat.screen_name() != "Finder", "the lead")
        await leave(seat)
        await seat.press(":", *"due 8 Feb", "enter")
        await seat.until_seen("why")
        await seat.press("enter")
        assert seat.action("C1.2").due.text == "8 Feb"
        await seat.press(":", *"rag red", "enter")
        await seat.until(lambda: seat.action("C1.2").rag == "red", "the rating")
        await leave(seat)
        await seat.press(":", *"theme no theme", "enter")
        await seat.until(lambda: seat.triage.worklist.filter == "theme:none", "the filter")
        await leave(seat)
        await seat.press(":", *"c1.2")
        assert "go to" in shown(seat)[0]
        await seat.press("enter")
        assert seat.cursor_ref() == "C1.2"
        await seat.press(":", *"risks", "enter")
        assert "Risks" in seat.lines()[0]


@pytest.mark.parametrize(
    ("typed", "field"),
    [("note two interviews held", "text"), ("add recruit two nurses", "title"), ("board red", "rag")],
)
async def test_a_form_begins_with_the_words_typed_behind_its_command(small_path: Path, typed: str, field: str) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press(":", *typed, "enter")
        await seat.until(lambda: seat.screen_name() == "Form", "the form")
        form = seat.app.screen
        assert isinstance(form, Form)
        await seat.until(lambda: form.values()[field] == typed.partition(" ")[2], "its words")
        await seat.type("!")
        assert form.values()[field] == f"{typed.partition(' ')[2]}!"


async def test_help_tells_the_filter_words_of_its_own_kind(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("!", "?", *"filter")
        assert RISKS.asked in shown(seat)[0]


async def leave(seat: Seat) -> None:
    for _ in range(3):
        await seat.press("escape")


async def test_help_is_filtered_as_one_types_and_does_what_is_chosen(small_path: Path) -> None:
    async with seated(small_path, size=(80, 24)) as seat:
        await seat.press("?", *"delete")
        assert "take the action out of the plan" in shown(seat)[0]
        await seat.press("enter")
        assert seat.screen_name() == "Question"
        await seat.press("escape", "?", *"xyzzy")
        assert "nothing here goes by" in shown(seat)[0]
        await seat.press("escape", "?", *"a≠r")
        assert "the lead says amber, calculated is red" in shown(seat)[0]
        await seat.press("enter", "?")
        assert seat.screen_name() == "TriageScreen"


async def test_help_tells_the_name_of_each_command_for_the_keymap(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("?")
        told = shown(seat)
        assert all(any(line.endswith(f"[{c.id}]") for line in told) for c in registry.TRIAGE)
        assert seat.app.screen.query_one(Input).has_focus


async def test_tab_completes_the_path_of_a_file(
    small_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Papers"
    folder.mkdir()
    for name in ("plan march.toml", "plan may.toml", ".hidden"):
        (folder / name).touch()
    monkeypatch.chdir(tmp_path)
    async with seated(small_path, size=(80, 24)) as seat:
        await seat.press("i", "home", "ctrl+k", *"pap", "tab")
        box = seat.app.screen.query_one("#prompt-input", Input)
        assert box.value == "Papers/"
        await seat.press("tab")
        assert box.value == "Papers/plan ma"
        assert "plan march.toml  plan may.toml" in seat.said()
        await seat.press("y", "tab")
        assert box.value == "Papers/plan may.toml"


@pytest.mark.parametrize("typed", ["s late", "z on", "x  y z"])
def test_words_behind_a_key_that_takes_none_are_no_fault(typed: str) -> None:
    assert matches(LIST, typed, lambda _: None)


def test_a_name_of_two_words_takes_what_is_typed_behind_both() -> None:
    assert matches(LIST, "save view HR late", lambda _: None)[0].does == Chosen("save-view", "HR late")
