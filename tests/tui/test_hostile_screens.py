"""Text that has broken programs like this one, in every field, through every screen: drawn as it is, obeyed never."""

import re
from pathlib import Path

import pytest

from planwatch.exchange.toml.write import write_toml
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from planwatch.service.actions.progress import Note, note
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.meetings import forums, meetings
from tests.desk import SMALL, TODAY, dated, put, targets
from tests.draws import NASTY
from tests.tui.screen import screen_strips
from tests.tui.seat import Seat, seated

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def nasty_plan() -> Snapshot:
    texts = [text for text in NASTY if text.strip()]
    leads = tuple(Lead(name=text, holder=text, organisation=text, email=text) for text in texts)
    themes = tuple(Theme(title=text, label=text, sponsor=text, lead=text, note=text) for text in texts)
    actions = tuple(
        Action(
            ref=text, title=text, theme=text, how=text, lead=text, support=(text,), success=text, evidence=text,
            reason=text, answers=(" ".join(text.split()),), status=list(Status)[number % 2],
            rag=Rag.RED if number % 2 else None, update=(Update(text=text, as_at=TODAY, by=text, who=text),),
            **(dated("due", "1 Dec 2015") if number % 3 else dated("due", text)),
        )
        for number, text in enumerate(texts)
    )  # fmt: skip
    plan = Plan(
        ref="[b]\x1b", title=NASTY[0] + NASTY[2] + NASTY[3], organisation=NASTY[2], note=NASTY[3], banner=NASTY[2]
    )
    return Snapshot(plan=plan, theme=themes, lead=leads, action=actions)


@pytest.fixture
def nasty_path(tmp_path: Path) -> Path:
    path = tmp_path / "nasty.db"
    session = open_session(path, create=True, who=NASTY[2], today=TODAY)
    with session.database:
        import_snapshot(session, nasty_plan(), NASTY[2])
    return path


def assert_harmless(seat: Seat) -> None:
    for strip in screen_strips(seat.app):
        assert not UNSAFE.search(strip.text), ascii(strip.text)


async def test_hostile_text_in_every_field_goes_through_every_screen(nasty_path: Path) -> None:
    async with seated(nasty_path, size=(100, 30), who=NASTY[3]) as seat:
        assert_harmless(seat)
        for view in "1234567890":
            await seat.press(view)
            assert_harmless(seat)
        await seat.press("9")
        for row in range(len(seat.refs())):
            seat.table.cursor_row = row
            await seat.settle()
            assert_harmless(seat)
            for key in ("o", "D", "enter", "n") if row < 4 else ("e", "enter"):
                await seat.press(key)
                assert_harmless(seat)
                await seat.press("escape")
        for key in ("H", "t", "L", "P", "A", "?", "x", "a", "colon"):
            await seat.press(key, "down")
            assert_harmless(seat)
            await seat.press("escape", "escape")
        await seat.press("*", "r")
        assert_harmless(seat)
        await seat.press("a", "escape", "c", "enter", "u")
        assert_harmless(seat)


async def test_markup_is_shown_letter_for_letter(small_path: Path) -> None:
    words = "[red]x[/red] [TODO] [/] [@click=app.quit]q[/] \\[b] [/nope"
    async with seated(small_path) as seat:
        put(seat.session, "C1.2", {"title": words, "how": words})
        put(seat.session, "C1.2", {"lead": words}, add=True)
        note(seat.session, targets(seat.session, "C1.2"), Note(words))
        await seat.press("ctrl+r")
        await seat.settle()
        assert words in seat.detail()
        await seat.press("enter")
        assert seat.text().count(words) >= 3
        await seat.press("escape", "D")
        assert words in " ".join(seat.question().split("\n"))
        await seat.press("escape", "H")
        assert words[:30] in seat.text()
        await seat.press("escape", "/")
        await seat.paste("[/] \x1b[31m")
        assert_harmless(seat)
        seat.app.notify(words)


async def test_opening_and_closing_a_cell_leaves_hostile_text_as_it_was(nasty_path: Path) -> None:
    async with seated(nasty_path) as seat:
        before = len(seat.log())
        for row in range(len(seat.refs())):
            seat.table.cursor_row = row
            seat.table.move_to_column("ref")
            await seat.press("e", "tab", "tab", "tab", "enter", "d", "enter", "escape")
        assert len(seat.log()) == before


async def test_a_lead_of_a_hostile_name_is_completed_and_given(small_path: Path) -> None:
    name = "Director \x1b[31mof\x1b[0m \u202eHR"
    async with seated(small_path) as seat:
        put(seat.session, "C1.2", {"lead": name}, add=True)
        await seat.press("ctrl+r")
        await seat.at("A1")
        await seat.press("o")
        await seat.type("Direc")
        await seat.until(lambda: seat.editor._suggestion, "the suggestion")
        assert_harmless(seat)
        await seat.press("right", "enter")
        assert seat.action("A1").lead == name


async def test_the_name_of_a_file_and_an_error_are_harmless(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("i")
        await seat.paste("/nowhere/\x1b]0;x\x07[/]\u202e.toml")
        await seat.press("enter")
        assert seat.prompt.asking
        assert_harmless(seat)


async def test_a_long_question_shows_its_answers(small_path: Path, tmp_path: Path) -> None:
    plan = replace(SMALL, action=tuple(replace(action, title="changed " * 40) for action in SMALL.action))
    write_toml(plan, tmp_path / "long.toml")
    async with seated(small_path, size=(60, 16)) as seat:
        await seat.press("i")
        await seat.type(str(tmp_path / "long.toml"))
        await seat.press("enter")
        assert "y  Yes" in seat.text()
        assert "Import long.toml?" not in seat.text()
        await seat.press(*["down"] * 4)
        assert "Import long.toml?" in seat.text()


async def test_an_import_of_hostile_text_is_asked_about_harmlessly(small_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "nasty.toml"
    write_toml(nasty_plan(), file)
    async with seated(small_path, view="") as seat:
        await seat.press("i")
        await seat.type(str(file))
        await seat.press("enter")
        assert "Import nasty.toml?" in seat.question()
        assert_harmless(seat)
        await seat.press("n")
        assert len(seat.session.plan_days()) == 1
        await seat.press("i")
        await seat.type(str(file))
        await seat.press("enter", "y", "9")
        assert len(seat.session.plan_days()) == 2
        assert_harmless(seat)


async def test_what_a_question_offers_is_harmless_and_answers_as_it_is_meant(small_path: Path) -> None:
    name = "Bo\u202eard\x1b[31m [red]"
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        day = session.one_plan()
        forums.add_forum(session, day, {"name": name})
        meetings.hold(session, day, name, TODAY)
        put(session, "A1", {"due": "30 Jun 2016"})
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("m")
        await seat.type("Bo")
        await seat.until(lambda: "[red]" in seat.text())
        assert_harmless(seat)
        await seat.press("right", "enter")
        assert_harmless(seat)
        assert (agreement := seat.action("A1").agreement) is not None
        assert agreement.by.startswith(name)
