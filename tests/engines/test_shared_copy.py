"""Two programs of one machine share its copy; and what comes to pass between the server and the copy."""

import resource
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.paths import Address
from planwatch.service.session import Session
from planwatch.storage.engine import migrate
from planwatch.storage.engine.errors import Away
from planwatch.storage.engine.server import compared, local, migrated, rights
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Busy, Server
from planwatch.storage.engine.server.followed import Followed
from planwatch.storage.engine.server.news import News
from planwatch.storage.engine.server.rights import Right
from tests.desk import TODAY, find, put
from tests.engines.conftest import SitDown
from tests.engines.machine import Machine
from tests.engines.postgres import Postgres
from tests.engines.proxy import between

Meanwhile = Callable[[], object]


def follows(session: Session) -> Followed:
    assert isinstance(session.database, Followed)
    return session.database


def after(monkeypatch: pytest.MonkeyPatch, method: str, meanwhile: Meanwhile) -> None:
    """Something happens right after the server has answered that, once."""
    asked = getattr(Server, method)

    def answer(server: Server, *args: object) -> object:
        monkeypatch.setattr(Server, method, asked)
        answered = asked(server, *args)
        meanwhile()
        return answered

    monkeypatch.setattr(Server, method, answer)


def test_what_another_program_of_the_machine_wrote_meanwhile_is_not_taken_for_a_loss(
    sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, other = sit_at("ann"), sit_at("ann")
    put(sit_at("bob"), "A1", {"title": "Bob's words"})
    after(monkeypatch, "news", lambda: put(other, "C1.2", {"title": "Her other window's"}))
    follows(ann).look("")
    assert find(ann, "C1.2").action.title == "Her other window's"
    assert find(ann, "A1").action.title == "Bob's words"


def test_nor_where_it_was_written_between_looking_and_waiting_for_the_server(
    sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, other = sit_at("ann"), sit_at("ann")
    stand = local.stand

    def looked(conn: sqlite3.Connection) -> local.Stand:
        monkeypatch.setattr(local, "stand", stand)
        found = stand(conn)
        put(other, "C1.2", {"title": "Her other window's"})
        return found

    monkeypatch.setattr(local, "stand", looked)
    put(ann, "C1.2", {"how": "Here"})
    assert (find(other, "C1.2").action.title, find(other, "C1.2").action.how) == ("Her other window's", "Here")


def test_news_that_came_twice_are_taken_once(sit_at: SitDown) -> None:
    ann, bob = sit_at("ann"), sit_at("bob")
    put(bob, "A1", {"title": "Bob's words"})
    conn = ann.database._conn  # pyright: ignore[reportPrivateUsage]
    with Server(follows(ann)._server.known, 5.0) as server:  # pyright: ignore[reportPrivateUsage]
        news = server.news(local.stand(conn).step)
    assert [local.take(conn, news), local.take(conn, news)] == [True, True]
    assert local.take(conn, News(news.since - 1, news.standing, news.rows, news.gone))


def test_two_programs_that_start_at_once_make_one_first_copy(postgres: Postgres, name: str, tmp_path: Path) -> None:
    known = Machine(Address(postgres.url(name, "ann")), tmp_path / "ann")

    def start(_: int) -> str:
        with Followed.follow(known, busy_seconds=5.0) as database:
            return find(Session(database, who="ann", today=TODAY), "C1.2").action.title

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(start, range(4))) == {"Recruit managers"}
    assert [each.name for each in (tmp_path / "ann").iterdir() if "-" not in each.name] == ["copy.db"]


def test_a_change_that_the_server_has_and_this_machine_has_no_room_for_is_told_so(
    sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = sit_at("ann")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = ann.database.path.with_name("copy.db-wal")
    after(monkeypatch, "append", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard)))
    try:
        with pytest.raises(PlanwatchError, match="the change is kept on the server") as told:
            put(ann, "C1.2", {"title": "Ann's words"})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "nothing was changed" not in str(told.value)
    assert find(ann, "C1.2").action.title == "Recruit managers"
    follows(ann).look("")
    assert find(ann, "C1.2").action.title == "Ann's words"
    put(ann, "C1.2", {"title": "And on"})


def test_a_program_that_is_killed_between_the_server_and_the_copy_finds_its_change_there(
    sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    ann = sit_at("ann")
    monkeypatch.setattr(local, "stepped", lambda *_: (_ for _ in ()).throw(Killed()))
    with pytest.raises(Killed):
        put(ann, "C1.2", {"title": "Ann's words"})
    monkeypatch.undo()
    ann.database.close()
    again = sit_at("ann")
    assert find(again, "C1.2").action.title == "Ann's words"
    assert again.database.number("select count(*) from batch where who = 'ann'") == 1


def test_what_is_taken_half_is_not_there_at_all(sit_at: SitDown, monkeypatch: pytest.MonkeyPatch) -> None:
    ann, bob = sit_at("ann"), sit_at("bob")
    put(bob, "A1", {"title": "Bob's words"})
    before = local.stand(ann.database._conn)  # pyright: ignore[reportPrivateUsage]
    with monkeypatch.context() as patch:
        patch.setattr(local, "stepped", lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("disk is full")))
        with pytest.raises(PlanwatchError, match="the disk is full"):
            follows(ann).look("")
    assert (find(ann, "A1").action.title, local.stand(ann.database._conn)) == ("Set standards", before)  # pyright: ignore[reportPrivateUsage]
    follows(ann).look("")
    assert find(ann, "A1").action.title == "Bob's words"


def test_a_first_copy_that_came_to_nothing_leaves_nothing(
    postgres: Postgres, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Machine(Address(postgres.url(name, "ann")), tmp_path / "ann")
    monkeypatch.setattr(local, "begin", lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("disk is full")))
    with pytest.raises(PlanwatchError, match="the disk is full"):
        Followed.follow(known, busy_seconds=5.0)
    assert list((tmp_path / "ann").iterdir()) == []


def test_a_cache_that_cannot_be_made_is_told_in_a_line(postgres: Postgres, name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PlanwatchError, match="file"):
        Followed.follow(Machine(Address(postgres.url(name, "ann")), tmp_path / "file" / "ann"), busy_seconds=5.0)


def test_somebody_who_keeps_the_server_is_told_of_and_nothing_is_changed(
    postgres: Postgres, name: str, tmp_path: Path, sit_at: SitDown
) -> None:
    known = Machine(Address(postgres.url(name, "ann")), tmp_path / "ann")
    with Server(Known(Address(postgres.url(name, "bob"))), 5.0) as bob, Followed.follow(known, busy_seconds=0.2) as ann:
        bob.hold(0)
        with pytest.raises(Busy, match="bob is saving"):
            put(Session(ann, who="ann", today=TODAY), "C1.2", {"title": "Ann's words"})
        bob.give_up()
        put(Session(ann, who="ann", today=TODAY), "C1.2", {"title": "Ann's words"})
    assert find(sit_at("rita"), "C1.2").action.title == "Ann's words"


def test_whoever_dies_while_keeping_the_server_keeps_it_no_longer(
    postgres: Postgres, name: str, sit_at: SitDown
) -> None:
    with between(postgres.port) as proxy:
        gone = Server(Known(Address(postgres.url(name, "bob").replace(str(postgres.port), str(proxy.port)))), 5.0)
        gone.hold(0)
        proxy.hang_up()
        put(sit_at("ann"), "C1.2", {"title": "Ann's words"})
        gone.close()


def test_a_first_try_that_may_yet_arrive_is_waited_for(
    postgres: Postgres, name: str, sit_at: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is given up here while the server still has it, as on a network that swallows everything."""
    ann = sit_at("ann")
    database, append, kept = follows(ann), Server.append, list[Server]()

    def silence(server: Server, *args: object) -> int:
        monkeypatch.setattr(Server, "append", append)
        late = Server(server.known, 5.0)
        late._raw, server._raw = server._raw, None  # pyright: ignore[reportPrivateUsage]
        kept.append(late)

        def arrives(one: Server, op: str) -> bool:
            monkeypatch.setattr(Server, "has", has)
            found = has(one, op)
            append(late, *args)  # type: ignore[arg-type]
            return found

        has = Server.has
        monkeypatch.setattr(Server, "has", arrives)
        raise Away("the server does not answer", "")

    monkeypatch.setattr(Server, "append", silence)
    put(ann, "C1.2", {"title": "Ann's words"})
    kept[0].close()
    assert find(sit_at("bob"), "C1.2").action.title == "Ann's words"
    assert database.number("select count(*) from batch where who = 'ann'") == 1


def test_what_an_address_has_the_server_set_is_kept(postgres: Postgres, name: str) -> None:
    known = Known(Address(f"{postgres.url(name, 'ann')}?options=-c%20work_mem%3D5MB"))
    with Server(known, 5.0) as server, server.asking() as raw:
        found = raw.execute("select current_setting('work_mem'), current_setting('statement_timeout')").fetchone()
    assert found == ("5MB", "0")


def test_what_a_role_has_set_does_not_end_a_change(postgres: Postgres, name: str, sit_at: SitDown) -> None:
    for sql in (
        "alter role ann set default_transaction_isolation = 'serializable'",
        "alter role ann set statement_timeout = '1ms'",
        "alter role ann set search_path = 'nowhere'",
        "alter role ann set client_encoding = 'latin1'",
    ):
        postgres.run(sql)
    try:
        put(sit_at("ann"), "C1.2", {"title": "Ann’s words – 日本"})
    finally:
        postgres.run("alter role ann reset all")
    assert find(sit_at("bob"), "C1.2").action.title == "Ann’s words – 日本"


def test_a_right_that_was_taken_away_is_told_and_nothing_is_changed(
    postgres: Postgres, name: str, sit_at: SitDown
) -> None:
    ann = sit_at("ann")
    with Server(Known(Address(postgres.url(name))), 5.0) as owner:
        rights.give(owner, rights.statements(owner, "ann", Right.READER))
    with pytest.raises(PlanwatchError, match=r"you have no right to change the plan.*planwatch grant"):
        put(ann, "C1.2", {"title": "Ann's words"})
    assert find(ann, "C1.2").action.title == "Recruit managers"
    follows(ann).look("")


def test_a_clock_that_is_wrong_is_told(sit_at: SitDown) -> None:
    ann = replace(sit_at("ann"), clock=lambda: datetime.now(UTC) + timedelta(minutes=10))
    with pytest.raises(PlanwatchError, match="bears a time that is not the server's"):
        put(ann, "C1.2", {"title": "Ann's words"})
    assert find(ann, "C1.2").action.title == "Recruit managers"


def test_a_copy_that_differs_is_put_right_while_others_read_it(sit_at: SitDown) -> None:
    ann = sit_at("ann")
    put(ann, "C1.2", {"title": "Ann's words"})
    with closing(sqlite3.connect(ann.database.path)) as conn:
        conn.execute("update action set title = 'Rotten' where ref = 'C1.2'")
        conn.execute("drop trigger journal_keeps_all_rows")
        conn.execute("delete from journal where id = (select max(id) from journal)")
        conn.execute(
            "create trigger journal_keeps_all_rows before delete on journal begin "
            "select raise(abort, 'the journal is never deleted from'); end"
        )
        conn.commit()
    with Server(follows(ann)._server.known, 5.0) as server:  # pyright: ignore[reportPrivateUsage]
        found = compared.mended(server)
        assert found == ["action: 1 row is not as on the server", "journal: 1 row is not as on the server"]
        assert compared.mended(server) == []
    assert find(ann, "C1.2").action.title == "Ann's words"
    put(ann, "C1.2", {"title": "And on"})
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        ann.database.execute("delete from journal")


def test_whoever_was_let_in_as_an_owner_brings_it_up_to_date_and_all_keep_their_rights(
    postgres: Postgres, name: str, sit_at: SitDown
) -> None:
    with Server(Known(Address(postgres.url(name))), 5.0) as owner:
        rights.give(owner, ["create role olga login"] if not _is_there(postgres, "olga") else [])
        rights.give(owner, rights.statements(owner, "olga", Right.OWNER))
    steps = migrate.steps()
    postgres.run(f"update head set schema = '{steps[-2].stem}'", name)
    with Server(Known(Address(postgres.url(name, "olga"))), 5.0) as server:
        assert migrated.bring_up_to_date(server) == steps[-2].stem
        assert migrated.bring_up_to_date(server) == steps[-1].stem
    put(sit_at("ann"), "C1.2", {"title": "Ann's words"})
    assert find(sit_at("rita"), "C1.2").action.title == "Ann's words"


def _is_there(postgres: Postgres, role: str) -> bool:
    with psycopg.connect(postgres.url()) as raw:
        return raw.execute("select 1 from pg_roles where rolname = %s", (role,)).fetchone() is not None
