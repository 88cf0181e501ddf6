"""Golden screens of forms, of what is asked on one line, and of questions of yes and no."""

from pathlib import Path

import pytest

from planwatch.service.files.sheets import write_sheets
from planwatch.service.read import only_plan
from tests.books import Page, edited
from tests.tui.frames import SIZES, at_the_samples, compare, compare_all
from tests.tui.seat import Seat, seated


async def change(seat: Seat, words: str) -> None:
    """Choose what of the plan is changed."""
    await seat.press("A")
    await seat.type(words)
    await seat.press("enter")


async def test_adding_an_action_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("a")
        await compare_all(seat, "add-form")
        await seat.press("enter")
        await compare(seat, "add-form-refused-120x40")
        await seat.press(*"New", "tab", "tab", *"Nobody", "enter")
        await compare(seat, "add-lead-question-120x40")
        await seat.press("y")
        await compare(seat, "added-120x40")


async def test_the_forms_of_plan_theme_and_lead_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await change(seat, "plan")
        await compare_all(seat, "plan-form")
        await seat.press("escape")
        await change(seat, "theme leadership")
        await compare(seat, "theme-form-120x40")
        await seat.press("escape")
        await change(seat, "lead hr partner")
        await compare(seat, "lead-form-120x40")


async def test_the_forms_of_boards_and_second_persons_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.at("A9")
        await seat.press("b")
        await compare(seat, "board-form-120x40")
        await seat.press("escape")
        await seat.at("B7")
        await seat.press("V")
        await compare(seat, "assure-form-120x40")
        await seat.press("escape", "O")
        await compare(seat, "cover-question-120x40")
        await seat.press("n")
        await compare(seat, "hand-over-form-120x40")


async def test_a_file_without_a_plan_and_the_form_for_one_look_as_they_did(empty_path: Path) -> None:
    async with seated(empty_path, view="1") as seat:
        await compare_all(seat, "empty")
        await seat.press("a")
        await compare(seat, "new-plan-form-120x40")


async def test_what_is_asked_on_one_line_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.at("C4.1")
        await seat.press("c")
        await compare(seat, "complete-120x40")
        await seat.press("escape", "m")
        await compare(seat, "agree-120x40")
        await seat.press("escape", "o", "backspace", *"Hea")
        await compare(seat, "lead-typed-120x40")
        await seat.press("escape", "=", *"+1w", "enter")
        await compare(seat, "why-corrected-120x40")
        await seat.press("escape")
        await seat.at("B7")
        await seat.press("C")
        await compare(seat, "reopen-120x40")
        await seat.press("enter")
        await compare(seat, "reopen-refused-120x40")


@pytest.mark.parametrize("size", SIZES)
async def test_moving_a_date_looks_as_it_did(samples_path: Path, size: str) -> None:
    async with at_the_samples(samples_path, size=size) as seat:
        await seat.at("C4.1")
        await seat.press("d", *"+2w", "enter")
        await compare(seat, f"why-moved-{size}")
        await seat.type("advert failed")
        await seat.press("enter")
        await compare(seat, f"moved-{size}")


async def test_files_are_asked_for_and_an_import_is_told_as_they_were(
    samples_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_the_samples(samples_path) as seat:
        await seat.press("x")
        await compare(seat, "export-120x40")
        await seat.press("enter")
        await compare(seat, "exported-120x40")
        await seat.press("x", "enter")
        await compare(seat, "overwrite-question-120x40")
        await seat.press("n")
        file = tmp_path / "WB-2016-01-11.toml"
        file.write_text(file.read_text("utf-8").replace("Hold a legal", "Hold the legal"), "utf-8")
        await seat.press("i")
        await compare(seat, "import-120x40")
        await seat.type(file.name)
        await seat.press("enter")
        await compare_all(seat, "import-question")
        await seat.press("y")
        await compare(seat, "imported-120x40")


async def test_the_form_for_drafts_and_the_page_of_an_action_that_was_chased_look_as_they_did(
    samples_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("W")
        await compare_all(seat, "chase-form")
        await seat.press("enter")
        await seat.until(lambda: "nothing was sent" in seat.said(), "what was written")
        await compare(seat, "chased-120x40")
        await seat.at("C1.2")
        await seat.press("enter")
        await compare(seat, "chased-action-120x40")


async def test_what_came_back_looks_as_it_did(samples_path: Path, tmp_path: Path) -> None:
    async with at_the_samples(samples_path, plan="WB") as seat:
        one = only_plan(seat.session, "WB")
        write_sheets(one, tmp_path / "out")
        back = tmp_path / "back"
        back.mkdir()
        edited(tmp_path / "out" / "update-wb-hr-partner.xlsx", _fill_in, back / "hr.xlsx")
        edited(tmp_path / "out" / "update-wb-camhs.xlsx", lambda _: None, back / "camhs.xlsx")
        edited(
            tmp_path / "out" / "update-wb-hr-partner.xlsx", lambda page: page.put("C1.2", RAG="G"), back / "hr2.xlsx"
        )
        await seat.press("i")
        await seat.type(str(back))
        await seat.press("enter")
        await compare_all(seat, "returned")
        await seat.press("down", "x", "up", "t")
        await compare(seat, "returned-decided-120x40")
        await seat.press("enter")
        await compare(seat, "returned-question-120x40")
        await seat.press("n", "?")
        await compare(seat, "returned-help-120x40")


def _fill_in(page: Page) -> None:
    page.put("C1.2", Status="complete", RAG="A", New_update="Both posts are filled", As_at="8 Jan 2016")
    page.add(*page.cells("C1.2"))
