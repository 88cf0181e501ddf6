"""Measures on paper: the table of what a meeting is given, the lines drawn, the evidence."""

import re
from datetime import date
from decimal import Decimal

from planwatch.model.plan.action import Assurance
from planwatch.model.plan.kinds import MeasureRule, Status
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.values import replace
from planwatch.report.document import Drawing, Items, Words
from planwatch.report.kinds.board import board
from planwatch.report.kinds.evidence import evidence
from planwatch.report.kinds.highlight import highlight
from planwatch.report.render.html import to_html
from planwatch.report.render.markdown import to_markdown
from tests.desk import SMALL, TODAY, dated
from tests.report.paper import check_page, first, report_input, sections, table

ONE = Measure(
    ref="M1", title="Agency <cover>", unit="%", baseline=Decimal(46), baseline_on=date(2015, 3, 31), target=Decimal(20),
    target_on=date(2016, 6, 30), actions=("A2",), recommendations=("1",),
    reading=tuple(
        Reading(on=on, value=Decimal(value), provisional=value == 38)
        for on, value in ((date(2015, 7, 12), 33), (date(2015, 12, 31), 38))
    ),
)  # fmt: skip
BARE = Measure(ref="M2", title="Visits on time")
PLAN = replace(SMALL, measure=(BARE, ONE))


def test_section_10_has_each_measure_with_target_reading_and_travel_off_target_first() -> None:
    section = sections(highlight(report_input(PLAN, TODAY)))["measures"]
    assert section.title == "10. Measures"
    assert table(replace(section, blocks=section.blocks[1:])) == [
        ["M1 Agency <cover>", "46 % on 31 Mar 2015", "20 % by 30 Jun", "down", "38 % on 31 Dec 2015, provisional",
         "R", "▼ worse"],
        ["M2 Visits on time", "none", "none set", "not said", "none", "–", ""],
    ]  # fmt: skip
    text = to_markdown(highlight(report_input(PLAN, TODAY)))
    assert "2 measures, 1 off target, 1 without a target." in text
    assert "On target: on the line from baseline to target" in text


def test_the_rule_that_a_plan_has_is_the_one_that_is_printed() -> None:
    plan = replace(PLAN, plan=replace(PLAN.plan, measure_rule=MeasureRule.TARGET))
    assert "whatever the day" in to_markdown(highlight(report_input(plan, TODAY)))


def test_a_fall_after_assurance_is_told_as_proposed() -> None:
    actions = tuple(
        replace(one, status=Status.ASSURED, assurance=Assurance(by="x", on=date(2015, 9, 9)),
                **dated("completed", "3 Sep 2015")) if one.ref == "A2" else one
        for one in SMALL.action
    )  # fmt: skip
    section = sections(highlight(report_input(replace(PLAN, action=actions), TODAY)))["measures"]
    [items] = [block for block in section.blocks if isinstance(block, Items)]
    [item] = items.items
    assert item.startswith("M1 proposes: reopen A2? 38 % on 31 Dec 2015, provisional is off target (")


def test_the_board_has_the_line_drawn_and_in_words() -> None:
    document = board(report_input(PLAN, TODAY))
    drawing = first(sections(document)["measures-drawn"], Drawing)
    assert [(mark.word, mark.is_open) for mark in drawing.marks] == [("33 %", False), ("38 %", True)]
    assert all(0 <= mark.x <= 1 and 0 <= mark.y <= 1 for mark in (*drawing.marks, *drawing.way))
    html = to_html(document)
    check_page(html)
    svg = re.search(r'<figure class="line">.*?</figure>', html, re.DOTALL)
    assert svg is not None
    assert svg[0].count("<circle") == 2
    assert "Agency &lt;cover&gt;: baseline 46 % on 31 Mar 2015, 33 % on 12 Jul 2015" in svg[0]
    assert "20 % by 30 Jun" in to_markdown(document)


def test_the_evidence_of_a_recommendation_has_its_measures() -> None:
    text = to_markdown(evidence(report_input(PLAN, TODAY)))
    assert "What shows that it worked:" in text
    assert "38 % on 31 Dec 2015" in text
    assert "M2" not in text


def test_the_lines_of_the_highlight_are_in_its_annex_with_what_has_none() -> None:
    found = sections(highlight(report_input(PLAN, TODAY)))["measures-drawn"]
    assert [type(block).__name__ for block in found.blocks] == ["Drawing", "Words"]
    assert "Without two figures, and so without a line: M2." in to_markdown(highlight(report_input(PLAN, TODAY)))


def test_of_many_those_most_off_target_are_drawn_and_the_number_of_the_others_is_told() -> None:
    many = tuple(replace(ONE, ref=f"A{n:02}", reading=(Reading(on=TODAY, value=Decimal(1)),)) for n in range(41))
    drawn = sections(board(report_input(replace(PLAN, measure=(*many, ONE)), TODAY)))["measures-drawn"]
    titles = [block.title for block in drawn.blocks if isinstance(block, Drawing)]
    assert (len(titles), titles[0]) == (40, "M1 Agency <cover>")
    assert Words("… and 2 more, not drawn; the figures of all stand under Measures.") in drawn.blocks
