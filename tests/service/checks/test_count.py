"""How many findings stand, counted without holding the plans whole."""

import pytest

from planwatch.service.checks import check
from planwatch.service.session import Session
from tests.desk import put


@pytest.mark.parametrize("portion", [1, 7, 1000])
def test_it_counts_what_stands_of_what_check_finds(
    samples: Session, portion: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "_PORTION", portion)
    found = check.check(samples)
    assert check.count(samples) == check.counted(found) > 20
    check.accept(samples, [each for each in found if each.finding.is_counted][:5], "They may stay so")
    assert check.count(samples) == check.counted(found) - 5


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
