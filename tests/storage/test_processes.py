"""Several processes over one file, and processes that die: nothing is lost, nothing is kept by half."""

import multiprocessing
import random
import time
from datetime import date
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

import pytest

from planwatch.model.plan.kinds import MeetingStatus
from planwatch.service.files.open import faults
from planwatch.service.meetings import packs
from planwatch.service.meetings.meetings import meetings
from planwatch.storage.engine.sqlite import Database
from tests.conftest import SitDown
from tests.storage import writers

pytestmark = pytest.mark.of_a_file("its locks")

WRITERS, EDITS = 8, 100
KILLS = 50


@pytest.fixture(scope="module")
def forked() -> Any:
    """Processes are forked from one that has loaded everything already, so that they start in milliseconds."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.writers", "planwatch.storage.doctor", "dateutil.relativedelta"])
    with pytest.MonkeyPatch.context() as patch:
        # They are killed after so many milliseconds, in which they must have done something: coverage is not theirs.
        patch.setenv("COVERAGE_PROCESS_CONFIG", "")
        forkserver.ensure_running()
    return context


def run(context: Any, work: Any, *arguments: list[Any]) -> list[str]:
    """What went wrong in processes that each do this work, with these arguments."""
    ends: list[Connection] = []
    processes = []
    for own in arguments:
        here, there = context.Pipe(duplex=False)
        processes.append(context.Process(target=work, args=(*own, there)))
        processes[-1].start()
        there.close()
        ends.append(here)
    failed: list[str] = []
    for end in ends:
        try:
            failed += end.recv()
        except EOFError:
            failed.append("died")
    for process in processes:
        process.join()
    return failed


def test_eight_processes_editing_one_file_lose_nothing_and_never_have_to_try_again(
    samples_path: Path, sit_down: SitDown, forked: Any
) -> None:
    session = sit_down(samples_path, today=None)
    number = session.database.number
    batches, updates = number("select count(*) from batch"), number('select count(*) from "update"')
    assert run(forked, writers.edit, *([samples_path, who, EDITS] for who in range(WRITERS))) == []
    assert number("select count(*) from batch") == batches + WRITERS * EDITS
    assert number('select count(*) from "update"') == updates + WRITERS * EDITS // 4
    made = session.database.query("select who, count(*) from batch where who like 'writer%' group by who")
    assert {row[0]: row[1] for row in made} == {f"writer {who}": EDITS for who in range(WRITERS)}
    # Every change of an action is one step of its version.
    assert number("select count(*) from action a where version <> (select count(distinct batch_id) from journal j "
                  "where j.table_name = 'action' and j.row_id = a.id)") == 0  # fmt: skip
    assert number("select max(version) from action") == 1 + WRITERS * EDITS // 4
    moments = [row[0] for row in session.database.query("select at from batch order by id")]
    assert sorted(set(moments)) == moments
    assert faults(session) == []


def test_processes_that_make_the_same_new_file_at_once_all_get_it(
    tmp_path: Path, sit_down: SitDown, forked: Any
) -> None:
    for attempt in range(4):
        path = tmp_path / f"new{attempt}.db"
        assert run(forked, writers.open_new, *([path, who] for who in range(6))) == []
        session = sit_down(path)
        assert {day.plan.ref for day in session.plan_days()} == {f"P{who}" for who in range(6)}
        assert faults(session) == []
        assert not list(tmp_path.glob("*.before-*"))


def test_a_writer_killed_at_any_moment_loses_nothing_it_had_done_and_leaves_nothing_half_done(
    samples_path: Path, sit_down: SitDown, forked: Any
) -> None:
    chance = random.Random(20160111)
    told: list[tuple[int, str]] = []
    for seed in range(KILLS):
        told += _killed(forked, samples_path, seed, chance)
        with Database.open(samples_path) as database:
            whole = database.number("select count(*) from action")
            assert [row[0] for row in database.query("pragma quick_check")] == ["ok"]
            kept = {row[0] for row in database.query("select id from batch")}
            assert {number for number, _ in told} <= kept
            # Nothing half done: a bulk change is journalled for every action, or there is no trace of it.
            bulk = database.query(
                "select b.id, (select count(distinct row_id) from journal j where j.batch_id = b.id "
                "and j.table_name = 'action' and j.field = 'how') from batch b where b.kind = 'edit' "
                "and b.what like '%how to%'"
            )
            assert all(row[1] == whole for row in bulk), seed
            # And at most the one change that it could not tell of any more.
            assert database.number("select count(*) from batch") - 2 - len(told) <= seed + 1
    assert len(told) > KILLS
    session = sit_down(samples_path, today=None)
    for number, mark in told:
        if mark:
            row = session.database.one("select what from batch where id = ?", (number,))
            assert row is not None
            assert mark in row[0]
    assert faults(session) == []


def test_a_pack_is_issued_whole_or_not_at_all_whenever_its_writer_is_killed(
    samples_path: Path, sit_down: SitDown, forked: Any
) -> None:
    chance = random.Random(20160121)
    told = [
        one for seed in range(12) for one in _killed(forked, samples_path, seed, chance, writers.issue_until_killed)
    ]
    session = sit_down(samples_path, today=None, plan="WB")
    day = session.one_plan()
    found = [one for one in meetings(session, day, "Watch") if one.status is MeetingStatus.ISSUED]
    assert {date.fromisoformat(on) for _, on in told} <= {one.on for one in found}
    assert len(found) >= len(told) >= 12
    for one in found:
        pack = packs.pack(session, day, "Watch", one.on)
        assert pack.is_whole
        assert f"as on {one.on}" in pack.text
    assert session.database.number("select count(*) from pack") == len(found)
    assert faults(session) == []


def _killed(
    context: Any, path: Path, seed: int, chance: random.Random, work: Any = writers.edit_until_killed
) -> list[tuple[int, str]]:
    """The changes that a writer told of before it was killed."""
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(path, seed, there))
    process.start()
    there.close()
    told: list[tuple[int, str]] = []
    wanted = chance.randrange(4)
    while len(told) < wanted:
        told.append(here.recv())
    # Somewhere in the next change: a bulk one takes some 10 ms.
    end = time.monotonic() + chance.uniform(0, 0.02)
    while (left := end - time.monotonic()) > 0:
        if wait([here], left):
            told.append(here.recv())
    process.kill()
    process.join()
    while here.poll():
        try:
            told.append(here.recv())
        except (EOFError, OSError):
            break
    here.close()
    return told
