"""The snapshot as JSON, under the keys that TOML has for it: the same plan, for programs that read no TOML."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.files import read_bytes, write_whole
from planwatch.exchange.json_tables import check_values
from planwatch.exchange.toml.decode import decode
from planwatch.exchange.toml.read import FORMAT, Known, check_format, nothing_known, read_parsed
from planwatch.exchange.toml.write import refuse_unstorable, told_keys
from planwatch.model.plan.given import Incoming
from planwatch.model.plan.keys import children_of
from planwatch.model.plan.snapshot import Snapshot


def to_json(snapshot: Snapshot) -> str:
    """The snapshot as JSON, empty keys left out; ``read_json`` gives it back, and writing that the same text.

    Raises PlanwatchError for a text that cannot be stored (NUL, half a surrogate pair).
    """
    return "".join(_chunks(snapshot))


def write_json(snapshot: Snapshot, path: Path) -> None:
    """Write the snapshot to ``path`` with mode 0600: wholly, or PlanwatchError and the old file as it was."""
    write_whole(path, (chunk.encode() for chunk in _chunks(snapshot)))


def _chunks(snapshot: Snapshot) -> Iterator[str]:
    yield f'{{\n"format": {FORMAT},\n"plan": {_text(_table(snapshot.plan, "plan"))}'
    for kind in children_of(Snapshot):
        parts = [_table(part, kind) for part in getattr(snapshot, kind)]
        if parts:
            yield f',\n"{kind}": [\n' + ",\n".join(map(_text, parts)) + "\n]"
    yield "\n}\n"


def _text(table: dict[str, Any]) -> str:
    return json.dumps(table, ensure_ascii=False, indent=1, default=_written)


def _written(value: Any) -> str:
    return cast(date, value).isoformat()


def _table(part: Struct, where: str) -> dict[str, Any]:
    refuse_unstorable(part, where)
    hanging = {kind: getattr(part, kind) for kind in children_of(type(part))}
    return dict(told_keys(part)) | {
        kind: [_table(one, f"{where}, {kind}") for one in held] for kind, held in hanging.items() if held
    }


def is_snapshot(path: Path) -> bool:
    """Whether a file of JSON is a snapshot of planwatch, and no list of another program. Raises PlanwatchError."""
    data = read_bytes(path)
    try:
        check_values(data)
        root = json.loads(data)
    except (PlanwatchError, ValueError, RecursionError):  # the reader of lists says what is wrong with it
        return False
    return isinstance(root, dict) and {"format", "plan"} <= cast("dict[str, Any]", root).keys()


def read_json_file(path: Path, today: date, known: Known = nothing_known, *, keep: bool = True) -> Incoming:
    """What the file at ``path`` tells, as ``read_json`` reads it."""
    return read_json(read_bytes(path), str(path), today, known, keep=keep)


def read_json(
    text: str | bytes, name: str, today: date, known: Known = nothing_known, *, keep: bool = True
) -> Incoming:
    """The snapshot that a text of JSON holds, by the rules of ``read_incoming``. Raises PlanwatchError alone."""
    return read_parsed(lambda: decode(check_format(_parsed(text)), days=()), name, today, known, keep=keep)


def _parsed(text: str | bytes) -> dict[str, Any]:
    check_values(text)
    try:
        root = json.loads(text)
    except ValueError as error:  # a number of thousands of digits and bytes that are no text give a bare one
        where = f"line {error.lineno}, column {error.colno}: " if isinstance(error, json.JSONDecodeError) else ""
        raise PlanwatchError(f"{where}it is broken JSON", "export it anew, or correct that line") from None
    if not isinstance(root, dict):
        raise PlanwatchError("not a planwatch snapshot", "compare it with an exported plan")
    try:
        json.dumps(root, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise PlanwatchError("it holds half of a surrogate pair", "take it out: it cannot be stored") from None
    return cast("dict[str, Any]", root)
