"""The sample of a deep dive: what it holds of its report, and what it says that it does not."""

import re
import tomllib
from pathlib import Path

from planwatch.exchange.toml.read import read_toml
from planwatch.model.checks.checks import findings
from planwatch.model.plan.dive import made_by

TEXT = (Path(__file__).parents[1] / "db" / "samples" / "walsall-2018.toml").read_text(encoding="utf-8")
PLAN = tomllib.loads(TEXT)["plan"]
WA = read_toml(TEXT, "walsall-2018", PLAN["as_at"])
[DIVE] = WA.dive
NUMBERS = [one.number for one in WA.recommendation]


def test_it_says_on_its_face_that_it_is_no_record_and_what_was_invented() -> None:
    assert PLAN["banner"].startswith("SAMPLE")
    assert "Invented: " in PLAN["note"]
    assert not re.search(r"@|\b0\d{4} ?\d{6}\b|Councillor|\b(?:Mr|Mrs|Ms|Dr) [A-Z]", TEXT)
    assert not any(lead.holder for lead in WA.lead)


def test_two_recommendations_are_looked_into_and_each_of_the_twelve_made_has_a_response_an_action_and_a_finding() -> (
    None
):
    made = [number for number in NUMBERS if "." in number]
    assert DIVE.scope == ("1", "2")
    assert sorted(made_by(DIVE, WA.finding)) == sorted(made)
    assert len(made) == 12
    assert all(one.is_answered for one in WA.recommendation if one.number in made)
    assert {number for action in WA.action for number in action.answers} == set(NUMBERS)
    assert all(one.led_to and one.actions and one.recommendations for one in WA.finding)


def test_what_was_sought_and_not_seen_is_found_and_what_was_heard_is_said_to_have_no_day() -> None:
    found = {one.about for one in findings(WA, PLAN["as_at"]) if one.code == "evidence-not-seen"}
    assert found == {"E5", "E6"}
    assert all("neither the day" in one.says for one in WA.evidence if one.kind == "interview")
    assert (str(DIVE.set_up_on), str(DIVE.reported_on)) == ("2017-10-16", "2018-03-27")
