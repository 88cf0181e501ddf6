"""What people call parts of each kind, one and several."""

import pytest

from planwatch.model.plan.signoff import conditions_in_words
from planwatch.words.kinds import count_in_words, kinds_in_words


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        ("risk", 1, "1 risk"), ("signoff", 2, "2 sign-offs"), ("dive", 3, "3 deep dives"), ("reading", 2, "2 readings"),
        ("evidence", 1, "1 piece of evidence"), ("evidence", 2, "2 pieces of evidence"),
    ],
)  # fmt: skip
def test_parts_are_counted_by_what_people_call_them(kind: str, number: int, said: str) -> None:
    assert count_in_words(kind, number) == said


def test_several_stand_under_their_heading() -> None:
    headings = [kinds_in_words(kind) for kind in ("signoff", "dive", "evidence", "plan")]
    assert headings == ["Sign-offs", "Deep dives", "Evidence", "Plan"]


def test_conditions_typed_with_their_first_words_are_not_said_with_them_twice() -> None:
    assert conditions_in_words("costs") == "subject to: costs"
    assert conditions_in_words("Subject to the\ncosts") == "Subject to the costs"
