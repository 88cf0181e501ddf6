"""Numbers with a fraction: as typed, as kept, as read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.plan.figure import can_be_kept, figure_text, read_figure


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18", "18"), ("18.0", "18"), ("18.50", "18.5"), ("1,250", "1250"), ("12 500.25", "12500.25"), ("-3", "-3"),
        ("−3", "-3"), ("+4", "4"), ("007", "7"), ("0", "0"), ("-0", "0"),
    ],
)  # fmt: skip
def test_a_number_is_kept_without_what_does_not_matter(typed: str, kept: str) -> None:
    figure = read_figure(typed)
    assert figure is not None
    assert figure_text(figure) == kept


@pytest.mark.parametrize("typed", ["", "x", "1.2.3", "1e5", "NaN", "inf", "9" * 16, "1.1234567", "--3", "٣"])
def test_what_is_no_number_or_too_long_to_keep_is_none(typed: str) -> None:
    assert read_figure(typed) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**8), max_value=10**8))
def test_what_is_kept_survives_as_text_and_as_a_double(figure: Decimal) -> None:
    text = figure_text(figure)
    assert read_figure(text) == figure
    assert can_be_kept(figure)
    assert Decimal(str(float(figure))) == figure
