"""What is no plan, and why: nothing of it becomes an action."""

import pytest

from planwatch.exchange.table.proposal import Answers, Kind
from tests.exchange.table.tables import lines, mapped, sheet, table, titles

REGISTER = """
    Risk ID | Risk description | Likelihood | Impact | Mitigation        | Risk owner | Action due
    R1      | The mole breaks  | 3          | 5      | Survey it         | Harbour    | 30/04/2016
    R2      | Ships collide    | 2          | 5      | Separate lanes    | Harbour    | 31/05/2016
"""


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (Kind.LOG, "Version | Date | Author | Changes\n0.1 | 01/02/2016 | AB | First draft"),
        (Kind.LOG, "Timestamp | User | Old value | New value\n2016-01-01 10:00 | AB | Open | Closed"),
        (Kind.MATRIX, "Harbour | Has a plan? | Has a board? | Has a boat?\nNorth | Y | N | Y\nSouth | Y | Y | Y"),
        (Kind.LEGEND, "RAG | Meaning\nRed | Late\nGreen | On time"),
        (Kind.SCHEMA, "Column | Description\nAction | What is done\nDue date | By when"),
        (Kind.SIGN_OFF, "Name | Role | Signature | Date\nA | Chair | | "),
        (Kind.TEMPLATE, "Risk | Probability | Impact | Mitigation"),
        (Kind.TEMPLATE, "Ref | Action | Lead | Due date\n1 | | | \n2 | | |"),
        (Kind.PAIRS, "Plan name | Harbour\nOwner | Council\nDate | 01/02/2016"),
        (Kind.ISSUES, "Issue ID | Issue description | Impact | Owner | Resolution\n1 | No crane | High | A | Hire one"),
        (Kind.DECISIONS, "ID | Date | Decision | Decided by\nD1 | 01/02/2016 | Close the pier | Board"),
        (Kind.LOG, "Date | Stage | Action | Notes\n01/02/2016 | 1 | Dredged the bay | Took three days"),
        (Kind.PEOPLE, "Name | Role | Email | Phone\nPost A | Harbour manager | a@example.org | 1"),
        (Kind.OTHER, "File | Stage | Action | Purpose\na | 1 | Changed | x\nb | 1 | Changed | y\nc | 2 | New | z"),
        (Kind.OTHER, "Tên | Ngày | Ai\nViệc một lớn | 2016-03-04 | An"),
    ],
)
def test_tables_that_are_no_plan_are_told_by_kind_and_why(kind: Kind, rows: str) -> None:
    found = sheet(rows)
    assert found.tables[0].kind is kind
    assert found.tables[0].why
    assert found.actions == 0
    assert any(doubt.about == "table" for doubt in found.doubts)


def test_a_register_of_risks_gives_risks_and_no_actions() -> None:
    found = sheet(REGISTER)
    assert (found.tables[0].kind, found.risks, found.actions) == (Kind.RISKS, 2, 0)


def test_a_plan_with_a_column_of_risks_is_a_plan() -> None:
    found = sheet("""
        Finding          | Risk         | Agreed action   | Officer | Date due
        No one checks it | Ships collide | Lay out lanes  | Harbour | 30/04/2016
    """)
    assert titles(found) == ["Lay out lanes"]


def test_of_a_list_of_risks_actions_and_issues_the_actions_are_taken() -> None:
    found = sheet("""
        ID | Type   | Description      | Owner | Due date   | Status
        1  | Risk   | The mole breaks  | A     |            | Open
        2  | Action | Survey the mole  | B     | 30/04/2016 | Open
        3  | Issue  | There is no crane | A    |            | Open
        4  | Action | Hire a crane     | B     | 31/05/2016 | Open
    """)
    assert titles(found) == ["Survey the mole", "Hire a crane"]
    assert found.risks == 1


def test_sheets_of_issues_and_assumptions_beside_a_plan_are_left_out() -> None:
    rows = lines("ID | Description | Owner | Date | Status\n1 | There is no crane | A | 01/02/2016 | Open")
    plan = table(*lines("Action | Owner | Due\nHire a crane | B | 31/05/2016"), name="Actions")
    found = mapped(
        plan, table(*rows, name="Issues"), table(*rows, name="Assumptions"), table(*rows, name="Dependencies")
    )
    assert [seen.kind for seen in found.tables] == [Kind.PLAN, Kind.ISSUES, Kind.ASSUMPTIONS, Kind.DEPENDENCIES]
    assert titles(found) == ["Hire a crane"]


def test_decisions_and_measures_with_a_day_by_which_they_are_done_are_a_plan() -> None:
    assert titles(sheet("Decision | Owner | Due\nClose the pier | Board | 30/04/2016")) == ["Close the pier"]
    found = sheet("Action | Measure | Target | Baseline | Owner\nDredge | Ships landed | 80 | 70 | Harbour")
    assert titles(found) == ["Dredge"]


def test_issues_that_say_what_is_done_about_each_are_taken_by_that() -> None:
    rows = lines(
        "ID | Issue description | Impact | Action item | Due | Owner\n1 | No crane | High | Hire one | 31/05/2016 | A"
    )
    assert titles(mapped(table(*rows, name="Issues"))) == ["Hire one"]


def test_issues_with_a_recommendation_that_somebody_follows_by_some_day_are_taken_by_that() -> None:
    found = sheet(
        """
        ID | Issue       | Impact | Recommendation | Owner   | Target date
        1  | No crane    | High   | Hire one       | Harbour | 30/04/2016
        2  | No lamps    | High   | Hang some      | Harbour | 31/05/2016
        """,
        name="Critical issues",
    )
    assert titles(found) == ["Hire one", "Hang some"]


def test_what_is_to_be_done_is_told_by_the_description_where_the_action_says_only_of_what_kind_it_is() -> None:
    found = sheet("""
        ID | Action | Description          | Owner   | Deadline
        1  | Reduce | Dredge the bay        | Harbour | 30/04/2016
        2  | Reduce | Hang lamps on buoys   | Harbour | 31/05/2016
        3  | Share  | Insure the old cranes | Finance | 31/05/2016
    """)
    assert titles(found) == ["Dredge the bay", "Hang lamps on buoys", "Insure the old cranes"]


def test_a_sheet_that_repeats_the_rows_of_another_counts_once() -> None:
    rows = lines("Ref | Action | Owner | Due\n1 | Dredge | A | 30/04/2016\n2 | Paint | B | 31/05/2016")
    found = mapped(table(*rows, name="Plan"), table(*rows[:2], name="Closed"))
    assert found.actions == 2
    assert found.tables[1].kind is Kind.COPY
    assert "“Plan”" in found.tables[1].why


def test_a_list_of_numbers_and_names_beside_a_fuller_table_is_not_taken() -> None:
    full = lines("Ref | Action | Owner | Due\n1 | Dredge | A | 30/04/2016")
    found = mapped(table(*full), table(*lines("No | Action\n1 | Think of the tides\n2 | Think of the winds")))
    assert [seen.kind for seen in found.tables] == [Kind.PLAN, Kind.LIST]


def test_a_hidden_sheet_is_taken_only_where_a_person_says_so() -> None:
    hidden = table(*lines("Action | Owner | Due\nDredge | A | 30/04/2016"), is_hidden=True)
    assert mapped(hidden).actions == 0
    assert mapped(hidden, answers=Answers(tables=frozenset({0}))).actions == 1


def test_a_person_may_take_what_looks_like_no_plan() -> None:
    found = sheet(REGISTER, answers=Answers(kinds={0: "actions"}, columns={"Mitigation": "title"}))
    assert titles(found) == ["Survey it", "Separate lanes"]


def test_a_file_without_a_table_says_so() -> None:
    assert [doubt.what for doubt in mapped().doubts] == ["there is no table in it"]


def test_sheets_with_the_same_actions_of_others_are_no_copies() -> None:
    rows = "Ref | Action | Owner | Due\n1 | Sweep | {0} | 30/04/2016\n2 | Paint | {0} | 31/05/2016"
    found = mapped(table(*lines(rows.format("A")), name="North"), table(*lines(rows.format("B")), name="South"))
    assert found.actions == 4
    assert [theme.name for theme in found.themes] == ["North", "South"]


def test_a_lone_list_of_actions_is_a_plan() -> None:
    assert titles(sheet("No | Action\n1 | Dredge the bay\n2 | Paint the buoys")) == [
        "Dredge the bay",
        "Paint the buoys",
    ]


def test_fields_of_a_tracker_that_nobody_uses_make_no_register_of_its_tasks() -> None:
    found = sheet("""
        Summary | Issue key | Issue id | Issue Type | Status | Assignee | Resolution | Impact | Severity | Change risk
        Dredge  | H-1       | 10001    | Task       | Open   | A        | Fixed      |        |          |
        Paint   | H-2       | 10002    | Story      | Done   | B        |            |        |          |
    """)
    assert titles(found) == ["Dredge", "Paint"]
    assert "success" not in found.records[0].given
