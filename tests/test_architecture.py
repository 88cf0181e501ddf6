"""SQL stands in storage only: no statement, no connection and no query of one anywhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import planwatch

PACKAGE = Path(planwatch.__file__).parent
STATEMENT = re.compile(
    r"\s*(?:select\s.+\sfrom\s|select\s+1\b|insert\s+(?:or\s+\w+\s+)?into\s|update\s.+\sset\s|delete\s+from\s"
    r"|with\s+(?:recursive\s+)?\w+.*\sas\s*\(|pragma\s|savepoint\s)",
    re.IGNORECASE | re.DOTALL,
)
RUNS = {"execute", "executemany", "executescript", "cursor"}
"""Whatever has a method of these names is a connection."""
READS = {"query", "tuples", "named", "integers", "among", "one", "number"}
"""Methods that take SQL where it is a database that has them."""
DATABASES = {"database", "db", "conn"}
DRIVERS = {"sqlite3", "sqlite_utils"}


def signs_of_sql(source: str) -> Iterator[tuple[int, str]]:
    """Where a module knows SQL, each place with what shows it."""
    tree = ast.parse(source)
    passed_by = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    passed_by |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # what is only written: docs
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names) if DRIVERS & {name.name.split(".")[0] for name in names}:
                yield node.lineno, "imports a driver"
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in DRIVERS:
                yield node.lineno, "imports a driver"
            case ast.JoinedStr(values=parts) if STATEMENT.match("".join(map(_text, parts))):
                yield node.lineno, "a statement"
            case ast.Constant(value=str(text)) if id(node) not in passed_by and STATEMENT.match(text):
                yield node.lineno, "a statement"
            case ast.Call(func=ast.Attribute(value=of, attr=name)) if name in RUNS or (
                name in READS and _last_name(of) in DATABASES
            ):
                yield node.lineno, f"calls {name}"
            case ast.Attribute(attr="conn"):
                yield node.lineno, "takes a connection"
            case _:
                pass


def _text(part: ast.expr) -> str:
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "{…}"


def _last_name(of: ast.expr) -> str:
    return of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""


def test_sql_stands_in_storage_only() -> None:
    found: dict[str, list[tuple[int, str]]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        module = ".".join((PACKAGE.name, *file.relative_to(PACKAGE).with_suffix("").parts))
        if not module.startswith("planwatch.storage.") and (signs := list(signs_of_sql(file.read_text()))):
            found[module] = signs
    assert found == {}, "it belongs into storage"


@pytest.mark.parametrize(
    "line",
    [
        "import sqlite3",
        "from sqlite3 import Row",
        "SQL = 'select a.id from action a'",
        'SQL = f"select {columns} from action"',
        "SQL = ('insert into action (ref) '\n       'values (?)')",
        "SQL = 'update \"update\" set removed = 1'",
        "SQL = 'with day (id) as (values (1)) select 1'",
        "found = session.database.one(ACTION)",
        "found = self.batch.conn.execute(ACTION)",
        "dependencies.find(batch.conn, ref)",
    ],
)
def test_sql_is_found_however_it_is_written(line: str) -> None:
    assert list(signs_of_sql(f"def one(session):\n    {line}\n"))


@pytest.mark.parametrize(
    "line",
    [
        '"""Select the lead, update the list with what was set, delete from it what is gone."""',
        "words = 'updated and set'",
        "words = 'moved by hand: select the new date, then press enter'",
        "self.query(Input)",
        "self.query_one('#prompt', Static)",
        "words = packs.named(row.meeting)",
        "number = outcome.number",
    ],
)
def test_what_is_no_sql_is_not_taken_for_it(line: str) -> None:
    assert not list(signs_of_sql(f"def one(self):\n    {line}\n"))


def test_no_text_is_cut_in_silence() -> None:
    """What a person is told of a long text ends with … where it is cut, which ``short`` sees to."""
    told = [PACKAGE / layer for layer in ("cli", "model", "report", "service", "tui", "words")]
    cut = re.compile(r"\w\)?\[:(?:[1-9]\d+)\]")
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for folder in told
        for path in sorted(folder.rglob("*.py"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if cut.search(line) and "_NAMES[:11]" not in line  # a list, all of which is shown on two lines
    ]
    assert not found
