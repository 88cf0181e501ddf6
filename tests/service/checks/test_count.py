"""How many findings stand, counted without holding the plans whole."""

from datetime import date

import pytest

from planwatch.model.values import replace
from planwatch.service.checks import check
from planwatch.service.measures.measures import MEASURES
from planwatch.service.measures.readings import Typed, read
from planwatch.service.plan.part_edit import add_part
from planwatch.service.plan.part_read import find_part
from planwatch.service.session import Session
from tests.desk import put


@pytest.mark.parametrize("portion", [1, 7, 1000])
def test_it_counts_what_stands_of_what_check_finds(
    samples: Session, portion: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "_PORTION", portion)
    found = check.check(samples)
    assert check.count(samples) == check.standing(samples) == check.counted(found) > 20
    check.accept(samples, [each for each in found if each.finding.is_counted][:5], "They may stay so")
    assert check.count(samples) == check.standing(samples) == check.counted(found) - 5


_LATEST, _EARLIER = "10 Jan 2016", "30 Sep 2015"


@pytest.mark.parametrize(
    ("readings", "off"),
    [
        ([("20", _EARLIER), ("46", _LATEST)], True),
        ([("46", _EARLIER), ("20", _LATEST)], False),
        ([("46", _LATEST), ("20", _LATEST)], False),
        ([("20", _LATEST), ("46", _LATEST)], True),
        ([("46", _LATEST), ("20", _EARLIER)], True),
    ],
)
def test_of_the_readings_of_a_measure_the_last_known_one_decides(
    ann: Session, readings: list[tuple[str, str]], off: bool
) -> None:
    def off_target() -> int:
        return check.counted(check.check(ann, codes=("off-target",)))

    for title in ("Agency cover", "Vacancies"):
        fields = {"title": title, "target": "20", "direction": "down", "target_on": "30 Jun 2016"}
        add_part(ann, MEASURES, ann.one_plan(), fields)
    read(ann, find_part(ann, MEASURES, "M2"), Typed("50", "1 Jan 2014"))
    for value, on in readings:
        read(ann, find_part(ann, MEASURES, "M1"), Typed(value, on))
    assert off_target() == 1 + off
    for session in (ann, replace(ann, today=date(2015, 11, 1))):
        assert check.standing(session) == check.count(session) == check.counted(check.check(session))


def test_it_tells_nothing_once_it_is_to_stop(ann: Session) -> None:
    assert check.count(ann, lambda: False) is None


def test_it_tells_nothing_of_a_file_that_changes_meanwhile(ann: Session) -> None:
    asked: list[int] = []

    def others_write() -> bool:
        asked.append(1)
        if len(asked) == 1:
            put(ann, "A1", {"lead": "HR"})
        return True

    assert check.count(ann, others_write) is None
    assert check.count(ann) is not None
