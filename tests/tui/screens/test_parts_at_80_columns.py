"""Tables of parts where there is little room: what is cut says so, and goes by the words of the field."""

from pathlib import Path

import pytest

from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import add_part
from tests.desk import SMALL, TODAY
from tests.tui.seat import seated

SMALL_WINDOW = (80, 24)


@pytest.fixture
def told_path(samples_path: Path) -> Path:
    """Both samples, and in the first a risk that nobody can score and a recommendation of many words."""
    session = open_session(samples_path, who="ann", today=TODAY)
    with session.database:
        of = session.plan_days()[0]
        add_part(session, kind_of("recommendation"), of, {"number": "0", "text": "word " * 300})
    return samples_path


async def test_the_banner_makes_room_for_what_the_screen_is(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    session = open_session(path, create=True, who="ann", today=TODAY)
    with session.database:
        banner = "SAMPLE, ratings invented, and no record of any council"
        import_snapshot(session, replace(SMALL, plan=replace(SMALL.plan, banner=banner)), "long")
    async with seated(path, size=(60, 16)) as seat:
        await seat.press("at")
        assert seat.lines()[0].startswith(" SAMPLE, ratings")
        assert "Communications 0 · as" in seat.lines()[0]


async def test_kinds_are_called_what_people_call_them(told_path: Path) -> None:
    async with seated(told_path, size=(120, 40)) as seat:
        await seat.press("semicolon")
        assert "Sign-offs 5" in seat.lines()[0]
        await seat.press("enter")
        assert "Sign-off S1" in seat.text()
        await seat.press("escape", "escape", "apostrophe")
        assert "Deep dives 0" in seat.lines()[0]
        assert "No deep dive yet" in seat.text()
        await seat.press("escape", "quotation_mark")
        assert "Evidence 0" in seat.lines()[0]


async def test_what_is_told_of_one_takes_half_of_the_screen_and_says_what_is_left(told_path: Path) -> None:
    async with seated(told_path, size=SMALL_WINDOW) as seat:
        await seat.press("number_sign", "j")
        assert "plans put before a manager." in seat.text(), "all of what there is room for"
        await seat.press("k")
        assert "… 13 more lines" in seat.text()


async def test_each_heat_map_names_its_plan_and_all_that_is_not_on_it(told_path: Path) -> None:
    async with seated(told_path, size=SMALL_WINDOW) as seat:
        await seat.press("exclamation_mark", "m")
        heads = [line.split()[0] for line in seat.lines() if "1 negligible" in line]
        assert heads == ["WB", "SL"]
        assert "R8, R9" in " ".join(seat.text().split())


async def test_a_refusal_that_is_longer_than_the_line_is_told_whole(told_path: Path) -> None:
    async with seated(told_path, size=SMALL_WINDOW) as seat:
        await seat.press("exclamation_mark", "slash")
        await seat.type("foo:bar")
        await seat.press("enter")
        assert any("no filter word 'foo:'" in said and "status" in said for said in seat.toasts())


async def test_a_window_of_two_columns_ends_nothing(told_path: Path) -> None:
    async with seated(told_path, size=(2, 2)) as seat:
        await seat.press("!")
        assert seat.screen_name() == "RisksScreen"


async def test_the_field_in_focus_and_what_is_said_of_it_are_in_sight_in_every_form(samples_path: Path) -> None:
    async with seated(samples_path, size=SMALL_WINDOW, today=None, plan="WB") as seat:
        for key, refused in (
            ("exclamation_mark", "internal"), ("dollar_sign", "internal"), ("number_sign", "closed_on"),
        ):  # fmt: skip
            await seat.press(key, "enter")
            form = seat.app.screen
            said = form.query_one("#line-below")
            field = form.query_one(f"#form-{refused}")
            while form.focused is not field:
                await seat.press("shift+tab")
            assert 0 < field.region.y < said.region.y < said.region.bottom < 24, key
            await seat.paste("perhaps, " * 30)
            await seat.press("enter")
            assert "perhaps, perhaps" in str(said.render())
            assert 0 < field.region.y < said.region.y < said.region.bottom < 24, key
            await seat.press("ctrl+u", "escape", "escape")
