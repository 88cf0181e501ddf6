"""What is marked internal: seen by those who keep the plan, and in no paper of a public forum."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action
from planwatch.model.plan.communication import Communication
from planwatch.model.plan.consultee import Consultee
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.evidence import Evidence
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from tests.cli.conftest import Call
from tests.desk import made

_WORD = "Hush"
_KINDS = {"risk": Risk, "cost": Cost, "evidence": Evidence, "finding": Finding, "consultee": Consultee,
          "communication": Communication}  # fmt: skip
_TEXTS = {
    Risk: ("title", "cause", "event", "effect", "mitigation", "proximity", "escalated_to"),
    Cost: ("title", "unit", "period_unit", "funded_by", "note"),
    Evidence: ("title", "given_by", "says"),
    Finding: ("text", "reason"),
    Consultee: ("who", "how", "said", "changed"),
    Communication: ("audience", "text", "channel"),
}


def _part(of: type, ref: str, word: str, **values: Any) -> Any:
    return made(of, **{"ref": ref, **{name: f"{word} {name} <b>[red]" for name in _TEXTS[of]}, **values})


def _both(of: type, letter: str, **values: Any) -> tuple[Any, ...]:
    """One that is told, one that is not."""
    return _part(of, f"{letter}1", "Open", **values), _part(of, f"{letter}2", _WORD, internal=True, **values)


def _plan() -> Snapshot:
    costs = _both(Cost, "K", amount=100_00, action="A1")
    total = Cost(ref="K9", title="Of all", amount=7777_00, total=True)
    secret = replace(costs[1], amount=7677_00, included_in="K9")
    reading = Reading(on=date(2016, 1, 4), value=Decimal(42), note=f"{_WORD} note", internal=True)
    return Snapshot(
        plan=Plan(ref="P", title="Plan", organisation="Borough"),
        recommendation=(Recommendation(number="1", text="Do it"),),
        action=(
            Action(ref="A1", title="Do", answers=("1",),
                   update=(Update(text=f"{_WORD} said", as_at=date(2016, 1, 5), internal=True),)),
        ),
        measure=(Measure(ref="M1", title="Waiting", actions=("A1",), reading=(reading,)),),
        risk=_both(Risk, "R", mitigated_by=("A1",), raised_on=date(2016, 1, 5)),
        cost=(replace(costs[0], included_in="K9"), secret, total),
        forum=(Forum(name="Board"), Forum(name="Scrutiny", public=True)),
        meeting=tuple(Meeting(forum=name, on=date(2015, 12, 1), status=MeetingStatus.HELD)
                      for name in ("Board", "Scrutiny")),
        consultee=_both(Consultee, "Q", on=date(2016, 1, 5)),
        communication=_both(Communication, "T"),
        dive=(Dive(name="Look", scope=("1",)),),
        evidence=_both(Evidence, "E", dive="Look"),
        accepted=(Accepted(code="no-lead", about="A1", why=f"{_WORD}, as of R2: nobody", on=date(2016, 1, 5)),),
        finding=(_part(Finding, "F1", "Open", dive="Look", evidence=("E1", "E2")),
                 _part(Finding, "F2", _WORD, dive="Look", internal=True)),
    )  # fmt: skip


@pytest.fixture
def plan(call: Call, tmp_path: Path) -> Path:
    file, kept = tmp_path / "p.toml", tmp_path / "p.db"
    file.write_text(to_toml(_plan()), "utf-8")
    assert call("init", file, db=kept).exit_code == 0
    return kept


def _said(call: Call, plan: Path, *args: object) -> str:
    result = call(*args, db=plan)
    assert result.exit_code == 0, result.stderr
    return result.stdout


_PAPERS = (
    ("report", "highlight"), ("report", "board", "FORUM"), ("report", "evidence"), ("report", "dive", "Look"),
    ("agenda", "FORUM"), ("since", "FORUM", "--markdown"),
)  # fmt: skip


def _paper(call: Call, plan: Path, args: tuple[str, ...], forum: str) -> str:
    named = [forum if one == "FORUM" else one for one in args]
    return _said(call, plan, *named, *(["--forum", forum] if args[0] == "report" and "FORUM" not in args else []))


def test_no_paper_of_a_public_forum_has_a_word_of_what_is_internal(call: Call, plan: Path) -> None:
    for change in (("risk", "set", "R2", "likelihood=3", "impact=3"), ("cost", "set", "K2", f"title={_WORD} dearer")):
        _said(call, plan, *change)
    told = {args: _paper(call, plan, args, "Scrutiny") for args in _PAPERS}
    whole = "".join(_paper(call, plan, args, "Board") for args in _PAPERS)
    for args, text in told.items():
        assert _WORD not in text, args
        assert "7,777" not in text, args
        assert "7,677" not in text, args
        assert "left out" in text, args
    for kind in _KINDS:
        assert any(f"{_WORD} {field}" in whole for field in _TEXTS[_KINDS[kind]]), kind
    assert "8 items marked internal were left out" in told[_PAPERS[0]]
    assert "contains 8 items marked internal: not for the public" in _paper(call, plan, _PAPERS[0], "Board")
    assert "2 items marked internal were left out" in told["report", "dive", "Look"]


def test_sums_of_a_public_paper_are_of_the_lines_that_it_shows(call: Call, plan: Path) -> None:
    text = _paper(call, plan, ("report", "evidence"), "Scrutiny")
    assert "Together: forecast £100, " in text
    assert "2 lines are left out as internal, and all sums here are without them." in text


def test_a_public_pack_holds_nothing_internal_and_is_read_again(call: Call, plan: Path, tmp_path: Path) -> None:
    _said(call, plan, "issue", "Scrutiny")
    for suffix in (".toml", ".html", ".md"):
        file = tmp_path / f"pack{suffix}"
        _said(call, plan, "pack", "Scrutiny", "--out", file)
        assert _WORD not in file.read_text("utf-8")
    assert "42" in (tmp_path / "pack.toml").read_text("utf-8")
    assert call("init", tmp_path / "pack.toml", db=tmp_path / "again.db").exit_code == 0


def test_a_total_that_holds_an_internal_line_is_not_told_by_what_it_was_and_is(call: Call, plan: Path) -> None:
    _said(call, plan, "issue", "Scrutiny")
    for change in (("K1", "amount=300"), ("K2", "amount=7700"), ("K9", "amount=8000")):
        _said(call, plan, "cost", "set", *change)
    told = _said(call, plan, "since", "Scrutiny", "--markdown")
    assert "£100 → £300" in told
    assert not any(sum_ in told for sum_ in ("7,777", "7,700", "8,000", "K9"))
    assert "3 internal items left out" in told


def test_what_a_closed_plan_says_of_its_closing_is_told_without_what_is_internal(
    call: Call, plan: Path, tmp_path: Path
) -> None:
    _said(call, plan, "close", "rest=withdrawn: over")
    assert _WORD not in _paper(call, plan, _PAPERS[0], "Scrutiny")
    _said(call, plan, "about", "status=approved")
    _said(call, plan, "issue", "Scrutiny")
    _said(call, plan, "pack", "Scrutiny", "--out", tmp_path / "pack.toml")
    told = (tmp_path / "pack.toml").read_text("utf-8")
    assert _WORD not in told
    assert "risk · R1 · Open title" in told
    whole = _said(call, plan, "report", "closing", "--forum", "Board")
    assert f"{_WORD} title" in whole
    assert _WORD not in _said(call, plan, "report", "closing", "--forum", "Scrutiny")


def test_the_mark_is_set_asked_for_and_seen_in_the_table(call: Call, plan: Path) -> None:
    for kind in _KINDS:
        plural = kind if kind == "evidence" else f"{kind}s"
        first, second, *_ = [one["ref"] for one in json.loads(_said(call, plan, plural, "--json"))]
        assert "internal" in _said(call, plan, plural)
        _said(call, plan, kind, "set", second, "internal=no")
        assert "internal" not in _said(call, plan, plural).casefold()
        _said(call, plan, kind, "set", first, "internal=yes")
        found = json.loads(_said(call, plan, plural, "internal:yes", "--json"))
        assert [(one["ref"], one["internal"]) for one in found] == [(first, True)]


def test_a_note_of_a_reading_is_internal_and_its_figure_is_not(call: Call, plan: Path) -> None:
    _said(call, plan, "measure", "read", "M1", "40", "--on", "8 Jan", "--note", f"{_WORD} too", "--internal")
    assert "40" in _paper(call, plan, ("report", "board", "FORUM"), "Scrutiny")
    assert "9 items marked internal were left out" in _paper(call, plan, ("report", "highlight"), "Scrutiny")


def test_who_keeps_the_plan_sees_what_is_internal_since_a_meeting_with_its_mark(call: Call, plan: Path) -> None:
    _said(call, plan, "risk", "set", "R2", "likelihood=3", "impact=3")
    lines = _said(call, plan, "since", "Scrutiny").splitlines()
    assert "2 internal items are marked; the papers of this forum leave them out" in lines
    assert {"      new: no score", "      (internal) new: 9 A"} < set(lines)
    assert "2 internal items are marked" in _said(call, plan, "since", "Board").splitlines()
    told = json.loads(_said(call, plan, "since", "Scrutiny", "--json"))
    assert told["internal"] == 2
    assert [(one["before"], one["after"], one["after_band"]) for one in told["risks"] if one["after"]] == [
        (None, 9, "amber")
    ]
    assert [one["ref"] for one in (*told["risks"], *told["others"]) if one["internal"]] == ["R2", "Q2"]
    assert "(internal) new: 9 A" in _said(call, plan, "since", "Board", "--markdown")
