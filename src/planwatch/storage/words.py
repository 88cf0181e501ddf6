"""Rows and journal values in words, for the log and for messages about conflicts."""

import json
import sqlite3

from planwatch.storage.database import Database

_NAMES = {
    "theme": ("theme", "title"),
    "lead": ("lead", "name"),
    "sponsor": ("lead", "name"),
    "action": ("action", "ref"),
}


def row_in_words(table: str, row: sqlite3.Row) -> str:
    """What a person calls the row: its ref, title or name."""
    keys = row.keys()
    name = next((str(row[key]) for key in ("ref", "name", "title") if key in keys), "")
    return name or f"{table} {row['id']}"


def value_in_words(database: Database, table: str, field: str, value: str | None) -> str:
    """A value of the journal as a person reads it; ids become names."""
    loaded = json.loads(value) if value is not None else None
    if isinstance(loaded, dict):
        return _object_in_words(field, loaded)
    if field in _NAMES and isinstance(loaded, int):
        other, column = _NAMES[field]
        row = database.one(f'select {column} from "{other}" where id = ?', (loaded,))
        return str(row[0]) if row is not None else "nothing"
    return "nothing" if loaded in (None, "") else str(loaded)


def _object_in_words(field: str, loaded: dict[str, object]) -> str:
    if field == "state":
        rag, percent = loaded["rag"], loaded["percent"]
        parts = [
            loaded["status"],
            rag,
            f"{percent} %" if percent is not None else "",
            loaded["completed"],
            loaded["reason"],
        ]
        return ", ".join(str(part) for part in parts if part)
    if field == "":
        return str(next((loaded[key] for key in ("title", "name", "text", "now") if loaded.get(key)), "a row"))
    return str(loaded.get(field) or "nothing")
