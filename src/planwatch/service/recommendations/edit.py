"""Adding recommendations, changing what is true of them, responding to them, taking them out."""

import re

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.parts import PART, field_of
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.answered import Numbered
from planwatch.model.text.refs import natural_key
from planwatch.service.recommendations.read import RecommendationRow
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import changes_in_words, day_up_to, known_field, value_of
from planwatch.storage.engine.values import Value
from planwatch.storage.plan.rows import columns
from planwatch.storage.recommendations.recommendations import answering, recommendations
from planwatch.storage.writing.batch import Batch, open_batch

FIELDS = tuple(field.name for field in PART["recommendation"].fields)
"""The fields that can be typed into."""
_NONE = Recommendation(number="", text="")


def add_recommendation(session: Session, day: PlanDay, values: dict[str, str]) -> int:
    """Add a recommendation to a plan; ``values`` are typed fields, ``number`` and ``text`` among them.

    Returns the number of the change. Raises PlanwatchError.
    """
    with open_batch(session.database, session.sign("")) as batch:
        written = _written(batch, day, {"number": "", "text": ""} | values, _NONE, None)
        batch.signature = session.sign(f"recommendation {written['number']} added: {str(written['text'])[:60]}")
        batch.insert("recommendation", {"plan_id": day.id, "seq": batch.next_seq("recommendation"), **written})
    return batch.number


def set_recommendation(session: Session, row: RecommendationRow, changes: dict[str, str]) -> int | None:
    """Set fields of a recommendation to what was typed, as one change; its number, None where nothing changed.

    A decision or response that is given without its day is of today. A new number goes to the actions that answer it.
    Raises PlanwatchError.
    """
    what = f"recommendation {row.recommendation.number}: {changes_in_words(changes)}"
    with open_batch(session.database, session.sign(what)) as batch:
        written = _written(batch, row.of, changes, row.recommendation, row.id)
        batch.change("recommendation", row.id, written, row.version)
        if "number" in written and written["number"] != row.recommendation.number:
            _renumber(batch, row, str(written["number"]))
    return batch.id


def remove_recommendation(session: Session, row: RecommendationRow) -> int:
    """Take a recommendation out of the plan; actions keep its number. Returns the number of the change."""
    what = f"recommendation {row.recommendation.number} removed"
    with open_batch(session.database, session.sign(what)) as batch:
        batch.remove("recommendation", row.id, row.version)
    return batch.number


def _written(
    batch: Batch, day: PlanDay, typed: dict[str, str], before: Recommendation, own: int | None
) -> dict[str, Value]:
    """The columns that were typed into, with what goes with a response."""
    found: dict[str, Value] = {}
    for name, text in typed.items():
        known_field("a recommendation", name, FIELDS)
        found[name] = _value(batch, day, name, checked_text(text).strip(), own)
    if not found.keys() & set(PART["recommendation"].groups["response"]):
        return found
    return found | _response(day, {**columns(before), **found}, before, found)


def _value(batch: Batch, day: PlanDay, name: str, typed: str, own: int | None) -> Value:
    field = field_of("recommendation", name)
    match name:
        case "number":
            return _number(batch, day, typed, own)
        case "responded_on":
            return day_up_to(day, typed, "say on which day the response was given").isoformat() if typed else None
        case "class" | "responded_by":
            return " ".join(typed.split())
        case _ if field.is_needed and not typed:
            raise PlanwatchError(f"a recommendation needs a {name}", "type what is recommended")
        case _:
            return value_of(field, typed, day)


def _number(batch: Batch, day: PlanDay, typed: str, own: int | None) -> str:
    if not typed:
        raise PlanwatchError("a recommendation needs a number", "type it as in the source: 1, 1a, A1.3")
    if re.search(r"[,;:\s]", typed):
        raise PlanwatchError(f"'{typed}' is no number of a recommendation", "no blank, comma or colon: 1, 1a, A1.3")
    for one in recommendations(batch.database, day.id):
        if one.id != own and natural_key(one.recommendation.number) == natural_key(typed):
            said = f"there is a recommendation {one.recommendation.number} already"
            raise PlanwatchError(said, "give another number, or change that one")
    return typed


def _response(
    day: PlanDay, after: dict[str, Value], before: Recommendation, typed: dict[str, Value]
) -> dict[str, Value]:
    """The day of a decision or response that was given without one; none of both takes whose and when away."""
    if not after["decision"] and not after["response"]:
        if typed.get("responded_by") or typed.get("responded_on"):
            raise PlanwatchError("there is no response that this could be of", "give a decision or a response as well")
        return {"responded_by": "", "responded_on": None}
    decided = "decision" in typed and after["decision"] != before.decision
    given = decided or ("response" in typed and before.responded_on is None)
    return {"responded_on": day.today.isoformat()} if given and not typed.get("responded_on") else {}


def _renumber(batch: Batch, row: RecommendationRow, number: str) -> None:
    """Give the actions that answer it, or a clause of it, the new number in place of the old one."""
    old = row.recommendation
    known = [one.recommendation for one in recommendations(batch.database, row.of.id) if one.id != row.id]
    numbered = Numbered((*known, old))

    def renumbered(one: str) -> str:
        if numbered.meant(one) is not old:
            return one
        return number if natural_key(one) == natural_key(old.number) else f"{number}{one[-1]}"

    for action in answering(batch.database, row.of.id):
        answers = "\n".join(dict.fromkeys(map(renumbered, action.answers)))
        batch.change("action", action.id, {"answers": answers})


def answered_in_words(row: RecommendationRow) -> str:
    """``D1, D2 and D3 answer it``, for asking whether it may go; empty where nothing does."""
    refs = [one.ref for one in row.answering]
    if not refs:
        return ""
    return f"{', '.join(refs)} answer{'s' * (len(refs) == 1)} it"
