"""The evidence report: what was last said stands in it, and no more is claimed to be internal than it holds."""

from datetime import date

from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.kinds import Decision, RecommendationStatus, Status
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from planwatch.report.kinds.board import board
from planwatch.report.kinds.evidence import evidence
from planwatch.report.render.markdown import to_markdown
from tests.desk import SMALL, TODAY
from tests.report.paper import BOARD, PUBLIC, report_input, sections, table, with_action

SECRET = Update(text="Not for members", as_at=date(2016, 1, 9), by="HR Partner", internal=True)
OLDER = Update(text="Old secret", as_at=date(2015, 1, 9), internal=True)


def test_the_evidence_report_prints_what_was_last_said_and_counts_what_it_holds() -> None:
    plan = with_action(SMALL, "C1.2", answers=("1",), update=(OLDER, SECRET))
    plan = with_action(plan, "A1", answers=("2",), update=(OLDER,))
    told = to_markdown(evidence(report_input(plan, TODAY, BOARD), ("1",)))
    assert "- C1.2, HR Partner, 9 Jan: Not for members (internal)" in told
    assert "contains 1 item marked internal: not for the public" in told
    assert "Old secret" not in told


def test_of_a_public_forum_it_tells_what_of_its_actions_was_left_out() -> None:
    said = Update(text="Two interviews held", as_at=date(2015, 12, 10), by="HR Partner")
    plan = with_action(SMALL, "C1.2", answers=("1",), update=(said, SECRET))
    told = to_markdown(evidence(report_input(plan, TODAY, PUBLIC), ("1",)))
    assert "- C1.2, HR Partner, 10 Dec 2015: Two interviews held" in told
    assert "1 item marked internal was left out" in told
    assert "Not for members" not in told


GIVEN = (
    Recommendation(number="10", text="Screen for exploitation"),
    Recommendation(
        number="2", text="Stop drift", class_="improvement", decision=Decision.NOT, response="The county does it",
        responded_by="Director", responded_on=date(2015, 8, 24),
    ),
    Recommendation(number="1", text="Seek legal advice", class_="priority", decision=Decision.ACCEPTED, response="Yes"),
)  # fmt: skip
ASKED = replace(with_action(SMALL, "C1.2", answers=("1a", "1", "99")), recommendation=GIVEN)


def test_it_follows_the_recommendations_of_the_plan_each_with_what_was_said_to_it() -> None:
    found = sections(evidence(report_input(ASKED, TODAY)))
    assert [key for key in found if key.startswith(("rec-", "no-"))] == [
        "rec-1", "rec-1a", "rec-2", "rec-10", "rec-99", "no-recommendation",
    ]  # fmt: skip
    told = to_markdown(evidence(report_input(ASKED, TODAY)))
    assert "Seek legal advice\n\n- Class: priority\n- Decision: accepted\n- Management response: Yes" in told
    assert "- Management response: Director, 24 Aug 2015: The county does it" in told
    assert "Screen for exploitation\n\n- Decision: none yet\n- Management response: none yet" in told
    assert "3 recommendations: 1 accepted, 1 not accepted, 1 not decided yet. Without a decision in words: 10." in told


def test_one_that_was_not_accepted_is_no_gap_and_one_that_nothing_answers_is() -> None:
    told = to_markdown(evidence(report_input(ASKED, TODAY)))
    assert "It was not accepted, so no action is owed." in told
    assert told.count("No action answers it.") == 1
    withdrawn = with_action(ASKED, "C1.2", answers=("1",), status=Status.WITHDRAWN, reason="merged")
    assert "Only withdrawn actions answer it." in to_markdown(evidence(report_input(withdrawn, TODAY), ("1",)))


def test_clauses_stand_apart_and_count_for_their_recommendation() -> None:
    found = sections(evidence(report_input(with_action(ASKED, "C1.2", answers=("1a",)), TODAY), ("1",)))
    assert list(found) == ["about", "summary", "rec-1", "rec-1a"]
    assert [line[:2] for line in table(found["summary"])] == [["1 priority, accepted", "1"], ["1a", "1"], ["All", "1"]]
    told = to_markdown(evidence(report_input(ASKED, TODAY)))
    assert "0 of 1 action done; 0 assured. Its clauses stand apart: 1a." in told
    assert "It is a clause of recommendation 1." in told
    assert "The plan has no recommendation 99." in told


def test_what_became_of_one_its_source_and_what_it_repeats_stand_with_it_and_a_commitment_brings_its_actions() -> None:
    first, second, third = GIVEN
    closed = replace(
        third, status=RecommendationStatus.CLOSED, closed_by="Ofsted", closed_on=date(2016, 1, 4),
        evidence="Their letter", source="Inspection 2015",
    )  # fmt: skip
    given = replace(
        ASKED,
        recommendation=(replace(first, repeats=("1",)), second, closed),
        commitment=(Commitment(ref="C1", text="Become good", answers=("10",), actions=("A1",)),),
    )
    told = to_markdown(evidence(report_input(given, TODAY)))
    assert "- Source: Inspection 2015\n- Class: priority" in told
    assert "- Status: closed by Ofsted on 4 Jan 2016; evidence: Their letter" in told
    assert "- Repeats: 1" in told
    assert "- Commitments: C1 Become good" in told
    assert [line[0].split()[0] for line in table(sections(evidence(report_input(given, TODAY)))["rec-10"])] == ["A1"]


def test_coverage_stands_in_it_with_totals_that_add_and_its_gaps_and_in_the_boards_paper() -> None:
    bare = replace(with_action(SMALL, "C1.2", answers=("1a", "1")), recommendation=GIVEN)
    told = to_markdown(evidence(report_input(bare, TODAY)))
    assert "3 recommendations; 1 with a gap that nobody accepted." in told
    assert "| All | 3 | 3 | 0 | 0 | 1 | 0 |" in told
    assert "Actions that answer them, each once (L late): 1 late; 1 in all" in told
    assert "| 10 |  | Screen for exploitation | open | none | none | none |  | nothing answers it |" in told
    paper = to_markdown(board(report_input(bare, TODAY, BOARD)))
    assert "nothing answers it" in paper
    assert "| 2 | improvement |" in paper
    called = replace(bare, plan=replace(bare.plan, recommendation_label="area for improvement"))
    told = to_markdown(evidence(report_input(called, TODAY)))
    assert "3 areas for improvement; 1 with a gap" in told
    assert "## Area for improvement 10" in told
