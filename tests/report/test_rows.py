"""A snapshot rated as the plan file rates it."""

import pytest

from planwatch.model.due.lateness import Overdue
from planwatch.model.plan.action import Move, Occurrence
from planwatch.model.plan.kinds import RagRule
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.report.rows import rows_of
from planwatch.service import read
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY, dated, find
from tests.report.paper import with_action


@pytest.mark.parametrize("rule", RagRule)
@pytest.mark.parametrize("sample", [0, 1])
def test_a_report_rates_as_lists_do(
    empty: Session, sample_snapshots: tuple[Snapshot, ...], rule: RagRule, sample: int
) -> None:
    given = sample_snapshots[sample]
    given = replace(given, plan=replace(given.plan, rag_rule=rule))
    import_snapshot(empty, given, "given.toml")
    day = empty.one_plan()
    listed = read.rows(empty, (day,), read.list_ids(empty, read.Listing("all", (day,))))
    in_file = {row.action.ref: row for row in listed if row is not None}
    told = {row.action.ref: row.listed for row in rows_of(read.snapshot(empty, day), day.today)}
    assert told.keys() == in_file.keys()
    for ref, row in told.items():
        for name in ("rating", "updated", "moves", "moved_on", "overdue", "days_late", "lead_until", "lead_left"):
            assert getattr(row, name) == getattr(in_file[ref], name), (ref, name)


def test_a_report_counts_the_moves_of_a_recurring_action_as_lists_do(empty: Session) -> None:
    moves = tuple(
        Move(on=TODAY, **dated("was", "1 Sep 2015"), **dated("now", words))
        for words in ("1 Oct 2015", "2 Nov 2015", "1 Feb 2016")
    )
    done = Occurrence(**dated("due", "2 Nov 2015"), **dated("completed", "2 Nov 2015"))
    given = with_action(SMALL, "C1.2", move=moves, occurrence=(done,), **dated("due", "1 Feb 2016"))
    given = replace(given, plan=replace(given.plan, rag_rule=RagRule.EVIDENCE, moves_flagged=2))
    import_snapshot(empty, given, "given.toml")
    row = next(row.listed for row in rows_of(given, TODAY) if row.action.ref == "C1.2")
    assert (row.moves, row.rating) == (1, find(empty, "C1.2").rating)


def test_lateness_is_told_on_the_agreed_date() -> None:
    moved = with_action(
        SMALL, "C1.2", **dated("original_due", "1 Sep 2015"), **dated("agreed_due", "30 Sep 2015"),
        **dated("due", "1 Feb 2016"),
    )  # fmt: skip
    row = next(row for row in rows_of(moved, TODAY) if row.action.ref == "C1.2")
    assert (row.late, row.days_late) == (Overdue.YES, 103)
    assert row.listed.overdue is Overdue.NO


def test_actions_come_theme_by_theme_in_the_plans_order() -> None:
    assert [row.action.theme for row in rows_of(SMALL, TODAY)] == ["Workforce"] * 2 + ["Practice"] * 3 + [""]
