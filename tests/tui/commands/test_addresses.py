"""What evidence names is opened after it was shown; what could be run or deceives is refused in words."""

import os
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.text.links import addresses
from planwatch.tui.opener import file_named, open_file
from tests.desk import put
from tests.tui.screens.test_paper_on_screen import given
from tests.tui.seat import Seat, seated


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop: what its opener was given, an argument on a line."""
    told, program = tmp_path / "opened", tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.part\nmv {told}.part {told}\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    return told


async def open_evidence(seat: Seat, evidence: str) -> None:
    put(seat.session, "A1", {"evidence": evidence})
    await seat.press("ctrl+r")
    await seat.at("A1")
    await seat.press("colon")
    await seat.type("open evidence")
    await seat.press("enter")


async def test_an_address_is_shown_and_opened_after_a_yes(small_path: Path, opened: Path) -> None:
    address = "https://example.org/a?b=1&c=$(touch%20x)"
    async with seated(small_path) as seat:
        await open_evidence(seat, f"Seen at the board ({address}).")
        assert address in seat.question().replace("\n", "")
        await seat.press("n")
        assert not opened.exists()
        await open_evidence(seat, f"Seen at the board: {address}.")
        await seat.press("y")
        assert given(opened) == [address]


async def test_a_file_beside_the_plan_is_opened_and_of_several_one_is_chosen(small_path: Path, opened: Path) -> None:
    (small_path.parent / "minutes 1.pdf").write_bytes(b"%PDF")
    async with seated(small_path) as seat:
        await open_evidence(seat, "minutes 1.pdf\nhttp://example.org")
        assert "Open which?" in seat.text()
        await seat.type("pdf")
        await seat.press("enter")
        assert given(opened) == [str(small_path.parent / "minutes 1.pdf")]


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        ("javascript:alert(1)", "'javascript:' is not opened"),
        ("data:text/html,x", "'data:' is not opened"),
        ("\\\\server\\share\\x.pdf", "is on another machine"),
        ("//server/share/x.pdf", "is on another machine"),
        ("file://server/share/x.pdf", "is on another machine"),
        ("gone.pdf", "no file that is there"),
        ("on the shared drive", "no file that is there"),
    ],
)
async def test_what_is_not_opened_is_refused_in_words(small_path: Path, opened: Path, evidence: str, why: str) -> None:
    async with seated(small_path) as seat:
        await open_evidence(seat, evidence)
        assert why in seat.said()
        assert seat.screen_name() == "TriageScreen"
    assert not opened.exists()


async def test_o_on_evidence_of_a_dive_opens_what_it_names(small_path: Path, opened: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("quotation_mark", "a")
        await seat.type("Figures at https://example.org/f")
        await seat.press("enter")
        if seat.screen_name() != "PartsScreen":
            pytest.skip("it needs a dive here")
        await seat.press("o", "y")
        assert given(opened) == ["https://example.org/f"]


def test_what_a_desktop_might_run_is_not_opened(tmp_path: Path) -> None:
    for name in ("x.desktop", "x.sh", "x.exe", "x"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        with pytest.raises(PlanwatchError, match="no document"):
            open_file(tmp_path / name)
    with pytest.raises(PlanwatchError, match="signs that no path has"):
        file_named("a\x1b]0;x\x07.pdf", tmp_path)


def test_addresses_are_found_without_the_sentence_around_them() -> None:
    text = (
        "see https://a.org/x_(y)), or http://b.org. mailto:c@d.org; javascript:x https://e@f.org http:// HTTPS://G.org/"
    )
    assert addresses(text) == ("https://a.org/x_(y)", "http://b.org", "mailto:c@d.org", "HTTPS://G.org/")


def test_an_address_holds_nothing_that_a_terminal_obeys() -> None:
    assert addresses("https://a.org/\x1b\\x\x07y") == ("https://a.org/",)
    assert addresses("https://a.org/\u202egpj") == ()
