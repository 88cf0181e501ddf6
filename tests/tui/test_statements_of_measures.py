"""Many measures with many readings slow no list, and their own table asks the file as often as that of a few."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from planwatch.tui.screens.triage import screen as triage
from tests.connections import counted
from tests.tui.seat import seated

FEW, MANY, READINGS = 20, 2_000, 24
_MEASURES = """
with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
insert into measure (plan_id, seq, ref, title, unit, target, target_on)
select 1, i, 'X' || i, 'Measure ' || i, '%', '50', '2016-06-30' from n
"""
_READINGS = """
with recursive n (i) as (select 0 union all select i + 1 from n where i < ? - 1)
insert into reading (plan_id, seq, measure_id, "on", value)
select 1, m.id * 100 + i, m.id, date('2014-01-31', '+' || i || ' month'), 20 + i from measure m, n
"""


def measured(path: Path, copy: Path, number: int) -> Path:
    """A copy of a plan file with so many measures more, each read so often."""
    database = sqlite3.connect(shutil.copy(path, copy))
    database.execute(_MEASURES, (number,))
    database.execute(_READINGS, (READINGS,))
    database.commit()
    database.close()
    return copy


async def asked(path: Path, monkeypatch: pytest.MonkeyPatch, before: str, key: str) -> list[str]:
    monkeypatch.setattr(triage, "POLL_SECONDS", 3600)
    async with seated(path) as seat:
        await seat.at("C1.2")
        await seat.press(*before.split())
        await seat.settle()
        with counted(monkeypatch) as statements:
            await seat.press(key)
            await seat.settle()
    return statements


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize(
    ("before", "key"),
    [("", "j"), ("", "pagedown"), ("", "1"), ("", "enter"), ("", "percent_sign"), ("percent_sign", "j")],
)
async def test_a_key_asks_as_much_of_a_plan_with_many_measures(
    samples_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, key: str
) -> None:
    few = await asked(measured(samples_path, tmp_path / "few.db", FEW), monkeypatch, before, key)
    many = await asked(measured(samples_path, tmp_path / "many.db", MANY), monkeypatch, before, key)
    assert few == many
    if key != "percent_sign":
        assert not any("reading" in statement for statement in many)
