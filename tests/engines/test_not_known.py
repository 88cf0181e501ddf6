"""A server that was given a change and does not answer: who sits at the keys reads on, and is told what came of it."""

import asyncio
import time
from socket import socket

import pytest

from planwatch.service.journal import log
from tests.engines.conftest import SitDown
from tests.engines.postgres import Postgres
from tests.engines.proxy import Proxy
from tests.engines.seats import address
from tests.tui.seat import Seat, seated

pytestmark = pytest.mark.usefixtures("looks_often")


def stall_at_a_change(proxy: Proxy, becomes: str) -> None:
    """It says nothing from the next change on: one that the server has "heard", hears "late" or "never"."""
    pass_on = proxy.pass_on

    def held_up(held: bytes, target: socket, *, is_question: bool) -> None:
        is_change = is_question and b"append(" in held
        if is_change:
            proxy.pass_on = pass_on
            if becomes == "heard":
                pass_on(held, target, is_question=True)
            proxy.stalls = True
        while is_change and proxy.stalls:
            time.sleep(0.02)
        if is_change and becomes == "never":
            raise OSError
        if not is_change or becomes == "late":
            pass_on(held, target, is_question=is_question)

    proxy.pass_on = held_up


def words(seat: Seat) -> str:
    """What is on the screen, without its lines."""
    return " ".join(seat.text().replace("│", " ").split())


async def write_into_silence(ann: Seat, proxy: Proxy, becomes: str) -> None:
    """Ann writes an update, which the server does not say a word to, and reads on."""
    await ann.at("C1.2")
    await ann.press("n")
    await ann.until_seen("enter saves")
    await ann.type("Two were hired")
    stall_at_a_change(proxy, becomes)
    begun = time.monotonic()
    await ann.press("enter")
    assert time.monotonic() - begun < 4
    assert "whether it was kept is told as soon as it does" in words(ann)
    assert "Two were hired" in ann.text()
    await ann.press("enter")
    assert "is not known yet" in words(ann)


def updates_written(sit_at: SitDown) -> int:
    """How many there are on the server."""
    return sum("Two were hired" in entry.what for entry in log.entries(sit_at("rita")))


@pytest.mark.parametrize("becomes", ["heard", "late"])
def test_what_was_kept_after_all_is_told_and_its_form_closes(
    postgres: Postgres, name: str, proxy: Proxy, sit_at: SitDown, becomes: str
) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port)) as ann:
            await write_into_silence(ann, proxy, becomes)
            proxy.stalls = False
            await ann.until(lambda: ann.screen_name() == "TriageScreen", "the end of the form")
            assert any("this was kept after all" in toast for toast in ann.toasts())
            await ann.until(lambda: "AWAY" not in ann.title(), "back")
            await ann.until_seen("Two were hired")
            await ann.press("u")
            assert "took back" in ann.said()

    asyncio.run(walk())
    assert updates_written(sit_at) == 2  # it, and its undo


def test_what_was_not_kept_is_told_and_can_be_saved_again(
    postgres: Postgres, name: str, proxy: Proxy, sit_at: SitDown
) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port)) as ann:
            await write_into_silence(ann, proxy, "never")
            proxy.stalls = False
            await ann.until(lambda: any("was not kept" in toast for toast in ann.toasts()), "what became of it")
            assert "what was typed can be saved again" in words(ann)
            await ann.press("enter")
            assert ann.screen_name() == "TriageScreen"

    asyncio.run(walk())
    assert updates_written(sit_at) == 1


def test_meanwhile_one_reads_on_and_what_was_typed_on_stays(postgres: Postgres, name: str, proxy: Proxy) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port)) as ann:
            await ann.at("C1.2")
            await ann.press("e", "ctrl+u")
            await ann.type("Kept words")
            stall_at_a_change(proxy, "heard")
            await ann.press("enter")
            assert ann.editor.text == "Kept words"
            await ann.pilot.pause(1.2)  # until the app has looked once
            await ann.type(" and more")
            proxy.stalls = False
            await ann.until(lambda: any("kept after all" in toast for toast in ann.toasts()), "what became of it")
            assert ann.editor.text == "Kept words and more"
            await ann.press("escape")
            begun = time.monotonic()
            await ann.press("j", "k", "2", "9")
            assert time.monotonic() - begun < 3
            assert ann.action("C1.2").title == "Kept words"

    asyncio.run(walk())


def test_what_was_left_meanwhile_is_not_brought_back_once_it_was_kept(
    postgres: Postgres, name: str, proxy: Proxy
) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port)) as ann:
            await ann.at("C1.2")
            await ann.press("e", "ctrl+u")
            await ann.type("Kept words")
            stall_at_a_change(proxy, "heard")
            await ann.press("enter", "escape")
            assert "u brings the text back" in ann.said()
            proxy.stalls = False
            await ann.until(lambda: any("kept after all" in toast for toast in ann.toasts()), "what became of it")
            await ann.until(lambda: "AWAY" not in ann.title(), "back")
            await ann.press("u")
            assert "took back" in ann.said()
            assert ann.action("C1.2").title == "Recruit managers"

    asyncio.run(walk())
