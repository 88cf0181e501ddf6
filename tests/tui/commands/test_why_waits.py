"""Why a rating was given waits on its line: it holds no key, and one key takes it up."""

from pathlib import Path

import pytest

from planwatch.model.plan.kinds import Rag
from tests.desk import put
from tests.tui.seat import Seat, seated


async def test_amber_takes_two_keys_and_the_next_key_is_the_lists(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "a")
        assert seat.action("C1.2").rag is Rag.AMBER
        assert seat.said().startswith("why? tab says it · C1.2 · RAG: amber")
        assert not seat.prompt.asking
        await seat.press("j")
        assert seat.cursor_ref() == "C1.10"
        await seat.press("r", "r")
        assert "Start it now?" in seat.question()


async def test_tab_takes_the_question_up_and_the_reason_is_the_ratings(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        before = len(seat.log())
        await seat.press("r", "a", "tab")
        assert "why is C1.2 amber?" in seat.said()
        await seat.type("interviews held")
        await seat.press("enter")
        assert (seat.log()[0].why, len(seat.log())) == ("interviews held", before + 1)
        await seat.press("u")
        assert seat.action("C1.2").rag is Rag.RED
        assert seat.table.has_focus


async def test_no_reason_is_no_words(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "a", "tab", "enter", "r", "g")
        assert (seat.log()[1].why, seat.action("C1.2").rag) == ("", Rag.GREEN)


@pytest.mark.parametrize("key", ["+", "-"])
async def test_a_step_better_or_worse_may_be_given_its_reason(small_path: Path, key: str) -> None:
    async with seated(small_path) as seat:
        put(seat.session, "C1.2", {"rag": "amber"})
        await seat.press("ctrl+r")
        await seat.at("C1.2")
        await seat.press(key, "tab")
        await seat.type("so says HR")
        await seat.press("enter")
        assert seat.log()[0].why == "so says HR"


async def test_where_nothing_was_changed_nothing_asks(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "r")
        assert "why?" not in seat.said()
        await seat.press("tab")
        assert "nothing asks for a reason here" in seat.said()
        assert seat.table.has_focus


@pytest.mark.parametrize("keys", [("j",), ("G",), ("/",), ("d", "escape"), ("u",), ("4",), ("escape",)], ids=str)
async def test_the_question_goes_with_the_row_another_edit_or_escape(small_path: Path, keys: tuple[str, ...]) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "a", *keys)
        assert "why?" not in seat.said()
        await seat.press("escape", "tab")
        assert not seat.prompt.asking


async def test_the_question_stays_while_the_cursor_goes_along_its_row(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "a", "l", "h", "tab")
        assert seat.prompt.asking


async def test_escape_drops_the_question_and_then_the_marks(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("space", "r", "g", "escape")
        assert (seat.said(), seat.marked()) == ("", ["C1.2"])
        await seat.press("escape")
        assert seat.marked() == []


async def test_one_reason_is_for_all_that_were_marked_and_one_undo_takes_all_back(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("space")
        await seat.at("A1")
        await seat.press("space", "r", "g", "tab")
        assert "why are 2 actions green?" in seat.said()
        await seat.type("the panel says so")
        await seat.press("enter")
        assert (seat.log()[0].why, seat.action("A1").rag, seat.action("C1.2").rag) == (
            "the panel says so", Rag.GREEN, Rag.GREEN,
        )  # fmt: skip
        await seat.press("u")
        assert (seat.action("A1").rag, seat.action("C1.2").rag) == (Rag.GREEN, Rag.RED)


async def test_a_reason_that_is_left_is_not_lost(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "a", "tab")
        await seat.type("two posts are filled")
        await seat.press("escape")
        assert seat.said() == "why? tab brings the text back · not saved"
        await seat.press("tab", "enter")
        assert seat.log()[0].why == "two posts are filled"


async def test_a_rating_that_began_the_action_is_asked_after_too(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.10")
        await seat.press("r", "g", "y")
        assert seat.said().startswith("why? tab says it")


async def test_the_question_is_read_at_every_size(small_path: Path) -> None:
    for size in ((60, 16), (80, 24)):
        async with seated(small_path, size=size) as seat:
            await seat.at("C1.2")
            await seat.press("r", "a" if size[0] == 60 else "g")
            assert "why? tab says it · C1.2 · RAG: " in seat.lines()[-2]
            assert "u undoes" in seat.lines()[-2]


async def test_the_whole_action_asks_alike_and_escape_drops_it_first(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("enter", "r", "a")
        assert "why? tab says it" in seat.text()
        await seat.press("escape")
        assert seat.screen_name() == "ActionScreen"
        await seat.press("r", "g", "tab")
        await seat.type("told so")
        await seat.press("enter")
        assert seat.log()[0].why == "told so"
        await seat.press("tab")
        assert seat.app.focused is seat.app.screen.query_one("#story")


async def at_once(seat: Seat, *keys: str) -> None:
    """All keys in one packet of a slow line."""
    for key in keys:
        seat._send(key)
    await seat.until(lambda: not seat.app._is_at_work())
    await seat._quiet()


async def test_keys_typed_ahead_go_where_they_were_meant(small_path: Path) -> None:
    async with seated(small_path) as seat:
        put(seat.session, "A1", {"rag": "amber"})
        await seat.press("ctrl+r")
        await seat.at("C1.2")
        await at_once(seat, "r", "a", "tab", *"new managers", "enter")
        assert (seat.action("C1.2").rag, seat.log()[0].why) == (Rag.AMBER, "new managers")
        first, second = seat.refs().index("C1.2"), seat.refs().index("A1")
        assert second > first
        await at_once(seat, "r", "g", *["j"] * (second - first), "r", "r")
        assert (seat.action("C1.2").rag, seat.action("A1").rag) == (Rag.GREEN, Rag.RED)
