"""How tests call planwatch: in this process, where that is enough, or as a shell would."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planwatch.cli.group import TRACEBACK
from planwatch.cli.main import cli
from planwatch.paths import HOME

UNMEASURED = {"COVERAGE_PROCESS_CONFIG": ""}
"""In the environment of a process that coverage is to leave alone."""
Call = Callable[..., Result]
Shell = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of planwatch's own for settings and plans, and an environment that says nothing else."""
    for name in [*filter(lambda name: name.startswith(("PLANWATCH", "_PLANWATCH")), os.environ), "NO_COLOR"]:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME, str(folder))
    monkeypatch.setenv(TRACEBACK, "1")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("PLANWATCH_AS", "ann")
    return folder


@pytest.fixture
def call() -> Call:
    """Runs planwatch here: ``call("list", "overdue", db=path)``. Judged by the samples' day unless told otherwise."""

    def run(*args: object, db: Path | None = None, today: str = "2016-01-11", **other: object) -> Result:
        options = ["--db", str(db)] if db is not None else []
        options += ["--today", today] if today else []
        return CliRunner().invoke(cli, [*options, *map(str, args)], **other)  # pyright: ignore[reportArgumentType]

    return run


@pytest.fixture
def shell() -> Shell:
    """Runs planwatch as a process of its own, without a terminal."""

    def run(
        *args: object, env: Mapping[str, str] | None = None, **other: object
    ) -> "subprocess.CompletedProcess[bytes]":
        given: dict[str, object] = {"stdin": subprocess.DEVNULL, "capture_output": True, "timeout": 60, **other}
        return subprocess.run(  # pyright: ignore[reportCallIssue]
            [sys.executable, "-m", "planwatch", *map(str, args)],
            env={**os.environ, **(env or {})},
            **given,  # pyright: ignore[reportArgumentType]
        )

    return run
