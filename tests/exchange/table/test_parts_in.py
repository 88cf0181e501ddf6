"""Registers of risks and lists of recommendations as councils lay them out come in as what they are."""

from datetime import date
from typing import Any

import pytest

from planwatch.exchange.table.proposal import Answers, Kind, Proposal
from planwatch.exchange.table.provenance import Merge
from tests.exchange.table.tables import lines, mapped, not_read, sheet, table, titles


def given(found: Proposal, kind: str = "risk") -> list[dict[str, Any]]:
    """What each part of a kind gives, less what is empty."""
    return [
        {name: value for name, value in {**one.implied, **one.given}.items() if value not in ("", None, ())}
        for one in found.parts
        if one.kind == kind
    ]


def test_a_register_with_words_of_the_plans_matrix_scores_its_own_and_owners() -> None:
    found = sheet("""
        CORPORATE RISK REGISTER 2016/17 | | | | | | | |
        Ref | Risk | Likelihood | Impact | Score | Mitigation in place | Risk owner | Next review | Status
        CR1 | The mole breaks | Likely | Major | 16 | Survey each year | Harbour Manager | 30/09/2016 | Open
        CR2 | Ships collide | Almost certain | Minor | 10 | Separate lanes | Pilot Lead | 31/10/2016 | Closed
    """)
    assert given(found) == [
        {"ref": "CR1", "title": "The mole breaks", "likelihood": 4, "impact": 4, "mitigation": "Survey each year",
         "owner": "Harbour Manager", "next_look": date(2016, 9, 30), "status": "open"},
        {"ref": "CR2", "title": "Ships collide", "likelihood": 5, "impact": 2, "mitigation": "Separate lanes",
         "owner": "Pilot Lead", "next_look": date(2016, 10, 31), "status": "closed", "reason": "Closed in plan.xlsx"},
    ]  # fmt: skip
    assert (found.risks, found.actions, found.lost) == (2, 0, ())


def test_current_and_target_under_headings_of_two_rows() -> None:
    rows = [
        ["Risk no", "Risk description", "Inherent risk", "", "", "Controls in place", "Residual risk", "", "",
         "Target risk", "", "", "Lead officer"],
        ["", "", "L", "I", "Score", "", "L", "I", "Score", "L", "I", "Score", ""],
        ["1", "Loss of key staff", "5", "4", "20", "Retention scheme", "3", "4", "12", "2", "3", "6", "Head of HR"],
        ["2", "Failure of the lift", "4", "4", "16", "Contract", "2", "4", "8", "1", "4", "4", "Estates"],
    ]  # fmt: skip
    merges = [Merge(0, 2, 1, 3), Merge(0, 6, 1, 3), Merge(0, 9, 1, 3)]
    found = mapped(table(*rows, merges=merges, name="Strategic risks"))
    assert given(found) == [
        {"ref": "1", "title": "Loss of key staff", "likelihood": 3, "impact": 4, "target_likelihood": 2,
         "target_impact": 3, "mitigation": "Retention scheme", "owner": "Head of HR"},
        {"ref": "2", "title": "Failure of the lift", "likelihood": 2, "impact": 4, "target_likelihood": 1,
         "target_impact": 4, "mitigation": "Contract", "owner": "Estates"},
    ]  # fmt: skip
    assert found.lost == ("Inherent risk / L", "Inherent risk / I", "Inherent risk / Score")


def test_cause_event_and_effect_in_three_columns_and_a_row_of_guidance() -> None:
    found = sheet("""
        ID | Category | Cause (there is a risk that) | Event | Consequence | Probability | Impact | Proximity | Owner
        | e.g. Finance | Say why it may happen | Say what may happen | What would follow | 1 to 5 | 1 to 5 | When | Post
        R1 | Finance | Grants fall | The pier stays shut | No visitors | 3 | 5 | 3 months | Treasurer
        R2 | People | Pay lags | Pilots leave | Ships wait | 4 | 2 | 1 year | HR
    """)
    assert given(found) == [
        {"ref": "R1", "title": "The pier stays shut", "theme": "Finance", "cause": "Grants fall",
         "event": "The pier stays shut", "effect": "No visitors", "likelihood": 3, "impact": 5,
         "proximity": "3 months", "owner": "Treasurer"},
        {"ref": "R2", "title": "Pilots leave", "theme": "People", "cause": "Pay lags", "event": "Pilots leave",
         "effect": "Ships wait", "likelihood": 4, "impact": 2, "proximity": "1 year", "owner": "HR"},
    ]  # fmt: skip


def test_a_scale_that_the_plans_matrix_has_not_is_told_and_never_guessed() -> None:
    rows = """
        Risk | Likelihood | Impact | RAG | Mitigating actions
        Crane fails | High | Low | Amber | Service it
        Fog | Med | Severe | Red | Horns
    """
    found = sheet(rows)
    assert given(found) == [
        {"title": "Crane fails", "mitigation": "Service it"},
        {"title": "Fog", "impact": 5, "mitigation": "Horns"},
    ]
    assert not_read(found) == [("B2", "High"), ("C2", "Low"), ("B3", "Med")]
    said = sheet(rows, answers=Answers(words={"High": "4", "Low": "minor", "Med": "3"}))
    assert [(one["likelihood"], one["impact"]) for one in given(said)] == [(4, 2), (3, 5)]
    assert not not_read(said)


def test_numbers_with_words_and_numbers_beyond_the_matrix() -> None:
    found = sheet("""
        Risk Title | Risk Likelihood (1-5) | Risk Impact (1-5) | Risk Score | Owner
        Flood | 4 - Likely | 5 (Catastrophic) | 20 | Estates
        Drought | 7 | 3 | 21 | Estates
    """)
    assert [(one.get("likelihood"), one["impact"]) for one in given(found)] == [(4, 5), (None, 3)]
    assert not_read(found) == [("B3", "7")]


def test_a_score_in_the_file_that_the_matrix_does_not_give_is_told() -> None:
    found = sheet("""
        Risk | Likelihood | Impact | Risk score | Risk owner
        Flood | 4 | 5 | 25 | Estates
        Drought | 2 | 3 | 6 | Estates
    """)
    assert [doubt.place for doubt in found.doubts if "score" in doubt.what] == ["D2"]


def test_plain_and_residual_columns_are_the_risk_now_and_its_target_and_that_is_said() -> None:
    found = sheet("""
        Risk identified | Likelihood | Impact | Planned mitigation | Residual likelihood | Residual impact | By whom
        Ice | 4 | 3 | Salt | 2 | 3 | Roads
        Wind | 3 | 3 | Ropes | 1 | 3 | Roads
    """)
    first = given(found)[0]
    assert (first["likelihood"], first["impact"], first["target_likelihood"], first["target_impact"]) == (4, 3, 2, 3)
    assert any("target" in doubt.what for doubt in found.doubts)


def test_themes_stand_on_rows_of_their_own_and_merged_risks_hold_several_mitigations() -> None:
    rows = [
        ["No", "Description of risk", "Likelihood", "Impact", "Mitigating controls", "Responsible person"],
        ["Workforce", "", "", "", "", ""],
        ["1", "Too few pilots", "3", "4", "Train cadets", "HR"],
        ["", "", "", "", "Raise pay", ""],
        ["Estate", "", "", "", "", ""],
        ["2", "The roof leaks", "2", "4", "Patch it", "Estates"],
    ]
    merges = [Merge(2, 0, 2, 1), Merge(2, 1, 2, 1), Merge(2, 2, 2, 1), Merge(2, 3, 2, 1), Merge(2, 5, 2, 1)]
    found = mapped(table(*rows, merges=merges, name="Risk register"))
    assert [(one["theme"], one["title"], one["mitigation"]) for one in given(found)] == [
        ("Workforce", "Too few pilots", "Train cadets\nRaise pay"), ("Estate", "The roof leaks", "Patch it"),
    ]  # fmt: skip


def test_of_a_log_of_risks_issues_and_others_risks_and_issues_are_taken_as_such() -> None:
    found = sheet("""
        ID | Type | Description | Likelihood | Impact | Owner | Date raised | Status
        1 | Risk | The mole breaks | 3 | 5 | A | 01/02/2016 | Live
        2 | Issue | There is no crane | | 4 | A | 02/02/2016 | Open
        3 | Assumption | Tides stay | | | B | 03/02/2016 | Open
        4 | Risk | Fog | 2 | 2 | B | 04/02/2016 | Closed
    """)
    assert [(one["title"], one.get("kind", "risk"), one["raised_on"]) for one in given(found)] == [
        ("The mole breaks", "risk", date(2016, 2, 1)), ("There is no crane", "issue", date(2016, 2, 2)),
        ("Fog", "risk", date(2016, 2, 4)),
    ]  # fmt: skip


def test_risks_among_actions_come_in_beside_them() -> None:
    found = sheet("""
        ID | Type   | Description      | Owner | Due date   | Status
        1  | Risk   | The mole breaks  | A     |            | Open
        2  | Action | Survey the mole  | B     | 30/04/2016 | Open
        4  | Action | Hire a crane     | B     | 31/05/2016 | Open
    """)
    assert titles(found) == ["Survey the mole", "Hire a crane"]
    assert [one["title"] for one in given(found)] == ["The mole breaks"]


def test_an_action_plan_with_a_column_of_risk_stays_an_action_plan() -> None:
    found = sheet("""
        Ref | Action | Lead | By when | Risk if not done | Risk rating
        1 | Dredge the bay | Harbour | 30/09/2016 | Ships ground | High
        2 | Paint the pier | Estates | 31/10/2016 | Rust | Low
    """)
    assert titles(found) == ["Dredge the bay", "Paint the pier"]
    assert (found.risks, found.parts) == (0, ())


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (Kind.TEMPLATE, "Risk | Likelihood | Impact | Mitigation\n | | | \n | | |"),
        (Kind.LEGEND, "Likelihood | Meaning\n1 Rare | Once in ten years\n5 Almost certain | Each month"),
        (Kind.TEMPLATE, "No | Recommendation | Response | Accepted\n1 | | |\n2 | | |"),
    ],
)
def test_templates_and_legends_still_bring_nothing_and_say_why(kind: Kind, rows: str) -> None:
    found = sheet(rows)
    assert (found.actions, found.parts) == (0, ())
    assert found.tables[0].why
    assert found.tables[0].kind in (kind, Kind.OTHER, Kind.PAIRS)


def test_a_list_of_recommendations_of_an_inspection() -> None:
    found = sheet(
        """
        No | Recommendation | Class | Accepted? | Management response | Source
        1 | Recruit more pilots | Priority | Yes | Five posts are advertised | Harbour review 2015
        2a | Light the buoys | Improvement | Partially accepted | Those of the channel are | Harbour review 2015
        2b | Sell the crane | Improvement | Not accepted | It is needed | Harbour review 2015
        """,
        name="Recommendations",
    )
    assert given(found, "recommendation") == [
        {"number": "1", "text": "Recruit more pilots", "class": "Priority", "decision": "accepted",
         "response": "Five posts are advertised", "source": "Harbour review 2015"},
        {"number": "2a", "text": "Light the buoys", "class": "Improvement", "decision": "partly accepted",
         "response": "Those of the channel are", "source": "Harbour review 2015"},
        {"number": "2b", "text": "Sell the crane", "class": "Improvement", "decision": "not accepted",
         "response": "It is needed", "source": "Harbour review 2015"},
    ]  # fmt: skip
    assert found.actions == 0


def test_a_list_of_recommendations_gives_the_date_of_each_as_it_stands_there() -> None:
    rows = """
        No | Recommendation | Accepted? | Deadline
        1 | Recruit more pilots | Yes | 30/06/2016
        2 | Light the buoys | Yes | within 6 weeks of the report
        3 | Sell the crane | No | TBC
    """
    for answers in (Answers(), Answers(kinds={0: "recommendations"})):
        dues = [one["due"] for one in given(sheet(rows, answers=answers), "recommendation")]
        assert [one.text for one in dues] == ["30/06/2016", "within 6 weeks of the report", "TBC"]
        assert [one.last for one in dues] == [date(2016, 6, 30), None, None]


def test_must_dos_and_findings_with_a_status_of_their_own() -> None:
    found = sheet("""
        Ref | Must do | Core service | Status
        MD1 | Check the ropes daily | Moorings | Implemented
        MD2 | Keep records of pilots | Pilotage | Open
        MD3 | Fence the quay | Estate | Closed
    """)
    assert [(one["number"], one["status"]) for one in given(found, "recommendation")] == [
        ("MD1", "implemented"), ("MD2", "open"), ("MD3", "closed"),
    ]  # fmt: skip
    assert found.actions == 0


def test_an_audit_tracker_gives_recommendations_and_the_actions_that_answer_them() -> None:
    rows = [
        ["Rec", "Recommendation", "Priority", "Agreed action", "Responsible officer", "Target date", "Status"],
        ["1", "Reconcile the tolls", "High", "Write a procedure", "Treasurer", "30/09/2016", "In progress"],
        ["", "", "", "Train the clerks", "Treasurer", "31/10/2016", "Not started"],
        ["2", "Log the keys", "Medium", "Buy a key safe", "Estates", "31/07/2016", "Complete"],
    ]
    merges = [Merge(1, column, 2, 1) for column in range(3)]
    found = mapped(table(*rows, merges=merges, name="Audit tracker"))
    assert [(one["number"], one["text"], one["class"]) for one in given(found, "recommendation")] == [
        ("1", "Reconcile the tolls", "High"), ("2", "Log the keys", "Medium"),
    ]  # fmt: skip
    assert [(one.given["title"], one.given["answers"]) for one in found.records] == [
        ("Write a procedure", ("1",)), ("Train the clerks", ("1",)), ("Buy a key safe", ("2",)),
    ]  # fmt: skip


def test_a_tracker_whose_recommendations_are_repeated_or_not_numbered_has_each_once() -> None:
    found = sheet("""
        Recommendation | Management response | Action | Owner | Due date
        Reconcile the tolls | Agreed | Write a procedure | Treasurer | 30/09/2016
        Reconcile the tolls | Agreed | Train the clerks | Treasurer | 31/10/2016
        Log the keys | Agreed | Buy a key safe | Estates | 31/07/2016
    """)
    assert [(one["number"], one["text"], one["decision"]) for one in given(found, "recommendation")] == [
        ("1", "Reconcile the tolls", "accepted"), ("2", "Log the keys", "accepted"),
    ]  # fmt: skip
    assert [one.given["answers"] for one in found.records] == [("1",), ("1",), ("2",)]


def test_recommendations_that_somebody_follows_by_some_day_are_both() -> None:
    found = sheet("""
        Ref | Recommendation | Management response | Responsible officer | Target date | Status
        1.1 | Reconcile the tolls | A procedure is written | Treasurer | 30/09/2016 | In progress
        1.2 | Log the keys | Not accepted: there are none | Estates | 31/07/2016 | Closed
    """)
    assert [(one["number"], one["response"]) for one in given(found, "recommendation")] == [
        ("1.1", "A procedure is written"), ("1.2", "Not accepted: there are none"),
    ]  # fmt: skip
    assert [(one.given["title"], one.given["answers"]) for one in found.records] == [
        ("Reconcile the tolls", ("1.1",)), ("Log the keys", ("1.2",)),
    ]  # fmt: skip


def test_a_person_may_say_of_what_kind_a_sheet_is() -> None:
    rows = "Ref | What could go wrong | Officer\n1 | The pier burns | Estates\n2 | The sea freezes | Harbour"
    said = sheet(rows, answers=Answers(kinds={0: "risks"}))
    assert [one["title"] for one in given(said)] == ["The pier burns", "The sea freezes"]
    register = "Risk | Likelihood | Impact | Owner\nFog | 3 | 3 | A"
    assert sheet(register, answers=Answers(kinds={0: "nothing"})).parts == ()
    assert titles(sheet(register, answers=Answers(kinds={0: "actions"}))) == ["Fog"]


def test_a_workbook_with_actions_and_risks_gives_both() -> None:
    plan = table(*lines("Action | Owner | Due\nHire a crane | B | 31/05/2016"), name="Actions")
    risks = table(*lines("Risk | Likelihood | Impact | Owner\nFog | 3 | 3 | A"), name="Risks")
    found = mapped(plan, risks)
    assert (found.actions, found.risks, len(found.parts)) == (1, 1, 1)
    assert [seen.is_taken for seen in found.tables] == [True, True]


def test_what_is_called_recommendation_and_action_at_once_is_one_thing() -> None:
    row = "1 | Dredge the basin each spring | Harbour | 30/04/2016 | In progress"
    for heading in ("Recommendation / Action", "Actions (recommendations)"):
        found = sheet(f"Ref | {heading} | Lead | By when | Status\n{row}")
        assert (found.actions, found.count("recommendation")) == (1, 0), heading
    both = sheet(f"Ref | Recommendation | Lead | By when | Status\n{row}")
    assert (both.actions, both.count("recommendation")) == (1, 1)
