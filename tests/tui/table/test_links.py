"""Addresses in cells and in the pane are links of the terminal, also where they are cut; hostile ones are inert."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from planwatch.cli.shared.links import with_links
from planwatch.tui.table.columns import cell
from planwatch.tui.table.drawing import linked
from planwatch.tui.widgets.cells import Picture, Writer
from planwatch.tui.widgets.picture import pens_of
from tests.desk import put
from tests.tui.screen import screen_strips
from tests.tui.seat import seated

ADDRESS = "https://example.org/a/long/way?to=go"


def links_in(strips: list[Strip]) -> set[tuple[str, str]]:
    return {(part.text, part.style.link) for strip in strips for part in strip if part.style and part.style.link}


def test_a_cut_address_leads_to_the_whole_one_and_what_follows_is_no_part_of_it() -> None:
    whole = f"see {ADDRESS}, and more"
    assert [part for part in linked([(whole, Style.null())], whole) if part[1].link] == [(ADDRESS, Style(link=ADDRESS))]
    cut = "".join(text for text, _ in cell(((whole, ""),), 20))
    found = linked([(cut, Style.null())], whole)
    assert [(text, style.link) for text, style in found if style.link] == [("https://example", ADDRESS)]
    assert "".join(text for text, _ in found) == cut


def test_a_link_is_ended_before_what_is_none_and_costs_nothing_where_nothing_changed() -> None:
    segments = linked([(f"a {ADDRESS} b", Style.null())], ADDRESS)
    strip = Strip([Segment(*part) for part in segments])
    picture, writer = Picture(), Writer()
    pens = pens_of(strip, ColorSystem.TRUECOLOR)
    picture.draw(writer, 0, 0, strip.text, pens)
    sent = writer.ended()
    assert f"\x1b]8;;{ADDRESS}\x1b\\{ADDRESS}\x1b]8;;\x1b\\" in sent
    again = Writer()
    picture.draw(again, 0, 0, strip.text, pens)
    assert again.ended() == ""


async def test_the_pane_and_a_table_have_links_where_the_terminal_may_know_them(
    small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    async with seated(small_path, size=(160, 40)) as seat:
        put(seat.session, "A1", {"title": f"Read {ADDRESS} aloud"})
        await seat.press("ctrl+r")
        await seat.at("A1")
        await seat.settle()
        assert {address for _, address in links_in(screen_strips(seat.app))} == {ADDRESS}
        assert any(text == ADDRESS for text, _ in links_in(screen_strips(seat.app)))
        monkeypatch.setenv("TERM", "linux")
        await seat.press("ctrl+r")
        await seat.press("j", "k")
        await seat.settle()
        assert ADDRESS in seat.text()


def test_the_shell_prints_links_on_a_terminal_only(small_path: Path, tmp_path: Path) -> None:
    assert with_links("see https://a.org/x…") == "see https://a.org/x…"
    command = [sys.executable, "-m", "planwatch", "--db", str(small_path), "list", "all"]
    where = {**os.environ, "TERM": "xterm", "COLUMNS": "200", "PLANWATCH_HOME": str(tmp_path)}
    title = f"title={ADDRESS}"
    subprocess.run([*command[:5], "set", "A1", title], env=where, check=True, capture_output=True)
    assert b"\x1b]8" not in subprocess.run(command, env=where, check=True, capture_output=True).stdout
    for term, is_linked in (("xterm", True), ("dumb", False)):
        ours, theirs = pty.openpty()
        with subprocess.Popen(command, env={**where, "TERM": term}, stdout=theirs, stderr=theirs, stdin=theirs) as run:
            os.close(theirs)
            told = b""
            try:
                while part := os.read(ours, 65536):
                    told += part
            except OSError:
                pass
            run.wait()
        os.close(ours)
        assert ADDRESS.encode() in told
        assert (f"\x1b]8;;{ADDRESS}\x1b\\".encode() in told) is is_linked
