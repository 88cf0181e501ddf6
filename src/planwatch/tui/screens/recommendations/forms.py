"""The form of a recommendation."""

from collections.abc import Callable, Mapping

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.keys import flat
from planwatch.model.plan.parts import PART
from planwatch.service import read
from planwatch.service.recommendations.edit import FIELDS, add_recommendation, set_recommendation
from planwatch.service.recommendations.read import RecommendationRow
from planwatch.service.session import Session
from planwatch.service.typed.choices import choices_of, text_of_value
from planwatch.tui.desk import Desk, FormField, Values

Told = Callable[[str], None]
"""Told in words what was saved."""


def recommendation_form(desk: Desk, row: RecommendationRow, told: Told) -> None:
    """All that is true of a recommendation, the decision first: that is mostly what is to be written."""
    session, one = desk.session, row.recommendation
    before = values_of(row)

    def save(values: Values, agreed: bool) -> None:
        changes = {name: text for name, text in values.items() if text != before[name]}
        if changes:
            set_recommendation(session, row, changes)
        told(f"recommendation {values['number']}")

    desk.form(f"Recommendation {one.number}", _fields(session, row.of, before, _RESPONSE_FIRST), save)


def new_form(desk: Desk, day: PlanDay, told: Told) -> None:
    """A recommendation that comes into a plan."""

    def save(values: Values, agreed: bool) -> None:
        add_recommendation(desk.session, day, values)
        told(f"recommendation {values['number']} added")

    nothing = dict.fromkeys(map(str, FIELDS), "")
    desk.form(f"New recommendation of {day.plan.ref}", _fields(desk.session, day, nothing, FIELDS), save)


_RESPONSE = ("decision", "response", "responded_by", "responded_on")
_RESPONSE_FIRST = (*_RESPONSE, *(name for name in FIELDS if name not in _RESPONSE))


def values_of(row: RecommendationRow) -> dict[str, str]:
    """Its fields as text."""
    held = flat(row.recommendation)
    return {field.name: text_of_value(field, held[field.name]) for field in PART["recommendation"].fields}


def _fields(session: Session, day: PlanDay, before: Mapping[str, str], order: tuple[str, ...]) -> list[FormField]:
    by_name = {field.name: field for field in PART["recommendation"].fields}
    names = {
        "decision": choices_of(by_name["decision"]),
        "responded_by": read.names(session, day.id, "lead"),
        "class": ["priority", "improvement"],
    }
    return [
        FormField(
            name, by_name[name].called, before[name], names.get(name, ()), hint=by_name[name].help,
            understood=day.understood_past if name == "responded_on" else None,
        )
        for name in order
    ]  # fmt: skip
