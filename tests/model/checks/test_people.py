"""Findings on who answers for an action."""

from datetime import date

import pytest

from planwatch.model.plan.kinds import Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.theme import Theme
from planwatch.model.values import replace
from tests.model.checks.checked import about, action, found, plan

LEFT = Lead(name="HR", until=date(2016, 1, 10))
LEAVES = Lead(name="HR", until=date(2016, 1, 29))


def test_an_open_action_without_a_lead_is_found() -> None:
    assert about("no-lead", action("A1", lead=""), action("A2")) == ["A1"]


def test_a_complete_action_needs_no_lead() -> None:
    assert about("no-lead", action(lead="", status=Status.COMPLETE, evidence="Minutes")) == []


def test_a_lead_whose_last_day_was_yesterday_has_left() -> None:
    [finding] = found("lead-who-left", plan(action(), leads=[LEFT]))
    assert finding.sentence == "Its lead, HR, left on 10 Jan"
    assert finding.is_counted


def test_a_lead_is_still_there_on_the_last_day() -> None:
    leads = [Lead(name="HR", until=date(2016, 1, 11))]
    assert not any(finding.is_counted for finding in found("lead-who-left", plan(action(), leads=leads)))


def test_a_lead_who_leaves_soon_is_a_hint_where_the_work_is_due_later() -> None:
    [finding] = found("lead-who-left", plan(action(), leads=[LEAVES]))
    assert finding.sentence == "Its lead, HR, leaves on 29 Jan, before it is due"
    assert finding.hint


def test_a_lead_who_leaves_after_the_work_is_due_is_not_found() -> None:
    due = date(2016, 1, 28)
    early = action(due="28 Jan 2016", due_from=due, due_by=due)
    assert found("lead-who-left", plan(early, leads=[LEAVES])) == []


@pytest.mark.parametrize("role", ["lead", "sponsor"])
def test_a_theme_with_open_actions_whose_lead_or_sponsor_left_is_found_by_its_title(role: str) -> None:
    leads = [Lead(name="HR"), Lead(name="Head", until=date(2015, 12, 1))]
    theme = replace(Theme(title="Workforce"), **{role: "Head"})
    [finding] = found("lead-who-left", plan(action(theme="Workforce"), leads=leads, themes=[theme]))
    assert (finding.about, finding.part) == ("Workforce", "theme")
    assert finding.sentence == f"Its {role}, Head, left on 1 Dec 2015"


def test_cover_that_has_ended_proposes_to_hand_the_action_back() -> None:
    cover = action(lead="Deputy", cover_for="HR", cover_until=date(2016, 1, 8))
    [finding] = found("cover-ended", plan(cover))
    assert finding.sentence == "Cover for HR ended on 8 Jan: hand it back?"
    assert about("cover-ended", action(lead="Deputy", cover_for="HR", cover_until=date(2016, 1, 11))) == []


def test_who_led_a_theme_and_was_its_sponsor_too_is_found_once() -> None:
    leads = [Lead(name="HR"), Lead(name="Head", until=date(2015, 12, 1))]
    theme = Theme(title="Workforce", lead="Head", sponsor="Head")
    assert len(found("lead-who-left", plan(action(theme="Workforce"), leads=leads, themes=[theme]))) == 1


def test_a_lead_who_never_leaves_is_no_trouble_at_the_end_of_the_calendar() -> None:
    leads = [Lead(name="HR", until=date.max)]
    assert not any(finding.is_counted for finding in found("lead-who-left", plan(action(), leads=leads), date.max))


def test_two_names_in_the_place_of_one_lead_are_two() -> None:
    leads = (Lead(name="HR"), Lead(name="Legal"), Lead(name="HR and Legal"), Lead(name="HR; Police"),
             Lead(name="Children and Families"))  # fmt: skip
    actions = [action(f"A{number}", lead=lead.name) for number, lead in enumerate(leads)]
    assert [finding.about for finding in found("several-leads", plan(*actions, leads=leads))] == ["A2", "A3"]


def test_two_names_apart_by_a_slash_may_be_two_leads() -> None:
    [hint] = found("several-leads", plan(action("A1", lead="CSE Lead / LSCB Manager"), leads=(Lead(name="x"),)))
    assert (hint.is_counted, hint.sentence) == (
        False, "Its lead, CSE Lead / LSCB Manager, may be two in one: who answers for it?"
    )  # fmt: skip
