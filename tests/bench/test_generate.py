"""The generated plan is believable, the same every time, and an import like any other."""

import subprocess
import sys
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from bench import generate
from planwatch.exchange.rules import check
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.due.lateness import Overdue, overdue
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, MeetingStatus, Rag, RagRule, Status
from planwatch.model.plan.snapshot import Snapshot
from planwatch.service import read
from planwatch.service.files.open import faults, open_session
from planwatch.service.journal import log
from planwatch.service.meetings.meetings import meetings

ROOT = Path(generate.__file__).parents[1]


@pytest.fixture(scope="module")
def made() -> Snapshot:
    return generate.snapshot(600)


def _is_overdue(action: Action) -> bool:
    return overdue(action.status, action.due.first, action.due.last, generate.AS_AT) is Overdue.YES


def test_a_third_of_the_open_dated_actions_is_overdue(made: Snapshot) -> None:
    dated = [action for action in made.action if action.status in OPEN and action.due.last is not None]
    assert abs(sum(map(_is_overdue, dated)) / len(dated) - 1 / 3) < 0.01


def test_every_status_and_rating_is_there_on_12_themes_and_40_leads(made: Snapshot) -> None:
    assert {action.status for action in made.action} == set(Status)
    assert {action.rag for action in made.action} == {*Rag, None}
    assert len({action.theme for action in made.action}) == len(made.theme) == 12
    assert len({action.lead for action in made.action if action.lead}) == len(made.lead) == 40
    assert any(action.move for action in made.action)
    assert sum(bool(action.depends_on) for action in made.action) > 100
    assert made.plan.rag_rule is RagRule.EVIDENCE
    assert any(len(action.update) > 1 for action in made.action)


def test_it_breaks_no_rule_and_comes_back_from_toml(made: Snapshot) -> None:
    check(made)
    assert read_toml(to_toml(made), "made.toml", generate.AS_AT) == made


def test_it_is_the_same_every_time_and_a_smaller_one_is_its_beginning(made: Snapshot) -> None:
    assert tuple(generate.actions(600)) == made.action
    assert tuple(islice(generate.actions(100), 100)) == made.action[:100]


def test_it_is_written_as_one_import(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    generate.write(120, path)
    session = open_session(path)
    with session.database:
        (day,) = session.plan_days()
        assert day.today == generate.AS_AT
        assert len(read.snapshot(session, day).action) == 120
        assert [entry.kind for entry in log.entries(session)] == ["import"]


def test_a_large_one_is_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "_CHUNK", 50)
    generate.write(120, tmp_path / "parts.db")
    session = open_session(tmp_path / "parts.db")
    with session.database:
        parted = read.snapshot(session, session.one_plan())
        assert sorted(action.ref for action in parted.action) == sorted(a.ref for a in generate.actions(120))
        assert len(log.entries(session)) == 3


def test_a_plan_that_was_lived_in_has_its_meetings_packs_and_rows(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    subprocess.run([sys.executable, "bench/live.py", "120", "1500", str(path)], cwd=ROOT, check=True)
    session = open_session(path)
    with session.database as database:
        day = session.one_plan()
        found = meetings(session, day, "Improvement Board")
        assert {one.status for one in found} == {MeetingStatus.ISSUED}
        assert (len(found), found[0].on, found[-1].on) == (6, date(2015, 6, 1), date(2015, 12, 28))
        assert database.number("select count(*) from journal") >= 1500
        assert faults(session) == []


def test_a_whole_plan_has_every_kind_beside_its_actions(tmp_path: Path) -> None:
    path = tmp_path / "whole.db"
    subprocess.run([sys.executable, "bench/whole.py", "60", "--share", "50", str(path)], cwd=ROOT, check=True)
    session = open_session(path)
    with session.database:
        made = read.snapshot(session, session.one_plan())
    kinds = (made.action, made.recommendation, made.commitment, made.measure, made.risk, made.cost)
    assert [len(kind) for kind in kinds] == [60, 10, 2, 40, 10, 60]
    assert len(made.measure[0].reading) == 24
    check(made)
