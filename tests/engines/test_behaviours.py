"""What holds of a plan whatever keeps it: each of these is tried on a file and on a server."""

import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.toml.write import to_toml
from planwatch.model.values import replace
from planwatch.paths import Address
from planwatch.service.actions.edit import give_reason, set_fields
from planwatch.service.change import Target
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import second_session
from planwatch.service.journal.undo import redo, undo
from planwatch.service.meetings import packs
from planwatch.service.meetings.meetings import add_meeting
from planwatch.service.session import Session
from planwatch.storage import doctor
from planwatch.storage.engine.server.followed import Followed
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.batch import open_batch
from tests.desk import SMALL, TODAY, find, put
from tests.engines.crowd import FORUM, MEETS, digest
from tests.engines.machine import Machine
from tests.engines.postgres import Postgres

Sit = Callable[..., Session]
REF, OTHER = "C1.2", "A1"


@pytest.fixture(params=["file", "server"])
def sit(request: pytest.FixtureRequest, small_path: Path, tmp_path: Path) -> Iterator[Sit]:
    """Opens the small plan for somebody."""
    opened: list[Session] = []
    if request.param == "file":

        def open_for(who: str) -> Database:
            return Database.open(small_path, busy_seconds=5.0)

    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        name: str = request.getfixturevalue("name")

        def open_for(who: str) -> Database:
            known = Machine(Address(postgres.url(name, who)), tmp_path / who)
            return Followed.follow(known, busy_seconds=5.0)

    def sit_down(who: str = "ann") -> Session:
        opened.append(Session(open_for(who), who=who, today=TODAY))
        return opened[-1]

    yield sit_down
    for session in opened:
        session.database.close()


def look(session: Session) -> None:
    """See what others have changed, as an app does by itself."""
    if isinstance(session.database, Followed):
        session.database.look("")


def held(database: Database) -> dict[str, str]:
    return digest(database._conn)  # pyright: ignore[reportPrivateUsage]


def test_a_change_is_there_for_everybody_once_it_is_made(sit: Sit) -> None:
    ann, bob = sit("ann"), sit("bob")
    put(ann, REF, {"title": "Ann's words", "how": "With 'quotes', \\ and \n lines, é 日本 🙂"})
    look(bob)
    assert find(bob, REF).action == find(ann, REF).action
    assert held(bob.database) == held(ann.database)


def test_nothing_is_kept_of_a_change_that_fails_half_way(sit: Sit) -> None:
    ann = sit("ann")
    before = held(ann.database)
    with pytest.raises(RuntimeError), open_batch(ann.database, ann.sign("half")) as batch:  # noqa: PT012
        batch.change("action", find(ann, REF).id, {"title": "Half"})
        batch.insert("lead", {"plan_id": 1, "seq": 90, "name": "Nobody"})
        raise RuntimeError
    assert held(ann.database) == before
    assert held(sit("bob").database) == before
    put(ann, REF, {"title": "Whole"})
    assert doctor.faults(sit("bob").database) == []


def test_a_part_that_is_tried_within_a_change_leaves_nothing(sit: Sit) -> None:
    ann = sit("ann")
    with open_batch(ann.database, ann.sign("tries")) as batch:
        with pytest.raises(RuntimeError), batch.attempt():  # noqa: PT012
            batch.insert("lead", {"plan_id": 1, "seq": 90, "name": "Nobody"})
            batch.change("action", find(ann, OTHER).id, {"title": "Tried"})
            raise RuntimeError
        batch.change("action", find(ann, REF).id, {"title": "Kept"})
    bob = sit("bob")
    assert (find(bob, REF).action.title, find(bob, OTHER).action.title) == ("Kept", "Set standards")
    assert bob.database.number("select count(*) from lead where name = 'Nobody'") == 0
    assert held(bob.database) == held(ann.database)


def test_what_ends_where_it_began_is_no_change(sit: Sit) -> None:
    ann = sit("ann")
    with open_batch(ann.database, ann.sign("there and back")) as batch:
        batch.change("action", find(ann, REF).id, {"title": "There"})
        batch.change("action", find(ann, REF).id, {"title": "Recruit managers"})
    assert batch.id is None
    assert held(sit("bob").database) == held(ann.database)


def test_of_two_changes_of_one_field_the_second_is_a_conflict_which_names_who_when_and_what(sit: Sit) -> None:
    ann, bob = sit("ann"), sit("bob")
    seen = find(bob, REF)
    put(ann, REF, {"title": "Ann's words"})
    with pytest.raises(Conflict, match=r"ann.*Ann's words|Ann's words.*ann"):
        set_fields(bob, [Target(seen.id, seen.version)], {"title": "Bob's words"})
    set_fields(bob, [Target(seen.id, seen.version)], {"how": "Bob's way"})
    look(ann)
    assert (find(ann, REF).action.title, find(ann, REF).action.how) == ("Ann's words", "Bob's way")


def test_each_takes_back_their_own_and_not_over_anothers_head(sit: Sit) -> None:
    ann, bob = sit("ann"), sit("bob")
    put(ann, REF, {"title": "Ann's words"})
    put(bob, OTHER, {"title": "Bob's words"})
    put(ann, OTHER, {"how": "Ann's way"})
    assert undo(ann).what != undo(ann).what
    redo(ann)
    put(bob, REF, {"title": "Bob's, too"})
    with pytest.raises(Conflict, match="bob"):
        undo(ann)
    look(ann)
    assert held(ann.database) == held(bob.database)
    assert doctor.faults(ann.database) == []


def test_a_name_wanders_from_one_to_another_within_a_change(sit: Sit) -> None:
    ann = sit("ann")
    one, other = find(ann, REF).id, find(ann, OTHER).id
    with open_batch(ann.database, ann.sign("swapped")) as batch:
        batch.change("action", one, {"ref": "between"})
        batch.change("action", other, {"ref": REF})
        batch.change("action", one, {"ref": OTHER})
    bob = sit("bob")
    assert (find(bob, REF).id, find(bob, OTHER).id) == (other, one)
    assert held(bob.database) == held(ann.database)


def test_a_name_that_is_taken_is_refused_and_nothing_changed(sit: Sit) -> None:
    ann, bob = sit("ann"), sit("bob")
    put(bob, OTHER, {"ref": "Z9"})
    with pytest.raises(PlanwatchError, match="Z9"):
        put(ann, REF, {"ref": "Z9"})
    look(ann)
    assert held(ann.database) == held(bob.database)


def test_the_number_that_is_polled_grows_with_every_change_by_anybody(sit: Sit) -> None:
    ann, bob = sit("ann"), sit("bob")
    polled = [bob.database.poll()]
    for number in range(4):
        put((ann, bob)[number % 2], (REF, OTHER)[number % 2], {"how": f"way {number}"})
        look(bob)
        polled.append(bob.database.poll())
    assert polled == sorted(set(polled))


def test_threads_with_a_session_each_change_and_read_at_once(sit: Sit) -> None:
    ann = sit("ann")
    said: list[object] = []

    def work(number: int) -> None:
        try:
            own = second_session(ann)
            for step in range(3):
                put(own, REF, {"how": f"{number}.{step}"})
                find(own, OTHER)
            own.database.close()
        except Exception as error:  # noqa: BLE001  told below
            said.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert said == []
    assert ann.database.number("select count(*) from batch where who = 'ann'") == 12
    assert held(sit("bob").database) == held(ann.database)


def test_what_is_read_in_one_go_is_of_one_moment(sit: Sit) -> None:
    ann, bob = sit("ann"), sit("bob")
    with ann.database.reading():
        before = find(ann, REF)
        put(bob, REF, {"title": "Bob's words"})
        other = second_session(ann)
        look(other)
        assert find(other, REF).action.title == "Bob's words"
        other.database.close()
        assert find(ann, REF) == before
    look(ann)
    assert find(ann, REF).action.title == "Bob's words"


def test_a_backup_is_a_plan_file_with_all_of_it(sit: Sit, tmp_path: Path) -> None:
    ann = sit("ann")
    put(ann, REF, {"title": "Ann's words"})
    ann.database.backup(tmp_path / "home.db")
    with Database.open(tmp_path / "home.db") as home:
        assert held(home) == held(ann.database)
        assert doctor.faults(home) == []
        put(Session(home, who="ann", today=TODAY), REF, {"title": "At home"})
    with pytest.raises(PlanwatchError, match="exists already"):
        ann.database.backup(tmp_path / "home.db")


def test_a_copy_in_memory_is_changed_and_nobody_sees_it(sit: Sit) -> None:
    ann = sit("ann")
    before = held(ann.database)
    with ann.database.copied() as copy:
        put(replace(ann, database=copy), REF, {"title": "Tried"})
        assert find(replace(ann, database=copy), REF).action.title == "Tried"
    assert held(ann.database) == before
    assert held(sit("bob").database) == before


def test_what_may_only_be_read_is_read_and_not_changed(sit: Sit) -> None:
    ann = sit("ann")
    ann.database.read_only = "somebody said so"
    with pytest.raises(PlanwatchError, match="somebody said so"):
        put(ann, REF, {"title": "Mine"})
    assert find(ann, REF).action.title == "Recruit managers"
    assert find(sit("bob"), REF).action.title == "Recruit managers"


@pytest.mark.parametrize("sql", ["update journal set after = 'x'", "delete from journal"])
def test_the_journal_is_never_changed(sit: Sit, sql: str) -> None:
    ann = sit("ann")
    before = held(ann.database)
    with pytest.raises((PlanwatchError, sqlite3.Error), match="the journal is never"), ann.database.writing():
        ann.database.execute(sql)
    assert held(sit("bob").database) == before


def test_a_reason_that_is_given_afterwards_is_there_for_everybody(sit: Sit) -> None:
    ann = sit("ann")
    number = put(ann, REF, {"title": "Ann's words"}).number
    assert number is not None
    give_reason(ann, number, "as agreed")
    assert held(sit("bob").database) == held(ann.database)


def test_a_pack_that_was_issued_taken_back_and_issued_again_is_the_same_for_everybody(sit: Sit) -> None:
    ann, bob = sit("ann"), sit("bob")
    add_meeting(ann, ann.one_plan(), FORUM, MEETS)
    for words in ("first", "second"):
        packs.issue(ann, ann.one_plan(), FORUM, MEETS, to_toml, lambda _, words=words: {"-board.md": words})
        if words == "first":
            undo(ann)
    look(bob)
    assert held(bob.database) == held(ann.database)
    found = packs.pack(bob, bob.one_plan(), FORUM, MEETS)
    assert packs.paper(bob, bob.one_plan(), found, "-board.md") == "second"


def test_bytes_and_long_texts_come_through_as_they_are(sit: Sit) -> None:
    ann, bob = sit("ann"), sit("bob")
    add_meeting(ann, ann.one_plan(), FORUM, MEETS)
    noise = random.Random(1).randbytes(200_000).hex()
    long = "".join(map(chr, range(1, 0x2FFF))) * 20
    packs.issue(ann, ann.one_plan(), FORUM, MEETS, to_toml, lambda _: {"-board.md": noise})
    put(ann, REF, {"how": long.replace("\x7f", "")[40:]})
    look(bob)
    assert held(bob.database) == held(ann.database)


def test_a_number_is_a_number_and_words_are_words(sit: Sit) -> None:
    ann = sit("ann")
    add_meeting(ann, ann.one_plan(), FORUM, MEETS)
    with open_batch(ann.database, ann.sign("resolved")) as batch:
        for seq, number in enumerate((5, "5", "4.2", "", 2**53 + 1)):
            own = {"plan_id": 1, "seq": seq, "meeting_id": 1, "kind": "note", "text": "x", "number": number}
            batch.insert("resolution", own)
    bob = sit("bob")
    read = bob.database.tuples("select number, typeof(number) from resolution order by id")
    assert read == ann.database.tuples("select number, typeof(number) from resolution order by id")
    assert [kind for _, kind in read] == ["integer", "text", "text", "text", "integer"]


def test_thousands_of_rows_are_one_change_and_one_undo(sit: Sit) -> None:
    ann = sit("ann")
    some = SMALL.action[1]
    more = tuple(replace(some, ref=f"N{number}", title=f"Action {number}") for number in range(1_000))
    number = import_snapshot(ann, replace(SMALL, action=more), "many.toml").number
    bob = sit("bob")
    assert held(bob.database) == held(ann.database)
    undo(ann, number)
    look(bob)
    assert held(bob.database) == held(ann.database)
    assert doctor.faults(bob.database) == []
