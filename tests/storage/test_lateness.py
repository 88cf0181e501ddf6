"""Overdue is said twice, in Python and in SQL: the two are one definition."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.due import lateness
from planwatch.model.plan.kinds import Status
from planwatch.storage.due import lateness as in_sql

TODAY = date(2016, 1, 11)
spans = st.none() | st.tuples(st.integers(-3, 3), st.integers(0, 3)).map(
    lambda span: (TODAY + timedelta(span[0]), TODAY + timedelta(span[0] + span[1]))
)


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as conn:
        yield conn


@given(st.sampled_from(Status), spans)
def test_sql_calls_overdue_what_python_calls_so(
    conn: sqlite3.Connection, status: Status, due: tuple[date, date] | None
) -> None:
    first, last = due or (None, None)
    asked = (in_sql.overdue(":today"), in_sql.is_overdue(":today"), in_sql.may_be_overdue(":today"))
    row = conn.execute(
        f"select {', '.join(asked)} from (select :status as status, :first as due_from, :last as due_by) a",
        {
            "status": status.value,
            "today": TODAY.isoformat(),
            "first": first and first.isoformat(),
            "last": last and last.isoformat(),
        },
    ).fetchone()
    assert lateness.Overdue(row[0]) is lateness.overdue(status, first, last, TODAY)
    assert bool(row[1]) is lateness.is_overdue(status, last, TODAY)
    assert bool(row[2]) is lateness.may_be_overdue(status, first, TODAY)


@pytest.mark.parametrize(
    ("days", "late"),
    [((-2, -1), "yes"), ((-1, 0), "possibly"), ((-1, 1), "possibly"), ((0, 0), "no"), ((1, 2), "no")],
)
def test_due_today_is_not_late_and_inside_its_days_it_is_possibly(days: tuple[int, int], late: str) -> None:
    first, last = (TODAY + timedelta(each) for each in days)
    assert lateness.overdue(Status.IN_PROGRESS, first, last, TODAY) == late
    assert lateness.overdue(Status.COMPLETE, first, last, TODAY) == "no"
