"""A register of risks in the preview: what it was taken for is shown and changed by a key, and it comes in."""

from pathlib import Path

from tests.books import made
from tests.desk import told
from tests.tui.commands.test_import_preview import opened
from tests.tui.seat import seated

REGISTER = (
    ("Ref", "Risk", "Likelihood", "Impact", "Risk owner"),
    ("R1", "The mole breaks", "High", "Major", "Harbour"),
    ("R2", "Fog", 3, 2, "Pilots"),
)


async def test_a_register_is_shown_put_right_and_imported(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", view="") as seat:
        screen = await opened(seat, made(tmp_path / "Risks.xlsx", REGISTER))
        assert '"Plan": 2 risks' in seat.text()
        assert "2 risks · 0 themes · 2 leads" in seat.text()
        assert "2 new · 0 changed · 1 not understood" in seat.text()
        assert "likelihood" in seat.text()
        await seat.press("w", "enter")
        await seat.type("4 likely")
        await seat.press("enter")
        assert not screen.seen.proposal.not_understood
        await seat.press("a")
        await seat.type("nothing")
        await seat.press("enter")
        assert screen.seen.proposal.everything == ()
        await seat.press("enter")
        assert "a what a table is" in seat.said()
        await seat.press("a")
        await seat.type("risks")
        await seat.press("enter", "enter")
        assert "2 new risks and 0 that are there" in seat.text()
        await seat.press("enter")
        assert "2 risks added" in seat.said()
        assert [(one.title, one.likelihood) for one in told(seat.session)[0].risk] == [
            ("The mole breaks", 4), ("Fog", 3),
        ]  # fmt: skip


async def test_what_a_table_was_said_to_be_is_forgotten_with_the_rest(small_path: Path, tmp_path: Path) -> None:
    async with seated(small_path) as seat:
        screen = await opened(seat, made(tmp_path / "Risks.xlsx", REGISTER))
        await seat.press("a")
        await seat.type("risks")
        await seat.press("enter", "s", "enter")
        assert "kept · change" in seat.said()
        await seat.press("s", "down", "enter")
        assert "forgotten · change" in seat.said()
        assert screen.seen.answers.kinds == {}
        assert len(screen.seen.proposal.parts) == 2
