"""Numbers as people read them."""

import pytest

from planwatch.model.plan.money import pounds
from planwatch.words.numbers import and_more, number_of


@pytest.mark.parametrize(
    ("pence", "words"), [(0, "£0"), (5, "£0.05"), (2_160_000, "£21,600"), (2_160_050, "£21,600.50"), (99, "£0.99")]
)
def test_pence_are_told_only_where_there_are_any(pence: int, words: str) -> None:
    assert pounds(pence) == words


def test_one_of_a_thing_is_told_without_an_s() -> None:
    assert [number_of(number, "finding") for number in (0, 1, 2)] == ["0 findings", "1 finding", "2 findings"]


def test_what_was_left_out_is_counted() -> None:
    assert and_more(7) == "… and 7 more"
