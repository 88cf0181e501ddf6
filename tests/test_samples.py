"""What the two sample plans promise to show, read as plain TOML."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from planwatch.model.text.refs import natural_key

Table = dict[str, Any]
SAMPLES = Path(__file__).parents[1] / "db" / "samples"
TEXTS = [(SAMPLES / f"{name}.toml").read_text(encoding="utf-8") for name in ("west-berkshire-2015", "slough-2011")]
WB, SL = PLANS = [tomllib.loads(text) for text in TEXTS]
ROWS: list[tuple[Table, date]] = [(action, plan["plan"]["as_at"]) for plan in PLANS for action in plan["action"]]
APPROVED: dict[date, date] = {plan["plan"]["as_at"]: plan["plan"]["approved_on"] for plan in PLANS}
OPEN = ("not started", "in progress")
MET = {meeting["on"] for plan in PLANS for meeting in plan["meeting"]}
each_plan = pytest.mark.parametrize("plan", PLANS, ids=("WB", "SL"))


def late(action: Table, as_at: date) -> int:
    return max(0, (as_at - action.get("due_by", as_at)).days) if action["status"] in OPEN else 0


def slips(action: Table) -> list[Table]:
    return [move for move in action.get("move", []) if move["kind"] == "slip"]


def completed_late(action: Table, _: date) -> bool:
    return "completed" in action and action["completed_from"] > action["due_by"]


def silent(action: Table, day: date) -> bool:
    return action["status"] == "in progress" and (day - action["update"][-1]["as_at"]).days > 28


def repeated(action: Table, _: date) -> bool:
    said = [update["text"] for update in action.get("update", [])]
    return len(set(said)) < len(said)


def waiting(action: Table, day: date) -> bool:
    return action["status"] == "not started" and action.get("start_from", day) > day and "rag" not in action


def overdue_to_begin(action: Table, day: date) -> bool:
    return action["status"] == "not started" and action.get("start_by", day) < day < action.get("due_from", day)


SHOWN: dict[str, tuple[int, Callable[[Table, date], bool]]] = {
    "not started and late": (3, lambda a, day: a["status"] == "not started" and late(a, day) > 0),
    "1 to 30 days late": (1, lambda a, day: 1 <= late(a, day) <= 30),
    "31 to 60 days late": (1, lambda a, day: 31 <= late(a, day) <= 60),
    "61 to 90 days late": (1, lambda a, day: 61 <= late(a, day) <= 90),
    "over 90 days late": (1, lambda a, day: late(a, day) > 90),
    "green in progress though 40 days late": (1, lambda a, day: late(a, day) == 40 and a.get("rag") == "green"),
    "red in progress": (3, lambda a, _: (a["status"], a.get("rag")) == ("in progress", "red")),
    "amber in progress": (3, lambda a, _: (a["status"], a.get("rag")) == ("in progress", "amber")),
    "complete without evidence": (2, lambda a, _: a["status"] == "complete" and "evidence" not in a),
    "completed late": (3, completed_late),
    "in progress, no update for more than 28 days": (3, silent),
    "an update copied to a later day": (1, repeated),
    "planned start in the past, due in the future": (2, overdue_to_begin),
    "not to start yet, and unrated": (3, waiting),
    "open without a lead": (2, lambda a, _: a["status"] in OPEN and "lead" not in a),
    "due in due course": (1, lambda a, _: a["due"] == "in due course" and "due_by" not in a),
    "due as soon as possible": (1, lambda a, _: a["due"] == "as soon as possible" and "due_by" not in a),
    "due in autumn": (1, lambda a, _: a["due"] == "autumn 2016" and a["due_by"] == date(2016, 11, 30)),
    "due on 31 March 2016": (6, lambda a, _: a["due"] == "31 Mar 2016" and a["due_from"] == date(2016, 3, 31)),
    "moved two days before a board": (1, lambda a, _: any(m["on"] + timedelta(2) in MET for m in slips(a))),
    "a title of exactly 200 characters": (1, lambda a, _: len(a["title"]) == 200),
    "high priority": (3, lambda a, _: a.get("priority") == "high"),
    "low priority": (3, lambda a, _: a.get("priority") == "low"),
    "an internal update": (3, lambda a, _: any("internal" in update for update in a.get("update", []))),
    **{f"has {key}": (5, lambda a, _, key=key: key in a)
       for key in ("percent", "support", "success", "evidence", "start", "cost")},
    **{f"withdrawn: {why}": (1, lambda a, _, why=why: a["status"] == "withdrawn" and a["reason"].startswith(f"{why}: "))
       for why in ("superseded", "merged", "no longer needed")},
}  # fmt: skip


@pytest.mark.parametrize(("least", "shows"), SHOWN.values(), ids=SHOWN)
def test_the_samples_show_an_action_that_is(least: int, shows: Callable[[Table, date], bool]) -> None:
    assert least <= sum(shows(action, day) for action, day in ROWS) < len(ROWS)


@each_plan
def test_a_sample_says_on_its_face_that_its_ratings_are_invented(plan: Table) -> None:
    assert plan["plan"]["banner"] == "SAMPLE, ratings invented"
    assert "Invented: " in plan["plan"]["note"]


@each_plan
def test_refs_are_unique_and_every_theme_and_lead_that_is_named_exists(plan: Table) -> None:
    actions, themes = plan["action"], plan["theme"]
    assert len({action["ref"] for action in actions}) == len(actions)
    assert {action["theme"] for action in actions} == {theme["title"] for theme in themes}
    named = {name for part in (*actions, *themes) for name in (part.get("lead"), *part.get("support", ())) if name}
    named |= {theme["sponsor"] for theme in themes}
    named |= {u["by"] for part in (*actions, *themes, plan["plan"]) for u in part.get("update", ())}
    assert named <= {lead["name"] for lead in plan["lead"]}


def test_each_plan_has_five_themes_short_enough_for_their_column() -> None:
    assert [sum(len(theme["title"]) <= 12 for theme in plan["theme"]) for plan in PLANS] == [5, 5]


def test_no_person_is_named_and_no_address_or_telephone_number_is_given() -> None:
    assert not re.search(r"@|\b0\d{4} ?\d{6}\b|Councillor|\b(?:Mr|Mrs|Ms|Dr) [A-Z]", "".join(TEXTS))
    assert {lead["kind"] for plan in PLANS for lead in plan["lead"]} == {"post", "partner"}
    assert not any("holder" in lead for plan in PLANS for lead in plan["lead"])


@each_plan
def test_about_a_third_of_the_open_dated_actions_are_overdue(plan: Table) -> None:
    dated = [action for action in plan["action"] if action["status"] in OPEN and "due_by" in action]
    assert 0.28 <= sum(late(action, plan["plan"]["as_at"]) > 0 for action in dated) / len(dated) <= 0.40


def test_there_are_at_least_75_actions_in_every_status() -> None:
    assert len(ROWS) >= 75
    assert {action["status"] for action, _ in ROWS} == {*OPEN, "complete", "assured", "withdrawn"}


@each_plan
def test_a_partner_leads_an_action_and_an_interim_post_that_leads_one_is_about_to_go(plan: Table) -> None:
    led = {action.get("lead") for action in plan["action"]}
    leaving = [x for x in plan["lead"] if "until" in x and 0 < (x["until"] - plan["plan"]["as_at"]).days <= 30]
    assert [lead for lead in leaving if lead["name"] in led]
    assert [lead for lead in plan["lead"] if lead["kind"] == "partner" and lead["name"] in led]


def test_every_move_follows_the_one_before_it_and_the_last_leads_to_the_due_date() -> None:
    for action, as_at in ROWS:
        moves, moved = action.get("move", []), slips(action)
        assert [m["was"] for m in moves[1:]] == [m["now"] for m in moves[:-1]], action["ref"]
        assert not moves or (moves[-1]["now"], moves[-1]["now_by"]) == (action["due"], action["due_by"]), action["ref"]
        assert all(APPROVED[as_at] < move["on"] <= as_at for move in moves), action["ref"]
        assert action.get("original_due") == (moved[0]["was"] if moved else None), action["ref"]
        agreed = [m["now"] for m in moved if "agreed_by" in m]
        assert action.get("agreed_due") == (agreed[-1] if agreed else None), action["ref"]


def test_one_action_was_moved_three_times_and_has_three_dates() -> None:
    [action] = [action for action, _ in ROWS if len(slips(action)) == 3]
    assert len({action["original_due"], action["agreed_due"], action["due"]}) == 3


def test_one_move_is_a_correction_of_a_wrong_year() -> None:
    [move] = [m for action, _ in ROWS for m in action.get("move", []) if m["kind"] == "correction"]
    assert move["now_by"] == move["was_by"].replace(year=move["was_by"].year + 1)


def test_completed_days_are_past_and_assured_actions_have_evidence() -> None:
    for action, day in ROWS:
        assert ("completed" in action) == (action["status"] in ("complete", "assured")), action["ref"]
        assert action.get("completed_by", day) <= day, action["ref"]
        assert action["status"] != "assured" or "evidence" in action, action["ref"]


def test_one_action_was_reopened_and_tells_why() -> None:
    [action] = [action for action, _ in ROWS if action.get("reason", "").startswith("reopened: ")]
    assert action["status"] == "in progress"
    assert any(update["text"].startswith("Reopened") for update in action["update"])


def test_in_one_theme_every_open_action_is_green() -> None:
    ratings = [a.get("rag") for a in SL["action"] if a["theme"] == "Leadership" and a["status"] in OPEN]
    assert len(ratings) >= 5
    assert set(ratings) == {"green"}


def test_the_priced_posts_add_up_to_the_papers_own_total() -> None:
    costs = [a["cost"] for a in WB["action"] if a["ref"] in ("C1.1", "C1.3")]
    assert sum(int(cost.lstrip("£").replace(",", "")) for cost in costs) == 498_761


def test_all_17_recommendations_are_answered() -> None:
    assert {int(n.rstrip("abc")) for a in WB["action"] for n in a.get("answers", [])} == set(range(1, 18))


def test_the_17_recommendations_are_there_four_for_priority_each_with_a_response_told_as_invented() -> None:
    found = WB["recommendation"]
    assert [one["number"] for one in found] == [str(number) for number in range(1, 18)]
    assert [one["class"] for one in found] == ["priority"] * 4 + ["improvement"] * 13
    assert all(one["decision"] and one["response"] and one["text"] for one in found)
    assert {one["responded_by"] for one in found} <= {lead["name"] for lead in WB["lead"]}
    assert "the decision on each recommendation" in WB["plan"]["note"].partition("Invented: ")[2]


def test_refs_of_one_theme_run_past_nine() -> None:
    assert {"A9", "A10"} <= {action["ref"] for action in WB["action"] if action["theme"] == "Leadership"}


def test_no_commitment_has_more_actions_than_the_four_of_the_paper() -> None:
    refs = [action["ref"] for action in WB["action"] if action["theme"] == "Workforce"]
    assert refs == sorted(refs, key=natural_key)
    of = Counter(ref.partition(".")[0] for ref in refs)
    assert (of["C1"], of["C2"]) == (4, 4)
    assert max(of.values()) == 4
    invented = WB["plan"]["note"].partition("Invented: ")[2]
    assert all(commitment in invented for commitment in of)


def test_every_ref_that_a_sample_speaks_of_is_there() -> None:
    for plan, text, spoken in zip(PLANS, TEXTS, (r"\b[A-E]\d+(?:\.\d+)?\b", r"\bunder (\d\.\d+)\b"), strict=True):
        named = set(re.findall(spoken, text)) | {
            ref for action in plan["action"] for ref in action.get("depends_on", ())
        }
        groups = {action["ref"].partition(".")[0] for action in plan["action"]}
        assert named
        assert named <= {action["ref"] for action in plan["action"]} | groups


def test_a_rating_stands_only_on_what_has_begun_or_should_have_and_is_that_of_the_last_update() -> None:
    for action, day in ((action, day) for action, day in ROWS if "rag" in action):
        due_to_begin = action["status"] == "not started" and action["start_by"] < day
        assert action["status"] == "in progress" or due_to_begin, action["ref"]
        assert [u["rag"] for u in action["update"] if "rag" in u][-1] == action["rag"], action["ref"]


def test_updates_are_in_order_and_none_is_of_a_later_day_or_before_its_action_was_added() -> None:
    for action, day in ROWS:
        days = [action["added"], *(update["as_at"] for update in action.get("update", [])), day]
        assert days == sorted(days), action["ref"]
