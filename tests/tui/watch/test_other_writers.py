"""Others write to the same file: it shows by itself, the cursor and an open editor stay, and nobody overwrites."""

import asyncio
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import Rag
from planwatch.service.actions.add import add_action
from planwatch.service.actions.progress import Note, note
from planwatch.service.actions.remove import remove
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.session import Session
from tests.desk import TODAY, put, targets
from tests.tui.seat import seated


@pytest.fixture
def bob(small_path: Path) -> Iterator[Session]:
    """Another person at the same file, over a connection of their own."""
    session = open_session(small_path, who="bob", today=TODAY, busy_seconds=5.0)
    with session.database:
        yield session


async def test_what_others_change_shows_by_itself_and_the_cursor_stays(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        put(bob, "A1", {"title": "Set better standards"})
        await seat.until_seen("Set better standards")
        add_action(bob, bob.one_plan(), {"title": "From elsewhere", "theme": "Workforce", "ref": "C0"})
        await seat.until_seen("From elsewhere")
        assert seat.cursor_ref() == "A1"
        remove(bob, targets(bob, "C1.2"))
        await seat.until(lambda: "C1.2" not in seat.refs(), "the removal")
        assert seat.cursor_ref() == "A1"
        assert "overdue 0 of" in seat.title()


async def test_another_process_is_another_writer(small_path: Path) -> None:
    async with seated(small_path) as seat:
        program = (
            "import sys; from pathlib import Path; from planwatch.service.files.open import open_session; "
            "from tests.desk import put; "
            "put(open_session(Path(sys.argv[1]), who='cli'), 'A1', {'title': 'By a process'})"
        )
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, str(small_path))
        assert await process.wait() == 0
        await seat.until_seen("By a process")


async def test_an_open_editor_and_its_half_typed_text_are_left_in_peace(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("e")
        await seat.type(" now")
        place = seat.editor.region
        put(bob, "C1.10", {"title": "Map every offer"})
        remove(bob, targets(bob, "C1.2"))
        await seat.until_seen("Map every offer")
        assert (seat.editor.value, seat.editor.has_focus) == ("Set standards now", True)
        assert (seat.editor.region, seat.cursor_ref()) == (place, "A1")
        await seat.type("!")
        await seat.press("enter")
        assert seat.action("A1").title == "Set standards now!"
        await seat.until(lambda: "C1.2" not in seat.refs(), "the removal")
        assert seat.cursor_ref() == "A1"


async def test_different_fields_merge(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("e")
        await seat.type(" now")
        put(bob, "A1", {"lead": "Principal SW"})
        await seat.press("enter")
        assert (seat.action("A1").title, seat.action("A1").lead) == ("Set standards now", "Principal SW")


async def test_the_same_field_is_a_conflict_that_names_who_and_keeps_the_text(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("e")
        await seat.type(" now")
        put(bob, "A1", {"title": "Bob's standards"})
        await seat.press("enter")
        assert "bob" in seat.said()
        assert (seat.editor.is_open, seat.editor.value) == (True, "Set standards now")
        assert seat.action("A1").title == "Bob's standards"
        await seat.press("enter")  # having read it: mine after all
        assert seat.action("A1").title == "Set standards now"


async def test_a_conflict_over_a_rating_changes_nothing(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("r")
        put(bob, "A1", {"rag": "amber"})
        await seat.press("r")
        assert seat.action("A1").rag is Rag.AMBER
        assert "bob" in seat.said()
        await seat.press("r", "r")
        assert seat.action("A1").rag is Rag.RED


async def test_an_action_removed_while_it_is_edited_is_said_to_be_gone(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("e")
        await seat.type(" now")
        remove(bob, targets(bob, "A1"))
        await seat.press("enter")
        assert "bob" in seat.said()
        await seat.press("escape")
        await seat.until(lambda: "A1" not in seat.refs(), "the removal")
        await seat.press("j", "k", "e", "escape")


async def test_an_action_removed_while_its_screen_is_open_ends_the_screen(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("enter")
        put(bob, "A1", {"how": "by post"})
        await seat.until_seen("by post")
        remove(bob, targets(bob, "A1"))
        await seat.until(lambda: seat.screen_name() == "TriageScreen", "home")
        await seat.until(lambda: "A1" not in seat.refs(), "the removal")


async def test_a_theme_removed_while_the_list_of_what_can_be_changed_is_open_is_told(
    small_path: Path, bob: Session
) -> None:
    async with seated(small_path) as seat:
        values = {"title": "x", "theme": "New theme", "lead": "", "due": "", "ref": ""}
        add_action(bob, bob.one_plan(), values, add=True)
        await seat.press("A")
        undo.undo(bob)
        await seat.type("New theme")
        await seat.press("enter")
        assert seat.toasts() == ["that theme was removed meanwhile. choose again"]


async def test_updates_of_others_show_in_the_detail_pane(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        note(bob, targets(bob, "A1"), Note("Read by everybody", by="Head of HR"))
        await seat.until_seen("Read by everybody")


async def test_undo_takes_back_ones_own_and_never_anothers(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        put(bob, "A1", {"title": "Bob's standards"})
        await seat.press("u")
        assert "no change of ann to undo" in seat.said()
        await seat.at("C1.2")
        await seat.press("r", "g", "escape")
        put(bob, "A4", {"title": "Bob again"})
        await seat.press("u")
        assert (seat.action("C1.2").rag, seat.action("A4").title) == (Rag.RED, "Bob again")


async def test_an_undo_of_what_another_has_changed_since_is_refused(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("e")
        await seat.type(" now")
        await seat.press("enter")
        put(bob, "A1", {"title": "Bob's standards"})
        await seat.press("u")
        assert "bob" in seat.said()
        assert seat.action("A1").title == "Bob's standards"


async def test_undo_and_redo_work_after_the_app_was_closed(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "g", "escape")
    async with seated(small_path) as seat:
        await seat.press("u")
        assert (seat.action("C1.2").rag, "took back" in seat.said()) == (Rag.RED, True)
    async with seated(small_path) as seat:
        await seat.press("U")
        assert (seat.action("C1.2").rag, "did again" in seat.said()) == (Rag.GREEN, True)
        await seat.press("U")
        assert "nothing to redo" in seat.said()


async def test_the_log_takes_back_any_change_by_its_number_after_a_question(small_path: Path, bob: Session) -> None:
    async with seated(small_path) as seat:
        put(bob, "A1", {"title": "Bob's standards"})
        put(bob, "A4", {"title": "Bob again"})
        await seat.press("H", "j")
        assert "Bob's standards" in seat.text()
        await seat.press("u")
        assert "of bob?" in seat.question()
        await seat.press("enter")
        assert seat.action("A1").title == "Bob's standards"
        await seat.press("u", "y")
        assert (seat.action("A1").title, seat.action("A4").title) == ("Set standards", "Bob again")
        assert "took back change" in seat.said()
        await seat.press("escape")
        assert "Set standards" in seat.text()
        nobody = open_session(small_path, who="cli")
        with nobody.database, pytest.raises(PlanwatchError, match="no change of cli"):
            undo.undo(nobody)


async def test_an_import_is_taken_back_from_the_log_only(small_path: Path) -> None:
    async with seated(small_path, who="importer") as seat:
        await seat.press("u")
        assert "import" in seat.said()
        assert len(seat.refs()) == 6
        await seat.press("H", "G", "u", "y", "escape")
        assert seat.refs() == []


async def test_a_locked_file_is_said_and_the_editor_stays_open_with_its_text(small_path: Path) -> None:
    async with seated(small_path, busy_seconds=0.1) as seat:
        await seat.at("A1")
        await seat.press("e")
        await seat.type(" now")
        holder = sqlite3.connect(small_path, isolation_level=None)
        holder.execute("begin immediate")
        await seat.press("enter")
        assert (seat.editor.is_open, seat.editor.value) == (True, "Set standards now")
        assert seat.said()
        holder.execute("rollback")
        holder.close()
        await seat.press("enter")
        assert seat.action("A1").title == "Set standards now"


async def test_a_date_on_a_locked_file_is_kept_for_undo(small_path: Path) -> None:
    async with seated(small_path, busy_seconds=0.1) as seat:
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type("1 Mar 2016")
        await seat.press("enter")
        holder = sqlite3.connect(small_path, isolation_level=None)
        holder.execute("begin immediate")
        await seat.press("enter")
        assert seat.prompt.asking
        await seat.press("escape")
        assert (seat.prompt.asking, seat.editor.value) == (False, "1 Mar 2016")
        holder.execute("rollback")
        holder.close()
        await seat.press("enter", "enter")
        assert seat.action("C1.2").due.text == "1 Mar 2016"


async def test_every_verb_bears_a_locked_file(small_path: Path) -> None:
    async with seated(small_path, busy_seconds=0.1) as seat:
        holder = sqlite3.connect(small_path, isolation_level=None)
        holder.execute("begin immediate")
        for keys in (
            ("c", "enter", "escape"),
            ("D", "y"),
            ("+",),
            ("u",),
            ("U",),
            ("n", "x", "enter", "escape", "escape"),
        ):
            await seat.press("g", *keys)
            assert seat.screen_name() == "TriageScreen", keys
        holder.execute("rollback")
        holder.close()
        assert seat.refs() == ["C1.2", "C1.10", "A1", "A2", "A4", "A3"]
