"""Who else is at a plan that a server keeps: seen while they are there, and told where they write."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.tui.screens.log.screen import LogScreen
from tests.engines.postgres import Postgres
from tests.engines.seats import address, two, writes_elsewhere
from tests.tui.seat import Seat, seated

pytestmark = pytest.mark.usefixtures("looks_often")


def test_who_closes_the_app_is_gone_at_once_and_was_here(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann")) as ann:
            async with seated(address(postgres, name, "bob")):
                await ann.until(lambda: "with bob" in ann.title(), "bob")
            await ann.until(lambda: "with bob" not in ann.title(), "bob's end")
            assert "bob was here" in ann.title()
            await ann.press("H")
            assert " was here: bob " in ann.lines()[0]

    asyncio.run(walk())


def test_who_is_cut_off_fades_and_whose_app_was_killed_is_gone(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann")) as ann:
            with Server(Known(address(postgres, name, "bob")), 5.0) as bob:
                bob.look(0, "")
                await ann.until(lambda: "with bob" in ann.title(), "bob")
                postgres.run("update present set at = at - interval '80 s' where who = 'bob'", name)
                await ann.until(lambda: "bob was here" in ann.title(), "bob's silence")
                bob.look(0, "")
                await ann.until(lambda: "with bob" in ann.title(), "bob again")
            await ann.until(lambda: "bob was here" in ann.title(), "bob's end")
            postgres.run("update present set at = at - interval '300 s' where who = 'bob'", name)
            await ann.until(lambda: "bob" not in ann.title(), "that bob was here")

    asyncio.run(walk())


def test_the_log_tells_who_comes_while_it_is_looked_at(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann")) as ann:
            await ann.press("H")
            assert isinstance(ann.app.screen, LogScreen)
            assert "there too" not in ann.text()
            async with seated(address(postgres, name, "bob")) as bob:
                await ann.until_seen("there too: bob")
                await bob.at("C1.2")
                await bob.press("e")
                await ann.until_seen("there too: bob (writing since ")
                await bob.press("escape")

    asyncio.run(walk())


def test_of_several_rows_edited_at_once_each_is_told(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with AsyncExitStack() as room:
            ann, bob = await two(room, postgres, name)
            for ref in ("A1", "A4", "C1.2"):
                await bob.at(ref, "lead")
                await bob.press("space")
            await bob.press("e")
            await ann.until(lambda: writes_elsewhere(ann), "bob's editor")
            for ref in ("A1", "A4", "C1.2"):
                await ann.at(ref, "lead")
                await ann.press("e")
                assert ann.said().startswith("bob has this cell open since ")
                await ann.press("escape")
            await ann.at("C1.10", "lead")
            await ann.press("e")
            assert "bob" not in ann.said()
            await ann.press("escape")
            await bob.press("escape")

    asyncio.run(walk())


async def opens_an_update(seat: Seat) -> None:
    await seat.at("C1.2")
    await seat.press("n")


async def opens_how(seat: Seat) -> None:
    await seat.at("C1.2")
    seat.triage.call_later(seat.triage.do, "edit:edit", "how")


async def opens_the_board(seat: Seat) -> None:
    await seat.at("C1.2")
    seat.triage.call_later(seat.triage.do, "board:escalate")


async def opens_the_plan(seat: Seat) -> None:
    seat.triage.call_later(seat.triage.do, "people:about")
    await seat.until_seen("Change what of")
    await seat.press("enter")


async def opens_a_handover(seat: Seat) -> None:
    await seat.at("C1.2")
    seat.triage.call_later(seat.triage.do, "people:hand_over")


@pytest.mark.parametrize("opens", [opens_an_update, opens_how, opens_the_board, opens_the_plan, opens_a_handover])
def test_a_form_open_elsewhere_is_told_in_the_form(postgres: Postgres, name: str, opens: object) -> None:
    async def walk() -> None:
        async with AsyncExitStack() as room:
            ann, bob = await two(room, postgres, name)
            for seat in (bob, ann):
                await opens(seat)  # type: ignore[operator]
                await seat.until_seen("enter saves")
                if seat is bob:
                    await ann.until(lambda: writes_elsewhere(ann), "bob's form")
            assert "bob has this cell open since " in ann.text() or "bob has this open since " in ann.text()
            await bob.press("escape")
            await ann.until(lambda: not writes_elsewhere(ann), "bob's end")

    asyncio.run(walk())
