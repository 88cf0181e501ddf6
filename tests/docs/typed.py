"""What the README and ``--help`` tell people to type, typed on the sample plan in a folder with the files they name."""

import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from planwatch.cli.main import cli
from planwatch.paths import HOME
from planwatch.resources import bundled
from tests.books import COUNCIL, made

SAMPLE = bundled("db") / "samples" / "west-berkshire-2015.toml"
PLAN = "plans.db"
"""The plan file, where there is one already."""


def settle(folder: Path, monkeypatch: pytest.MonkeyPatch, today: str) -> None:
    """A folder with what a person would have there, to type in on that day; no plan file yet."""
    for name in ("plan.toml", "last-month.toml"):
        shutil.copy(SAMPLE, folder / name)
    shutil.copy(SAMPLE.with_name("slough-2011.toml"), folder / "slough.toml")
    made(folder / "Action plan.xlsx", COUNCIL)
    risks = (("Risk", "Likelihood", "Impact", "Owner"), ("The post stays empty", "High", "4", "HR Partner"))
    made(folder / "Risk register.xlsx", risks, "Sheet1")
    made(folder / "readings.xlsx", (("Ref", "On", "Value"), ("M1", "30 Nov 2015", 31)), "Readings")
    monkeypatch.chdir(folder)
    for name, value in {
        HOME: "home", "PLANWATCH_TRACEBACK": "1", "PLANWATCH_TODAY": today, "PLANWATCH_AS": "ann", "EDITOR": "true",
        "VISUAL": "true",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    for name in ("PLANWATCH_DB", "PLANWATCH_PLAN"):
        monkeypatch.delenv(name, raising=False)


def refused(calls: Iterable[list[str]]) -> list[str]:
    """Those that did not do what they say: all but done (0) and findings (1), with what was said."""
    said: list[str] = []
    for words in calls:
        result = CliRunner().invoke(cli, words)
        if result.exit_code not in (0, 1) or not isinstance(result.exception, SystemExit | None):
            said.append(f"{shlex.join(words)}: {result.stderr.strip() or result.exception!r}")
    return said


def in_page(page: str) -> Iterator[list[str]]:
    """The words of each call, without ``planwatch``: in blocks, in their comments, and in the running text."""
    names = "|".join(cli.list_commands(click.Context(cli)))
    for line in page.splitlines():
        if line.startswith("planwatch "):
            typed, _, comment = line.partition(" #")
            yield from in_line(typed)
            yield from map(shlex.split, re.findall(rf"`((?:{names}) [^`]+)`", comment))
        else:
            yield from map(_called, re.findall(r"`planwatch ([^`]+)`", line))


def in_line(line: str) -> Iterator[list[str]]:
    """The calls of a line of a shell, apart by ``;``, each up to where it goes on into another program or a file."""
    call: list[str] = []
    words = shlex.shlex(line, posix=True, punctuation_chars=";|>")
    words.whitespace_split = True
    for word in [*words, ";"]:
        if set(word) <= set(";|>"):
            if call and call[0] == "planwatch":
                yield call[1:]
            call = []
        else:
            call.append(word)


def _called(text: str) -> list[str]:
    """A command that the text only names may need more than its name; COMMAND stands for any."""
    words = shlex.split(text.replace("COMMAND", "list"))
    return words if words[1:] or words[0].startswith("-") else [*words, "--help"]
