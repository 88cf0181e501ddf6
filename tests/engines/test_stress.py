"""Eight people who do everything at once, each at a machine of their own, while things go wrong.

Nothing of what they are told is kept is lost or doubled, and every copy is the server's, byte for byte. The long form:
``PLANWATCH_STRESS=10 python -m pytest -s tests/engines/test_stress.py``, seconds for each of the ways.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planwatch.paths import Address
from planwatch.storage.engine.server import made
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.sqlite import Database
from tests.engines import crowd
from tests.engines.postgres import Postgres
from tests.engines.proxy import between

LONG = float(os.environ.get("PLANWATCH_STRESS", "0"))
SECONDS = LONG or 2.0
WRITERS = 8 if LONG else 4


@pytest.fixture
def plan(postgres: Postgres, small_path: Path) -> str:
    """A database with the small plan."""
    name = postgres.database()
    with Database.open(small_path) as source, Server(Known(Address(postgres.url(name))), 5.0) as server:
        made.make(server, source)
    return name


Way = Callable[[crowd.Disturbed], Callable[[float], object]]


@pytest.mark.parametrize(
    ("delay", "way"),
    [
        pytest.param(0.0, lambda _: time.sleep, id="nothing goes wrong"),
        pytest.param(0.02, lambda _: time.sleep, id="20 ms each way"),
        pytest.param(0.005, lambda disturbed: disturbed.drops, id="connections break in the middle of a change"),
        pytest.param(0.0, lambda disturbed: disturbed.killed, id="the server is killed and starts again"),
    ],
)
def test_nothing_is_lost_nor_doubled_and_all_copies_are_alike(
    delay: float, way: Way, postgres: Postgres, plan: str, tmp_path: Path
) -> None:
    people = crowd.roles(postgres, plan, WRITERS)
    first = crowd.sit_down(postgres.url(plan, people[0]), tmp_path, people[0])
    crowd.prepare(first)
    first.database.close()
    before = crowd.last_change(postgres, plan)
    with between(postgres.port) as proxy:
        proxy.delay = delay
        disturbed = crowd.Disturbed(postgres, proxy, 1)
        urls = {who: postgres.url(plan, who).replace(f":{postgres.port}/", f":{proxy.port}/") for who in people}
        told = crowd.together(urls, tmp_path, SECONDS, 7, way(disturbed))
    found = crowd.settled(postgres, plan, tmp_path, people, told, before)
    sys.stdout.write(f"\n{crowd.in_words(told, found, SECONDS)}\n  {dict(disturbed.times) or ''}\n")
    assert found.kept > WRITERS
    assert (found.lost, found.doubled, found.wrong) == (0, 0, [])


def test_a_server_that_lost_its_last_changes_is_followed_by_all_and_each_is_told_which(
    postgres: Postgres, plan: str, tmp_path: Path
) -> None:
    people = crowd.roles(postgres, plan, WRITERS)
    first = crowd.sit_down(postgres.url(plan, people[0]), tmp_path, people[0])
    crowd.prepare(first)
    first.database.close()
    urls = {who: postgres.url(plan, who) for who in people}
    crowd.together(urls, tmp_path, SECONDS / 2, 20)
    older = postgres.database(plan)
    kept = crowd.last_change(postgres, plan)
    crowd.together(urls, tmp_path, SECONDS / 2, 40)
    for who in people:
        crowd.sit_down(urls[who], tmp_path, who).database.close()
    had = crowd.last_change(postgres, plan)
    for sql in (f"drop database {plan} with (force)", f"alter database {older} rename to {plan}"):
        postgres.run(sql)
    for who in people:
        session = crowd.sit_down(urls[who], tmp_path, who)
        session.database.close()
        assert "the server lost its last changes" in session.database.told[0]
        with closing(sqlite3.connect(next((tmp_path / who).glob("*.lost-*.db")))) as aside:
            assert aside.execute("select max(id) from batch").fetchone() == (had,)
    told = crowd.together(urls, tmp_path, SECONDS / 2, 60)
    found = crowd.settled(postgres, plan, tmp_path, people, told, kept)
    sys.stdout.write(f"\n{had - kept} changes were lost by the server\n{crowd.in_words(told, found, SECONDS / 2)}\n")
    assert had > kept
    assert (found.lost, found.doubled, found.wrong) == (0, 0, [])
