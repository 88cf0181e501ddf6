"""What a command loads: start-up is nearly all imports, so none may creep in."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.conftest import UNMEASURED, Call

SCRIPT = """
import os, sys
from planwatch.cli.main import main
sys.stdout = open(os.devnull, "w", encoding="utf-8")
try:
    main()
except SystemExit as ended:
    assert not ended.code
os.write(1, " ".join(sys.modules).encode())
"""
# msgspec is none of them: the model's values are its Structs, and it takes 11 ms where as many dataclasses take 54.
HEAVY = ("textual", "rich", "sqlite_utils", "asyncio", "importlib.metadata", "dateutil", "tomli", "tomli_w")
SELDOM = (
    "dataclasses", "shutil", "holidays", "rapidfuzz", "planwatch.model.checks", "planwatch.model.dates.grammar",
    "planwatch.storage.plan.snapshot", "planwatch.model.due.timeliness", "planwatch.model.ratings.facts",
)  # fmt: skip


def known(*names: str) -> set[str]:
    """These names of modules, none of which may be gone: what was renamed would be forbidden in vain."""

    def is_there(name: str) -> bool:
        try:
            return find_spec(name) is not None
        except ModuleNotFoundError:  # its package is gone
            return False

    assert not [name for name in names if not is_there(name)]
    return set(names)


def loaded(*args: object) -> set[str]:
    command = [sys.executable, "-c", SCRIPT, *map(str, args)]
    told = subprocess.run(command, capture_output=True, check=True, timeout=60, env={**os.environ, **UNMEASURED})
    assert told.stderr == b"" or told.stderr.startswith(b"planwatch: "), told.stderr
    return set(told.stdout.decode().split())


@pytest.mark.parametrize("args", [("--help",), ("--version",)])
def test_help_loads_no_command_and_no_part_of_a_plan(args: tuple[str, ...]) -> None:
    modules = loaded(*args)
    ours = {name for name in modules if name.startswith("planwatch")}
    assert ours == {
        "planwatch", "planwatch.cli", "planwatch.cli.commands", "planwatch.cli.group", "planwatch.cli.main",
        "planwatch.cli.shared", "planwatch.cli.shared.output", "planwatch.cli.shared.params", "planwatch.errors",
        "planwatch.model",
        "planwatch.model.text", "planwatch.model.text.visible",
    }  # fmt: skip
    assert not modules & known(*HEAVY, "sqlite3", "dataclasses", "tomllib", "pathlib", "json", "platformdirs")


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_list_loads_what_it_reads_the_plan_with_and_no_more(samples_path: Path, form: tuple[str, ...]) -> None:
    modules = loaded("--db", samples_path, "list", "overdue", "lead:hr", *form)
    assert not modules & known(
        *HEAVY,
        *SELDOM,
        "tomllib",
        "planwatch.exchange.toml.read",
        "planwatch.service.actions.edit",
        "planwatch.storage.writing.batch",
        "planwatch.storage.journal.undo",
        "difflib",
    )
    assert (known("planwatch.exchange.csv") <= modules) == ("--csv" in form)


@pytest.mark.parametrize(
    "args", [("set", "C1.2", "percent=30"), ("note", "C1.2", "x"), ("add", "x", "--theme", "work"), ("undo",)]
)
def test_a_change_loads_no_more_than_sqlite(call: Call, samples_path: Path, args: tuple[str, ...]) -> None:
    call("set", "C1.2", "percent=31", db=samples_path)
    modules = loaded("--db", samples_path, "--plan", "WB", *args)
    assert "sqlite3" in modules
    assert not modules & known(*HEAVY, *SELDOM, "tomllib", "planwatch.exchange")
