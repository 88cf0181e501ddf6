"""Tables of measures with readings, and of costs with their own totals, come in as what they are."""

from datetime import date
from decimal import Decimal

from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.table.record import Record
from tests.exchange.table.tables import not_read, sheet
from tests.exchange.table.test_parts_in import given


def readings(record: Record) -> list[tuple[str, str]]:
    return [(str(one.on), str(one.value)) for one in record.readings]


def test_months_and_quarters_as_headings_are_readings_of_the_measure_in_the_row() -> None:
    found = sheet("""
        Ref | KPI | Unit | Baseline (Mar 2015) | Target 2016/17 | Apr 2016 | May 2016 | Jun 2016 | Lead
        P1 | Assessments in time | % | 46% | 90% | 61% | n/a | | Head of Care
        P2 | Days to a first visit | days | 12 | at most 5 | 9.5 | 1,008 | 7 | Team Manager
    """)
    assert given(found, "measure") == [
        {"ref": "P1", "title": "Assessments in time", "unit": "%", "baseline": 46, "baseline_on": date(2015, 3, 31),
         "target": 90, "target_on": date(2017, 3, 31), "owner": "Head of Care"},
        {"ref": "P2", "title": "Days to a first visit", "unit": "days", "baseline": 12,
         "baseline_on": date(2015, 3, 31), "target": 5, "target_on": date(2017, 3, 31), "direction": "down",
         "owner": "Team Manager"},
    ]  # fmt: skip
    first, second = found.parts
    assert readings(first) == [("2016-04-30", "61")]
    assert readings(second) == [("2016-04-30", "9.5"), ("2016-05-31", "1008")]
    assert not_read(found) == [("H3", "7")]
    assert (found.actions, found.lost) == (0, ())


def test_quarters_without_a_year_are_the_last_ones_and_what_a_cell_says_beside_its_figure_is_taken_or_told() -> None:
    found = sheet("""
        KPI | Baseline | Target | Q3 | Q4 | Frequency | RAG
        Repeat referrals | 24% (2014/15) | 18% by June 2017 | 22 % | 21 % | Quarterly | A
        Complaints | about a dozen | fewer than 10 | 12 | 11 or so | monthly | G
    """)
    first, second = given(found, "measure")
    assert first == {
        "title": "Repeat referrals", "baseline": 24, "baseline_on": date(2015, 3, 31), "target": 18, "unit": "%",
        "target_on": date(2017, 6, 30), "cadence": "quarterly",
    }  # fmt: skip
    assert second == {"title": "Complaints", "target": 10, "direction": "down", "cadence": "monthly"}
    assert readings(found.parts[0]) == [("2015-12-31", "22"), ("2016-03-31", "21")]
    assert not_read(found) == [("B3", "about a dozen"), ("E3", "11 or so")]
    assert found.lost == ("RAG",)


def test_costs_come_in_with_rates_shares_and_the_papers_own_total() -> None:
    found = sheet("""
        Cost item | Rate | Quantity | Months | Total cost | Recurring | Funded by
        Interim commissioner | £350 per day | 5 days a week | 6 | £42,000 | One-off | Reserves
        Audit of cases | £85 | 20 | 8 | £13.6k | one off | n/a
        Training | | | | £1.2m | recurring | Grant
        Total | | | | £1,255,600 | |
    """)
    lines = given(found, "cost")
    assert lines[0] == {
        "title": "Interim commissioner", "rate": 35000, "quantity": 5, "unit": "days a week", "periods": 6,
        "period_unit": "months", "amount": 4_200_000, "recurring": False, "funded_by": "Reserves",
    }  # fmt: skip
    assert [line["amount"] for line in lines] == [4_200_000, 1_360_000, 120_000_000, 125_560_000]
    assert [line.get("recurring") for line in lines] == [False, False, True, False]
    assert lines[3]["total"] is True
    assert [one.within for one in found.parts] == [4, 4, 4, None]
    assert found.actions == 0


def test_years_as_headings_are_the_shares_of_a_cost_and_thousands_are_said_in_the_heading() -> None:
    found = sheet("""
        Description | 2015/16 £000 | 2016/17 £000 | Source of funding
        Extra posts | 498.8 | 300 | Council
        Strategy | 20 | - | DfE
        Sub-total | 518.8 | 300 |
        Grand total | 518.8 | 300 |
    """)
    lines = given(found, "cost")
    assert [(line["amount"], line["years"]) for line in lines] == [
        (79_880_000, ("2015/16 £498,800", "2016/17 £300,000")),
        (2_000_000, ("2015/16 £20,000",)),
        (81_880_000, ("2015/16 £518,800", "2016/17 £300,000")),
    ]
    assert any("adds up other totals" in doubt.what for doubt in found.doubts)


def test_a_person_says_that_a_table_is_of_measures_or_costs_or_of_actions() -> None:
    text = """
        Measure | Target | Owner | By when
        Visits in time | 95% | Head of Care | 31/03/2017
    """
    assert sheet(text).actions == 1
    (one,) = sheet(text, answers=Answers(kinds={0: "measures"})).parts
    assert (one.given["target"], one.given["target_on"]) == (Decimal(95), date(2017, 3, 31))
    assert sheet("Item | Amount\nPaint | £20", answers=Answers(kinds={0: "costs"})).parts[0].given["amount"] == 2000
    assert not sheet("Item | Amount\nPaint | £20").parts
