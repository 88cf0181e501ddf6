"""Money in files: pounds that say so, whatever the format; pence of older files are still read."""

import csv
import io
import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.csv import BOM
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.cli.conftest import Call, Shell, call, home, shell
from tests.desk import SMALL

__all__ = ["call", "home", "shell"]
TODAY = date(2016, 1, 11)


def with_cost(text: str) -> Snapshot:
    """The small plan as a file has it, its first action costing what that says."""
    file = to_toml(replace(SMALL, action=(replace(SMALL.action[0], cost=1),)))
    assert 'cost = "£0.01"' in file
    return read_toml(file.replace('cost = "£0.01"', f"cost = {text}"), "plan.toml", TODAY)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ('""', None),
        ('"£21,600"', 2160000),
        ('"21600.50"', 2160050),
        ('"£ 350"', 35000),
        ('"£0"', 0),
        ("2160000", 2160000),
    ],
)
def test_a_snapshot_has_pounds_as_text_and_an_older_one_whole_pence(text: str, pence: int | None) -> None:
    assert with_cost(text).action[0].cost == pence


@pytest.mark.parametrize("pence", [0, 1, 99, 100, 2160000, 2160050, 2**63 - 1])
def test_money_comes_back_and_gives_the_same_text(pence: int) -> None:
    snapshot = replace(SMALL, action=(replace(SMALL.action[0], cost=pence),))
    text = to_toml(snapshot)
    assert tomllib.loads(text)["action"][0]["cost"].startswith("£")
    assert read_toml(text, "plan.toml", TODAY) == snapshot
    assert to_toml(read_toml(text, "plan.toml", TODAY)) == text


@pytest.mark.parametrize("text", ['"some"', '"£3.5"', '"-1"', '"1e3"', '"£"', "3.5", "true", f'"{"9" * 99}"'])
def test_what_is_no_money_is_refused_by_its_place(text: str) -> None:
    with pytest.raises(PlanwatchError, match=r"action 1 \(C1\.2\)") as refused:
        with_cost(text)
    assert refused.value.hint


def test_lists_say_pounds_the_newest_update_and_the_banner(call: Call, samples_path: Path, tmp_path: Path) -> None:
    call("--plan", "WB", "set", "C1.2", "cost=21,600.50", db=samples_path)
    call("--plan", "WB", "note", "C1.2", "Third round", "--by", "Legal Manager", "--rag", "a", db=samples_path)
    (one,) = json.loads(call("--plan", "WB", "list", "C1.2", "--json", db=samples_path).stdout)
    assert one["cost"] == "21600.50"
    assert call("--plan", "WB", "export", tmp_path / "plan.csv", db=samples_path).exit_code == 0
    text = (tmp_path / "plan.csv").read_bytes().decode()
    assert text.startswith(f"{BOM}ref,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))
    assert len(rows) == 51
    row = next(row for row in rows if row["ref"] == "C1.2")
    assert (row["cost (£)"], row["banner"]) == ("21600.50", "SAMPLE, ratings invented")
    assert [row[f"latest_update{end}"] for end in ("", "_on", "_by", "_rag", "_internal")] == [
        "Third round", "2016-01-11", "Legal Manager", "amber", "no",
    ]  # fmt: skip
    assert ".csv" in call("--plan", "WB", "export", tmp_path / "plan.cvs", db=samples_path).stderr


def test_a_list_sent_into_a_file_begins_as_spreadsheets_want_it(
    shell: Shell, samples_path: Path, tmp_path: Path
) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        shell("--db", samples_path, "list", "--csv", stdout=file, capture_output=False)
    piped = shell("--db", samples_path, "list", "--csv").stdout
    assert piped.startswith(b"ref,")
    assert (tmp_path / "a.csv").read_bytes() == BOM.encode() + piped
