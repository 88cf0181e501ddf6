"""Formats found by the suffix of a file."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.registry import reader_for, writer_for
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot


@pytest.mark.parametrize("name", ["plan.toml", "PLAN.TOML", "plan.2016.Toml"])
def test_a_suffix_is_known_in_any_capitals(name: str, tmp_path: Path) -> None:
    snapshot = Snapshot(plan=Plan(ref="A", title="t"))
    writer_for(tmp_path / name)(snapshot, tmp_path / name)
    assert reader_for(tmp_path / name)(tmp_path / name, date(2016, 1, 11)).snapshot == snapshot


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plan.tml", r'plan\.tml: a file ending in "\.tml" cannot be read\. did you mean "\.toml"\? Known: \.toml'),
        ("plan", r"plan: a file without a suffix cannot be read\. Known: \.toml"),
        (".toml", "a file without a suffix"),
        ("plan.x\x1b[2J", r"\\x1b\[2J"),
    ],
)
def test_an_unknown_suffix_is_refused_with_the_known_ones(name: str, said: str) -> None:
    with pytest.raises(PlanwatchError, match=said):
        reader_for(Path(name))
    with pytest.raises(PlanwatchError, match="cannot be written"):
        writer_for(Path(name))
