"""Costs from the shell: added, listed with what they come to, in totals."""

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.cli.said import message


def entered(call: Call, db: Path) -> Path:
    words = ("rate=350", "quantity=5", "periods=6", "period_unit=months", "amount=£42,000", "years=2015/16")
    added = message(call("cost", "add", "Commissioner", *words, "action=C1.2", db=db), 0)
    assert added == (
        "cost K1 added; check finds: £42,000 is printed, but £350 × 5 × 6 is £10,500: Commissioner (cost-sum); change 2"
    )
    call("cost", "add", "Training", "amount=60000", "funded=20000", "funded_by=own budget", db=db)
    return db


def test_lines_are_listed_with_what_they_come_to_and_the_total_below(call: Call, small_path: Path) -> None:
    listed = call("costs", db=entered(call, small_path), env={"COLUMNS": "160"})
    head, first, _ = listed.stdout.splitlines()
    assert head.split()[:5] == ["Ref", "Cost", "Basis", "Comes", "to"]
    assert all(words in first for words in ("£350 × 5 × 6 months", "£10,500", "£42,000", "2015/16", "C1.2"))
    assert message(listed, 0) == "forecast £70,500, £20,000 funded, £50,500 not funded"
    [one] = json.loads(call("costs", "funded:none", "--json", db=small_path).stdout)
    assert (one["ref"], one["rate"], one["comes_to"], one["counts"]) == ("K1", "350.00", "10500.00", True)


def test_an_action_is_shown_with_what_its_lines_come_to(call: Call, small_path: Path) -> None:
    entered(call, small_path)
    assert "  Cost lines K1: forecast £10,500, nothing of it funded\n" in call("show", "C1.2", db=small_path).stdout
    assert json.loads(call("show", "C1.2", "--json", db=small_path).stdout)["costs"].startswith("K1: forecast")
    assert "Cost lines" not in call("show", "A1", db=small_path).stdout


def test_totals_add_by_whatever_they_are_grouped(call: Call, small_path: Path) -> None:
    entered(call, small_path)
    for by in ("year", "theme", "fund"):
        groups = json.loads(call("costs", "--by", by, "--json", db=small_path).stdout)
        assert sum(float(group["total"]) for group in groups) == 70500
        assert call("costs", "--by", by, db=small_path).stdout.splitlines()[-1].split()[1:6] == [
            "all", "forecast", "forecast", "£70,500", "£20,000",
        ]  # fmt: skip


def test_the_papers_mistakes_are_found_and_accepted_with_a_reason(call: Call, small_path: Path) -> None:
    entered(call, small_path)
    found = call("check", "K1", db=small_path)
    assert "£42,000 is printed, but £350 × 5 × 6 is £10,500" in found.stdout
    assert found.exit_code == 1
    accepted = call("check", "K1", "--accept", "cost-sum", "--why", "as printed", db=small_path)
    assert accepted.exit_code == 0, accepted.stderr
    assert call("check", "--code", "cost-sum", db=small_path).exit_code == 0


def test_a_plan_without_any_says_how_to_add_one(call: Call, small_path: Path) -> None:
    assert "no cost yet. add one with" in message(call("costs", db=small_path), 0)
    assert message(call("costs", "--by", "year", db=small_path), 0) == "nothing is priced"
