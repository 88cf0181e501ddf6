"""What a person calls the filling of a cell."""

import pytest

from planwatch.exchange.table.colours import colour_of


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("FFFF0000", "red"), ("FFC7CE", "red"), ("FFEB9C", "amber"), ("FFC000", "amber"), ("C6EFCE", "green"),
        ("00B050", "green"), ("0070C0", "blue"), ("7030A0", ""), ("FFFFFF", ""), ("808080", ""), ("000000", ""),
        ("#fc0", "amber"), ("Tomato", "red"), ("rgb(0, 176, 80)", "green"), ("transparent", ""), ("zzzzzz", ""),
    ],
)  # fmt: skip
def test_a_colour_has_the_name_of_its_hue(written: str, name: str) -> None:
    assert colour_of(written) == name


def test_a_tint_changes_how_light_a_colour_is_and_not_its_hue() -> None:
    assert colour_of("00B050", 0.6) == "green"
    assert not colour_of("00B050", 0.99), "all but white"
