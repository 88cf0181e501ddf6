"""The ten saved views by their key and their word."""

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.actions.views import VIEWS, find_view


def test_every_digit_opens_one_view() -> None:
    assert sorted(view.key for view in VIEWS) == list("0123456789")
    assert len({view.word for view in VIEWS}) == 10


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.word)
def test_a_view_is_found_by_its_digit_and_by_its_word_whatever_the_capitals(view: object) -> None:
    word, key = view.word, view.key  # pyright: ignore[reportAttributeAccessIssue]
    assert find_view(key) is find_view(word) is find_view(word.upper()) is view


def test_a_word_that_is_no_view_is_refused_with_the_nearest() -> None:
    with pytest.raises(PlanwatchError, match="no view 'overdu'") as refused:
        find_view("overdu")
    assert refused.value.hint == "did you mean 'overdue'?"
    with pytest.raises(PlanwatchError) as refused:
        find_view("\x1b[31m")
    assert "no-update" in refused.value.hint
