"""Costs on paper: what they come to, what is not funded, where the paper's own figures say otherwise."""

from decimal import Decimal

from planwatch.model.plan.cost import Cost
from planwatch.model.values import replace
from planwatch.report.document import Table, Words
from planwatch.report.kinds.board import board
from planwatch.report.kinds.evidence import evidence
from planwatch.report.kinds.highlight import highlight
from planwatch.report.render.markdown import to_markdown
from planwatch.words.costs import basis_in_words
from tests.desk import SMALL, TODAY
from tests.report.paper import BOARD, report_input, sections, with_action

POST = Cost(ref="K1", title="Commissioner", rate=35_000, quantity=Decimal(5), periods=Decimal(6), amount=4_200_000,
            period_unit="months", years=("2015/16",), action="C1.2")  # fmt: skip
TRAINING = Cost(ref="K2", title="Training", amount=6_000_000, funded=2_000_000, funded_by="own budget")
WITHIN = Cost(ref="K3", title="Post in it", amount=100_000, included_in="K2")
TOTAL = Cost(ref="K4", title="Together", amount=10_200_000, total=True)
PLAN = replace(
    with_action(SMALL, "C1.2", answers=("1", "2")),
    cost=(replace(POST, included_in="K4"), replace(TRAINING, included_in="K4"), WITHIN, TOTAL),
)


def test_side_2_says_what_it_comes_to_what_is_not_funded_and_which_figures_differ() -> None:
    found = sections(highlight(report_input(PLAN, TODAY)))
    told, differ = (block.text for block in found["costs"].blocks if isinstance(block, Words))
    assert told == (
        "Together: forecast £70,500, £20,000 funded, £50,500 not funded. "
        "Not funded, or only in part: 2 of 2. K2 Training, £40,000; K1 Commissioner, £10,500."
    )
    assert differ == (
        "The figures differ: K1 is printed as £42,000, £350 × 5 × 6 months is £10,500; "
        "K4 is given as £102,000, its lines come to £70,500."
    )
    lines = next(block for block in found["annex-costs"].blocks if isinstance(block, Table))
    assert [line[-1].text for line in lines.rows] == ["forecast", "forecast", "in K2", "a total"]


def test_whatever_they_are_grouped_by_the_groups_add_to_the_total_that_is_said() -> None:
    for document in (highlight(report_input(PLAN, TODAY)), board(report_input(PLAN, TODAY, BOARD))):
        tables = [block for block in sections(document)["annex-costs"].blocks if isinstance(block, Table)][1:]
        assert [one.columns[0] for one in tables] == ["Year", "Theme", "Fund"]
        for one in tables:
            sums = [sum(_pounds(line[column].text) for line in one.rows) for column in (2, 3, 4)]
            assert sums == [_pounds(cell.text) for cell in one.total[2:]] == [70_500, 20_000, 50_500]


def _pounds(text: str) -> int:
    return int(text.strip("£").replace(",", ""))


def test_the_board_is_told_the_total_once_and_the_evidence_each_recommendations_own() -> None:
    paper = to_markdown(board(report_input(PLAN, TODAY, BOARD)))
    assert paper.count("Together: forecast £70,500") == 1
    told = to_markdown(evidence(report_input(PLAN, TODAY)))
    assert told.count("What it costs: forecast £10,500, nothing of it funded (K1).") == 2
    assert "## Costs" in told


def test_what_has_no_line_counts_by_the_actions_own_cost() -> None:
    plan = replace(with_action(SMALL, "C1.2", answers=("1",), cost=500_000))
    assert "Together: forecast £5,000, nothing of it funded." in to_markdown(highlight(report_input(plan, TODAY)))
    assert "What it costs: forecast £5,000, nothing of it funded (C1.2)." in to_markdown(
        evidence(report_input(plan, TODAY))
    )


def test_one_post_is_a_post_and_words_of_several_are_left_as_they_are() -> None:
    assert basis_in_words(replace(POST, quantity=Decimal(1), unit="posts", periods=None)) == "£350 × 1 post"
    assert basis_in_words(replace(POST, quantity=Decimal(1), unit="days a week")) == "£350 × 1 days a week × 6 months"
