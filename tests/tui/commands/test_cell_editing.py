"""Editing a field where it stands: keys, what is saved, what is refused, and where the editor stands."""

from pathlib import Path

import pytest

from planwatch.model.plan.keys import flat
from planwatch.model.plan.kinds import Rag, Status
from planwatch.service.typed.fields import FIELDS
from planwatch.tui.commands.cell import LONG
from planwatch.tui.widgets.lines_editor import LinesEditor
from tests.desk import put
from tests.tui.seat import Seat, editor_stands_over, seated


async def test_a_title_is_edited_where_it_stands_and_enter_saves_it(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        assert editor_stands_over(seat, "title")
        await seat.type(" now")
        await seat.press("enter")
        assert seat.action("C1.2").title == "Recruit managers now"
        assert "Recruit managers now" in seat.lines()[4]
        assert not seat.editor.is_open
        assert "u undoes" in seat.said()


@pytest.mark.parametrize(
    ("column", "typed", "field", "stored"),
    [
        ("ref", "C9", "ref", "C9"),
        ("theme", "Practice", "theme", "Practice"),
        ("lead", "Principal SW", "lead", "Principal SW"),
    ],
)
async def test_the_first_key_replaces_what_a_short_cell_held(
    small_path: Path, column: str, typed: str, field: str, stored: str
) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2", column)
        await seat.press("e")
        assert editor_stands_over(seat, column)
        await seat.type(typed)
        await seat.press("enter")
        assert getattr(seat.action(typed if field == "ref" else "C1.2"), field) == stored


async def test_escape_saves_nothing_and_undo_brings_the_text_back(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.type(" soon")
        await seat.press("escape")
        assert seat.action("C1.2").title == "Recruit managers"
        assert "u brings the text back" in seat.said()
        await seat.press("u")
        assert seat.editor.value == "Recruit managers soon"
        await seat.press("enter")
        assert seat.action("C1.2").title == "Recruit managers soon"


async def test_text_left_unsaved_is_kept_until_the_cursor_moves(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.type(" soon")
        await seat.press("escape", "j", "k", "u")
        assert not seat.editor.is_open
        assert "no change of ann to undo" in seat.said()


@pytest.mark.parametrize("key", ["down", "up", "pagedown", "pageup"])
async def test_moving_away_saves_nothing_and_keeps_the_text_for_undo(small_path: Path, key: str) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("e")
        await seat.type(" soon")
        await seat.press(key)
        assert (seat.editor.is_open, seat.cursor_ref()) == (False, "A1")
        assert seat.action("A1").title == "Set standards"
        await seat.press("u")
        assert seat.editor.value == "Set standards soon"


async def test_a_click_elsewhere_saves_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.type(" soon")
        await seat.pilot.click("#table", offset=(20, 4))
        assert not seat.editor.is_open
        assert seat.action("C1.2").title == "Recruit managers"


async def test_a_click_on_another_command_keeps_the_text_of_the_cell(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.type(" soon")
        seat.screen.do("edit:edit", "due")
        await seat.press("escape", "u")
        assert (seat.editor.field, seat.editor.value) == ("title", "Recruit managers soon")


async def test_tab_saves_and_goes_on_to_the_next_cell_and_shift_tab_back(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2", "ref")
        await seat.press("e")
        await seat.type("C2")
        await seat.press("tab")
        assert (seat.editor.field, seat.action("C2").title) == ("title", "Recruit managers")
        assert editor_stands_over(seat, "title")
        await seat.press("tab")
        assert seat.editor.field == "theme"
        await seat.press("shift+tab", "shift+tab")
        assert (seat.editor.field, seat.editor.value) == ("ref", "C2")
        await seat.press("escape")
        assert seat.said() == ""


async def test_tab_passes_the_rating_and_ends_at_the_last_cell(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2", "ref")
        await seat.press("e", "shift+tab")
        assert seat.chooser.is_open
        await seat.press("escape")
        await seat.at("C1.2", "due")
        await seat.press("e", "tab")
        assert not seat.editor.is_open


async def test_a_refused_value_keeps_the_editor_open_and_says_why(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2", "ref")
        await seat.press("e")
        await seat.type("A1")
        await seat.press("enter")
        assert (seat.editor.is_open, seat.editor.value) == (True, "A1")
        assert "A1" in seat.said()
        await seat.press("tab")
        assert seat.editor.field == "ref"
        await seat.type("1")
        await seat.press("enter")
        assert seat.action("A11").title == "Recruit managers"


async def test_an_empty_title_is_refused(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e", "ctrl+u", "enter")
        assert seat.editor.is_open
        assert "an action needs a title" in seat.said()


async def test_nothing_changed_writes_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        before = len(seat.log())
        await seat.at("C1.2")
        await seat.press("e", "enter", "o", "enter", "d", "enter", "e", "tab", "tab", "escape")
        assert len(seat.log()) == before


async def test_a_lead_is_completed_from_those_known(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("o")
        await seat.type("prin")
        await seat.until(lambda: seat.editor._suggestion, "the suggestion")
        await seat.press("right", "enter")
        assert seat.action("A1").lead == "Principal SW"


async def test_the_beginning_of_one_leads_name_is_enough(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("o")
        await seat.type("head")
        await seat.press("enter")
        assert seat.action("A1").lead == "Head of HR"


async def test_an_unknown_lead_is_added_after_a_yes(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("o")
        await seat.type("Director")
        await seat.press("enter")
        assert "Add the lead 'Director'?" in seat.text()
        await seat.press("y")
        assert seat.action("A1").lead == "Director"
        assert "Director" in seat.text()


async def test_an_unknown_lead_is_not_added_after_a_no_and_the_text_stays(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("o")
        await seat.type("Hed of HR")
        await seat.press("enter")
        assert "did you mean 'Head of HR'?" in seat.question()
        await seat.press("n")
        assert (seat.editor.is_open, seat.editor.value) == (True, "Hed of HR")
        assert seat.action("A1").lead == ""


EVERY_FIELD = (
    ("ref", "Z1", "Z1"), ("title", "New title", "New title"), ("theme", "Practice", "Practice"),
    ("how", "by post", "by post"), ("lead", "Principal SW", "Principal SW"), ("support", "Head of HR", ("Head of HR",)),
    ("start", "1 Dec 2015", "1 Dec 2015"), ("due", "30 Jan 2016", "30 Jan 2016"), ("percent", "75", 75),
    ("success", "fewer leave", "fewer leave"), ("evidence", "the list", "the list"), ("priority", "low", "low"),
    ("cost", "21,600", 2160000), ("answers", "2, 3b", ("2", "3b")), ("status", "complete", Status.COMPLETE),
)  # fmt: skip


def is_open_for(seat: Seat, field: str) -> bool:
    """Whether the field can be typed into: over its cell, or over several lines in a form."""
    if field in LONG:
        return seat.app.screen.query_one(LinesEditor).id == f"form-{field}"
    return seat.editor.field == field


async def test_every_field_is_edited_through_f(small_path: Path) -> None:
    async with seated(small_path, size=(80, 24)) as seat:
        await seat.at("C1.2")
        number = seat.stored("C1.2").id
        for field, typed, stored in EVERY_FIELD:
            await seat.press("f")
            await seat.type(field)
            await seat.press("enter")
            assert is_open_for(seat, field)
            await seat.press("ctrl+u", "ctrl+k")
            await seat.type(typed)
            await seat.press("enter", *(["enter"] if field == "due" else []))
            found = seat.stored(seat.cursor_ref())
            assert (found.id, flat(found.action)[field]) == (number, stored)


async def test_every_field_is_edited_on_the_actions_own_screen(small_path: Path) -> None:
    async with seated(small_path, size=(80, 24)) as seat:
        await seat.at("C1.2")
        number = seat.stored("C1.2").id
        await seat.press("enter")
        for field, typed, stored in EVERY_FIELD:
            while FIELDS[seat.table.cursor_row] != field:
                await seat.press("j" if seat.table.cursor_row < FIELDS.index(field) else "k")
            await seat.press("enter")
            assert is_open_for(seat, field)
            assert field in LONG or editor_stands_over(seat, "value"), field
            await seat.press("ctrl+u", "ctrl+k")
            await seat.type(typed)
            await seat.press("enter", *(["enter"] if field == "due" else []))
            found = seat.stored(seat.cursor_ref())
            assert (found.id, flat(found.action)[field]) == (number, stored)
        await seat.press("escape")
        assert seat.screen_name() == "TriageScreen"
        assert "Z1" in seat.lines()[4]


async def test_help_while_typing_is_a_question_mark(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.type("?q/1")
        assert (seat.editor.value, seat.screen_name()) == ("Recruit managers?q/1", "TriageScreen")
        await seat.press("f1")
        assert seat.screen_name() == "Help"
        await seat.press("escape")
        assert (seat.editor.is_open, seat.editor.has_focus, seat.editor.value) == (True, True, "Recruit managers?q/1")


async def test_an_answer_to_a_start_is_kept_with_the_rating(small_path: Path) -> None:
    async with seated(small_path) as seat:
        put(seat.session, "C1.10", {"start": "1 Feb 2016"})
        await seat.at("C1.10")
        await seat.press("ctrl+r", "r", "g")
        assert "Start it now?" in seat.text()
        await seat.press("enter")
        assert (seat.action("C1.10").rag, seat.action("C1.10").status) == (Rag.GREEN, Status.IN_PROGRESS)
