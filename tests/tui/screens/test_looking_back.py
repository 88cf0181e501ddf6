"""The past in the app: as of a moment, since a forum last met, and the trend."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.exchange.toml.write import to_toml
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import find_forum, set_forum
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import set_part
from planwatch.service.plan.part_read import find_part
from planwatch.service.plan.records import records, set_record
from tests.conftest import SitDown
from tests.desk import put
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless

SIZES = [(120, 40), (80, 24), (60, 16)]


@pytest.fixture
def changed_path(samples_path: Path, sit_down: SitDown) -> Path:
    """The samples, a pack issued, and two changes since: 4 and 5."""
    session = sit_down(samples_path, today=None, plan="WB")
    forum = find_forum(session, "improvement")
    packs.issue(session, forum.of, forum.forum.name, date(2015, 12, 10), to_toml)
    put(session, "C4.1", {"due": "30 Jun 2016"}, why="advert failed")
    put(session, "C1.2", {"title": "Changed [red]title[/]\x1b[31m", "rag": "green"})
    return samples_path


async def look_back(seat: Seat, words: str) -> None:
    await seat.press("T")
    await seat.type(words)
    await seat.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_t_shows_the_plan_as_it_was_and_t_or_escape_comes_back(changed_path: Path, size: tuple[int, int]) -> None:
    async with seated(changed_path, size=size, today=None, plan="WB") as seat:
        for back in ("T", "escape"):
            await look_back(seat, "3")
            assert seat.title().startswith("AS OF ")
            assert seat.lines()[0].strip().startswith("AS OF ")
            assert "only to look at" in seat.said()
            await seat.at("C1.2")
            assert "Recruit permanent senior" in seat.detail()
            await seat.press(back)
            assert "AS OF" not in seat.text()
            await seat.settle()
            assert "Changed [red]title" in seat.detail()


async def test_the_past_and_now_again_are_counted_by_the_day_of_what_is_shown(
    changed_path: Path, sit_down: SitDown
) -> None:
    session = sit_down(changed_path, today=None, plan="WB")
    day = session.one_plan()
    set_record(session, day, records(session, day, "plan")[0], {"as_at": ""})
    async with seated(changed_path, today=None, plan="WB") as seat:
        now = seat.title()
        await look_back(seat, "3")
        assert "overdue 12 of 38" in seat.title() or "! 12/38" in seat.title()
        await seat.press("T")
        assert seat.title() == now


async def test_nothing_is_changed_in_the_past(changed_path: Path) -> None:
    async with seated(changed_path, today=None, plan="WB") as seat:
        await look_back(seat, "3")
        await seat.at("C1.2", "due")
        before = len(seat.log())
        for keys in (("e",), ("r", "g"), ("u",), ("D", "y"), ("+",)):
            await seat.press(*keys, "escape") if keys != ("u",) else await seat.press(*keys)
            if not seat.title().startswith("AS OF"):
                await look_back(seat, "3")
        assert len(seat.log()) == before
        await seat.press("H")
        assert " AS OF " in seat.lines()[-1]
        await seat.press("escape")
        assert seat.title().startswith("AS OF")


async def test_escape_takes_away_what_narrows_before_it_comes_back(changed_path: Path) -> None:
    async with seated(changed_path, today=None, plan="WB") as seat:
        await look_back(seat, "3")
        await seat.press("slash", *"recruit", "enter", "space", "escape")
        assert seat.title().startswith("AS OF")
        await seat.press("escape")
        assert seat.title().startswith("AS OF")
        await seat.press("escape")
        assert "AS OF" not in seat.title()


async def test_a_moment_that_is_none_is_told_and_the_question_stays(changed_path: Path) -> None:
    async with seated(changed_path, today=None, plan="WB") as seat:
        await look_back(seat, "nonsense")
        assert "neither a day, nor a meeting, nor a change" in seat.said()
        assert seat.prompt.asking
        await seat.press("escape")
        assert "AS OF" not in seat.title()


@pytest.mark.parametrize("size", SIZES)
async def test_i_lists_what_changed_since_the_forum_last_met(changed_path: Path, size: tuple[int, int]) -> None:
    async with seated(changed_path, size=size, today=None, plan="WB") as seat:
        await seat.press("I", "enter")
        assert seat.screen_name() == "SinceScreen"
        assert "Since" in seat.lines()[0]
        assert [line.split()[0] for line in seat.lines()[2:4]] == ["Slipped", "RAG"]
        assert "22 Jan → 30 Jun (+160 d)" in seat.text()
        assert "advert failed" in " ".join(seat.text().split())
        await seat.press("j")
        assert "lead's ■ R → ● G" in seat.text()
        assert "[red]title[/]" in seat.text()
        assert_harmless(seat)
        await seat.press("tab", "enter")
        assert seat.screen_name() == "ActionScreen"
        await seat.press("escape", "escape")
        assert seat.screen_name() == "TriageScreen"


async def test_i_marks_what_is_internal_and_says_that_papers_of_a_public_forum_leave_it_out(
    changed_path: Path, sit_down: SitDown
) -> None:
    session = sit_down(changed_path, today=None, plan="WB")
    set_forum(session, find_forum(session, "improvement"), {"public": "yes"})
    risk = kind_of("risk")
    set_part(session, risk, find_part(session, risk, "R1"), {"internal": "yes", "likelihood": "1"})
    async with seated(changed_path, size=(80, 24), today=None, plan="WB") as seat:
        await seat.press("I")
        await seat.type("improvement")
        await seat.press("enter", "end")
        assert "(internal) ↓ down" in seat.text()
        assert "1 internal item is marked; the papers of this forum leave it out" in seat.text()


async def test_where_several_forums_have_met_it_is_asked_which(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        await seat.press("I")
        assert seat.screen_name() == "Picker"
        await seat.type("SL")
        await seat.press("enter")
        assert "Since 14 Nov 2011 · Improvement Board" in seat.lines()[0]


async def test_where_no_forum_has_met_it_says_so(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("I")
        assert "no forum has met yet" in seat.said()


@pytest.mark.parametrize("size", SIZES)
async def test_x_draws_the_trend_of_the_plan_and_of_each_theme(samples_path: Path, size: tuple[int, int]) -> None:
    async with seated(samples_path, size=size, today=None, plan="WB") as seat:
        await seat.press("X")
        await seat.until_seen("o open · c complete · ! overdue · R red")
        assert "the whole plan" in seat.lines()[0]
        assert "a week to finish by 31 Dec 2016" in seat.text()
        assert max(map(len, seat.lines())) <= size[0]
        await seat.press("right")
        assert "Leadership" in seat.lines()[0]
        await seat.press("left", "left")
        assert "Looked after" in seat.lines()[0]
        await seat.press("escape")
        assert seat.screen_name() == "TriageScreen"


async def test_an_empty_file_has_no_trend_and_nothing_to_look_back_at(empty_path: Path) -> None:
    async with seated(empty_path, view="") as seat:
        await seat.press("X")
        assert "Nothing to draw yet" in seat.text()
        await seat.press("escape", "I")
        assert "no forum has met yet" in seat.said()
        await look_back(seat, "11 Jan 2016")
        assert "knows nothing of 11 Jan 2016" in seat.said()
