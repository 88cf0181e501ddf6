"""What the two sample plans say of themselves and of their papers: each thing once found untrue is held to here."""

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from planwatch.exchange.toml.read import read_toml
from planwatch.model.ratings.rule import rule_in_words, rule_of
from tests.desk import TODAY

Table = dict[str, Any]
NAMES = ("west-berkshire-2015", "slough-2011")
TEXTS = [(Path(__file__).parents[1] / "db" / "samples" / f"{name}.toml").read_text(encoding="utf-8") for name in NAMES]
WB, SL = PLANS = [tomllib.loads(text) for text in TEXTS]
MET = {meeting["on"] for plan in PLANS for meeting in plan["meeting"]}
each_plan = pytest.mark.parametrize("plan", PLANS, ids=("WB", "SL"))


def slips(action: Table) -> list[Table]:
    return [move for move in action.get("move", []) if move["kind"] == "slip"]


def _said(day: date, *, year: bool) -> str:
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%B}"


@each_plan
def test_what_a_forum_agreed_is_a_resolution_of_that_meeting_and_others_who_agreed_are_of_the_plan(plan: Table) -> None:
    resolved = {
        (f"{meeting['forum']}, {_said(meeting['on'], year=True)}", resolution["action"], resolution["due_by"])
        for meeting in plan["meeting"]
        for resolution in meeting.get("resolution", [])
        if resolution["kind"] == "extend"
    }
    agreed = {
        (move["agreed_by"], action["ref"], move["now_by"])
        for action in plan["action"]
        for move in slips(action)
        if "agreed_by" in move
    }
    forums, leads = ({each["name"] for each in plan[kind]} for kind in ("forum", "lead"))
    of_forums = {one for one in agreed if one[0].partition(",")[0] in forums}
    assert of_forums == resolved
    assert {by.partition(",")[0] for by, _, _ in agreed - of_forums} <= leads


def test_the_meeting_that_is_said_to_be_next_is_the_one_planned() -> None:
    planned = min(meeting["on"] for meeting in WB["meeting"] if meeting["status"] == "planned")
    [ends] = [lead["until"] for lead in WB["lead"] if lead["name"] == "Commissioner"]
    assert (ends - planned).days == 8
    said = WB["plan"]["update"][-1]["text"]
    assert f"Next programme board is on {_said(planned, year=False)}. The Commissioner's post ends eight days" in said


@each_plan
def test_boards_meet_on_the_days_of_their_cadence(plan: Table) -> None:
    for forum in (forum for forum in plan["forum"] if forum.get("cadence", "").startswith("every six weeks")):
        first = datetime.strptime(forum["cadence"].partition(" from ")[2], "%d %b %Y").date()  # noqa: DTZ007  a day
        met = [one["on"] for one in plan["meeting"] if one["forum"] == forum["name"] and one["on"] >= first]
        assert met
        assert all((day - first).days % 42 == 0 for day in met)


def test_the_third_improvement_board_is_the_third_that_is_recorded() -> None:
    assert "Third Improvement Board" in SL["plan"]["update"][0]["text"]
    assert [one["on"] for one in SL["meeting"] if one["forum"] == "Improvement Board"][2] == date(2011, 11, 14)


def test_the_theme_leads_of_slough_meet_fortnightly_and_the_paper_says_so() -> None:
    forums = {forum["name"]: forum for forum in SL["forum"]}
    assert forums["Theme leads"]["cadence"].startswith("fortnightly")
    assert forums["Theme leads"]["reports_to"] == "Improvement Board"
    assert "a board six-weekly and theme leads fortnightly" in SL["plan"]["note"].partition("Invented: ")[0]


@each_plan
def test_no_board_is_chaired_by_whom_it_holds_to_account(plan: Table) -> None:
    held = {theme["lead"] for theme in plan["theme"]} | {"Director (DCS)", "Director ECS"}
    boards = [forum for forum in plan["forum"] if forum.get("agrees_dates")]
    assert boards
    assert not [forum for forum in boards if forum["chair"] in held]


@each_plan
def test_a_reason_is_what_somebody_of_the_plan_would_say_and_no_comment_on_when_it_was_given(plan: Table) -> None:
    parts = [*plan["action"], *(move for action in plan["action"] for move in action.get("move", []))]
    reasons = [part[name] for part in parts for name in ("why", "reason", "board_why") if name in part]
    boards = "|".join(forum["name"] for forum in plan["forum"])
    days = "|".join(_said(day, year=False) for day in MET)
    comment = rf"\b(?:board|otherwise|would have|two days|{boards}|{days}|sample|reader)\b"
    assert reasons
    assert not [reason for reason in reasons if re.search(comment, reason, re.IGNORECASE)]


@each_plan
def test_actions_that_no_paper_has_are_told_as_invented(plan: Table) -> None:
    told = plan["plan"]["note"].partition("these actions as such")[2].partition(": ")[2]
    refs = [action["ref"] for action in plan["action"]]
    spans = re.findall(r"([A-E]?\d+(?:\.\d+)?)(?: to ([A-E]?\d+(?:\.\d+)?))?", told)
    invented = [ref for first, last in spans for ref in refs[refs.index(first) : refs.index(last or first) + 1]]
    assert 2 <= len(invented) < len(refs)
    assert invented == [ref for ref in refs if ref in invented]


def test_what_was_invented_is_there_for_a_recommendation_or_said_to_be_for_none() -> None:
    told = WB["plan"]["note"].partition("each by the recommendation that it answers")[2]
    assert told.startswith(" (A8 by the part that the paper gives the safeguarding board): A8, ")
    answers = {action["ref"]: action.get("answers") for action in WB["action"]}
    listed = re.findall(r"\b[A-E]\d+(?:\.\d+)?", told.partition(": ")[2])
    assert [ref for ref in listed if not answers[ref]] == ["A8"]


@pytest.mark.parametrize(("name", "text"), [*zip(NAMES, TEXTS, strict=True)])
def test_a_sample_begins_with_its_rule_as_planwatch_tells_it(name: str, text: str) -> None:
    rule = rule_in_words(rule_of(read_toml(text, name, TODAY).plan))
    head = text.partition("\n[plan]")[0].partition("\n")[2]
    assert " ".join(head.replace("#", " ").split()) == " ".join(rule)
