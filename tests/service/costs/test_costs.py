"""Costs: added, changed, included in one another, taken out; each as one change that can be taken back."""

from decimal import Decimal
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.costs.totals import By
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.kinds import CostKind
from planwatch.service.costs.costs import COSTS, CostRow, cost_of_action, totals_of
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.journal.log import entries as log
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filtered, find_part, part_rows
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.desk import TODAY, answer, find, told


def add(session: Session, title: str = "Outside audit", **fields: str) -> CostRow:
    add_part(session, COSTS, session.one_plan(), {"title": title, **fields})
    return max(part_rows(session, COSTS), key=lambda row: row.id)


def change(session: Session, ref: str, **changes: str) -> CostRow:
    set_part(session, COSTS, find_part(session, COSTS, ref), changes)
    return find_part(session, COSTS, ref)


def total(session: Session) -> int:
    return sum(group.pence for group in totals_of(session, session.one_plan(), None))


def test_a_line_comes_into_the_plan_as_typed_and_goes_again_by_undo(ann: Session) -> None:
    before = told(ann)
    row = add(ann, rate="85", quantity="20", unit="cases", periods="8", period_unit="months", years="2015-16, 2016/17")
    assert row.part == Cost(
        ref="K1", title="Outside audit", rate=8500, quantity=Decimal(20), unit="cases", periods=Decimal(8),
        period_unit="months", years=("2015/16", "2016/17"),
    )  # fmt: skip
    assert (row.pence, row.counts, row.belongs) == (1360000, True, "the plan")
    assert log(ann)[0].what == "cost K1 added: Outside audit"
    assert faults(ann.database) == []
    undo.undo(ann)
    assert told(ann) == before
    assert add(ann, "Books", amount="£1,000.50", kind="act").part.kind is CostKind.ACTUAL


def test_what_is_included_in_another_counts_once_and_again_when_that_is_taken_out(ann: Session) -> None:
    add(ann, "Review", amount="1000")
    add(ann, "Posts", amount="400", included_in="K1")
    assert (total(ann), find_part(ann, COSTS, "K2").counts) == (100000, False)
    before = told(ann)
    remove_part(ann, COSTS, find_part(ann, COSTS, "K1"))
    assert (total(ann), find_part(ann, COSTS, "K2").part.included_in) == (40000, "")
    assert faults(ann.database) == []
    undo.undo(ann)
    assert told(ann) == before


def test_no_circle_is_typed_or_imported(ann: Session) -> None:
    for title, above in (("a", ""), ("b", "K1"), ("c", "K2")):
        add(ann, title, amount="1", included_in=above)
    assert "K1 in K3 goes round in a circle" in str(answer(lambda: change(ann, "K1", included_in="K3")))
    assert "K1 in K1 goes round in a circle" in str(answer(lambda: change(ann, "K1", included_in="K1")))
    text = to_toml(told(ann)[0]).replace('title = "a"', 'title = "a"\nincluded_in = "K3"')
    with pytest.raises(PlanwatchError, match="goes round in a circle"):
        read_toml(text, "plan.toml", TODAY)


def test_what_is_no_financial_year_is_refused_with_an_example(ann: Session) -> None:
    add(ann)
    assert "'2015' is no financial year of the plan" in str(answer(lambda: change(ann, "K1", years="2015")))
    assert change(ann, "K1", years="2015/16 £10,000, 2016/17").part.years == ("2015/16 £10,000", "2016/17")
    assert change(ann, "K1", years="").part.years == ()


def test_totals_are_by_year_theme_and_fund_and_come_to_the_same(ann: Session) -> None:
    add(ann, "Audit", amount="100.01", years="2015/16; 2016/17", action="C1.2", funded="60", funded_by="DfE")
    add(ann, "Training", amount="20", recurring="yes", years="2015/16; 2016/17", theme="Practice")
    day = ann.one_plan()

    def by(what: By) -> list[tuple[str, int, int]]:
        return [(one.name, one.pence, one.unfunded) for one in totals_of(ann, day, what)]

    assert by(By.YEAR) == [("2015/16", 7001, 2000), ("2016/17", 7000, 6001)]
    assert by(By.THEME) == [("Workforce", 10001, 4001), ("Practice", 4000, 4000)]
    assert by(By.FUND) == [("DfE", 6000, 0), ("", 8001, 8001)]
    only = filtered(COSTS, part_rows(ann, COSTS), ["theme:practice"])
    assert [one.pence for one in totals_of(ann, day, None, only)] == [4000]


def test_an_action_with_lines_says_what_they_come_to(ann: Session) -> None:
    assert cost_of_action(ann, find(ann, "C1.2")) == ""
    add(ann, "Adverts", rate="350", quantity="5", action="C1.2")
    add(ann, "Books", amount="50", action="C1.2", funded="50")
    said = cost_of_action(ann, find(ann, "C1.2"))
    assert said == "K1, K2: forecast £1,800, £50 funded, £1,750 not funded"


def test_the_plan_as_of_before_has_the_costs_of_then(ann: Session) -> None:
    add(ann, amount="5")
    number = log(ann)[0].number
    change(ann, "K1", amount="6")
    past = looking_back(ann, moment(ann, str(number)))
    with past.database:
        assert total(past) == 500


def test_a_snapshot_holds_them_whatever_their_order_and_a_second_import_changes_nothing(
    ann: Session, tmp_path: Path
) -> None:
    add(ann, "Posts", rate="67,689", quantity="4.5", action="C1.2", theme="Practice", funded="1", note='"the" posts')
    add(ann, "Review", amount="1,300,000", years="2015/16 £1; 2016/17", recurring="no")
    change(ann, "K1", included_in="K2")
    text = to_toml(told(ann)[0])
    assert 'rate = "£67,689"\nquantity = 4.5\n' in text
    snapshot = read_toml(text, "plan.toml", TODAY)
    other = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with other.database:
        import_snapshot(other, snapshot, "plan.toml")
        assert to_toml(told(other)[0]) == text
        assert import_snapshot(other, snapshot, "plan.toml").number is None
