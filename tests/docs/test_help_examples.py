"""Every example of every ``--help`` runs as it is printed, on the sample plan and on its day."""

import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from planwatch.cli.main import cli
from tests.cli.calls import ON_SERVER
from tests.docs.typed import PLAN, in_line, refused, settle
from tests.engines.postgres import Postgres

Desk = Callable[[str], list[str]]
SERVER = "postgresql://db.example.org/plan"
STARTS = ("", "init")
"""Where examples begin with no plan file yet."""
BEFORE = {
    "": "planwatch --db start.db backup copy.db",
    "restore": "planwatch backup before-the-board.db; planwatch backup improvement.db",
    "doctor": "planwatch backup copy.db",
    "portfolio": "planwatch backup wb.db; planwatch --db slough.db init slough.toml",
    "undo": "planwatch review --theme Practice --rag a --next x; planwatch set C1.2 rag=a; planwatch set C1.2 rag=r",
    "redo": "planwatch set C1.2 percent=10; planwatch undo",
    "coverage": "planwatch recommendation add 18 'Keep a register of gifts'",
    "diff": "planwatch version add 'draft 1'; planwatch version add 'draft 2'",
    "signoff": "planwatch version add 'draft 2'",
    "finding": "planwatch evidence add 'Team managers'; planwatch evidence add 'Caseloads'; planwatch finding add Late",
    "pack": "planwatch issue improvement '10 Dec 2015'",
    "report": "planwatch dive add Thresholds scope=1",
    "copy": "planwatch backup plan.db",
    "migrate": f"planwatch backup plan.db; planwatch copy plan.db {SERVER}",
    "grant": f"planwatch backup plan.db; planwatch copy plan.db {SERVER}",
}
"""What was done before, where examples go on from something: a backup that is put back, a change that is undone."""


def _examples(command: click.Command) -> list[list[str]]:
    """Each call once: what differs only in what it is piped into is one."""
    lines = [line.strip() for line in (command.epilog or "").splitlines()]
    calls = dict.fromkeys(tuple(call) for line in lines if line.startswith("planwatch ") for call in in_line(line))
    return [list(call) for call in calls]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Has the examples of a command typed where nothing of another one is left; what was refused."""
    settle(tmp_path, monkeypatch, "2016-01-11")
    assert refused([["--db", "start.db", "init", "plan.toml"]]) == []
    there = set(tmp_path.iterdir())
    monkeypatch.setenv("PLANWATCH_DB", PLAN)

    def typed(name: str) -> list[str]:
        command = cli if not name else cli.get_command(click.Context(cli), name)
        assert command is not None
        for left in set(tmp_path.iterdir()) - there:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        if name not in STARTS:
            shutil.copy("start.db", PLAN)
        return refused([*in_line(BEFORE.get(name, "")), *_examples(command)])

    return typed


def test_every_example_of_every_help_does_what_it_says(desk: Desk) -> None:
    names = ("", *(name for name in cli.list_commands(click.Context(cli)) if name not in ON_SERVER))
    wrong = [said for name in names for said in desk(name)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ON_SERVER)
def test_so_does_every_example_of_what_speaks_to_a_server(
    desk: Desk, name: str, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres.empty("plan")
    for variable, value in postgres.environment.items():
        monkeypatch.setenv(variable, value)
    assert desk(name) == []
