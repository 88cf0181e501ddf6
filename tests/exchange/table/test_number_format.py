"""Numbers and days as a spreadsheet shows them."""

from datetime import date, datetime, time, timedelta

import pytest

from planwatch.exchange.table.number_format import BUILT_IN, shown_number, value_of
from planwatch.exchange.table.provenance import Value

_DAY = 42248  # 1 September 2015


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (_DAY, "mmm-yy", "Sep-15"),
        (_DAY, "dd/mm/yyyy", "01/09/2015"),
        (_DAY, "[$-F800]dddd, mmmm dd, yyyy", "Tuesday, September 01, 2015"),
        (_DAY, 'd "of" mmmm', "1 of September"),
        (_DAY, r"yyyy\-mm\-dd\ \(ddd\)", "2015-09-01 (Tue)"),
        (_DAY, BUILT_IN[14], "2015-09-01"),
        (_DAY + 0.75, "d/m/yy h:mm AM/PM", "1/9/15 6:00 PM"),
        (_DAY + 0.5, BUILT_IN[22], "2015-09-01 12:00"),
        (0.52, "hh:mm:ss", "12:28:48"),
        (1.5, "[h]:mm", "36:00"),
        (61 / 86400, "mm:ss", "01:01"),
        (1.1, "0.00", "1.10"),
        (12, "0000", "0012"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (21600, '"£"#,##0', "£21,600"),
        (21600, "[$£-809]#,##0.00", "£21,600.00"),
        (-5, "#,##0;[Red](#,##0)", "(5)"),
        (0, '0;-0;"none"', "none"),
        (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-', "-"),
        (1234567, "#,##0,", "1,235"),
        (3.5, "0.##", "3.5"),
        (3, "0.##", "3"),
        (0.25, "# ?/?", "0.25"),
        (2, "_-* #,##0.00_-", "2.00"),
        (7, "@", "7"),
        (1.1, "General", "1.1"),
        (44770, "General", "44770"),
        (1e-7, "General", "1E-07"),
        (12345678901234, "General", "12345678901234"),
        (5, "[<10]0;0.0", "5"),
    ],
)
def test_a_number_is_shown_as_its_format_says(number: float, code: str, shown: str) -> None:
    assert shown_number(value_of(number, code), code) == shown


@pytest.mark.parametrize(
    ("number", "code", "value"),
    [
        (_DAY, "mmm-yy", date(2015, 9, 1)),
        (_DAY + 0.25, "yyyy", datetime.fromisoformat("2015-09-01 06:00")),
        (0.25, "h:mm", time(6)),
        (1.25, "[h]:mm", timedelta(hours=30)),
        (59, "d/m/yy", date(1900, 2, 28)),
        (61, "d/m/yy", date(1900, 3, 1)),
        (-1, "d/m/yy", -1),
        (9_999_999, "d/m/yy", 9_999_999),
        (2.0, '"day" 0', 2),
        (3, "[Red]0", 3),
    ],
)
def test_what_stands_behind_a_number_follows_from_its_format(number: float, code: str, value: Value) -> None:
    assert value_of(number, code) == value


def test_days_of_old_macs_are_counted_from_1904() -> None:
    assert value_of(_DAY - 1462, "d/m/yy", from_1904=True) == date(2015, 9, 1)


def test_truth_and_text_are_shown_as_they_are() -> None:
    assert [shown_number(value, "0.00") for value in (True, False, None, "x")] == ["TRUE", "FALSE", "", "x"]
