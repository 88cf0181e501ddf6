"""Money, per cents and numbers of recommendations: only what is sure."""

import pytest

from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.values import numbers_of, pence_of, percent_of
from tests.exchange.table.tables import mapped, not_read, only, sheet, table


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£21,600", 2_160_000),
        ("21600", 2_160_000),
        ("21.6k", 2_160_000),
        ("£1.2m", 120_000_000),
        ("£350.50", 35_050),
        ("4 × £67,689", 27_075_600),
        ("nil", 0),
        ("tbc", None),
        ("", None),
    ],
)
def test_sums_that_are_sure(text: str, pence: int | None) -> None:
    assert pence_of(text) == (pence, True)


@pytest.mark.parametrize(
    "text", ["£350 × 5 × 6 months", "£5,000 - £6,000", "within budget", "£5,000 a year", "2 posts", "£12,34"]
)
def test_what_is_no_one_sum_is_not_taken_for_one(text: str) -> None:
    assert pence_of(text) == (None, False)


def test_a_sum_that_is_not_understood_is_told_and_the_field_not_touched() -> None:
    found = sheet("Action | Lead | Cost\nDredge | A | £5,000 to £6,000\nPaint | B | £500\nMow | B | £700")
    assert "cost" not in found.records[0].given
    assert not_read(found) == [("C2", "£5,000 to £6,000")]


def test_numbers_of_a_sheet_and_thousands_of_a_heading() -> None:
    rows = [["Dredge", "A", Cell("21.6", 21.6)], ["Paint", "B", "5"]]
    found = mapped(table(["Action", "Lead", "Cost (£000)"], *rows))
    assert [record.given["cost"] for record in found.records] == [2_160_000, 500_000]


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        (Cell("50%", 0.5, format="0%"), 50),
        (Cell("50 %"), 50),
        (Cell("75", 75), 75),
        (Cell("100% complete"), 100),
        (Cell("0/3"), None),
        (Cell("150%", 1.5, format="0%"), None),
        (Cell("nan", float("nan")), None),
    ],
)
def test_per_cents(cell: Cell, percent: int | None) -> None:
    assert percent_of(cell) == (percent, percent is not None)


def test_parts_of_one_are_per_cents_where_the_column_holds_no_more() -> None:
    rows = [["Dredge", "A", Cell("0.5", 0.5)], ["Paint", "B", Cell("1", 1)]]
    found = mapped(table(["Action", "Lead", "% complete"], *rows))
    assert [record.given["percent"] for record in found.records] == [50, 100]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1, 2a & 7", ("1", "2a", "7")),
        ("Rec 3 and 4", ("3", "4")),
        ("3-5", ("3", "4", "5")),
        ("R1; R2", ("R1", "R2")),
        ("1.2", ("1.2",)),
        ("", ()),
    ],
)
def test_numbers_of_recommendations(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_of(text) == (numbers, True)


def test_numbers_of_recommendations_that_are_none_are_told() -> None:
    found = sheet(
        "Action | Lead | Recommendation number\nDredge | A | 1 & 2\nPaint | B | all of chapter two\nMow | B | 3"
    )
    assert [record.given.get("answers") for record in found.records] == [("1", "2"), None, ("3",)]
    assert not_read(found) == [("C3", "all of chapter two")]


def test_a_part_of_what_is_complete_is_not_kept() -> None:
    assert "percent" not in only(sheet("Action | Lead | Status | % complete\nDredge | A | Complete | 80%")).given
