"""What somebody with the right to change the plan asks of the server by hand, and is refused."""

import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from planwatch.service.actions.edit import give_reason
from planwatch.storage import doctor
from planwatch.storage.engine.server.schema import tables
from planwatch.storage.writing.tables import TABLES
from tests.desk import put
from tests.engines.conftest import SitDown
from tests.engines.postgres import Postgres

Row = dict[str, Any]
Changes = dict[str, list[Row]]
Asked = Callable[..., str]


class Forger:
    """Ann, who knows SQL."""

    def __init__(self, raw: "psycopg.Connection[Any]") -> None:
        self.raw = raw
        self.step, self.batch, self.journal = self._one(
            "select step, (select max(id) from batch), (select max(id) from journal) from head"
        )

    def _one(self, sql: str) -> tuple[Any, ...]:
        return self.raw.execute(sql.encode()).fetchone() or ()

    def row(self, table: str, where: str = "id = 1", **fields: Any) -> Row:
        """A row as the server has it, with some fields otherwise."""
        return {**self._one(f"select to_jsonb(t) - 'step' from \"{table}\" t where {where}")[0], **fields}

    def next(self, **fields: Any) -> Row:
        """The first action as it is after one change more."""
        return self.row("action", **{"version": self.row("action")["version"] + 1, **fields})

    def change(self, **fields: Any) -> Row:
        """The next change, as it has to be."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        own = {"id": self.batch + 1, "plan_id": 1, "at": at, "who": "ann", "kind": "edit", "what": "x", "why": ""}
        return {**own, "undoes": None, "grp": None, **fields}

    def told(self, row_id: int = 1, **fields: Any) -> Row:
        """What the journal tells of it."""
        own = {"id": self.journal + 1, "batch_id": self.batch + 1, "plan_id": 1, "table_name": "action"}
        return {**own, "row_id": row_id, "field": "title", "before": '"a"', "after": '"b"', **fields}

    def append(self, changes: Any, without: Any = (), step: int | None = None) -> int:
        return self.raw.execute(
            "select append(%s, %s, %s, %s)",
            (self.step if step is None else step, uuid.uuid4(), json.dumps(changes), json.dumps(list(without))),
        ).fetchone()[0]  # type: ignore[index]


@pytest.fixture
def forger(postgres: Postgres, name: str, sit_at: SitDown) -> Any:
    put(sit_at("bob"), "C1.2", {"title": "Bob's words"})
    with psycopg.connect(postgres.url(name, "ann"), cursor_factory=psycopg.ClientCursor) as raw:
        yield Forger(raw)


def honest(forger: Forger, **fields: Any) -> Changes:
    return {
        "action": [forger.next(title="Ann's words")],
        "batch": [forger.change(**fields)],
        "journal": [forger.told()],
    }


def test_what_is_told_as_planwatch_tells_it_is_kept(forger: Forger) -> None:
    assert forger.append(honest(forger)) == forger.step + 1


AGO = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="milliseconds")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (lambda f: honest(f, who="bob"), "signed by who makes it"),
        (lambda f: honest(f, at="2020-01-01T00:00:00.000+00:00"), "one after the other"),
        (lambda f: honest(f, at="2999-01-01T00:00:00.000+00:00"), "bears the time"),
        (lambda f: honest(f, at="now"), "one after the other"),
        (lambda f: honest(f, id=f.batch + 2), "the next change"),
        (lambda f: honest(f, id=9_000_000_000_000_000_000), "the next change"),
        (lambda f: honest(f, undoes=f.batch + 1), "one after the other"),
        (lambda f: {"action": [f.row("action", title="Untold")]}, "told in the journal"),
        (lambda f: {"action": [f.row("action", id=900, ref="Z9")], "batch": [f.change()]}, "told in the journal"),
        (lambda f: honest(f) | {"lead": [f.row("lead", holder="Somebody")]}, "told in the journal"),
        (lambda f: honest(f) | {"journal": [f.told(batch_id=f.batch)]}, "the change that it tells of"),
        (
            lambda f: {**honest(f), "batch": [f.change(), f.row("batch", f"id = {f.batch}")],
                       "journal": [f.told(), f.told(id=f.journal + 2, batch_id=f.batch, field="how")]},
            "the change that it tells of",
        ),
        (lambda f: honest(f) | {"journal": [f.told(id=f.journal)]}, "the change that it tells of"),
        (lambda f: honest(f) | {"journal": [f.told(id=9_000_000_000_000_000_000)]}, "the change that it tells of"),
        (lambda f: honest(f) | {"journal": [f.told(plan_id=2)]}, "the change that it tells of"),
        (lambda f: honest(f) | {"journal": [f.told(), f.told(id=f.journal + 2, table_name="pg_authid", field="x")]},
         "the change that it tells of"),
        (lambda f: {"journal": [f.told()]}, "the next change"),
        (lambda f: {"batch": [f.row("batch", f"id = {f.batch}", what="something else")]}, "stays as it is"),
        (lambda f: {"batch": [f.row("batch", f"id = {f.batch}", why="Bob is to blame")]}, "stays as it is"),
        (lambda f: {"batch": [f.row("batch", f"id = {f.batch}", grp=f.batch)]}, "stays as it is"),
        (lambda f: honest(f) | {"action": [f.next(plan_id=2)]}, "of one plan stays in it"),
        (lambda f: honest(f) | {"action": [f.row("action", title="Unseen")]}, "one more of its version"),
        (lambda f: honest(f) | {"action": [f.next(title="Seen later", version=99)]}, "one more of its version"),
        (lambda f: honest(f) | {"action": [f.next(version=0)]}, "one more of its version"),
        (
            lambda f: honest(f) | {"action": [*honest(f)["action"], f.row("action", "id = 2", version=9)]},
            "one more of its version",
        ),
        (
            lambda f: {"action": [f.row("action", id=2**62, ref="Z9")], "batch": [f.change()],
                       "journal": [f.told(row_id=2**62, field="")]},
            "numbered one after the other",
        ),
        (
            lambda f: {"lead": [f.row("lead", id=-1, name="Z9")], "batch": [f.change()],
                       "journal": [f.told(row_id=-1, table_name="lead", field="")]},
            "numbered one after the other",
        ),
        (lambda f: honest(f) | {"head": [{"one": 1, "step": 0}]}, "no such table"),
        (lambda f: honest(f) | {"kept": [{"name": "x"}]}, "no such table"),
        (lambda f: honest(f) | {"action": [f.next(status="odd")]}, "violates check constraint"),
        (lambda f: honest(f) | {"action": [f.next(lead_id=77)]}, "violates foreign key"),
        (lambda f: {}, "the next change"),
        (lambda f: None, "rows by table"),
        (lambda f: [], "rows by table"),
    ],
)  # fmt: skip
def test_what_planwatch_would_not_tell_is_refused(changes: Callable[[Forger], Any], said: str, forger: Forger) -> None:
    told = changes(forger)
    with pytest.raises(psycopg.Error, match=said), forger.raw:
        forger.append(told)


def test_a_pack_and_its_papers_are_taken_away_by_nobody(forger: Forger, postgres: Postgres, name: str) -> None:
    postgres.run(
        "insert into meeting (id, plan_id, seq, \"on\", forum, packs) values (1, 1, 1, '2016-02-01', 'Board', 1); "
        "insert into pack (id, meeting_id, batch_id, sha256, snapshot) values (1, 1, 1, 'x', 'x'); "
        "insert into paper (id, pack_id, suffix, sha256, content) values (1, 1, '-a.md', 'x', 'x')",
        name,
    )
    paper = forger.row("paper", content="\\x00")
    for changes, without in (
        (honest(forger), [{"name": "paper", "id": 1}]),
        (honest(forger), [{"name": "pack", "id": 1}]),
        (honest(forger) | {"pack": [forger.row("pack", sha256="y")]}, [{"name": "pack", "id": 1}]),
        (honest(forger) | {"pack": [forger.row("pack", sha256="y")]}, []),
        (honest(forger) | {"paper": [paper]}, []),
        (honest(forger) | {"paper": [paper | {"id": 2, "suffix": "-b.md"}]}, []),
        (honest(forger), [{"name": "journal", "id": 1}]),
    ):
        with pytest.raises(psycopg.Error, match=r"handed out stays|duplicate key"):
            forger.append(changes, without)
        forger.raw.rollback()


def test_what_was_seen_by_nobody_is_not_overwritten(forger: Forger) -> None:
    with pytest.raises(psycopg.Error, match="behind"):
        forger.append(honest(forger), step=forger.step - 1)


def test_a_reason_is_said_after_a_change_by_who_made_it(sit_at: SitDown) -> None:
    ann, bob = sit_at("ann"), sit_at("bob")
    number = put(ann, "C1.2", {"title": "Ann's words"}).number
    assert number is not None
    give_reason(ann, number, "as agreed")
    bob.database.look("")  # type: ignore[attr-defined]
    assert bob.database.row("select why from batch where id = ?", (number,))[0] == "as agreed"


@pytest.mark.parametrize(
    "sql",
    [
        "create table mine (x int)",
        "create function public.refuse() returns trigger language plpgsql as $$ begin return new; end $$",
        "create or replace function news(followed bigint) returns int language sql as 'select 1'",
        "select refuse_forged('{}', '[]', true)",
        "insert into present values (1, 'bob', now(), '', now())",
        "truncate journal",
        "set role postgres",
    ],
)
def test_nobody_makes_anything_beside_the_plan(sql: str, forger: Forger) -> None:
    with pytest.raises(psycopg.Error, match=r"permission denied|must be owner"):
        forger.raw.execute(sql.encode())


def test_tables_of_ones_own_stand_in_for_none_of_the_plan(forger: Forger) -> None:
    forger.raw.execute("create temp table kept (name text, columns text[], has_names boolean)")
    forger.raw.execute("insert into kept values ('head', '{one,step}', false)")
    forger.raw.execute("create temp table head (one integer, step bigint)")
    forger.raw.execute("set search_path = pg_temp, public")
    with pytest.raises(psycopg.Error, match="no such table"):
        forger.append({"head": [{"one": 1, "step": 0}]})


def test_who_was_here_long_ago_is_kept_no_longer(forger: Forger, postgres: Postgres, name: str) -> None:
    postgres.run(
        "insert into present (pid, who, at, cell, since) "
        "select -n, 'bob', now() - interval '1 hour', '', now() from generate_series(1, 500) n",
        name,
    )
    forger.raw.execute("select * from look('')")
    assert forger.raw.execute("select count(*) from present").fetchone() == (1,)


def test_what_is_made_from_the_rest_is_all_that_the_journal_does_not_tell(sit_at: SitDown) -> None:
    own = {"id", "version", "removed"}
    untold = {
        column
        for table, columns in tables(sit_at("ann").database._conn).items()  # pyright: ignore[reportPrivateUsage]
        if table in TABLES
        for column in set(columns) - set(TABLES[table]) - own
    }
    assert untold == {"ref_key", "search", "updated", "moves", "moved_on", "due_after", "frozen"}


def test_nobody_floods_the_others_by_looking(forger: Forger) -> None:
    with pytest.raises(psycopg.Error, match="there is no such cell"):
        forger.raw.execute("select * from look(repeat('x', 1000000))")


MADE = {"ref_key": "x", "search": "x", "updated": "2030-01-01", "moves": 9, "moved_on": "2016-01-01", "due_after": "x"}


@pytest.mark.parametrize("column", MADE)
def test_what_is_made_from_the_rest_and_was_written_by_hand_is_made_anew_by_doctor(
    column: str, forger: Forger, sit_at: SitDown
) -> None:
    forger.append({"action": [forger.row("action", **{column: MADE[column]})]})
    forger.raw.commit()
    rita, bob = sit_at("rita").database, sit_at("bob").database
    stale = ["action 1: derived columns are stale"]
    assert (doctor.made_anew(rita), doctor.faults(rita)) == ([], stale)
    assert doctor.made_anew(bob) == stale
    assert (doctor.made_anew(bob), doctor.faults(bob)) == ([], [])
    rita.look("")  # type: ignore[attr-defined]
    assert doctor.faults(rita) == []
