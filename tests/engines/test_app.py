"""The app on a plan that a server keeps: where it is, who else is there, and what becomes of it without the server."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from planwatch.paths import Address
from planwatch.service.actions.edit import set_fields
from planwatch.service.change import Target
from planwatch.storage.engine.server import rights
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.rights import Right
from tests.engines.conftest import SitDown
from tests.engines.postgres import Postgres
from tests.engines.proxy import Proxy
from tests.engines.seats import address, two, writes_elsewhere
from tests.tui.seat import seated

pytestmark = pytest.mark.usefixtures("looks_often")


def test_the_title_says_where_it_is_and_who_else_is_there(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with AsyncExitStack() as room:
            ann, _ = await two(room, postgres, name)
            assert f"{name}@127.0.0.1" in ann.title()
            await ann.press("H")
            assert "there too: bob" in ann.text()

    asyncio.run(walk())


def test_what_the_other_changes_comes_by_itself(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with AsyncExitStack() as room:
            ann, bob = await two(room, postgres, name)
            await ann.at("C1.2")
            await ann.press("e", "ctrl+u")
            await ann.type("Recruit for good")
            await ann.press("enter")
            await bob.until_seen("Recruit for good")

    asyncio.run(walk())


def test_an_editor_open_elsewhere_on_the_same_cell_is_told_before_it_conflicts(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with AsyncExitStack() as room:
            ann, bob = await two(room, postgres, name)
            await bob.at("C1.2")
            await bob.press("e")
            await ann.until(lambda: writes_elsewhere(ann), "bob's editor")
            await ann.press("H")
            assert "there too: bob (writing since " in ann.text()
            await ann.press("escape")
            await ann.at("C1.2")
            await ann.press("e")
            assert ann.said().startswith("bob has this cell open since ")
            await ann.press("escape")
            await ann.at("A1")
            await ann.press("e")
            assert "bob" not in ann.said()
            await bob.press("escape")
            await ann.until(lambda: not writes_elsewhere(ann), "bob's end")

    asyncio.run(walk())


def test_of_two_who_save_the_second_is_told_who_and_what_and_keeps_the_text(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with AsyncExitStack() as room:
            ann, bob = await two(room, postgres, name)
            for seat, words in ((ann, "Ann's words"), (bob, "Bob's words")):
                await seat.at("C1.2")
                await seat.press("e", "ctrl+u")
                await seat.type(words)
            await ann.press("enter")
            await bob.press("enter")
            assert "ann" in bob.said()
            assert "Ann's words" in bob.said() or "title" in bob.said()
            assert "enter saves yours all the same" in bob.said()
            assert bob.editor.is_open
            assert bob.editor.text == "Bob's words"
            await bob.press("enter")  # told, it overwrites
            await ann.until_seen("Bob's words")

    asyncio.run(walk())


def test_away_it_says_so_refuses_in_one_sentence_and_comes_back_by_itself(
    postgres: Postgres, name: str, proxy: Proxy
) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port), size=(80, 24)) as ann:
            assert "AWAY" not in ann.title()
            proxy.is_down = True
            proxy.hang_up()
            await ann.until(lambda: ann.title().startswith("AWAY · as at "), "away")
            assert len(ann.toasts()) == 1
            assert "nothing can be changed" in ann.toasts()[0]
            await ann.at("C1.2")
            await ann.press("e")
            assert "the server does not answer" in ann.said()
            assert not ann.editor.is_open
            await ann.press("H")
            assert ann.lines()[0].strip().startswith("AWAY · as at ")
            await ann.press("escape")
            proxy.is_down = False
            await ann.until(lambda: "AWAY" not in ann.title(), "back")
            assert sum("answers again" in toast for toast in ann.toasts()) == 1
            assert sum("What is here" in toast for toast in ann.toasts()) == 1
            await ann.press("e", "ctrl+u")
            await ann.type("Kept words")
            await ann.press("enter")
            assert ann.action("C1.2").title == "Kept words"

    asyncio.run(walk())


def test_a_change_tried_while_the_server_says_nothing_ends_and_the_text_is_kept(
    postgres: Postgres, name: str, proxy: Proxy
) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port)) as ann:
            await ann.at("C1.2")
            await ann.press("e", "ctrl+u")
            await ann.type("Typed words")
            proxy.stalls = True
            begun = asyncio.get_running_loop().time()
            await ann.press("enter")
            assert asyncio.get_running_loop().time() - begun < 6
            assert ann.said().startswith(f"{name}@127.0.0.1 does not answer: nothing was changed")
            assert ann.editor.text == "Typed words"
            await ann.until(lambda: ann.title().startswith("AWAY"), "away")
            proxy.stalls = False
            await ann.until(lambda: "AWAY" not in ann.title(), "back")
            await ann.press("enter")
            assert ann.action("C1.2").title == "Typed words"

    asyncio.run(walk())


def test_keys_are_answered_while_the_server_says_nothing(postgres: Postgres, name: str, proxy: Proxy) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port)) as ann:
            proxy.stalls = True
            begun = asyncio.get_running_loop().time()
            for _ in range(3):
                await ann.press("j", "k", "slash", "R", "escape", "2", "9")
            assert asyncio.get_running_loop().time() - begun < 3
            await ann.until(lambda: ann.title().startswith("AWAY"), "away")
            proxy.stalls = False

    asyncio.run(walk())


def test_whoever_may_only_read_is_told_so(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "rita")) as rita:
            await rita.at("C1.2")
            await rita.press("e")
            assert "rita has the right to read it only" in rita.said()

    asyncio.run(walk())


def test_the_server_knows_who_one_is_and_the_settings_do_not_ask(postgres: Postgres, name: str) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann")) as ann:
            await ann.press(",")
            assert "knows you as ann" in ann.text()
            assert "signs your changes" not in ann.text()
            await ann.press("tab", "ctrl+u")
            await ann.type("7")
            await ann.press("enter")
            assert ann.app.settings.due_soon == 7
            assert ann.app.session.who == "ann"

    asyncio.run(walk())


def test_who_changes_from_a_shell_is_there_too(postgres: Postgres, name: str, sit_at: SitDown) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann")) as ann:
            bob = sit_at("bob")
            row = ann.stored("C1.2")
            set_fields(bob, [Target(row.id, row.version)], {"how": "Bob's way"})
            await ann.until(lambda: "bob was here" in ann.title(), "bob")

    asyncio.run(walk())


def test_what_is_typed_into_a_form_while_it_is_away_stays_there(postgres: Postgres, name: str, proxy: Proxy) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port)) as ann:
            await ann.at("C1.2")
            ann.triage.call_later(ann.triage.do, "edit:edit", "how")
            await ann.until_seen("enter saves")
            await ann.type("By a long way")
            proxy.is_down = True
            proxy.hang_up()
            await ann.until(lambda: ann.title().startswith("AWAY"), "away")
            await ann.press("enter")
            assert "does not answer" in ann.text()
            assert "By a long way" in ann.text()
            proxy.is_down = False
            await ann.until(lambda: "AWAY" not in ann.title(), "back")
            await ann.press("enter")
            assert ann.action("C1.2").how == "By a long way"

    asyncio.run(walk())


def test_a_server_without_a_plan_does_not_ask_who_one_is(postgres: Postgres) -> None:
    async def walk() -> None:
        empty = Address(postgres.url(postgres.database()))
        async with seated(empty, is_first=True, view="") as seat:
            await seat.until_seen("planwatch copy FILE URL")
            assert seat.screen_name() == "TriageScreen"

    asyncio.run(walk())


def test_the_past_says_too_that_the_server_is_away(postgres: Postgres, name: str, proxy: Proxy) -> None:
    async def walk() -> None:
        async with seated(address(postgres, name, "ann", proxy.port), size=(80, 24)) as ann:
            await ann.press("T")
            await ann.type("today")
            await ann.press("enter")
            assert ann.title().startswith("AS OF ")
            proxy.is_down = True
            proxy.hang_up()
            await ann.until(lambda: ann.title().startswith("AWAY · as at "), "away")
            assert "AS OF " in ann.title()
            proxy.is_down = False
            await ann.until(lambda: ann.title().startswith("AS OF "), "back")
            await ann.press("escape")
            assert "now again" in ann.said()

    asyncio.run(walk())


def test_a_right_that_is_taken_or_given_is_seen_by_itself(postgres: Postgres, name: str) -> None:
    def give(right: Right) -> None:
        with Server(Known(Address(postgres.url(name))), 5.0) as server:
            rights.give(server, rights.statements(server, "bob", right))

    async def walk() -> None:
        async with seated(address(postgres, name, "bob")) as bob:
            await bob.at("C1.2")
            give(Right.READER)
            await bob.until(lambda: any("only for reading now: bob" in toast for toast in bob.toasts()), "less")
            await bob.press("e")
            assert "bob has the right to read it only" in bob.said()
            give(Right.EDITOR)
            await bob.until(lambda: any("you may change the plan now" in toast for toast in bob.toasts()), "more")
            await bob.press("e", "ctrl+u")
            await bob.type("Bob's words")
            give(Right.NONE)
            await bob.until(lambda: bob.title().startswith("AWAY"), "nothing")
            await bob.until(lambda: any("planwatch grant" in toast for toast in bob.toasts()), "what is to be done")
            await bob.press("enter")
            assert bob.editor.text == "Bob's words"
            give(Right.EDITOR)
            await bob.until(lambda: "AWAY" not in bob.title(), "back")
            await bob.press("enter")
            assert bob.action("C1.2").title == "Bob's words"

    asyncio.run(walk())


def test_a_server_that_lost_its_changes_is_not_one_that_does_not_answer(postgres: Postgres, name: str) -> None:
    older = postgres.database(name)

    async def walk() -> None:
        async with seated(address(postgres, name, "ann")) as ann:
            await ann.at("C1.2")
            await ann.press("e", "ctrl+u")
            await ann.type("Ann's words")
            await ann.press("enter")
            for sql in (f"drop database {name} with (force)", f"alter database {older} rename to {name}"):
                postgres.run(sql)
            await ann.until(lambda: any("lost its last changes" in toast for toast in ann.toasts()), "the loss")
            told = next(toast for toast in ann.toasts() if "lost its last changes" in toast)
            assert "quit and open it again" in told
            assert "does not answer" not in told
            await ann.press("e")
            assert "the server lost its last changes" in ann.said()
            assert "does not answer" not in ann.said()

    asyncio.run(walk())
