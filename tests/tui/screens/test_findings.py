"""Findings on the screen: the list, going there and back, accepting, and the number in the title line."""

from pathlib import Path

import pytest

from planwatch.service.checks import check
from planwatch.service.files.open import open_session
from planwatch.service.session import Session
from planwatch.tui.table.columns import Heading
from planwatch.tui.watch import findings as counting
from tests.desk import put
from tests.tui.screen import screen_text
from tests.tui.seat import Seat, seated

SIZES = [(120, 40), (80, 24), (60, 16)]


async def opened(seat: Seat) -> None:
    await seat.press("F")
    await seat.until_seen("Nobody leads it")


def shown(seat: Seat) -> list[tuple[str, str]]:
    """The findings listed, in their order."""
    rows = seat.table._window.source
    assert rows is not None
    listed = [row for row in rows.rows(0, len(rows)) if row is not None and not isinstance(row, Heading)]
    return [(row.finding.code, row.finding.about) for row in listed]


def heading(seat: Seat) -> str:
    return seat.lines()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_findings_are_listed_what_counts_first_then_hints(small_path: Path, size: tuple[int, int]) -> None:
    async with seated(small_path, size=size) as seat:
        await opened(seat)
        assert shown(seat)[0] == ("no-lead", "A1")
        assert shown(seat)[-1] == ("vague-date", "C1.10")
        assert "Findings 6 · hints 1" in heading(seat)
        assert "no-lead: Open and nobody answers for it." in seat.text()
        assert "A1 Set standards" in seat.text()


async def test_enter_goes_to_the_action_and_escape_comes_back_to_what_is_left(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await opened(seat)
        await seat.press("enter")
        assert seat.screen_name() == "ActionScreen"
        assert "A1 Set standards" in heading(seat)
        await seat.press("o")
        await seat.type("Principal SW")
        await seat.press("enter", "escape")
        assert seat.screen_name() == "FindingsScreen"
        await seat.until(lambda: ("no-lead", "A1") not in shown(seat))
        assert "Findings 5" in heading(seat)


async def test_a_accepts_with_a_reason_and_the_finding_moves_to_the_end(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await opened(seat)
        await seat.press("a")
        await seat.type("The post is being filled")
        await seat.press("enter")
        assert shown(seat)[-1] == ("no-lead", "A1")
        assert "Findings 5 · hints 1 · accepted 1" in heading(seat)
        assert "accepted: Nobody leads it  (The post is being filled)" in seat.text()
        [held] = [each for each in check.check(seat.session) if each.finding.accepted]
        assert (held.finding.code, held.finding.about) == ("no-lead", "A1")


async def test_without_a_reason_the_question_stays_and_escape_accepts_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await opened(seat)
        await seat.press("a", "enter")
        assert "a finding is accepted with a reason" in seat.said()
        await seat.press("escape")
        assert "Findings 6" in heading(seat)
        await seat.press("j")
        assert seat.table.cursor_row == 1


async def test_a_on_an_accepted_finding_lets_it_count_again_and_u_takes_that_back(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await opened(seat)
        await seat.press("a")
        await seat.type("Known")
        await seat.press("enter", "G", "a")
        assert "1 finding counted again" in seat.said()
        assert "Findings 6" in heading(seat)
        await seat.press("u")
        await seat.until(lambda: "accepted 1" in heading(seat))


async def test_marked_findings_are_accepted_together(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await opened(seat)
        await seat.press("space", "space", "a")
        assert "why may 2 findings stay so?" in seat.text()
        await seat.type("Known")
        await seat.press("enter")
        assert "accepted 2" in heading(seat)
        assert len(seat.log()[0].details) == 2
        await seat.press("space", "escape")
        assert seat.screen_name() == "FindingsScreen"
        await seat.press("escape")
        assert seat.screen_name() == "TriageScreen"


async def test_a_finding_on_the_plan_goes_to_the_first_action_concerned(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("F")
        await seat.until_seen("no-lead")
        at = shown(seat).index(("all-on-one-day", ""))
        await seat.press(*["j"] * at, "enter")
        assert seat.screen_name() == "ActionScreen"
        assert "31 Mar 2016" in seat.text()


async def test_what_others_change_shows_while_the_list_is_open(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await opened(seat)
        bob = open_session(small_path, who="bob")
        with bob.database:
            put(bob, "A1", {"lead": "Principal SW"})
        await seat.until(lambda: ("no-lead", "A1") not in shown(seat))


async def test_the_title_line_counts_findings_once_the_keys_pause_and_again_after_a_change(
    small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "CALM_SECONDS", 0.1)
    async with seated(small_path) as seat:
        await seat.until(lambda: "6 findings" in seat.title())
        await seat.at("A1")
        await seat.press("o")
        await seat.type("Principal SW")
        await seat.press("enter")
        await seat.until(lambda: "5 findings" in seat.title())


async def test_the_title_line_follows_what_was_accepted_in_the_list(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await opened(seat)
        await seat.press("*", "a")
        await seat.type("Known")
        await seat.press("enter", "escape")
        assert seat.screen_name() == "TriageScreen"
        assert "finding" not in seat.title()


async def test_an_empty_file_and_a_sound_plan_say_that_nothing_is_wrong(empty_path: Path) -> None:
    async with seated(empty_path, view="") as seat:
        await seat.press("F")
        await seat.until_seen("nothing is wrong that can be seen from here")
        await seat.press("enter", "a", "space", "escape")
        assert seat.screen_name() == "TriageScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_drawn_as_signs(small_path: Path, bob: Session, size: tuple[int, int]) -> None:
    nasty = "\x1b[31m[red]x[/] \u202e(check) [@click=app.quit]y"
    put(bob, "A1", {"title": nasty, "due": nasty}, no_date=True)
    async with seated(small_path, size=size) as seat:
        await opened(seat)
        text = screen_text(seat.app)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "␛[31m[red]x[/]" in text
        await seat.press("a")
        await seat.type("[/] because")
        await seat.press("enter", "G")
        assert "[/] because" in seat.text()
