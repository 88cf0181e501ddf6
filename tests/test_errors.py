"""What goes wrong is told in sentences that each end once."""

import pytest

from planwatch.errors import PlanwatchError


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("there is no sheet 'Plan'", "there is no sheet 'Plan'. name another"),
        ("which sheet?", "which sheet? name another"),
        ("not that one!", "not that one! name another"),
        ("the file ends at “reviewed by H.R.”", "the file ends at “reviewed by H.R.”. name another"),
        ("it was said to be done.", "it was said to be done. name another"),
        ("it is cut here…", "it is cut here… name another"),
    ],
)
def test_a_hint_follows_the_end_that_a_message_has_or_a_full_stop(message: str, told: str) -> None:
    assert str(PlanwatchError(message, "name another")) == told
    assert str(PlanwatchError(message)) == message
