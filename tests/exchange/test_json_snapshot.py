"""Snapshots written as JSON and read again: the same plan as TOML gives, and every fault of a file in one sentence."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.exchange.json_snapshot import is_snapshot, read_json, to_json, write_json
from planwatch.exchange.registry import reader_for
from planwatch.exchange.toml.read import read_incoming, read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.action import Action
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.desk import SMALL
from tests.draws import NASTY, TODAY
from tests.strategies import snapshots

LATER = date(2031, 5, 17)


@given(snapshots())
def test_any_plan_comes_back_as_it_was_and_as_toml_has_it(snapshot: Snapshot) -> None:
    text = to_json(snapshot)
    assert read_json(text, "plan.json", TODAY).snapshot == snapshot
    assert read_json(text, "plan.json", LATER).given == read_given_of_toml(snapshot)
    assert to_json(read_json(text, "plan.json", LATER).snapshot) == text


def read_given_of_toml(snapshot: Snapshot) -> object:
    return read_incoming(to_toml(snapshot), "plan.toml", LATER).given


def test_other_programs_may_write_it_with_other_blanks_and_in_another_order(tmp_path: Path) -> None:
    tables = json.loads(to_json(SMALL))
    file = tmp_path / "plan.JSON"
    file.write_text(json.dumps(dict(sorted(tables.items())), sort_keys=True))
    assert is_snapshot(file)
    assert reader_for(file)(file, TODAY).snapshot == SMALL
    write_json(SMALL, file)
    assert file.read_text("utf-8") == to_json(SMALL)


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_kept_to_the_letter(text: str) -> None:
    odd = replace(SMALL, action=(Action(ref="A", title="t", how=text),))
    assert read_json(to_json(odd), "x", TODAY).snapshot == read_toml(to_toml(odd), "x", TODAY)


PLAN = '{"format": 1, "plan": {"ref": "P", "title": "t"}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, column 1: it is broken JSON"),
        (PLAN, "it is broken JSON"),
        (b"\xff\xfe\x00", "it is broken JSON"),
        ("[1]", "not a planwatch snapshot"),
        ('{"format": 2, "plan": {}}', "newer planwatch"),
        ('{"format": 1}', "plan is missing"),
        ('{"format": 1, "plan": null}', "expected a table, found nothing"),
        (PLAN + ', "action": [{"ref": "A", "title": 7}]}', "action 1 .A.: title: expected text, found a whole number"),
        (PLAN + ', "action": [{"ref": "A", "title": "t", "due_by": "never"}]}', "due_by"),
        (PLAN + ', "action": [{"ref": "A", "title": "t", "colour": "red"}]}', 'unknown key "colour"'),
        (PLAN + ', "action": [{"ref": "A", "title": "\\ud800"}]}', "half of a surrogate pair"),
        (PLAN + ', "action": [{"ref": "A", "title": "\\u0000"}]}', "holds a NUL"),
        (PLAN + ', "action": [{"ref": "A", "title": "t", "percent": NaN}]}', "percent: expected"),
        (PLAN + ', "action": [{"ref": "A", "title": "t", "percent": 1' + "0" * 5000 + "}]}", "plan.json"),
        (PLAN + ', "action": ' + "[" * 100_000, "nested too deep"),
    ],
)
def test_a_fault_is_told_by_its_place(text: str | bytes, said: str) -> None:
    with pytest.raises(PlanwatchError, match=said) as refused:
        read_json(text, "plan.json", TODAY)
    assert "\n" not in str(refused.value)


def test_what_is_no_snapshot_is_left_to_the_reader_of_lists(tmp_path: Path) -> None:
    for text in ("", "[" * 100_000, "[]", '{"format": 1}', "\udcff"):
        (tmp_path / "a.json").write_bytes(text.encode(errors="surrogateescape"))
        assert not is_snapshot(tmp_path / "a.json")


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = to_json(SMALL)
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 20))
    text = whole[:at] + data.draw(st.text('{}[]",:\\u0null1e9-', max_size=5)) + whole[at + cut :]
    with suppress(PlanwatchError):
        read_json(text, "plan.json", TODAY)
