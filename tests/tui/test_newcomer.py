"""A newcomer who has read nothing: from an empty folder to a paper, by what the screen says; each key is counted."""

from pathlib import Path

import pytest

from planwatch.service.session import login_name
from tests.tui.seat import Seat, seated

ACTIONS = (
    # title, theme, lead, due; what is empty is left as the form has it
    ("Recruit four permanent team managers", "", "HR Partner", "end of March"),
    ("Set a limit for caseloads and report on it weekly", "", "HR Partner", "fri"),
    ("Agree the pay offer with the unions", "", "Finance Lead", "mid February"),
    ("Rewrite the induction of new social workers", "", "Workforce Lead", "+2w"),
    ("Hold core groups within ten days", "Practice", "QA Manager", "18 Dec 2015"),
    ("Audit forty cases and tell what they show", "Practice", "QA Manager", "1 March"),
    ("Train all managers in supervision", "Practice", "Workforce Lead", "spring 2016"),
    ("Publish the threshold guidance", "Partners", "Safeguarding Board", "31/3/16"),
    ("Share missing episodes with the police every day", "Partners", "Police", "today"),
    ("Ask young people what has changed for them", "Partners", "", "in due course"),
)
KEYS = {"start": 5, "ten actions": 56, "triage": 7, "paper": 4}
"""The most keys that each part may take, without the letters of texts."""
TEXT = 720
"""The most letters of texts."""


class Hand:
    """Presses keys at a seat, and counts them: those of texts apart."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.keys = self.letters = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.seat.press(*keys)

    async def type(self, text: str) -> None:
        self.letters += len(text)
        await self.seat.type(text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder that all happens in."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


async def say_who_and_start(hand: Hand) -> None:
    assert "Your name" in hand.seat.text()
    await hand.type("Ann Beck")
    await hand.press("enter")
    assert "a  Start a plan" in hand.seat.text()
    await hand.press("a")
    assert "such as Recovery plan" in hand.seat.text()
    await hand.type("Recovery plan")
    await hand.press("tab")
    await hand.type("Workforce")
    await hand.press("tab")
    await hand.type("HR Partner")
    await hand.press("enter")


async def say_yes(hand: Hand) -> None:
    """To each question that comes, by enter where yes is at hand."""
    while hand.seat.screen_name() == "Question":
        await hand.press("enter")


async def add_all(hand: Hand) -> None:
    for number, texts in enumerate(ACTIONS):
        if number:
            assert "a adds the next" in hand.seat.said() or number > 1
            await hand.press("a")
        assert "New action in RP" in hand.seat.text()
        for at, text in enumerate(texts):
            if at:
                await hand.press("tab")
            await hand.type(text)
        await hand.press("enter")
        await say_yes(hand)  # "add the lead 'Police'?"
        assert texts[0][:12] in hand.seat.text(), "what was added is in sight"


async def triage(hand: Hand) -> None:
    await hand.press("1")
    assert [hand.seat.action(ref).title for ref in hand.seat.refs()] == ["Hold core groups within ten days"]
    await hand.press("r", "a")
    await say_yes(hand)  # it is not begun: "start and rate it?"
    if hand.seat.prompt.asking:
        await hand.press("escape")
    await hand.press("d")
    await hand.type("+2w")
    await hand.press("enter")
    if hand.seat.prompt.asking:
        await hand.press("enter")


async def hand_out(hand: Hand) -> None:
    await hand.press("R")
    await hand.type("high")
    await hand.press("enter")
    assert hand.seat.screen_name() == "PaperScreen"
    await hand.press("s", "enter")


async def test_from_an_empty_folder_to_a_paper_without_reading_anything(folder: Path) -> None:
    seat_ = seated(folder / "plans.db", size=(80, 24), view="", who=login_name(), is_named=False, is_first=True)
    async with seat_ as seat:
        hand = Hand(seat)
        await say_who_and_start(hand)
        started = hand.keys
        await add_all(hand)
        added = hand.keys
        assert len(seat.session.plan_days()) == 1
        await triage(hand)
        late = seat.action("5")
        assert (late.rag, late.due.text) == ("amber", "25 Jan 2016")
        triaged = hand.keys
        await hand_out(hand)
        (paper,) = folder.glob("*.html")
        told = paper.read_text("utf-8")
        assert all(words in told for words in ("Recovery plan", "Hold core groups within ten days", "Ann Beck"))
        assert {entry.who for entry in seat.log()} == {"Ann Beck"}
        assert len(seat.log()) >= 13
        counted = {
            "start": started,
            "ten actions": added - started,
            "triage": triaged - added,
            "paper": hand.keys - triaged,
        }
        assert all(counted[job] <= most for job, most in KEYS.items()), counted
        assert hand.letters <= TEXT
