"""What must hold in a plan that comes from outside, whatever the format it came in."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any, cast

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.wording import nearest, place, shown, within
from planwatch.model.costs.totals import chain
from planwatch.model.due.route import HOW, read_step
from planwatch.model.meetings.numbers import is_number
from planwatch.model.plan.action import Action
from planwatch.model.plan.figure import can_be_kept
from planwatch.model.plan.keys import children_of, flat, keys_of
from planwatch.model.plan.kinds import DONE, OPEN, Status
from planwatch.model.plan.parts import OF, PART, PARTS, Part, field_of
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.refs import natural_key

LARGEST = 2**63 - 1
"""What an INTEGER column holds."""


def check(snapshot: Snapshot, before: Snapshot | None = None) -> None:
    """Raise PlanwatchError for the first thing that no plan can hold, naming its place and what to do.

    Names may also be those of the plan as it was ``before``, which the snapshot is merged into.
    """
    _check_plan(snapshot)
    known = {part.kind: _names(part.kind, name, getattr(snapshot, part.kind)) for part, name in _NAMED}
    if before is not None:
        for kind, names in known.items():
            names.update({getattr(one, PART[kind].named_by[0]): 0 for one in getattr(before, kind)})
    _check_meetings(snapshot)
    _check_numbers(snapshot)
    _check_cycles(snapshot)
    _check_costs(snapshot)
    for kind in children_of(Snapshot):
        for index, one in enumerate(getattr(snapshot, kind)):
            try:
                _check_part(one, known)
            except PlanwatchError as error:
                raise within(place(kind, index, getattr(one, PART[kind].named_by[0])), error) from None


_NAMED = [(part, part.named_by[0]) for part in PARTS if part.kind in children_of(Snapshot) and len(part.named_by) == 1]


def _check_part(part: Struct, known: dict[str, dict[str, int]], said: str = "") -> None:
    """Raise PlanwatchError where a part, or one that hangs on it, names what is not there or holds what cannot be kept.

    ``said`` stands before the fields of one that hangs on another.
    """
    kind, held = OF[type(part)], flat(part)
    for key, of in kind.links.items():
        _check_name(f"{said}{key}", held[key], of, known[of])
    for key in kind.lists:
        _check_list(kind, key, held, known)
    if isinstance(part, Action):
        _check_action(part)
    for key in _bounded(type(part)):
        value = held[key]
        if isinstance(value, tuple):
            _check_items(f"{said}{key}", cast(tuple[str, ...], value))
        elif isinstance(value, int | Decimal):  # the number of a resolution may be a text
            _check_kept(f"{said}{key}", value)
    for child in children_of(type(part)):
        for one in getattr(part, child):
            _check_part(one, known, f"{child}: ")


def _check_list(kind: Part, key: str, held: Mapping[str, Any], known: dict[str, dict[str, int]]) -> None:
    of = kind.lists[key].of
    if kind.lists[key].words:
        _check_items(key, held[key])  # what none is named by yet stays as it is
    for name in () if kind.lists[key].words else held[key]:
        _check_name(key, name, of, known[of])
        if of == kind.kind and name == held[kind.named_by[0]]:
            raise PlanwatchError(f"{key} names the {kind.kind} itself", "take it out, or name another")


@cache
def _bounded(part: type[Struct]) -> tuple[str, ...]:
    """The flat names of numbers and lists of texts: not every one of them can be stored."""
    bounded, lists = (int, Decimal, tuple), OF[part].lists
    return tuple(key.name for key in keys_of(part) if key.holds in bounded and key.name not in lists)


def _check_name(field: str, name: str, kind: str, known: dict[str, int]) -> None:
    if name and name not in known:
        hint = f"{nearest(name, known)} Else add a {kind} of that name".strip()
        raise PlanwatchError(f'{field} "{shown(name)}" is no {kind} of this plan', hint)


def _check_kept(name: str, number: int | Decimal) -> None:
    if not can_be_kept(number) if isinstance(number, Decimal) else abs(number) > LARGEST:
        raise PlanwatchError(f"{name}: a number too large to store", "correct the number")


def _check_plan(snapshot: Snapshot) -> None:
    ref = snapshot.plan.ref
    if not ref or ":" in ref or any(letter.isspace() for letter in ref):
        raise PlanwatchError(f'plan: ref "{shown(ref)}" is not a short name', "give one without blanks or colons: WB")
    for name in ("red_after", "no_update_after", "before_meeting", "red_percent", "amber_percent"):
        _check_number(f"plan: {name}", getattr(snapshot.plan, name), field_of("plan", name).most)
    _check_number("plan: moves_flagged", snapshot.plan.moves_flagged, LARGEST)
    for words in snapshot.plan.route:
        if read_step(words) is None:
            raise PlanwatchError(f'plan: route "{shown(words)}" is no step of a route', HOW)
    if snapshot.plan.risk_matrix:
        from planwatch.model.risks.matrix import read_matrix  # few plans have their own

        try:
            read_matrix(snapshot.plan.risk_matrix)
        except PlanwatchError as error:
            raise within("plan: risk_matrix", error) from None
    if not 1 <= snapshot.plan.year_starts <= 12:
        raise PlanwatchError("plan: year_starts is no month", "give 1 to 12: 4 for a financial year from April")


def _check_meetings(snapshot: Snapshot) -> None:
    seen: dict[tuple[str, date], int] = {}
    for index, meeting in enumerate(snapshot.meeting):
        where = place("meeting", index, meeting.forum)
        first = seen.setdefault((meeting.forum, meeting.on), index)
        if first != index:
            raise PlanwatchError(f"{where}: there is one on that day already", f"it is meeting {first + 1}")
        numbers = [one.number for one in meeting.resolution]
        if len(set(numbers)) != len(numbers):
            raise PlanwatchError(f"{where}: two resolutions have one number", "number each one differently")
        for one in meeting.resolution:
            _check_numbered(f"{where}: number", one.number)


def _check_numbered(name: str, number: int | str) -> None:
    if isinstance(number, int):
        _check_number(name, number, LARGEST)
    elif not is_number(number):
        raise PlanwatchError(
            f'{name} "{shown(number)}" is no number of a resolution', 'write 1 without quotes, or "42.1" with them'
        )


def _check_numbers(snapshot: Snapshot) -> None:
    """Actions answer a number in whatever capitals."""
    seen: dict[str, str] = {}
    for index, one in enumerate(snapshot.recommendation):
        other = seen.setdefault(natural_key(one.number), one.number)
        if other != one.number:
            fault = f"{place('recommendation', index, one.number)}: number reads as that of {shown(other)}"
            raise PlanwatchError(fault, "give each recommendation its own number")


def _check_cycles(snapshot: Snapshot) -> None:
    try:
        TopologicalSorter({action.ref: action.depends_on for action in snapshot.action if action.depends_on}).prepare()
    except CycleError as error:
        circle = " → ".join(shown(ref) for ref in reversed(error.args[1]))
        raise PlanwatchError(f"depends_on goes round in a circle: {circle}", "take one of these out") from None


def _check_costs(snapshot: Snapshot) -> None:
    """What is included in another is not, in the end, included in itself."""
    by_ref = {cost.ref: cost for cost in snapshot.cost}
    for index, cost in enumerate(snapshot.cost):
        if cost.included_in and chain(cost, by_ref) is None:
            fault = f"{place('cost', index, cost.ref)}: included_in goes round in a circle"
            raise PlanwatchError(fault, "leave it out of one of them")


def _names(kind: str, field: str, parts: Iterable[Struct]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for index, part in enumerate(parts):
        name: str = getattr(part, field)
        if not name.strip():
            raise PlanwatchError(f"{place(kind, index)}: {field} is empty", f"give each {kind} a {field}")
        first = seen.setdefault(name, index)
        if first != index:
            fault = f"{place(kind, index, name)}: {field} is already that of {kind} {first + 1}"
            raise PlanwatchError(fault, f"give each {kind} its own {field}")
    return seen


def _check_items(name: str, items: tuple[str, ...]) -> None:
    # They are kept as lines.
    for number, item in enumerate(items, 1):
        if "\n" in item:
            raise PlanwatchError(f"{name} {number} holds a line break", "make it two, or put a blank there")


def _check_action(action: Action) -> None:
    if action.cover and action.cover.lead and action.cover.lead == action.lead:
        raise PlanwatchError("cover_for is its own lead", "take it out, or name the lead that it comes back to")
    _check_number("percent", action.percent, 100)
    _check_number("cost", action.cost, LARGEST)
    if action.status in DONE and not action.completed.text.strip():
        raise PlanwatchError(f"status is {action.status}, but completed is empty", "say when it was completed")
    if action.status in OPEN and action.completed.last is not None:
        fault = f"completed is {shown(action.completed.text)}, but status is {action.status}"
        raise PlanwatchError(fault, "take completed out, or make the status complete")
    if action.status is Status.WITHDRAWN and not action.reason.strip():
        raise PlanwatchError(
            "status is withdrawn, but reason is empty", "say why: superseded, merged, no longer needed"
        )


def _check_number(name: str, number: int | None, most: int) -> None:
    if number is not None and not 0 <= number <= most:
        # Python refuses to write out a number of thousands of digits.
        found = str(number) if abs(number) <= LARGEST else "a number too large to store"
        raise PlanwatchError(f"{name}: expected 0 to {most}, found {found}", "correct the number")
