"""Measures and readings: each change is one that can be taken back, and a reading is never overwritten."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import Cadence, Direction, Rag
from planwatch.service.actions.remove import remove
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.files.readings import ReadingsFile, import_readings, look
from planwatch.service.journal import undo
from planwatch.service.journal.log import entries as log
from planwatch.service.measures.measures import MEASURES, MeasureRow
from planwatch.service.measures.readings import Typed, measured_by, read
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filtered, find_part, part_rows
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.desk import TODAY, answer, find, targets, told

FIELDS = {
    "title": "Agency cover", "unit": "%", "baseline": "46", "baseline_on": "17 Mar 2015", "target": "20",
    "target_on": "30 Jun 2016", "tolerance": "2", "cadence": "quarterly", "lag": "14", "actions": "C1.2 A1",
}  # fmt: skip


@pytest.fixture
def agency(ann: Session) -> MeasureRow:
    add_part(ann, MEASURES, ann.one_plan(), FIELDS)
    return row(ann)


def row(session: Session, name: str = "M1") -> MeasureRow:
    return find_part(session, MEASURES, name)


def reads(session: Session, value: str, on: str, **fields: str | bool) -> int | None:
    return read(session, row(session), Typed(value, on, **fields))  # pyright: ignore[reportArgumentType]


def values(session: Session) -> list[str]:
    return [f"{one.on:%d/%m} {one.value}" for one in row(session).part.reading]


def test_a_measure_comes_into_the_plan_as_one_change_with_the_next_ref(ann: Session, agency: MeasureRow) -> None:
    assert agency.part.baseline == Decimal(46)
    assert (agency.part.cadence, agency.part.lag, agency.part.direction) == (Cadence.QUARTERLY, 14, None)
    assert agency.part.actions == ("C1.2", "A1")
    assert [one.ref for one in agency.behind] == ["C1.2", "A1"]
    assert log(ann)[0].what == "measure M1 added: Agency cover"
    before = told(ann)
    add_part(ann, MEASURES, ann.one_plan(), {"title": "Other"})
    assert row(ann, "M2").part.title == "Other"
    undo.undo(ann)
    assert told(ann) == before
    assert faults(ann.database) == []


def test_readings_are_kept_and_a_wrong_one_is_corrected_by_another(ann: Session, agency: MeasureRow) -> None:
    reads(ann, "33 %", "12 Jul 2015")
    reads(ann, "20", "31 Dec 2015", provisional=True)
    reads(ann, "28.5", "31 Dec 2015", note="two posts were double", by="Head of HR")
    assert values(ann) == ["12/07 33", "31/12 20", "31/12 28.5"]
    assert row(ann).last == "28.5 % on 31 Dec 2015"
    assert row(ann).progress.rag is Rag.GREEN
    assert log(ann)[0].what == "measure M1 reading of 31 Dec 2015: 28.5 % corrected from 20 %"
    undo.undo(ann)
    assert row(ann).last == "20 % on 31 Dec 2015, provisional"


def test_the_same_reading_again_changes_nothing_and_one_that_becomes_final_does(
    ann: Session, agency: MeasureRow
) -> None:
    assert reads(ann, "33", "12 Jul 2015", provisional=True) is not None
    assert reads(ann, "33.0", "12 Jul 2015", provisional=True) is None
    assert reads(ann, "33", "12 Jul 2015") is not None
    assert not row(ann).last.endswith("provisional")


def test_what_cannot_be_is_refused_and_changes_nothing(ann: Session, agency: MeasureRow) -> None:
    before = told(ann)
    assert "is not a day up to today" in str(answer(lambda: reads(ann, "3", "1 Feb 2016")))
    assert "is no figure" in str(answer(lambda: reads(ann, "lots", "1 Jan 2016")))
    for wrong in ({"tolerance": "-1"}, {"cadence": "now and then"}, {"target": "x"}, {"actions": "Z9"}, {"title": ""}):
        assert isinstance(answer(lambda wrong=wrong: set_part(ann, MEASURES, row(ann), wrong)), PlanwatchError)
    assert told(ann) == before


def test_without_its_figure_the_day_of_a_target_goes_too(ann: Session, agency: MeasureRow) -> None:
    set_part(ann, MEASURES, agency, {"target": ""})
    assert (row(ann).part.target, row(ann).part.target_on) == (None, None)
    set_part(ann, MEASURES, row(ann), {"direction": "d", "target_on": "1 Mar 2016"})
    assert (row(ann).part.direction, row(ann).part.target_on) == (Direction.DOWN, date(2016, 3, 1))


def test_two_people_change_other_fields_and_meet_on_the_same(ann: Session, bob: Session, agency: MeasureRow) -> None:
    set_part(bob, MEASURES, row(bob), {"target": "18"})
    set_part(ann, MEASURES, agency, {"unit": "percent"})
    assert (row(ann).part.target, row(ann).part.unit) == (Decimal(18), "percent")
    with pytest.raises(Conflict, match=r"target of M1 was changed meanwhile by bob .* to 18, 30 Jun 2016"):
        set_part(ann, MEASURES, agency, {"target_on": "1 Jul 2016"})
    set_part(bob, MEASURES, row(bob), {"actions": "C1.2"})
    with pytest.raises(Conflict, match="actions of M1"):
        set_part(ann, MEASURES, agency, {"actions": "A1"})
    remove_part(bob, MEASURES, row(bob))
    with pytest.raises(Conflict, match="removed meanwhile"):
        read(ann, agency, Typed("3", "1 Jan 2016"))


def test_links_lead_to_what_is_there_through_removal_and_undo(ann: Session, agency: MeasureRow) -> None:
    assert measured_by(ann, find(ann, "C1.2")) == ["M1 Agency cover"]
    remove_part(ann, MEASURES, agency)
    assert measured_by(ann, find(ann, "C1.2")) == []
    undo.undo(ann)
    assert measured_by(ann, find(ann, "C1.2")) == ["M1 Agency cover"]
    assert row(ann).part == agency.part


def test_an_action_that_is_taken_out_is_named_no_more_until_it_comes_back(ann: Session, agency: MeasureRow) -> None:
    before = told(ann)
    remove(ann, targets(ann, "C1.2"))
    assert row(ann).part.actions == ("A1",)
    assert [one.ref for one in row(ann).behind] == ["A1"]
    assert read_toml(to_toml(told(ann)[0]), "plan.toml", TODAY) == told(ann)[0]
    undo.undo(ann)
    assert told(ann) == before


def test_the_plan_as_of_before_has_the_readings_of_then(ann: Session, agency: MeasureRow) -> None:
    reads(ann, "33", "12 Jul 2015")
    number = log(ann)[0].number
    reads(ann, "30", "12 Jul 2015")
    past = looking_back(ann, moment(ann, str(number)))
    with past.database:
        assert values(past) == ["12/07 33"]


def test_a_snapshot_holds_all_of_it_and_a_second_import_changes_nothing(
    ann: Session, agency: MeasureRow, tmp_path: Path
) -> None:
    for value in ("33", "30", "33"):
        reads(ann, value, "12 Jul 2015")
    text = to_toml(told(ann)[0])
    assert "[[measure.reading]]\non = 2015-07-12\nvalue = 33" in text
    other = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with other.database:
        import_snapshot(other, read_toml(text, "plan.toml", TODAY), "plan.toml")
        assert to_toml(told(other)[0]) == text
        assert import_snapshot(other, read_toml(text, "plan.toml", TODAY), "plan.toml").number is None


def test_filter_words_find_by_what_is_calculated(ann: Session, agency: MeasureRow) -> None:
    add_part(ann, MEASURES, ann.one_plan(), {"title": "Other"})
    reads(ann, "45", "31 Dec 2015")
    rows = part_rows(ann, MEASURES)
    found = {
        words: [one.name for one in filtered(MEASURES, rows, words.split())]
        for words in ("rag:red", "target:none", "actions:C1.2", "last:none", "travel:worse", "overdue:yes", "met:yes")
    }
    assert list(found.values()) == [["M1"], ["M2"], ["M1"], ["M2"], [], [], []]


def file_of(tmp_path: Path, *lines: str, heads: str = "Measure,Day,Value,Status") -> Path:
    path = tmp_path / "readings.csv"
    path.write_text("\n".join(("Quarterly figures", "", heads, *lines)), encoding="utf-8")
    return path


def became(seen: ReadingsFile) -> list[str]:
    return [line.became or f"left out: {line.fault}" for line in seen.lines]


def test_a_file_of_readings_is_told_first_and_the_second_time_brings_nothing(
    ann: Session, agency: MeasureRow, tmp_path: Path
) -> None:
    path = file_of(tmp_path, "M1,30/09/2015,31%,final", "agency COVER,Dec 2015,28.5,provisional")
    seen = look(ann, path)
    assert became(seen) == ["new", "new"]
    assert values(ann) == []
    assert import_readings(ann, seen) is not None
    assert values(ann) == ["30/09 31", "31/12 28.5"]
    again = look(ann, path)
    assert became(again) == ["there already", "there already"]
    assert import_readings(ann, again) is None


def test_doubles_and_contradictions_are_told_and_left_out(ann: Session, agency: MeasureRow, tmp_path: Path) -> None:
    reads(ann, "33", "12 Jul 2015")
    path = file_of(
        tmp_path, "M1,12/07/2015,30,", "M1,30/09/2015,31,", "M1,30/09/2015,31,", "M1,31/10/2015,30,",
        "M1,31/10/2015,29,", "M7,31/10/2015,29,", "M1,1/2/2016,29,", "M1,sometime,29,", "M1,31/08/2015,n/a,",
    )  # fmt: skip
    seen = look(ann, path)
    assert became(seen) == [
        "left out: M1 has 33 % on 12 Jul 2015, and the file 30 % on 12 Jul 2015 (--correct takes the file's)",
        "new",
        "twice in the file",
        "left out: the file has several figures of M1 on 31 Oct 2015",
        "left out: the file has several figures of M1 on 31 Oct 2015",
        "left out: no measure 'M7'",
        "left out: 1 Feb 2016 is still to come",
        "left out: 'sometime' is no day",
        "left out: 'n/a' is no figure (type a number, such as 18 or 87.5)",
    ]
    import_readings(ann, seen)
    assert values(ann) == ["12/07 33", "30/09 31"]
    import_readings(ann, look(ann, path, correct=True))
    assert values(ann) == ["12/07 33", "12/07 30", "30/09 31"]
    assert "there already" in became(look(ann, path, correct=True))


def test_a_file_without_such_columns_says_what_it_needs(ann: Session, agency: MeasureRow, tmp_path: Path) -> None:
    path = file_of(tmp_path, "x,y", heads="What,Who")
    assert "has no table of readings" in str(answer(lambda: look(ann, path)))
