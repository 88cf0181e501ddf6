"""What a server takes a question for: it compiles one that it takes for dear, which lasts longer than most answers."""

import re
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from planwatch.paths import Address
from planwatch.service.session import Session
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.followed import Followed
from tests.desk import TODAY, put
from tests.engines.machine import Machine
from tests.engines.postgres import Postgres

_TELLS = (
    "session_preload_libraries=auto_explain",
    "auto_explain.log_min_duration=0",
    "auto_explain.log_nested_statements=on",
)
_COMPILED = 100_000
"""What a question has to cost, which a server compiles that was set up as it comes."""


def test_no_question_of_an_app_is_taken_for_a_dear_one_in_a_plan_that_is_new(
    postgres: Postgres, name: str, tmp_path: Path
) -> None:
    """Nobody has counted yet what there is in its tables."""
    try:
        postgres.run("load 'auto_explain'")
    except psycopg.errors.UndefinedFile:
        pytest.skip("this PostgreSQL has no auto_explain (Fedora: postgresql-contrib)")
    options = quote(" ".join(f"-c {each}" for each in _TELLS))
    machine = Machine(Address(f"{postgres.url(name)}?options={options}"), tmp_path)
    with Followed.follow(machine) as database:
        put(Session(database, who="ann", today=TODAY), "C1.2", {"title": "Ann's words"})
        database.look("A1 due")
        database.leave()
    told = (postgres.folder / "log").read_text()
    plans = re.findall(r"Query Text: (.*)(?s:.*?)\(cost=[\d.]+\.\.([\d.]+)", told)
    assert any("look(" in asked for asked, _ in plans), "the server has told of what it was asked"
    assert {asked for asked, cost in plans if float(cost) >= _COMPILED} == set()


def test_nothing_that_is_asked_is_compiled(postgres: Postgres, name: str) -> None:
    with Server(Known(Address(postgres.url(name))), 5.0) as server, server.asking() as raw:
        assert raw.execute("show jit").fetchone() == ("off",)
