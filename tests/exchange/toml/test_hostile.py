"""Whatever a file holds: it is read or refused, and nothing else ever happens."""

import tomllib
from datetime import date, timedelta, timezone
from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.snapshot import Snapshot
from tests.draws import TODAY
from tests.strategies import snapshots

LATER = date(2031, 5, 17)


def _answer(text: str) -> Snapshot | None:
    """The snapshot, or None for an error that says what and what to do; anything else fails the test."""
    try:
        return read_toml(text, "plan.toml", TODAY)
    except PlanwatchError as error:
        refused = error
    assert refused.message.startswith("plan.toml: ")
    assert refused.hint
    assert str(refused).isprintable()
    return None


SNIPPETS = (
    "\n",
    '"',
    "'''",
    "[",
    "]",
    "=",
    "\0",
    "\\u0000",
    "\ud800",
    "\x1b",
    "9" * 5000,
    "[" * 3000,
    "2016-13-01",
    "x = {",
)
edits = st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(SNIPPETS) | st.text(max_size=8))


@given(snapshots(), st.lists(edits, min_size=1, max_size=3))
def test_a_file_broken_anywhere_is_read_or_refused_and_never_crashes(
    snapshot: Snapshot, changes: list[tuple[float, int, str]]
) -> None:
    text = to_toml(snapshot)
    for where, cut, paste in changes:
        start = int(where * len(text))
        text = text[:start] + paste + text[start + cut :]
    if read := _answer(text):
        assert to_toml(read_toml(to_toml(read), "x", LATER)) == to_toml(read)


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(["", "tomorrow", "+2w", "3 April", "29 Feb", "Q2 2025/26", "complete", "red", 10**30]),
    st.builds(lambda: {"a": {}}),  # made anew each time: what one example writes into must not reach the next
    st.dates(),
    st.datetimes(),
    st.times(),
    st.datetimes(timezones=st.sampled_from([timezone(timedelta(hours=-23)), timezone(timedelta(hours=23))])),
    st.lists(st.integers() | st.text(max_size=3) | st.builds(dict), max_size=2),
)


KEYS = (
    "ref",
    "title",
    "theme",
    "lead",
    "led",
    "due",
    "due_from",
    "due_by",
    "completed_by",
    "status",
    "support",
    "plan",
    "at",
)


def _set_somewhere(draw: st.DrawFn, tables: dict[str, Any]) -> None:
    """Overwrite, add or take out one value at a random depth."""
    table = tables
    while inner := [
        v for v in table.values() if isinstance(v, dict) or (isinstance(v, list) and v and isinstance(v[0], dict))
    ]:
        if draw(st.integers(0, 4)) == 0:
            break
        chosen = draw(st.sampled_from(inner))
        inner_tables = [chosen] if isinstance(chosen, dict) else [item for item in chosen if isinstance(item, dict)]
        table = draw(st.sampled_from(inner_tables))
    key = draw(st.sampled_from([*table, *KEYS]))
    value = draw(values)
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value


@given(st.data(), snapshots())
def test_a_file_of_right_toml_and_wrong_values_is_read_or_refused_and_never_crashes(
    data: st.DataObject, snapshot: Snapshot
) -> None:
    tables = tomllib.loads(to_toml(snapshot))
    for _ in range(data.draw(st.integers(1, 3))):
        data.draw(st.composite(lambda draw: _set_somewhere(draw, tables))())
    if read := _answer(tomli_w.dumps(tables)):
        assert to_toml(read_toml(to_toml(read), "x", LATER)) == to_toml(read)
