"""Servers as offices have them: an old one, one that was old once, one behind a pooler."""

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from planwatch.errors import PlanwatchError
from planwatch.paths import Address
from planwatch.storage.engine.server import made, rights
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Busy, Server
from planwatch.storage.engine.server.rights import Right
from tests.engines.postgres import Postgres


@pytest.fixture
def host(postgres: Postgres) -> Iterator[str]:
    """An empty database that olga owns."""
    postgres.run("drop role if exists olga")
    postgres.run("create role olga login")
    name = postgres.database()
    postgres.run(f"alter database {name} owner to olga")
    yield name
    postgres.drop(name)
    postgres.run("drop role olga")


def make_empty(postgres: Postgres, host: str, who: str) -> None:
    with Server(Known(Address(postgres.url(host, who))), 5.0) as server:
        made.make_empty(server)


def test_a_database_that_everybody_may_put_functions_into_is_refused(postgres: Postgres, host: str) -> None:
    # As pg_upgrade leaves it of a server older than 15.
    postgres.run("alter schema public owner to postgres; grant create on schema public to public", host)
    with pytest.raises(PlanwatchError, match="everybody who may connect") as refused:
        make_empty(postgres, host, "olga")
    assert "alter schema public owner to pg_database_owner" in refused.value.hint
    postgres.run("alter schema public owner to pg_database_owner", host)
    make_empty(postgres, host, "olga")  # who owns it takes that right away


@pytest.mark.parametrize(("version", "is_refused"), [(140023, True), (150000, False), (180004, False)])
def test_a_server_that_is_too_old_is_told_so(version: int, is_refused: bool) -> None:
    if not is_refused:
        made.refuse_old(version)
        return
    with pytest.raises(PlanwatchError, match="PostgreSQL 14, and planwatch needs 15 or newer"):
        made.refuse_old(version)


@pytest.mark.parametrize("begins", ["hold", "begin"])
def test_a_change_has_what_it_needs_where_a_pooler_left_it_out_of_the_connection(
    begins: str, postgres: Postgres, name: str
) -> None:
    with Server(Known(Address(postgres.url(name, "ann"))), 0.3) as ann:
        with ann.asking() as raw:
            raw.execute("set lock_timeout = 0; set statement_timeout = 1; set search_path = nowhere")
            raw.execute("set default_transaction_read_only = on; set idle_in_transaction_session_timeout = 0")
        with Server(Known(Address(postgres.url(name, "bob"))), 5.0) as bob:
            bob.hold(0)
            with pytest.raises(Busy):
                ann.hold(0)
        ann.hold(0) if begins == "hold" else ann.begin()
        with ann.asking() as raw:
            found = raw.execute(
                "select current_setting('search_path'), current_setting('transaction_read_only'), "
                "current_setting('idle_in_transaction_session_timeout')"
            ).fetchone()
    assert found == ("public", "off", "5min")


def test_who_is_stopped_by_a_pooler_is_told_what_to_set() -> None:
    with socket.create_server(("127.0.0.1", 0)) as pooler:
        Thread(target=_refuse, args=(pooler,), daemon=True).start()
        known = Known(Address(f"postgresql://ann@127.0.0.1:{pooler.getsockname()[1]}/plan?sslmode=disable"))
        with Server(known, 5.0) as server, pytest.raises(PlanwatchError, match="unsupported startup") as refused:
            server.news(0)
    assert "ignore_startup_parameters = options" in refused.value.hint


def _refuse(listener: socket.socket) -> None:
    """As PgBouncer refuses what it was not told to take."""
    line, _ = listener.accept()
    with line:
        line.recv(4096)
        words = b"SFATAL\0C08P01\0Munsupported startup parameter: options\0\0"
        line.sendall(b"E" + (len(words) + 4).to_bytes(4, "big") + words)


def test_whoever_has_left_can_be_taken_off_the_server(postgres: Postgres, name: str) -> None:
    with Server(Known(Address(postgres.url(name))), 5.0) as owner:
        for right in (Right.OWNER, Right.EDITOR, Right.READER, Right.NONE):
            rights.give(owner, rights.statements(owner, "otto", right))
    postgres.run("drop role otto")


def test_authorities_are_the_users_own_or_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGSSLMODE", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "all.pem"))
    known = Known(Address("postgresql://db.example.org/plan"))
    assert known.parameters()["sslrootcert"] != str(tmp_path / "all.pem")  # there is no such file
    (tmp_path / "all.pem").touch()
    assert known.parameters()["sslrootcert"] == str(tmp_path / "all.pem")
    said = Known(Address("postgresql://db.example.org/plan?sslmode=verify-full"))
    assert said.parameters()["sslrootcert"] == str(tmp_path / "all.pem")
    (tmp_path / ".postgresql").mkdir()
    (tmp_path / ".postgresql" / "root.crt").touch()
    assert "sslrootcert" not in known.parameters()  # libpq finds it
