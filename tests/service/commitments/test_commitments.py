"""Sources and commitments: added, linked, taken out; links never dangle, and every change can be taken back."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import RecommendationStatus
from planwatch.service.actions.remove import remove
from planwatch.service.checks import check
from planwatch.service.checks.gaps import findings_of
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.journal.log import entries as log
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan.kind import Kind
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filtered, find_part, part_rows
from planwatch.service.recommendations.coverage import COVERAGE, bar_of, class_totals
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.desk import TODAY, answer, targets, told

COMMITMENT, SOURCE, RECOMMENDATION = (kind_of(name) for name in ("commitment", "source", "recommendation"))
AnyKind = Kind[Any]


def add(session: Session, to: AnyKind, /, **fields: str) -> None:
    add_part(session, to, session.one_plan(), fields)


def change(session: Session, kind: AnyKind, name: str, /, **changes: str) -> Any:
    """Set fields of one; the part as it then is."""
    set_part(session, kind, find_part(session, kind, name), changes)
    return find_part(session, kind, changes.get(kind.key, name)).part


@pytest.fixture
def linked(ann: Session) -> Session:
    """The small plan with a source, two recommendations and a commitment that answers both."""
    add(ann, SOURCE, name="Inspection 2015", kind="inspection", body="Ofsted", date="May 2015")
    add(ann, RECOMMENDATION, number="1", text="Seek legal advice", source="inspection")
    add(ann, RECOMMENDATION, number="2", text="Seek it in time", repeats="1")
    add(ann, COMMITMENT, text="Become good at safeguarding", answers="1 2", actions="C1.2, A1", theme="Workforce")
    return ann


def test_a_commitment_gets_the_next_ref_and_names_what_it_answers_and_what_carries_it(linked: Session) -> None:
    [row] = part_rows(linked, COMMITMENT)
    assert (row.part.ref, row.part.answers, row.part.actions) == ("C1", ("1", "2"), ("C1.2", "A1"))
    assert row.standing.endswith("of 2 done")
    add(linked, COMMITMENT, text="Have a stable workforce")
    assert [row.name for row in part_rows(linked, COMMITMENT)] == ["C1", "C2"]
    assert log(linked)[0].what == "commitment C2 added: Have a stable workforce"
    assert faults(linked.database) == []


def test_a_filter_means_just_that_name_where_there_is_one(linked: Session) -> None:
    add_part(linked, COMMITMENT, linked.one_plan(), {"text": "Do more", "theme": "Work"}, add=True)
    add(linked, RECOMMENDATION, number="12", text="Seek more")
    change(linked, COMMITMENT, "C2", answers="12")

    def found(word: str) -> list[str]:
        return [row.name for row in filtered(COMMITMENT, part_rows(linked, COMMITMENT), [word])]

    assert found("theme:work") == ["C2"]
    assert found("theme:wor") == ["C1", "C2"]
    assert found("answers:1") == found("not:answers:12") == ["C1"]
    assert found("actions:C1.2") == ["C1"]


def test_what_a_plan_does_not_have_is_refused_with_what_it_has(linked: Session) -> None:
    assert "no recommendation" in str(answer(lambda: change(linked, COMMITMENT, "C1", answers="9")))
    assert "no source" in str(answer(lambda: change(linked, RECOMMENDATION, "1", source="Peer review")))
    assert "is the recommendation itself" in str(answer(lambda: change(linked, RECOMMENDATION, "1", repeats="1")))


def test_a_renamed_part_is_named_by_its_new_name_wherever_it_is_named(linked: Session) -> None:
    change(linked, SOURCE, "Inspection 2015", name="Inspection of May 2015")
    change(linked, RECOMMENDATION, "1", number="7")
    assert find_part(linked, RECOMMENDATION, "7").part.source == "Inspection of May 2015"
    assert find_part(linked, COMMITMENT, "C1").part.answers == ("7", "2")
    assert find_part(linked, RECOMMENDATION, "2").part.repeats == ("7",)


def test_what_is_taken_out_is_named_no_more_and_undo_brings_it_back_where_it_was(linked: Session) -> None:
    before = told(linked)[0]
    for kind, name in ((RECOMMENDATION, "1"), (SOURCE, "Inspection 2015"), (COMMITMENT, "C1")):
        remove_part(linked, kind, find_part(linked, kind, name))
    remove(linked, targets(linked, "C1.2"))
    assert find_part(linked, RECOMMENDATION, "2").part.repeats == ()
    read_toml(to_toml(told(linked)[0]), "plan.toml", TODAY)  # refuses what names something that is not there
    for _ in range(4):
        undo.undo(linked)
    assert told(linked)[0] == before
    assert faults(linked.database) == []


def test_closing_takes_a_day_and_opening_again_takes_who_and_when_away(linked: Session) -> None:
    closed = change(linked, RECOMMENDATION, "1", status="closed", closed_by="Ofsted", evidence="Letter of May")
    assert (closed.status, closed.closed_on) == (RecommendationStatus.CLOSED, TODAY)
    assert "so nobody has closed it" in str(answer(lambda: change(linked, RECOMMENDATION, "2", closed_by="Ofsted")))
    opened = change(linked, RECOMMENDATION, "1", status="open")
    assert (opened.closed_by, opened.closed_on, opened.evidence) == ("", None, "Letter of May")


def test_two_who_change_what_a_commitment_answers_conflict_and_other_fields_do_not(
    linked: Session, bob: Session
) -> None:
    row = find_part(bob, COMMITMENT, "C1")
    change(linked, COMMITMENT, "C1", answers="1")
    set_part(bob, COMMITMENT, row, {"text": "Become good"})
    with pytest.raises(Conflict, match="answers of C1"):
        set_part(bob, COMMITMENT, row, {"answers": "2"})


def test_the_plan_as_it_was_has_them_as_they_were(linked: Session) -> None:
    number = log(linked)[0].number
    change(linked, COMMITMENT, "C1", answers="2", text="Something else")
    change(linked, RECOMMENDATION, "1", status="implemented")
    past = looking_back(linked, moment(linked, str(number)))
    with past.database:
        assert find_part(past, COMMITMENT, "C1").part.answers == ("1", "2")
        assert find_part(past, RECOMMENDATION, "1").part.status is RecommendationStatus.OPEN


def test_a_snapshot_holds_them_byte_for_byte_and_a_second_import_changes_nothing(
    linked: Session, tmp_path: Path
) -> None:
    text = to_toml(told(linked)[0])
    assert '[[source]]\nname = "Inspection 2015"\nkind = "inspection"\nbody = "Ofsted"\ndate = "May 2015"' in text
    assert 'answers = ["1", "2"]\nactions = ["C1.2", "A1"]' in text
    other = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with other.database:
        import_snapshot(other, read_toml(text, "plan.toml", TODAY), "plan.toml")
        assert to_toml(told(other)[0]) == text
        assert import_snapshot(other, read_toml(text, "plan.toml", TODAY), "plan.toml").number is None


def test_a_file_in_which_one_repeats_itself_is_refused() -> None:
    head = 'format = 1\n[plan]\nref = "P"\ntitle = "t"\n'
    with pytest.raises(PlanwatchError, match="repeats names the recommendation itself"):
        read_toml(f'{head}[[recommendation]]\nnumber = "1"\ntext = "x"\nrepeats = ["1"]\n', "plan.toml", TODAY)


def test_coverage_is_listed_with_bars_filters_and_totals(linked: Session) -> None:
    rows = part_rows(linked, COVERAGE)
    assert [(row.name, row.commitments, row.refs) for row in rows] == [("1", "C1", "C1.2, A1"), ("2", "C1", "C1.2, A1")]
    assert set(bar_of(rows[0])) <= set("DPNLW")
    add(linked, RECOMMENDATION, number="3", text="Screen", **{"class": "priority"})
    rows = part_rows(linked, COVERAGE)
    assert [row.name for row in rows] == ["3", "1", "2"]
    assert [row.name for row in filtered(COVERAGE, rows, ["gap:nothing-answers"])] == ["3"]
    assert [row.name for row in filtered(COVERAGE, rows, ["gap:none"])] == ["1", "2"]
    assert {name: found.with_gaps for name, found in class_totals(rows).items()} == {"priority": 1, "": 0}


def test_a_gap_is_accepted_with_a_reason_as_the_finding_that_it_is(linked: Session) -> None:
    add(linked, RECOMMENDATION, number="3", text="Screen")
    found = findings_of(find_part(linked, COVERAGE, "3"))
    assert [(one.finding.code, one.finding.facts) for one in found] == [
        (one.finding.code, one.finding.facts) for one in check.check(linked, codes=("nothing-answers",))
    ]
    check.accept(linked, found, "Done by the county")
    assert find_part(linked, COVERAGE, "3").covered.standing_gaps == ()
    assert check.counted(check.check(linked, codes=("nothing-answers",))) == 0


_STEPS = st.sampled_from(
    ("answers", "actions", "repeats", "source", "rename", "remove", "remove source", "undo", "redo")
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEPS, max_size=8))
def test_whatever_is_done_and_taken_back_nothing_names_what_is_not_there(linked: Session, steps: list[str]) -> None:
    for step in steps:
        answer(lambda step=step: _do(linked, step))
        read_toml(to_toml(told(linked)[0]), "plan.toml", TODAY)
    assert faults(linked.database) == []


def _do(session: Session, step: str) -> object:
    match step:
        case "answers" | "actions":
            named = {"answers": "2 1", "actions": "A1"}[step]
            return change(session, COMMITMENT, "C1", **{step: named})
        case "repeats" | "source":
            return change(session, RECOMMENDATION, "2", **{step: "none"})
        case "rename":
            return change(session, RECOMMENDATION, "1", number="11")
        case "remove":
            return remove_part(session, RECOMMENDATION, find_part(session, RECOMMENDATION, "1"))
        case "remove source":
            return remove_part(session, SOURCE, find_part(session, SOURCE, "inspection"))
        case "undo":
            return undo.undo(session)
        case _:
            return undo.redo(session)
