"""A plan on a server, as people work on it from machines of their own."""

import time
from pathlib import Path

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.paths import Address
from planwatch.service.actions.edit import set_fields
from planwatch.service.change import Target
from planwatch.service.journal.undo import undo
from planwatch.service.session import Session
from planwatch.storage import doctor
from planwatch.storage.engine.errors import Away
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.followed import Followed
from planwatch.storage.engine.sqlite import Database
from tests.desk import TODAY, find
from tests.engines.conftest import SitDown
from tests.engines.postgres import Postgres
from tests.engines.proxy import between


def write(session: Session, ref: str, /, **fields: str) -> None:
    row = find(session, ref)
    set_fields(session, [Target(row.id, row.version)], fields)


def look(session: Session) -> None:
    assert isinstance(session.database, Followed)
    session.database.look("")


def test_what_one_changes_the_other_sees_once_he_looks(sit_at: SitDown) -> None:
    ann, bob = sit_at("ann"), sit_at("bob")
    write(ann, "C1.2", title="Recruit permanent managers")
    assert find(bob, "C1.2").action.title == "Recruit managers"
    look(bob)
    assert find(bob, "C1.2").action.title == "Recruit permanent managers"
    assert doctor.faults(bob.database) == []


def test_of_two_changes_of_one_field_the_second_is_refused_with_who_was_first(sit_at: SitDown) -> None:
    ann, bob = sit_at("ann"), sit_at("bob")
    write(ann, "C1.2", title="Ann's words")
    with pytest.raises(Conflict, match="ann"):
        write(bob, "C1.2", title="Bob's words")
    assert find(bob, "C1.2").action.title == "Ann's words"  # he has seen what the conflict is with


def test_changes_of_two_fields_both_stand(sit_at: SitDown) -> None:
    ann, bob = sit_at("ann"), sit_at("bob")
    write(ann, "C1.2", title="Ann's words")
    write(bob, "C1.2", how="Bob's way")
    look(ann)
    assert (find(ann, "C1.2").action.title, find(ann, "C1.2").action.how) == ("Ann's words", "Bob's way")


def test_each_takes_back_what_they_did_themselves(sit_at: SitDown) -> None:
    ann, bob = sit_at("ann"), sit_at("bob")
    write(ann, "C1.2", title="Ann's words")
    write(bob, "A1", title="Bob's words")
    undo(ann)
    look(bob)
    assert (find(bob, "C1.2").action.title, find(bob, "A1").action.title) == ("Recruit managers", "Bob's words")


def test_a_ref_that_was_freed_goes_to_another_action_in_one_change(sit_at: SitDown) -> None:
    ann, bob = sit_at("ann"), sit_at("bob")
    write(ann, "C1.2", ref="X")
    write(ann, "A1", ref="C1.2")
    look(bob)
    assert find(bob, "C1.2").action.title == "Set standards"


def test_whoever_may_only_read_is_told_so_and_changes_nothing(sit_at: SitDown) -> None:
    rita = sit_at("rita")
    with pytest.raises(PlanwatchError, match="rita has the right to read it only"):
        write(rita, "C1.2", title="Mine")
    assert find(rita, "C1.2").action.title == "Recruit managers"


def test_whoever_has_no_role_there_is_told_what_the_server_says(postgres: Postgres, name: str) -> None:
    with pytest.raises(PlanwatchError, match=r'role "eve" does not exist.*planwatch grant'):
        Followed.follow(Known(Address(postgres.url(name, "eve"))))


def test_a_password_in_the_address_is_refused_and_shown_nowhere() -> None:
    with pytest.raises(PlanwatchError) as refused:
        Known(Address("postgresql://ann:s3cret@db.example.org/plan"))
    assert "s3cret" not in str(refused.value)
    assert "pgpass" in str(refused.value)


def test_an_address_that_makes_no_sense_is_not_repeated() -> None:
    with pytest.raises(PlanwatchError) as refused:
        Known(Address("postgresql://ann:s3cret@db.example.org:port:port/plan"))
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        ("postgresql://db.example.org/plan", "verify-full"),
        ("postgresql://db1,db2/plan?target_session_attrs=read-write", "verify-full"),
        ("postgresql://db.example.org/plan?sslmode=require", "require"),
        ("postgresql://127.0.0.1/plan", None),
        ("postgresql://localhost/plan", None),
        ("postgresql:///plan?host=/run/postgresql", None),
    ],
)
def test_a_host_that_is_not_this_machine_has_to_show_who_it_is(
    address: str, mode: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGSSLMODE", raising=False)
    assert Known(Address(address)).parameters().get("sslmode") == mode


def test_the_copy_is_its_owners_alone_and_is_no_plan_file(sit_at: SitDown) -> None:
    copy = sit_at("ann").database.path
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(PlanwatchError, match="this machine's copy of a plan that a server keeps"):
        Database.open(copy)


def test_a_copy_that_was_taken_away_is_made_anew(sit_at: SitDown) -> None:
    ann = sit_at("ann")
    ann.database.close()
    ann.database.path.unlink()
    assert find(sit_at("ann"), "C1.2").action.title == "Recruit managers"


def test_a_backup_is_a_plan_file_of_its_own(sit_at: SitDown, tmp_path: Path) -> None:
    ann = sit_at("ann")
    write(ann, "C1.2", title="Ann's words")
    ann.database.backup(tmp_path / "home.db")
    with Database.open(tmp_path / "home.db") as home:
        assert find(Session(home), "C1.2").action.title == "Ann's words"
        assert doctor.faults(home) == []


def test_without_the_server_it_is_read_on_and_not_changed_and_comes_back_by_itself(
    postgres: Postgres, sit_at: SitDown
) -> None:
    with between(postgres.port) as proxy:
        ann = sit_at("ann", port=proxy.port)
        proxy.is_down = True
        proxy.hang_up()
        with pytest.raises(PlanwatchError, match=r"does not answer: .*nothing was changed"):
            write(ann, "C1.2", title="Lost words")
        assert find(ann, "C1.2").action.title == "Recruit managers"
        assert "what is shown is as at" in ann.database.read_only
        proxy.is_down = False
        write(ann, "C1.2", title="Ann's words")
    bob = sit_at("bob")
    assert find(bob, "C1.2").action.title == "Ann's words"


def test_it_opens_without_the_server_and_says_of_when_it_is(postgres: Postgres, sit_at: SitDown) -> None:
    with between(postgres.port) as proxy:
        sit_at("ann", port=proxy.port).database.close()
        proxy.is_down = True
        again = sit_at("ann", port=proxy.port)
        assert "does not answer" in again.database.told[0]
        assert "as at" in again.database.told[0]
        assert find(again, "C1.2").action.title == "Recruit managers"


def test_without_a_server_and_a_copy_nothing_is_opened(postgres: Postgres, sit_at: SitDown) -> None:
    with between(postgres.port) as proxy:
        proxy.is_down = True
        with pytest.raises(Away):
            sit_at("ann", port=proxy.port)


def test_where_the_server_is_of_an_older_planwatch_it_is_said_and_nothing_stays_open(
    postgres: Postgres, name: str, sit_at: SitDown
) -> None:
    sit_at("ann").database.close()
    postgres.run("update head set schema = '0001'", name)
    with pytest.raises(PlanwatchError, match="is of an older planwatch"):
        sit_at("ann")


def test_a_change_whose_answer_was_never_heard_is_kept_once(postgres: Postgres, sit_at: SitDown) -> None:
    with between(postgres.port) as proxy:
        ann = sit_at("ann", port=proxy.port)
        proxy.swallows_answer_to = b"append("
        write(ann, "C1.2", title="Ann's words")
        bob = sit_at("bob")
        assert bob.database.number("select count(*) from batch where who = 'ann'") == 1
        assert find(bob, "C1.2").action.title == find(ann, "C1.2").action.title == "Ann's words"
        write(ann, "C1.2", title="And on")


def test_a_connection_that_was_dropped_while_nobody_worked_is_not_noticed(postgres: Postgres, sit_at: SitDown) -> None:
    with between(postgres.port) as proxy:
        ann = sit_at("ann", port=proxy.port)
        proxy.hang_up()
        write(ann, "C1.2", title="Ann's words")
        assert find(ann, "C1.2").action.title == "Ann's words"


def test_a_server_that_lost_its_last_changes_is_noticed_and_they_are_told(
    postgres: Postgres, name: str, sit_at: SitDown, tmp_path: Path
) -> None:
    sit_at("bob").database.close()
    older = postgres.database(name)
    ann = sit_at("ann")
    write(ann, "C1.2", title="Ann's words")
    ann.database.close()
    for sql in (f"drop database {name} with (force)", f"alter database {older} rename to {name}"):
        postgres.run(sql)
    again = sit_at("ann")
    assert "the server lost its last changes" in again.database.told[0]
    assert "C1.2: title" in again.database.told[0]
    assert find(again, "C1.2").action.title == "Recruit managers"
    kept = next((tmp_path / "ann").glob("copy.lost-*.db"))
    with Database.open(kept) as lost:
        assert find(Session(lost), "C1.2").action.title == "Ann's words"


def test_it_is_noticed_too_while_it_is_open_and_nothing_is_written(
    postgres: Postgres, name: str, sit_at: SitDown
) -> None:
    older = postgres.database(name)
    ann = sit_at("ann")
    write(ann, "C1.2", title="Ann's words")
    for sql in (f"drop database {name} with (force)", f"alter database {older} rename to {name}"):
        postgres.run(sql)
    with pytest.raises(PlanwatchError, match="the server lost its last changes"):
        write(ann, "C1.2", title="More words")


def test_who_else_is_there_is_known_and_where_they_write(sit_at: SitDown) -> None:
    ann, bob = sit_at("ann").database, sit_at("bob").database
    assert isinstance(ann, Followed)
    assert isinstance(bob, Followed)
    bob.look("action 1 title")
    assert [(other.who, other.cell) for other in ann.look("")] == [("bob", "action 1 title")]


@pytest.mark.parametrize(
    "sql",
    [
        "insert into journal (id, batch_id, plan_id, table_name, row_id, field) values (900, 1, 1, 'plan', 1, 'x')",
        "update journal set after = 'x'",
        "delete from journal",
        "update plan set title = 'x'",
        "alter table journal disable trigger all",
        "update head set step = 1",
    ],
)
def test_nothing_is_written_by_hand(postgres: Postgres, name: str, sql: str) -> None:
    asked = pytest.raises(PlanwatchError, match=r"no right|must be owner")
    with asked, Server(Known(Address(postgres.url(name, "ann"))), 5.0) as server, server.asking() as raw:
        raw.execute(sql.encode())


@pytest.mark.parametrize("sql", ["update journal set after = 'x'", "delete from journal"])
def test_not_even_by_the_owner_unless_the_guard_is_taken_away(postgres: Postgres, name: str, sql: str) -> None:
    asked = pytest.raises(PlanwatchError, match="the journal is never")
    with asked, Server(Known(Address(postgres.url(name))), 5.0) as server, server.asking() as raw:
        raw.execute(sql.encode())


def test_opened_at_once_it_is_as_the_copy_has_it_though_the_server_says_nothing(
    postgres: Postgres, sit_at: SitDown
) -> None:
    with between(postgres.port) as proxy:
        known = known_to(sit_at("ann", port=proxy.port))
        proxy.stalls = True
        begun = time.monotonic()
        with Followed.follow(known, busy_seconds=3.0, at_once=True) as database:
            assert find(Session(database), "C1.2").action.title == "Recruit managers"
            assert time.monotonic() - begun < 2
        proxy.stalls = False


def test_at_once_it_does_not_open_what_it_was_seen_that_the_server_lost(
    postgres: Postgres, name: str, sit_at: SitDown
) -> None:
    older = postgres.database(name)
    ann = sit_at("ann")
    write(ann, "C1.2", title="Ann's words")
    for sql in (f"drop database {name} with (force)", f"alter database {older} rename to {name}"):
        postgres.run(sql)
    with Followed.follow(known_to(ann), at_once=True) as database:
        assert database.told == []
        with pytest.raises(PlanwatchError, match="lost its last changes"):
            database.look("")
    with Followed.follow(known_to(ann), at_once=True) as database:
        assert "C1.2: title" in database.told[0]


def test_a_first_copy_tells_how_it_comes_on_and_leaves_nothing_where_it_is_stopped(
    postgres: Postgres, sit_at: SitDown
) -> None:
    known = known_to(sit_at("ann"))
    known.copy.unlink()

    def stop(there: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Followed.follow(known, done=stop)
    assert not [each for each in known.copy.parent.iterdir() if each.name.startswith(".planwatch-")]
    assert not known.copy.exists()
    told: list[tuple[int, int]] = []
    Followed.follow(known, done=lambda there, of: told.append((there, of))).close()
    assert told[-1][0] == told[-1][1] > 0


def test_a_change_ends_soon_where_the_server_says_nothing(postgres: Postgres, sit_at: SitDown) -> None:
    with between(postgres.port) as proxy:
        known = known_to(sit_at("ann", port=proxy.port))
        with Followed.follow(known, busy_seconds=1.0) as database:
            proxy.stalls = True
            begun = time.monotonic()
            with pytest.raises(PlanwatchError, match="nothing was changed"):
                write(Session(database, who="ann", today=TODAY), "C1.2", title="Lost words")
            assert time.monotonic() - begun < 5
        proxy.stalls = False


def known_to(session: Session) -> Known:
    """The address of a plan on the machine of whoever sits there, who gets up."""
    assert isinstance(session.database, Followed)
    session.database.close()
    return session.database.known
