"""``planwatch date``: what a wording means, alone or one a line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message
from tests.cli.test_lean_imports import HEAVY, loaded


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("autumn 2016", "autumn 2016: season, from 1 Sep 2016 by 30 Nov 2016"),
        ("end of June", "end of June: part of a month, 30 Jun 2016"),
        ("From 27.1.15", "From 27.1.15: ongoing, from 27 Jan 2015, no end"),
        ("TBC", "TBC: none, no date"),
        ("Q4 2021", "Q4 2021: quarter, from 1 Oct 2021 by 31 Dec 2021 (may be a quarter of the financial year)"),
        ("", "(blank): none, no date"),
    ],
)
def test_one_wording_is_told_on_one_line(call: Call, words: str, told: str) -> None:
    result = call("date", words)
    assert result.exit_code == 0
    assert result.stdout == f"{told}\n"


def test_a_wording_cannot_steer_the_terminal(call: Call) -> None:
    told = call("date", "\x1b[31mJune\u202e [red]").stdout
    assert told.removesuffix("\n").isprintable()
    assert told.count("\n") == 1


def test_words_need_no_quotes(call: Call) -> None:
    assert call("date", "autumn", "2016").stdout == call("date", "autumn 2016").stdout


def test_lines_of_standard_input_are_answered_in_json_with_their_text_as_given(call: Call) -> None:
    result = call("date", "-", "--json", input="Mid  May \r\n\nEvery month\nFrom 27.1.15\n26/9/2022\\n-\\n2/10/2022")
    assert json.loads(result.stdout) == [
        {"text": "Mid  May ", "kind": "part of a month", "from": "2016-05-11", "by": "2016-05-15"},
        {"text": "", "kind": "none", "from": None, "by": None},
        {"text": "Every month", "kind": "recurring", "from": None, "by": None},
        {"text": "From 27.1.15", "kind": "ongoing", "from": "2015-01-27", "by": None},
        {"text": "26/9/2022\\n-\\n2/10/2022", "kind": "range", "from": "2022-09-26", "by": "2022-10-02"},
    ]


def test_nothing_on_standard_input_gives_an_empty_list(call: Call) -> None:
    assert json.loads(call("date", "-", "--json", input="").stdout) == []
    assert call("date", "-", input="").stdout == ""


def test_hostile_lines_stay_lines(call: Call) -> None:
    hostile = "\0\n\x1b]0;title\x07\n\u2028\u2029\x85\n[/]\n" + "(" * 5000
    assert len(json.loads(call("date", "-", "--json", input=hostile).stdout)) == 5
    lines = call("date", "-", input=hostile).stdout.split("\n")
    assert len(lines) == 6
    assert all(line.isprintable() for line in lines)


def test_input_that_is_not_utf_8_is_refused_with_its_line(call: Call) -> None:
    said = message(call("date", "-", input=b"June 2016\nJune \xff\n"))
    assert said == "standard input, line 2: this is not UTF-8. save it as UTF-8"


def test_a_byte_order_mark_is_no_part_of_the_first_wording(call: Call) -> None:
    assert json.loads(call("date", "-", "--json", input=b"\xef\xbb\xbfTBC\n").stdout)[0]["text"] == "TBC"


def test_with_a_plan_a_date_without_a_year_lies_in_its_period(call: Call, samples_path: Path) -> None:
    plan = json.loads(call("plans", "--json", db=samples_path, today="").stdout)[0]["ref"]
    told = call("--plan", plan, "date", "mid May", db=samples_path, today="2016-01-11")
    assert told.stdout.startswith("mid May: part of a month, ")
    assert message(call("--plan", "NONE", "date", "mid May", db=samples_path))


def test_no_words_at_all_are_wrong_use(call: Call) -> None:
    message(call("date"))


def test_a_wording_loads_no_more_than_it_needs() -> None:
    modules = loaded("--today", "2016-01-11", "date", "autumn 2016")
    assert not modules & {*HEAVY, "sqlite3", "tomllib"}
