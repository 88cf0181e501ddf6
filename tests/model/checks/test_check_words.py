"""Findings on the words of a plan: actions that say the same, notes to self."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.checks.notes import NOTE, note_in
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.theme import Theme
from tests.model.checks.checked import TODAY, about, action, found, on, plan, said


def same(one: str, other: str) -> bool:
    return about("duplicate", action("A1", title=one), action("B1", title=other, lead="Other")) == ["B1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Publish the threshold guidance", "publish  the THRESHOLD guidance."),
        ("Recruit permanent team managers", "Recruit team managers (permanent)"),
        ("Review the recruitment strategy with partners", "Review recruitment stratgy with partners"),
        (
            "Train all frontline managers in reflective supervision",
            "Train frontline managers in reflective supervision",
        ),
        (
            "Train managers in Signs of Safety, restorative and solution-focused methods",
            "Train team managers in Signs of Safety, restorative and solution focused methods",
        ),
    ],
)
def test_titles_that_say_the_same_are_duplicates(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Appoint an interim chair of the safeguarding board", "Appoint a permanent chair of the safeguarding board"),
        (
            "Keep an extra social worker in the East Locality team",
            "Keep an extra social worker in the West Locality team",
        ),
        ("Recruit 4 social workers to the assessment team", "Recruit 5 social workers to the assessment team"),
        ("Report progress to the board in quarter 1", "Report progress to the board in quarter 2"),
        ("Complete initial assessments within timescale", "Complete core assessments within timescale"),
        ("Review internal audit of cases each month", "Review external audit of cases each month"),
        ("Task 1", "Task 2"),
        ("Training", "Training"),
    ],
)
def test_titles_that_differ_in_the_word_that_matters_are_not(one: str, other: str) -> None:
    assert not same(one, other)


def test_the_later_one_is_found_and_names_the_first() -> None:
    title = "Publish the threshold guidance"
    findings = found("duplicate", plan(*(action(ref, title=title) for ref in ("A1", "B1", "C1"))))
    assert [finding.about for finding in findings] == ["B1", "C1"]
    assert {finding.sentence for finding in findings} == {f"Says the same as A1: “{title}”"}


def test_the_same_lead_doing_the_same_again_by_another_date_is_a_series() -> None:
    quarters = [action(f"A{n}", title="Report to the board", **on(date(2016, 3 * n, 2))) for n in (1, 2, 3)]
    assert about("duplicate", *quarters) == []


def test_a_withdrawn_action_is_nobodys_duplicate() -> None:
    title = "Publish the threshold guidance"
    gone = action("A1", title=title, status=Status.WITHDRAWN, reason="merged")
    assert about("duplicate", gone, action("B1", title=title)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Family Intervention Worker (Double check these.)",
        "TODO the costs",
        "Saves £xx a year",
        "Led by (name) until the spring",
        "by [insert date]",
        "Twelve posts (is this right?)",
        "Who pays??",
        "Note to self: ring Health",
        "In place (confirm with HR)",
    ],
)
def test_a_note_to_self_is_found(text: str) -> None:
    assert about("note-to-self", action(how=text)) == ["A1"]


@given(st.from_regex(NOTE))
def test_whatever_the_pattern_finds_is_found(text: str) -> None:
    assert note_in(text) in text
    assert note_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Run a peer review (check and challenge) each quarter",
        "Double check every referral before it is closed",
        "Ask: is the child seen alone?",
        "Confirm thresholds with partners (checked by the board)",
        "Add names to the register, and confirm the numbers",
        "Chair TBC; date as agreed [minutes, item 4]",
    ],
)
def test_what_an_action_asks_of_others_is_no_note_to_self(text: str) -> None:
    assert about("note-to-self", action(how=text, title=text)) == []


def test_a_note_is_looked_for_in_the_newest_update_that_goes_out() -> None:
    old, new = said("Who pays??", TODAY - timedelta(9)), said("Agreed", TODAY - timedelta(2))
    private = said("Who pays??", TODAY, internal=True)
    assert about("note-to-self", action(update=(old, new, private))) == []
    assert about("note-to-self", action(update=(new, said("Who pays??", TODAY)))) == ["A1"]
    assert about("note-to-self", action(update=(said("Who pays??", TODAY), said("The board does", TODAY)))) == []


def test_a_note_in_the_plan_or_a_theme_is_found_too() -> None:
    findings = found("note-to-self", plan(themes=[Theme(title="Practice", note="(check)")], aim=("Be good", "TODO")))
    assert [(finding.about, finding.part) for finding in findings] == [("", "plan"), ("Practice", "theme")]
    assert findings[0].sentence == "A note to self is left in its aim: “TODO”"
