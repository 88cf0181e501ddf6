"""Every example of every ``--help`` runs as it is printed, on the sample plan and on its day."""

import shutil
from pathlib import Path

import click
import pytest

from planwatch.cli.main import cli
from tests.docs.typed import PLAN, in_line, refused, settle

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
}
"""What was done before, where examples go on from something: a backup that is put back, a change that is undone."""


def _examples(command: click.Command) -> list[list[str]]:
    """Each call once: what differs only in what it is piped into is one."""
    lines = [line.strip() for line in (command.epilog or "").splitlines()]
    calls = dict.fromkeys(tuple(call) for line in lines if line.startswith("planwatch ") for call in in_line(line))
    return [list(call) for call in calls]


def test_every_example_of_every_help_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(tmp_path, monkeypatch, "2016-01-11")
    assert refused([["--db", "start.db", "init", "plan.toml"]]) == []
    there = set(tmp_path.iterdir())
    monkeypatch.setenv("PLANWATCH_DB", PLAN)
    wrong: list[str] = []
    for name in ("", *cli.list_commands(click.Context(cli))):
        command = cli if not name else cli.get_command(click.Context(cli), name)
        assert command is not None
        for left in set(tmp_path.iterdir()) - there:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        if name not in STARTS:
            shutil.copy("start.db", PLAN)
        wrong += refused([*in_line(BEFORE.get(name, "")), *_examples(command)])
    assert not wrong, "\n".join(wrong)
