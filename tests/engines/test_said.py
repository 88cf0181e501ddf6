"""What is said of an address, a server or a right that will not do: one line with what, where and what to do."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from urllib.parse import quote

import psycopg
import pytest
from click.testing import CliRunner, Result
from psycopg import sql

from planwatch.cli.main import cli
from planwatch.errors import PlanwatchError
from planwatch.paths import HOME, Address
from planwatch.service.files.server import copy_down, copy_up, grant
from planwatch.storage.engine.server import made
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.rights import Right
from planwatch.storage.engine.sqlite import Database
from tests.desk import put
from tests.engines.conftest import SitDown
from tests.engines.postgres import Postgres

SERVICES = """
[broken]
host=127.0.0.1
nonsense
"""


Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs planwatch on a machine of somebody's own."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "300")
    return lambda *args: CliRunner().invoke(cli, list(map(str, args)))


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "services.conf"
    path.write_text(SERVICES)
    monkeypatch.setenv("PGSERVICEFILE", str(path))
    return path


def refused(address: str, folder: Path) -> PlanwatchError:
    with pytest.raises(PlanwatchError) as error:
        copy_down(Address(address), folder / "home.db", lambda there, of: None)
    assert "\n" not in str(error.value)
    return error.value


@pytest.mark.parametrize(
    ("address", "said", "hint"),
    [
        ("postgresql://postgres@127.0.0.1:{port}/nowhere", 'database "nowhere" does not exist', "`createdb NAME`"),
        ("postgresql://no-one@127.0.0.1:{port}/{name}", 'role "no-one" does not exist', "~/.pgpass"),
        ("postgresql://postgres@127.0.0.1:1/{name}", "does not answer: Connection refused", "host and port"),
        ("postgresql://postgres@nowhere.invalid/{name}", "does not answer: failed to resolve", "host and port"),
        ("postgresql://postgres@127.0.0.1:{port}/{name}?sslmode=require", "does not support SSL", "PGSSLMODE"),
        (
            "postgresql://postgres@127.0.0.1:{port}/{name}?sslmode=odd",
            "cannot be reached: invalid sslmode",
            "PGSSLMODE",
        ),
        ("postgresql://postgres@127.0.0.1:{port}/{name}?connect_timeout=x", "cannot be reached: bad value", "address"),
        ("postgresql:///{name}?service=none", 'cannot be reached: definition of service "none"', "service file"),
        ("postgresql:///?service=broken", "cannot be reached: syntax error in service file", "service file"),
        ("postgresql://postgres@127.0.0.1:{port}/{name}?options=-cx%3D1", "unrecognized configuration", "options"),
        ("postgresql://postgres@127.0.0.1:{port}/postgres", "holds no plan yet", "planwatch copy FILE URL"),
    ],
)
def test_an_address_that_will_not_do_is_told_with_what_to_do(
    address: str, said: str, hint: str, postgres: Postgres, name: str, services: Path, tmp_path: Path
) -> None:
    error = refused(address.format(port=postgres.port, name=name), tmp_path)
    assert said in error.message
    assert hint in error.hint


def test_whoever_has_no_right_is_told_which(postgres: Postgres, name: str, call: Call) -> None:
    postgres.run("do $$ begin create role norma login; exception when duplicate_object then null; end $$")
    for args in (("list",), ("set", "C1.2", "title=x"), ("doctor",)):
        said = call("--db", postgres.url(name, "norma"), *args).stderr
        assert "you have no right to read the plan. ask whoever owns the plan for `planwatch grant`" in said
    for args in (("migrate",), ("grant",)):
        said = call(*args, postgres.url(name, "rita"), *(("bob", "reader") if args == ("grant",) else ())).stderr
        assert "you have no right to change the plan" in said or "you may not do that" in said


@pytest.fixture
def guarded(postgres: Postgres) -> Iterator[None]:
    """The server asks gerda for a password, and lets rex in nowhere."""
    for who in ("gerda", "rex"):
        postgres.run(f"do $$ begin create role {who} login; exception when duplicate_object then null; end $$")
    rules = postgres.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"host all gerda all scram-sha-256\nhost all rex all reject\n{before}")
    postgres.run("alter role gerda password 'right'")
    postgres.run("select pg_reload_conf()")
    yield
    rules.write_text(before)
    postgres.run("select pg_reload_conf()")


@pytest.mark.usefixtures("guarded")
def test_a_password_that_is_missing_or_wrong_is_told_with_where_it_belongs(
    postgres: Postgres, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passwords = tmp_path / "pgpass"
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    hers, his = postgres.url(name, "gerda"), postgres.url(name, "rex")
    error = refused(hers, tmp_path)
    assert "refused the connection: no password supplied" in error.message
    assert "~/.pgpass" in error.hint
    passwords.write_text(f"127.0.0.1:{postgres.port}:*:gerda:wrong\n")
    passwords.chmod(0o600)
    assert 'password authentication failed for user "gerda"' in refused(hers, tmp_path).message
    error = refused(his, tmp_path)
    assert "pg_hba.conf rejects connection" in error.message
    assert "whoever runs the server lets you in" in error.hint
    passwords.write_text(f"127.0.0.1:{postgres.port}:*:gerda:right\n")
    assert "no right to read" in refused(hers, tmp_path).message


def test_two_servers_and_two_people_have_copies_apart() -> None:
    addresses = [
        "ann@a/plan",
        "ann@b/plan",
        "bob@a/plan",
        "ann@a:6000/plan",
        "ann@a/plan2",
        "ann@a,b/plan",
        "ann@/plan",
    ]
    assert len({Known(Address(f"postgresql://{each}")).copy for each in addresses}) == len(addresses)


def test_a_host_that_says_nothing_is_told_so(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0), backlog=0)) as silent:
        port = silent.getsockname()[1]
        error = refused(f"postgresql://postgres@127.0.0.1:{port}/plan?connect_timeout=2", tmp_path)
    assert "does not answer: connection timeout expired" in error.message
    assert "host and port" in error.hint


@pytest.mark.parametrize(
    "name", ["mysql://db/plan", "POSTGRESQL://db/plan", "postgresql:/plan", "http://secret@db/plan"]
)
def test_what_looks_like_an_address_and_is_none_is_taken_for_no_file(name: str, call: Call) -> None:
    done = call("--db", name, "list")
    assert done.exit_code == 2
    assert "is not how a server is named" in done.stderr
    assert "postgresql://NAME@HOST/DATABASE" in done.stderr
    assert "secret" not in done.stderr
    assert "is not how a server is named" in call("copy", "plan.db", name).stderr


def test_where_names_this_machines_copy(postgres: Postgres, name: str, call: Call) -> None:
    url = postgres.url(name)
    copy = Known(Address(url)).copy
    assert f"this copy     {copy}  (not there yet)" in call("--db", url, "where").stdout
    call("--db", url, "list")
    assert f"this copy     {copy}\n" in call("--db", url, "where").stdout
    assert "this copy" not in call("where").stdout


@pytest.mark.parametrize("who", ["", " ", "pg_mine", "public", "none", "a\nb", "x" * 64, "ann\x1b[31m"])
def test_a_name_that_nobody_can_have_is_told(who: str, postgres: Postgres, name: str) -> None:
    for dry_run in (True, False):
        with pytest.raises(PlanwatchError, match="is no name of a role") as error:
            grant(Address(postgres.url(name)), who, Right.READER, dry_run=dry_run)
        assert "doctor" not in error.value.hint


def test_a_role_that_is_made_and_one_that_is_not_there_are_told(postgres: Postgres, name: str, call: Call) -> None:
    url = postgres.url(name)
    assert "there is no role newman on the server" in call("grant", url, "newman", "none").stderr
    assert "no such role, and it has no password yet" in call("grant", url, "newman", "editor").stderr
    assert "password" not in call("grant", url, "newman", "reader").stderr
    assert call("grant", url, "newman", "none").exit_code == 0
    postgres.run("drop role newman")


ODD = 'jörg "x" [red] \\ \' $$ ; --'


@pytest.fixture
def odd(postgres: Postgres, small_template: str) -> Iterator[str]:
    """A database with a name that needs quotes everywhere."""
    name = f"{ODD} plan"
    with psycopg.connect(postgres.url(), autocommit=True) as raw:
        quoted, template = sql.Identifier(name), sql.Identifier(small_template)
        raw.execute(sql.SQL("create database {} template {}").format(quoted, template))
        yield name
        raw.execute(sql.SQL("drop database {} with (force)").format(quoted))


def test_names_that_need_quotes_are_names(
    postgres: Postgres, odd: str, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"postgresql://{{}}@127.0.0.1:{postgres.port}/{quote(odd)}"
    grant(Address(url.format("postgres")), ODD, Right.EDITOR)
    hers = url.format(quote(ODD))
    done = call("--db", hers, "set", "C1.2", "title=Hers")
    assert done.exit_code == 0, done.stderr
    assert ODD in call("--db", hers, "log").stdout
    copies = list(Known(Address(hers)).copy.parent.glob("*.db"))
    assert len(copies) == 1
    assert copies[0].name.isascii()
    copy_down(Address(hers), tmp_path / "home.db", lambda there, of: None)
    with Database.open(tmp_path / "home.db") as database:
        assert database.row("select who from batch order by id desc limit 1")[0] == ODD
    grant(Address(url.format("postgres")), ODD, Right.NONE)
    assert call("--db", hers, "set", "C1.2", "title=Hers again").exit_code == 2


def test_an_owner_who_may_make_no_roles_is_told_what_prints_the_sql(postgres: Postgres) -> None:
    postgres.run("do $$ begin create role owen login; exception when duplicate_object then null; end $$")
    name = postgres.database()
    postgres.run(f"alter database {name} owner to owen")
    address = Address(postgres.url(name, "owen"))
    with Server(Known(address), 5.0) as server:
        made.make_empty(server)
    with pytest.raises(PlanwatchError, match="permission denied to create role") as error:
        grant(address, "somebody-new", Right.READER)
    assert "--dry-run" in error.value.hint
    assert grant(address, "somebody-new", Right.READER, dry_run=True)[0] == 'create role "somebody-new" login'
    postgres.drop(name)


def test_a_nul_is_told_with_where_it_is(postgres: Postgres, tmp_path: Path) -> None:
    path, name = tmp_path / "nul.db", postgres.database()
    with Database.open(path, create=True) as database:
        database.execute("insert into plan (id, seq, ref, title) values (1, 1, 'P', 'x' || char(0))")
    with pytest.raises(PlanwatchError, match=r"cannot keep a text with a NUL character \(plan, row 1, title\)"):
        copy_up(path, Address(postgres.url(name)), lambda there, of: None)
    postgres.drop(name)


def test_a_name_that_is_longer_than_a_server_can_look_up_is_told(
    postgres: Postgres, name: str, call: Call, tmp_path: Path
) -> None:
    long = "".join(Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=9000))
    said = call("--db", postgres.url(name), "theme", "add", long).stderr
    assert "cannot keep a name, title or ref of thousands of letters. make it shorter; nothing was changed" in said
    assert call("--db", postgres.url(name), "set", "C1.2", f"title={long}").exit_code == 0
    path = tmp_path / "long.db"
    with Database.open(path, create=True) as database:
        database.execute("insert into plan (id, seq, ref, title) values (1, 1, ?, 'x')", (long,))
    empty = postgres.database()
    with pytest.raises(PlanwatchError, match="cannot keep a name, title or ref of thousands of letters"):
        copy_up(path, Address(postgres.url(empty)), lambda there, of: None)
    postgres.drop(empty)


def test_whoever_waits_for_somebody_is_told_for_whom(postgres: Postgres, name: str, sit_at: SitDown) -> None:
    bob = sit_at("bob")
    bob.database._server.busy_seconds = 0.2  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
    with Server(Known(Address(postgres.url(name, "ann"))), 5.0) as ann:
        ann.hold(0)
        with pytest.raises(PlanwatchError, match="ann is saving a change to the plan"):
            put(bob, "C1.2", {"title": "Waits"})


@pytest.mark.parametrize(
    "address",
    ["postgresql://ann:hush@db/plan", "postgresql://ann:@db/plan", "postgres://ann:hu:sh@db:5432/plan",
     "postgresql://db/plan?user=ann&password=hush", "postgresql://db/plan?sslpassword=hush"],
)  # fmt: skip
@pytest.mark.parametrize(
    "args",
    [("list",), ("where",), ("doctor",), ("backup", "b.db"), ("restore", "b.db"), ("migrate", "{}"),
     ("copy", "{}", "b.db"), ("copy", "b.db", "{}"), ("grant", "{}", "ann", "reader"), ("portfolio",), ("plans",)],
)  # fmt: skip
def test_a_password_in_an_address_is_refused_and_never_repeated(
    address: str, args: tuple[str, ...], call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = [address if arg == "{}" else arg for arg in args]
    tried = [call(*filled)] if "{}" in args else [call("--db", address, *args)]
    if "{}" not in args:
        monkeypatch.setenv("PLANWATCH_DB", address)
        tried.append(call(*args))
    for done in tried:
        assert done.exit_code == 2
        assert "has a password in it" in done.stderr
        assert not re.search("hush|hu:sh", done.output)


def test_a_password_in_the_environment_is_not_told(
    postgres: Postgres, name: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "hush")
    for url in (postgres.url(name, "no-one"), postgres.url("nowhere"), postgres.url(name)):
        for args in (("list",), ("where",), ("doctor",)):
            assert "hush" not in call("--db", url, *args).output
