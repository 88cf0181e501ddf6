"""Risks: added, scored, lessened, closed, taken out; each as one change that can be taken back."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import RiskStatus
from planwatch.model.plan.risk import Risk
from planwatch.model.risks.history import Way
from planwatch.service.actions.remove import remove
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.history.since import compare
from planwatch.service.journal import undo
from planwatch.service.journal.log import entries as log
from planwatch.service.meetings import meetings, packs
from planwatch.service.meetings.forums import add_forum
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filtered, find_part, part_rows
from planwatch.service.plan.records import records, set_record
from planwatch.service.risks.risks import RISKS, RiskRow, close_risk, heat_map
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.desk import TODAY, answer, counts, put, targets, told
from tests.draws import NASTY


def add(session: Session, title: str = "Agency staff leave", **fields: str) -> RiskRow:
    add_part(session, RISKS, session.one_plan(), {"title": title, **fields})
    return find_part(session, RISKS, title)


def change(session: Session, ref: str, **changes: str) -> RiskRow:
    set_part(session, RISKS, find_part(session, RISKS, ref), changes)
    return find_part(session, RISKS, ref)


def about_plan(session: Session, **changes: str) -> None:
    [plan] = records(session, session.one_plan(), "plan")
    set_record(session, session.one_plan(), plan, changes)


def refused(session: Session, ref: str, **changes: str) -> str:
    return str(answer(lambda: change(session, ref, **changes)))


def test_a_risk_gets_the_next_ref_and_is_raised_today(ann: Session) -> None:
    before, batches = told(ann), counts(ann)[0]
    row = add(ann, likelihood="likely", impact="4", owner="head of hr", mitigated_by="C1.2, a1")
    assert row.part == Risk(
        ref="R1", title="Agency staff leave", owner="Head of HR", likelihood=4, impact=4,
        mitigated_by=("C1.2", "A1"), raised_on=TODAY,
    )  # fmt: skip
    assert counts(ann)[0] == batches + 1
    assert log(ann)[0].what == "risk R1 added: Agency staff leave"
    assert add(ann, "Money").name == "R2"
    assert faults(ann.database) == []
    undo.undo(ann)
    undo.undo(ann)
    assert told(ann) == before
    undo.redo(ann)
    assert find_part(ann, RISKS, "R1").part == row.part


def test_the_worst_is_listed_first_with_what_lessens_it(ann: Session) -> None:
    add(ann, "Money", likelihood="2", impact="2")
    add(ann, "Staff", likelihood="5", impact="4", mitigated_by="A1")
    add(ann, "Unknown")
    listed = part_rows(ann, RISKS)
    assert [(row.name, row.score.in_words() if row.score else "", row.not_mitigated) for row in listed] == [
        ("R2", "20 R", ""), ("R1", "4 G", "no action lessens it"), ("R3", "", "no action lessens it"),
    ]  # fmt: skip
    assert change(ann, "R2", mitigated_by="C1.2").not_mitigated == "late: C1.2"


def test_a_score_that_went_up_or_down_is_told_and_what_was_taken_back_is_not(ann: Session) -> None:
    add(ann, likelihood="2", impact="4")
    assert change(ann, "R1", likelihood="4").moved[:2] == (Way.UP, 8)
    assert [(one.likelihood, one.impact) for one in change(ann, "R1", impact="2").scored] == [(2, 4), (4, 4), (4, 2)]
    undo.undo(ann)
    row = find_part(ann, RISKS, "R1")
    assert ([one.levels for one in row.scored], row.moved[0]) == ([(2, 4), (4, 4)], Way.UP)
    undo.redo(ann)
    assert find_part(ann, RISKS, "R1").moved[:2] == (Way.DOWN, 16)


def test_a_risk_is_closed_with_a_reason_on_a_day_and_opened_again_without(ann: Session) -> None:
    add(ann)
    assert "closed with a reason" in refused(ann, "R1", status="closed")
    close_risk(ann, "R1", "All posts are filled")
    row = find_part(ann, RISKS, "R1")
    assert (row.part.status, row.part.reason, row.part.closed_on) == (RiskStatus.CLOSED, "All posts are filled", TODAY)
    assert log(ann)[0].what == "risk R1: status to closed, reason to All posts are filled"
    assert "closed with a reason" in refused(ann, "R1", reason="")
    assert change(ann, "R1", closed_on="4 Jan 2016", raised_on="1 Dec 2015").part.closed_on == date(2016, 1, 4)
    assert "raised_on is after closed_on" in refused(ann, "R1", raised_on="5 Jan 2016")
    opened = change(ann, "R1", status="open").part
    assert (opened.is_open, opened.reason, opened.closed_on) == (True, "", None)


def test_what_cannot_be_is_refused_and_changes_nothing(ann: Session) -> None:
    add(ann)
    before = counts(ann)
    assert "'7' is no likelihood of the plan's matrix. one of 1 rare, 2 unlikely" in refused(ann, "R1", likelihood="7")
    assert "'m' is no target impact of the plan's matrix" in refused(ann, "R1", target_impact="m")
    assert "is not among risk, issue, opportunity" in refused(ann, "R1", kind="worry")
    assert "a risk needs a title" in refused(ann, "R1", title=" ")
    assert "A9" in refused(ann, "R1", mitigated_by="A1 A9")
    assert "is not a day up to today" in refused(ann, "R1", raised_on="1 Feb 2016")
    assert "there is a risk R1 already" in str(answer(lambda: add(ann, "Money", ref="r1")))
    assert "did you mean 'mitigation'" in refused(ann, "R1", mitigaton="x")
    assert counts(ann) == before


def test_the_plans_own_matrix_says_what_a_score_is_and_what_can_be_given(ann: Session) -> None:
    add(ann, likelihood="4", impact="4")
    about_plan(ann, risk_matrix="Bands green low, amber from 6, red high from 20; impact: 1, 2, 3 major, 5 severe")
    row = find_part(ann, RISKS, "R1")
    assert row.score is None
    assert change(ann, "R1", impact="sev").score == row.matrix.banded(20)
    assert ann.one_plan().plan.risk_matrix[1] == "impact 1, 2, 3 major, 5 severe"
    before = counts(ann)
    with pytest.raises(PlanwatchError, match="is no line of a risk matrix"):
        about_plan(ann, risk_matrix="colours red")
    assert counts(ann) == before
    about_plan(ann, risk_matrix="")
    assert ann.one_plan().plan.risk_matrix == ()


def test_the_heat_map_has_the_open_risks_in_their_cells(ann: Session) -> None:
    add(ann, "Staff", likelihood="4", impact="4")
    add(ann, "Money", likelihood="4", impact="4")
    add(ann, "Unknown", likelihood="4")
    add(ann, "Gone", likelihood="1", impact="1")
    close_risk(ann, "R4", "it has passed")
    found = heat_map(ann, ann.one_plan())
    assert (found.refs(4, 4), found.refs(1, 1), found.unscored) == (("R1", "R2"), (), ("R3",))
    cells = [refs for _, row in found.rows() for _, refs in row]
    assert len(cells) == 25
    assert sorted(ref for refs in cells for ref in refs) == ["R1", "R2"]


def test_an_action_that_goes_leaves_no_link_and_comes_back_with_it(ann: Session) -> None:
    add(ann, mitigated_by="A1 C1.10")
    before = told(ann)
    remove(ann, targets(ann, "A1"))
    assert find_part(ann, RISKS, "R1").part.mitigated_by == ("C1.10",)
    assert faults(ann.database) == []
    undo.undo(ann)
    assert told(ann) == before
    put(ann, "A1", {"ref": "A7"})
    assert find_part(ann, RISKS, "R1").part.mitigated_by == ("A7", "C1.10")


def test_one_that_is_taken_out_comes_back_by_undo(ann: Session) -> None:
    row = add(ann, mitigated_by="A1")
    before = told(ann)
    remove_part(ann, RISKS, row)
    assert part_rows(ann, RISKS) == []
    undo.undo(ann)
    assert told(ann) == before


def test_of_two_people_who_score_at_once_the_second_is_told_and_other_fields_stand_beside(
    ann: Session, bob: Session
) -> None:
    seen = add(ann, likelihood="2", impact="2")
    change(bob, "R1", likelihood="4")
    with pytest.raises(Conflict, match=r"score of R1 was changed meanwhile by bob .* to 4 × 2"):
        set_part(ann, RISKS, seen, {"impact": "5"})
    set_part(ann, RISKS, seen, {"mitigation": "A weekly call"})
    change(bob, "R1", mitigated_by="A1")
    with pytest.raises(Conflict, match=r"mitigated by of R1 was changed meanwhile by bob"):
        set_part(ann, RISKS, seen, {"mitigated_by": "C1.2"})


def test_the_plan_as_of_before_has_the_score_of_then(ann: Session) -> None:
    add(ann, likelihood="2", impact="2")
    number = log(ann)[0].number
    change(ann, "R1", likelihood="4")
    past = looking_back(ann, moment(ann, str(number)))
    with past.database:
        row = find_part(past, RISKS, "R1")
        assert (row.part.likelihood, len(row.scored), row.moved[0]) == (2, 1, Way.SAME)


def test_since_a_forum_last_met_risks_went_up(ann: Session) -> None:
    add(ann, likelihood="2", impact="2")
    add_forum(ann, ann.one_plan(), {"name": "Board"})
    meetings.hold(ann, ann.one_plan(), "Board", date(2016, 1, 7), present="Chair")
    packs.issue(ann, ann.one_plan(), "Board", date(2016, 1, 7), to_toml)
    change(ann, "R1", likelihood="4")
    add(ann, "Money")
    found = compare(ann, ann.one_plan(), "Board")
    assert found is not None
    assert [(one.ref, one.way) for one in found.since.risks] == [("R1", Way.UP), ("R2", Way.NEW)]


def test_a_snapshot_holds_them_and_a_second_import_changes_nothing(ann: Session, tmp_path: Path) -> None:
    add(ann, likelihood="2", impact="4", mitigated_by="A1 C1.2", next_look="20 Jan 2016", proximity="three months")
    about_plan(ann, risk_matrix="bands green, red from 8")
    text = to_toml(told(ann)[0])
    assert '[[risk]]\nref = "R1"\ntitle = "Agency staff leave"\nkind = "risk"\nlikelihood = 2\nimpact = 4\n' in text
    snapshot = read_toml(text, "plan.toml", TODAY)
    other = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with other.database:
        import_snapshot(other, snapshot, "plan.toml")
        assert to_toml(told(other)[0]) == text
        assert import_snapshot(other, snapshot, "plan.toml").number is None


def test_a_matrix_that_is_none_is_refused_in_a_file() -> None:
    head = 'format = 1\n[plan]\nref = "P"\ntitle = "t"\n'
    with pytest.raises(PlanwatchError, match="plan: risk_matrix: 'x' is no line of a risk matrix"):
        read_toml(f'{head}risk_matrix = ["x"]\n', "plan.toml", TODAY)
    with pytest.raises(PlanwatchError, match=r'mitigated_by "A1" is no action of this plan'):
        read_toml(f'{head}[[risk]]\nref = "R1"\ntitle = "t"\nmitigated_by = ["A1"]\n', "plan.toml", TODAY)


def test_filter_words_find_by_score_band_and_what_is_missing(ann: Session) -> None:
    add(ann, "Staff", likelihood="4", impact="4", owner="Head of HR", mitigated_by="A1", next_look="12 Jan 2016")
    add(ann, "Money", likelihood="1", impact="2", kind="issue")
    change(ann, "R2", impact="3")
    add(ann, "Unknown", kind="opportunity")

    def found(*words: str) -> list[str]:
        return [row.name for row in filtered(RISKS, part_rows(ann, RISKS), words)]

    assert found("band:red") == found("score:16") == found("owner:hr") == found("look:to") == ["R1"]
    assert found("owner:none") == found("mitigated:none") == ["R2", "R3"]
    assert found("moved:up") == found("kind:issue") == ["R2"]
    assert found("score:none") == found("unknown") == ["R3"]
    assert found("not:status:closed") == ["R1", "R2", "R3"]


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_kept_as_it_was_typed(ann: Session, text: str) -> None:
    row = add(ann)
    set_part(ann, RISKS, row, {"mitigation": text, "proximity": text})
    assert find_part(ann, RISKS, "R1").part.mitigation == text.strip()
