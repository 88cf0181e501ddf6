"""The tables of a plan file as PostgreSQL has them, made from those of a file.

The steps of ``db/migrations`` are the one source of both.
"""

import re
import sqlite3
from collections.abc import Iterator

from planwatch.resources import bundled

_TYPES = {"integer": "bigint", "text": 'text collate "C"', "blob": "bytea", "real": "double precision", "any": "jsonb"}
_COLUMN = re.compile(r'("?)(\w+)\1 (integer|text|blob|real|any)\b(.*)', re.DOTALL)
_POINTS_TO = re.compile(r' references "?(\w+)"? \(id\)')
_TRIGGER = re.compile(
    r"create trigger (\w+) before (update|delete)(?: of (\w+))? on (\w+) begin\s+select raise\(abort, ('.*?')\);\s+end",
    re.DOTALL | re.IGNORECASE,
)
_PIECE = re.compile(r"""'(?:[^']|'')*'|"[^"]*"|--[^\n]*|[(),]|[^'"(),-]+|-""")


def names(conn: sqlite3.Connection) -> list[str]:
    """The tables of a plan file, in the order in which they were made.

    Those of SQLite, and of programs that look after a file (litestream has two), are none of a plan's.
    """
    found = conn.execute(
        "select name from sqlite_master where type = 'table' and name not glob 'sqlite_*' and name not glob '_*' "
        "order by rowid"
    )
    return [name for (name,) in found.fetchall() if name != "followed"]


def columns(conn: sqlite3.Connection, table: str) -> list[str]:
    """The columns of one of them."""
    return [column[1] for column in conn.execute(f'pragma table_info("{table}")')]


def tables(conn: sqlite3.Connection) -> dict[str, list[str]]:
    """All of them, each with its columns."""
    return {table: columns(conn, table) for table in names(conn)}


def statements(conn: sqlite3.Connection, schema: str = "public") -> str:
    """All that an empty database needs to keep what a plan file keeps."""
    made = dict(conn.execute("select name, sql from sqlite_master where type = 'table'"))
    others = conn.execute("select type, sql from sqlite_master where type in ('index', 'trigger') and sql is not null")
    named = tables(conn)
    links: list[str] = []
    lines = [_table(name, made[name], links) for name in named]
    rest = others.fetchall()
    indexes = [sql for kind, sql in rest if kind == "index" and "sqlite" not in sql]
    unique = {
        m[1]
        for sql in indexes
        if (m := re.match(r'create unique index \w+ on "?(\w+)"? .*where removed', sql, re.IGNORECASE))
    }
    lines += [f"{sql};" for sql in (*indexes, *links)]
    lines.append(functions(schema))
    lines += [_trigger(sql) for kind, sql in rest if kind == "trigger"]
    for name, columns in named.items():
        listed = ", ".join(f"'{column}'" for column in columns)
        lines.append(f"insert into kept values ('{name}', array[{listed}], {str(name in unique).lower()});")
        lines.append(f'create index "{name}_step" on "{name}" (step);')
    return "\n".join(lines)


def functions(schema: str = "public") -> str:
    """What a server has beside the tables of a plan file; it may be there already."""
    return (bundled("db") / "server.sql").read_text("utf-8").replace("{schema}", schema)


def _table(name: str, sql: str, links: list[str]) -> str:
    """A table as PostgreSQL makes it; what its rows point to is said in ``links``, once all tables are there."""
    body = sql[sql.index("(") + 1 : sql.rindex(")")]
    return f'create table "{name}" ({", ".join([*_columns(name, body, links), "step bigint not null default 0"])});'


def _columns(name: str, body: str, links: list[str]) -> Iterator[str]:
    for part in _parts(body):
        column = _COLUMN.fullmatch(part)
        if column is None:  # what holds for several columns
            yield part
            continue
        _, called, kind, rest = column.groups()
        if points := _POINTS_TO.search(rest):
            to = f'foreign key ("{called}") references "{points[1]}" (id) deferrable initially deferred'
            links.append(f'alter table "{name}" add {to}')
            rest = _POINTS_TO.sub("", rest)
        if kind == "any":
            rest = rest.replace("default 0", "default '0'")
        yield f'"{called}" {_TYPES[kind]}{rest}'


def _parts(body: str) -> list[str]:
    """What stands between the commas of a table's definition, without comments."""
    parts, depth = [""], 0
    for piece in _PIECE.findall(body):
        if piece.startswith("--"):
            continue
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "," and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return [" ".join(part.split()) for part in parts]


def _trigger(sql: str) -> str:
    found = _TRIGGER.fullmatch(sql.strip())
    if found is None:
        raise RuntimeError(f"a server cannot do what this does: {sql}")
    name, event, column, table, words = found.groups()
    when = f" when (old.{column} is distinct from new.{column})" if column else ""
    return f'create trigger {name} before {event} on "{table}" for each row{when} execute function refuse({words});'
