"""How often the server is asked: whoever is far from it waits that often."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planwatch.paths import Address
from planwatch.service import read
from planwatch.service.journal.undo import undo
from planwatch.service.read import Listing
from planwatch.service.session import Session
from planwatch.storage.engine.server import follower
from planwatch.storage.engine.server.followed import Followed
from tests.desk import TODAY, find, put
from tests.engines.conftest import SitDown
from tests.engines.machine import Machine
from tests.engines.postgres import Postgres
from tests.engines.proxy import Proxy, between


@contextmanager
def counted(proxy: Proxy) -> Iterator[Callable[[], int]]:
    """How often the proxy has something to pass on to the server after an answer of it."""
    asked = [0]
    passed = proxy.pass_on

    def pass_on(held: bytes, target: socket.socket, *, is_question: bool) -> None:
        asked[0] += is_question
        passed(held, target, is_question=is_question)

    proxy.pass_on = pass_on
    yield lambda: asked[0]


def test_opening_asks_for_the_news_once(postgres: Postgres, sit_at: SitDown) -> None:
    with between(postgres.port) as proxy:
        sit_at("ann", port=proxy.port).database.close()
        sent: list[bytes] = []
        passed = proxy.pass_on

        def pass_on(held: bytes, target: socket.socket, *, is_question: bool) -> None:
            sent.append(held if is_question else b"")
            passed(held, target, is_question=is_question)

        proxy.pass_on = pass_on
        sit_at("ann", port=proxy.port)
        assert b"".join(sent).count(b"from news(") == 1


def looks(session: Session) -> None:
    days = session.plan_days()
    ids = list(read.list_ids(session, Listing("all", days)))
    read.rows(session, days, ids)
    read.counts(session, days[0])
    session.database.poll()


@pytest.mark.parametrize(
    ("work", "times"),
    [
        (looks, 0),
        (lambda session: put(session, "C1.2", {"title": "Ann's words"}), 2),
        (lambda session: put(session, "A1", {"rag": "amber"}), 2),
        (undo, 2),
    ],
    ids=["a key that reads", "an edit", "a rating", "an undo"],
)
def test_reading_asks_nothing_and_a_change_asks_twice(
    work: Callable[[Session], object], times: int, postgres: Postgres, sit_at: SitDown
) -> None:
    with between(postgres.port) as proxy:
        ann = sit_at("ann", port=proxy.port)
        put(ann, "C1.2", {"how": "It is connected now"})
        with counted(proxy) as asked:
            work(ann)
            assert asked() == times
        assert find(ann, "C1.2") is not None


def test_also_the_first_change_asks_twice_where_the_app_has_rested(
    name: str, postgres: Postgres, sit_at: SitDown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "_BETWEEN", 60.0)  # what it asks each second is not counted
    sit_at("ann").database.close()
    with between(postgres.port) as proxy:
        address = Address(f"postgresql://ann@127.0.0.1:{proxy.port}/{name}")
        with Followed.follow(Machine(address, tmp_path / "ann"), busy_seconds=5.0, at_once=True) as database:
            asked = f"select 1 from pg_stat_activity where datname = '{name}' and state = 'idle'"
            database.keep_up()
            rested = time.monotonic() + 10
            while len(postgres.asked(asked)) < 2 and time.monotonic() < rested:
                time.sleep(0.02)
            with counted(proxy) as times:
                put(Session(database, who="ann", today=TODAY), "A1", {"rag": "amber"})
                assert times() == 2
