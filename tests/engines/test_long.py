"""What takes longer than anybody waits for: it is kept whole or not at all, and is told."""

import socket
import time
from contextlib import ExitStack
from random import Random

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.paths import Address
from planwatch.storage import doctor
from planwatch.storage.engine import migrate
from planwatch.storage.engine.server import connection, made, migrated
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from tests.desk import find, put
from tests.engines.conftest import SitDown
from tests.engines.postgres import Postgres
from tests.engines.proxy import between


def ended(postgres: Postgres, name: str) -> None:
    """Wait until the server has ended a change that was begun and went on for too long."""
    asked = "select 1 from pg_stat_activity where datname = %s and state = 'idle in transaction'"
    while postgres.asked(asked, (name,)):
        time.sleep(0.05)


def test_a_change_that_the_server_would_not_wait_for_is_kept_where_nobody_made_another(
    postgres: Postgres, name: str, sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_LONGEST_CHANGE", 1)
    ann = sit_at("ann")
    with ann.database.writing():
        ended(postgres, name)
        ann.database.execute("update action set search = search || ' x' where id = 1")
    assert sit_at("bob").database.number("select count(*) from action where search like '% x'") == 1


def test_where_somebody_did_it_is_told_and_nothing_of_it_is_kept(
    postgres: Postgres, name: str, sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    bob = sit_at("bob")
    monkeypatch.setattr(connection, "_LONGEST_CHANGE", 1)
    ann = sit_at("ann")
    change = ExitStack()
    change.enter_context(ann.database.writing())
    ended(postgres, name)
    put(bob, "A1", {"title": "Bob's words"})
    ann.database.execute("update action set search = search || ' x' where id = 1")
    with pytest.raises(Conflict, match="somebody else changed the plan meanwhile"):
        change.close()
    put(ann, "C1.2", {"title": "Ann's words"})
    assert find(ann, "A1").action.title == "Bob's words"
    assert doctor.faults(ann.database) == []


def test_who_waits_meanwhile_is_told_for_whom_and_may_try_again(
    postgres: Postgres, name: str, sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    bob = sit_at("bob", busy_seconds=0.2)
    monkeypatch.setattr(connection, "_LONGEST_CHANGE", 2)
    ann = sit_at("ann")
    with ann.database.writing():
        with pytest.raises(PlanwatchError, match="ann is saving a change to the plan"):
            put(bob, "A1", {"title": "Bob's words"})
        ended(postgres, name)
        put(bob, "A1", {"title": "Bob's words"})


def test_a_migration_is_waited_for_as_long_as_it_goes_on(
    postgres: Postgres, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres.run(f"update head set schema = '{migrate.steps()[-2].stem}'", name)
    monkeypatch.setattr(connection, "PATIENCE", 1.0)
    monkeypatch.setattr(made, "_AT_ONCE", 1)
    parts: list[int] = []

    def slowly(there: int, of: int) -> None:
        parts.append(there)
        time.sleep(3 / of)

    with Server(Known(Address(postgres.url(name))), 1.0) as server:
        migrated.bring_up_to_date(server, slowly)
    assert len(parts) > 20


def drip(held: bytes, target: socket.socket, *, is_question: bool) -> None:
    """A network that carries little at a time."""
    for at in range(0, len(held), 4096):
        target.sendall(held[at : at + 4096])
        if not is_question and len(held) > 4096:
            time.sleep(0.05)


@pytest.mark.skipif(not hasattr(socket, "TCP_INFO"), reason="this system does not tell whether anything comes")
def test_much_to_catch_up_with_is_waited_for_while_it_comes_and_not_where_nothing_does(
    postgres: Postgres, sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    with between(postgres.port) as proxy:
        ann = sit_at("ann", port=proxy.port)
        put(sit_at("bob"), "C1.2", {"how": "".join(Random(1).choices("abcdefghij ", k=250_000))})
        monkeypatch.setattr(connection, "PATIENCE", 1.0)
        proxy.pass_on = drip
        ann.database.look("")  # type: ignore[attr-defined]
        assert len(find(ann, "C1.2").action.how) > 200_000
        proxy.stalls = True
        with pytest.raises(PlanwatchError, match="does not answer"):
            ann.database._server.news(0)  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateUsage]
        proxy.stalls = False
