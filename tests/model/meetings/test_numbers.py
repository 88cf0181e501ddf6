"""How councils number what is on a meeting's list and what was resolved."""

import pytest

from planwatch.model.meetings.numbers import (
    is_number,
    item_numbers,
    next_number,
    own_number,
    read_number,
    titled,
)


@pytest.mark.parametrize(
    ("item", "number"),
    [
        ("42 Children's services improvement", "42"),
        ("42. Inspection", "42"),
        ("42) Inspection", "42"),
        ("(42) Inspection", "42"),
        ("42: Inspection", "42"),
        ("42 - Inspection", "42"),
        ("3.12 Training", "3.12"),
        ("12/16 Minutes", "12/16"),
        ("7a Appeals", "7a"),
        ("39. Declaration of interest", "39"),
        ("39 Declaration of interest", "39"),
        ("39. December budget", "39"),
        ("9 Marketing", "9"),
        ("Inspection", ""),
        ("C1.2 Recruit", ""),
        ("2016 budget", ""),
        ("2015/16 accounts", ""),
        ("3 March seminar", ""),
        ("42", ""),
        ("", ""),
    ],
)
def test_an_item_has_the_number_that_it_was_typed_with(item: str, number: str) -> None:
    assert own_number(item) == number
    assert titled(item, 5) == (item if number else f"5. {item}")


def test_what_has_no_number_of_its_own_has_that_of_its_place() -> None:
    assert item_numbers(("42 Inspection", "Budget", "43 Board")) == ["42", "2", "43"]


def test_numbers_go_on_within_an_item_or_run_through() -> None:
    known = [1, 2, "42.1", "42.10", "43.1", "142.7"]
    assert next_number(known) == 3
    assert next_number(known, "42") == "42.11"
    assert next_number(known, "44") == "44.1"
    assert next_number([]) == 1


@pytest.mark.parametrize(
    ("typed", "read"), [("7", 7), ("42.1", "42.1"), (" 42(a) ", "42(a)"), ("3.", 3), ("007", "007")]
)
def test_a_whole_number_is_one_and_all_else_as_it_was_typed(typed: str, read: int | str) -> None:
    assert read_number(typed) == read


@pytest.mark.parametrize(
    ("number", "fits"),
    [(1, True), ("42.1", True), ("42(a)", True), ("R7", True), (-1, False), ("1", False), ("", False),
     ("a b", False), ("4\n2", False), ("9" * 21, False), ("\x1b[31m", False)],
)  # fmt: skip
def test_what_can_number_a_resolution(number: int | str, fits: bool) -> None:
    assert is_number(number) == fits
