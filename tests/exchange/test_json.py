"""Actions as lines of JSON."""

import json
from datetime import date
from pathlib import Path

from planwatch.exchange.json import action_json, action_lines
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files.open import open_session

SIGNS = "".join(map(chr, range(1, 0x100))) + "\u2028 – £ 😀 \ud7ff"


def iso(value: date) -> str:
    return value.isoformat()


def test_lines_are_as_json_itself_writes_them(samples_path: Path) -> None:
    session = open_session(samples_path)
    with session.database:
        days = session.plan_days()
        rows = [row for row in read.rows(session, days, read.list_ids(session, read.Listing("all", days))) if row]
    odd = [replace(rows[0], action=replace(rows[0].action, title=sign, answers=(sign, ""))) for sign in SIGNS]
    listed = [*rows, *odd]
    assert rows
    assert list(action_lines(listed)) == [json.dumps(action_json(row), default=iso) for row in listed]
