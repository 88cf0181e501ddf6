"""Dates of recommendations: typed, counted from the source, filtered, taken back; and their measures by commitments."""

from datetime import date
from typing import Any

import pytest

from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.service.journal import undo
from planwatch.service.journal.log import entries as log
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filtered, find_part, part_rows
from planwatch.service.recommendations.coverage import COVERAGE
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.desk import TODAY, told

COMMITMENT, MEASURE, RECOMMENDATION, SOURCE = map(kind_of, ("commitment", "measure", "recommendation", "source"))


def change(session: Session, kind: Any, name: str, **changes: str) -> Any:
    """Set fields of one; the part as it then is."""
    set_part(session, kind, find_part(session, kind, name), changes)
    return find_part(session, kind, name).part


@pytest.fixture
def linked(ann: Session) -> Session:
    """The small plan with a dated report, a recommendation of it and one of nothing, and a commitment to the first."""
    for kind, values in (
        (SOURCE, {"name": "Report", "date": "24 Aug 2015"}),
        (RECOMMENDATION, {"number": "8", "text": "Screen", "source": "Report", "due": "within 6 weeks of the report"}),
        (RECOMMENDATION, {"number": "9", "text": "Test", "due": "30 June 2016"}),
        (COMMITMENT, {"text": "Become good", "answers": "8"}),
        (MEASURE, {"title": "Screened", "commitments": "C1"}),
    ):
        add_part(ann, kind, ann.one_plan(), values)
    return ann


def named(session: Session, kind: Any, *words: str) -> list[str]:
    """The names of those that have all of these words."""
    return [row.name for row in filtered(kind, part_rows(session, kind), words)]


def due(session: Session, number: str = "8") -> Any:
    return find_part(session, RECOMMENDATION, number).part.due


def test_the_days_of_words_that_count_from_the_report_follow_its_day_and_undo_brings_both_back(linked: Session) -> None:
    assert (due(linked).text, due(linked).last) == ("within 6 weeks of the report", date(2015, 10, 5))
    before = to_toml(told(linked)[0])
    change(linked, SOURCE, "Report", date="24 Dec 2015")
    assert due(linked).last == date(2016, 2, 4)
    assert due(linked, "9").last == date(2016, 6, 30)
    assert "within 6 weeks of the report (24 Dec 2015 to 4 Feb 2016)" in {each.after for each in log(linked)[0].details}
    change(linked, SOURCE, "Report", date="")
    assert due(linked).last is None
    undo.undo(linked)
    undo.undo(linked)
    assert to_toml(told(linked)[0]) == before
    assert read_toml(before, "before", TODAY).recommendation[-2].due.last == date(2015, 10, 5)
    assert change(linked, RECOMMENDATION, "8", source="").due.last is None
    assert change(linked, RECOMMENDATION, "8", source="Report").due.last == date(2015, 10, 5)


def test_late_are_those_open_past_their_date(linked: Session) -> None:
    late = named(linked, RECOMMENDATION, "late:yes")
    assert late == ["8"] == named(linked, COVERAGE, "late:yes")
    change(linked, RECOMMENDATION, "8", status="implemented")
    assert named(linked, RECOMMENDATION, "late:yes") == []


def test_a_measure_of_a_commitment_is_seen_from_both_ends_and_covers_what_that_answers(linked: Session) -> None:
    assert any("commitments: C1" in line for line in MEASURE.told(find_part(linked, MEASURE, "M1")))
    assert "measures: M1 Screened" in COMMITMENT.told(find_part(linked, COMMITMENT, "C1"))
    assert named(linked, COMMITMENT, "measures:M1") == ["C1"]
    assert [one.name for one in find_part(linked, COVERAGE, "8").covered.measures] == ["M1"]
    before = told(linked)[0]
    remove_part(linked, COMMITMENT, find_part(linked, COMMITMENT, "C1"))
    assert find_part(linked, MEASURE, "M1").part.commitments == ()
    assert faults(linked.database) == []
    undo.undo(linked)
    assert told(linked)[0] == before
