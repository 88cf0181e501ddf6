"""What is meant by a typed name: the first of the rule's steps that finds any."""

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.text.names import named, near, place_of

NAMES = ("HR", "hr", "Head of HR", "HR Partner", "Theme 2", "Practice", "")
LABELS = ("", "", "", "", "Theme 1", "Theme 2", "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("HR", "HR"),
        ("hr", "hr"),
        ("theme 2", "Theme 2"),
        ("theme  1", "Theme 2"),
        ("2", "Practice"),
        ("hea", "Head of HR"),
        ("hr p", "HR Partner"),
        ("rac", "Practice"),
    ],
)
def test_whole_names_come_before_labels_and_beginnings_before_parts(typed: str, meant: str) -> None:
    place = place_of("lead", typed, NAMES, LABELS)
    assert place is not None
    assert NAMES[place] == meant


@pytest.mark.parametrize("typed", ["Hr", "h", "r"])
def test_where_several_are_meant_none_is_taken(typed: str) -> None:
    with pytest.raises(PlanwatchError, match=f"'{typed}' may be several leads"):
        place_of("lead", typed, NAMES, LABELS)


@pytest.mark.parametrize("typed", ["zoo", " ", "theme 3", "x" * 100_000])
def test_where_none_is_meant_that_is_said_with_those_there_are(typed: str) -> None:
    assert place_of("lead", typed, NAMES[:-1], LABELS) is None
    with pytest.raises(PlanwatchError, match="there is no lead") as refused:
        named("lead", typed, NAMES[:2])
    assert refused.value.hint == "leads of this plan: HR, hr"


def test_words_alike_are_told_apart_by_their_capitals() -> None:
    assert near("c1.3", ["C1.2", "c1.2", "D4"], 3) == ["C1.2", "c1.2"]
