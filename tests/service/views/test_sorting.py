"""What a list is sorted by is written so that reading it gives the same, and what is wrong with it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.service.read import Order
from planwatch.service.views.layout import LEAST_CELLS, MOST_CELLS, columns_text, read_columns
from planwatch.service.views.sorting import Sorting, read_sorting
from planwatch.tui.table.action_columns import ALL
from planwatch.words.row import COLUMNS

ORDERS = st.sampled_from(Order)


def test_the_columns_that_can_be_chosen_are_those_that_have_words() -> None:
    assert set(COLUMNS) == set(ALL)


@given(ORDERS, st.booleans(), st.none() | ORDERS, st.booleans())
def test_an_order_is_read_as_it_was_written(first: Order, down: bool, then: Order | None, then_down: bool) -> None:
    whole = {Order.TRIAGE, Order.PLAN_ORDER} & {first, then}
    two = then is not None and then is not first and not whole
    sorting = Sorting(first, down, then if two else None, two and then_down)
    assert read_sorting(sorting.text) == sorting
    assert read_sorting("") == Sorting()


@given(st.lists(st.tuples(st.sampled_from(COLUMNS), st.just(0) | st.integers(LEAST_CELLS, MOST_CELLS)),
                unique_by=lambda each: each[0]))  # fmt: skip
def test_columns_are_read_as_they_were_written(columns: list[tuple[str, int]]) -> None:
    assert read_columns(columns_text(columns)) == tuple(columns)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("leed", "did you mean 'lead'"),
        ("due, lead, theme", "3 columns"),
        ("due, due-", "twice by due"),
        ("due, triage", "leaves nothing equal"),
        ("order, due", "leaves nothing equal"),
    ],
)
def test_a_wrong_order_is_told(text: str, told: str) -> None:
    with pytest.raises(PlanwatchError) as refused:
        read_sorting(text)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("leed", "did you mean 'lead'"),
        ("lead, Lead:9", "named twice"),
        ("lead:2", "cells from 3"),
        ("lead:", "no width"),
        ("lead:²0", "no width"),
        ("lead:99999999999", "no width"),
    ],
)
def test_wrong_columns_are_told(text: str, told: str) -> None:
    with pytest.raises(PlanwatchError) as refused:
        read_columns(text)
    assert told in str(refused.value)
