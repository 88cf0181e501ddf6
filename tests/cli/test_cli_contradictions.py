"""The contradictions of real papers: told where they are typed in, with both figures, and accepted with a reason."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

WORDS = (
    ("set", "A1", "how=6 + 9 + 9 + 24.54 + 7 = 53.54 posts in all"),
    ("53.54", "which is 55.54", "sum-in-text"),
)
RATE = (
    ("cost", "add", "Commissioner", "rate=350", "quantity=5", "periods=6", "amount=£42,000", "years=2015/16"),
    ("£42,000 is printed", "£350 × 5 × 6 is £10,500", "cost-sum"),
)
TOTAL = (
    ("cost", "add", "Social workers", "quantity=55.54", "unit=posts", "included_in=K9"),
    ("53.54", "its lines come to 55.54", "cost-total"),
)
TWICE = (
    ("cost", "add", "Post", "amount=60000", "years=2016/17", "note=it is included as part of the £1.3 million"),
    ("It counts", "“included as part of”", "cost-twice"),
)
TWO_FIGURES = (
    ("commitment", "add", "We have recruited 21 new permanent staff since June 2011"),
    ("“18 staff were recruited", "where commitment C1 says “We have recruited 21 new", "figures-differ"),
)
MEASURED = (
    ("risk", "add", "Cover stays", "effect=Agency cover of social work posts was 46 % as at 12 July 2015"),
    ("was 46 % as at 12 July 2015”", "where measure M1 says “", "33 % on 12 Jul 2015”", "figures-differ"),
)
IN_PROSE = (
    ("set", "A1", "title=Set standards by 30 June 2016"),
    ("by 30 June 2016", "it is due end of January 2016", "date-in-text"),
)
NOTE = (
    ("risk", "add", "Managers leave", "effect=Eight posts (check this figure) fall empty"),
    ("A note to self is left in its effect", "(check this figure)", "note-to-self"),
)
STALE = (
    ("note", "A1", "The review will take place in November 2015"),
    ("will take place in November 2015", "that is past", "stale-will"),
)
STALE_PLAN = (
    ("about", "note=The panel will meet in November 2015"),
    ("Its note says “will meet in November 2015”", "that is past", "stale-will"),
)
YEAR = (
    ("set", "C1.10", "start=1 May 2016", "due=31 Mar 2016"),
    ("Due 31 Mar", "before it starts on 1 May", "due-before-start"),
)
WEEKDAY = (("set", "C1.10", "due=Tue 14 Mar 2016"), ("Tue 14 Mar 2016", "that is a Monday", "wrong-year"))
COPIED = (
    ("note", "C1.2", "Two interviews held", "--on", "11 Jan 2016"),
    ("The update of 11 Jan", "repeats that of 10 Dec 2015", "copied-update"),
)
UNDATED = (
    ("set", "A1", "due=14 march"),
    ("Its title says “by 30 June 2016”, but it is due 14 march", "date-in-text"),
)
UNFINISHED = (("set", "A1", "how=Train them, insert name here"), ("“insert name here”", "note-to-self"))
BEFORE = {
    UNDATED: [("set", "A1", "title=Set standards by 30 June 2016")],
    TOTAL: [("cost", "add", "All", "quantity=53.54", "unit=posts", "total=yes", "ref=K9")],
    TWO_FIGURES: [("set", "C1.2", "how=18 staff were recruited to permanent posts since June 2011")],
    MEASURED: [
        ("measure", "add", "Agency cover of social work posts", "unit=%"),
        ("measure", "read", "M1", "33", "--on", "12 July 2015"),
    ],
}


@pytest.mark.parametrize(
    "case",
    [
        WORDS,
        RATE,
        TOTAL,
        TWICE,
        TWO_FIGURES,
        MEASURED,
        IN_PROSE,
        NOTE,
        STALE,
        STALE_PLAN,
        YEAR,
        WEEKDAY,
        COPIED,
        UNDATED,
        UNFINISHED,
    ],
    ids=lambda case: case[1][-1],
)
def test_it_is_told_where_it_is_typed_in_with_both_figures(
    call: Call, small_path: Path, case: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    typed, words = case
    for first in BEFORE.get(case, ()):
        assert call(*first, db=small_path).exit_code == 0
    told = message(call(*typed, db=small_path), 0)
    assert "check finds: " in told
    assert all(word in told for word in words), told


def test_a_reading_is_held_against_what_texts_say_of_its_day_and_against_what_was_assured(
    call: Call, small_path: Path
) -> None:
    for first in (
        ("risk", "add", "Cover stays", "effect=Agency cover of social work posts was 46 % as at 12 July 2015"),
        ("measure", "add", "Agency cover of social work posts", "unit=%", "target=20", "direction=down", "actions=A2"),
        ("assure", "A2"),
    ):
        assert call(*first, db=small_path, today="2016-01-05").exit_code == 0, first
    told = call("measure", "read", "M1", "33", "--on", "12 July 2015", "--json", db=small_path)
    assert "was 46 % as at 12 July 2015”, where measure M1 says “" in message(told, 0)
    assert "33 % on 12 Jul 2015” (figures-differ)" in message(told, 0)
    assert json.loads(told.stdout)["warnings"][0].startswith("check finds: “Agency cover")
    later = message(call("measure", "read", "M1", "30", "--on", "10 Jan 2016", db=small_path), 0)
    assert "figures-differ" not in later
    assert "check finds: Reopen A2? 30 % on 10 Jan is off target" in later
    assert "check finds" not in message(call("measure", "read", "M1", "12", "--on", "11 Jan 2016", db=small_path), 0)


def test_everything_due_on_one_day_is_told_with_the_date_that_makes_it_so(call: Call, small_path: Path) -> None:
    for number in range(4):
        call("add", f"Do {number}", "--theme", "Practice", "--due", "31 Mar 2016", db=small_path)
    assert "check finds" not in message(call("set", "A1", "due=31 Mar 2016", db=small_path), 0)
    told = message(call("set", "A4", "due=31 Mar 2016", db=small_path), 0)
    assert "6 of the 7 open actions with a day are due on 31 Mar (all-on-one-day)" in told


def test_what_is_left_out_without_a_reason_is_refused(call: Call, small_path: Path) -> None:
    assert "reason" in message(call("set", "A4", "status=withdrawn", db=small_path))


def test_what_was_accepted_with_a_reason_is_told_again_only_when_it_changes(call: Call, small_path: Path) -> None:
    assert "cost-sum" in message(call(*RATE[0], db=small_path), 0)
    call("check", "K1", "--accept", "cost-sum", "--why", "as printed", db=small_path)
    assert "cost-sum" not in message(call("cost", "set", "K1", "note=1 of 2", db=small_path), 0)
    told = message(call("cost", "set", "K1", "amount=£52,000", db=small_path), 0)
    assert "£52,000 is printed" in told


def test_what_contradicts_nothing_is_told_as_ever(call: Call, small_path: Path) -> None:
    for typed in (
        ("set", "A1", "percent=30", "how=Train 20 people in May 2016"),
        ("note", "A1", "33 of 41 done"),
        ("cost", "add", "Training", "amount=£60,000", "years=2015/16"),
        ("set", "A1", "due=4 Feb 2016"),
    ):
        assert "check finds" not in message(call(*typed, db=small_path), 0)
