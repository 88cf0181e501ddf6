"""What must hold in a plan that comes from outside, whatever the format it came in."""

from collections.abc import Iterable
from datetime import date
from graphlib import CycleError, TopologicalSorter

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.wording import nearest, place, shown, within
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import children_of, flat
from planwatch.model.plan.kinds import DONE, Status
from planwatch.model.plan.parts import OF, PART, PARTS, Part
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot

LARGEST = 2**63 - 1
"""What an INTEGER column holds."""


def check(snapshot: Snapshot, before: Snapshot | None = None) -> None:
    """Raise PlanwatchError for the first thing that no plan can hold, naming its place and what to do.

    Names may also be those of the plan as it was ``before``, which the snapshot is merged into.
    """
    _check_plan(snapshot)
    known = {part.kind: _named(part, snapshot, before) for part in PARTS if _is_named(part)}
    _check_meetings(snapshot)
    _check_cycles(snapshot)
    for kind in children_of(Snapshot):
        for index, part in enumerate(getattr(snapshot, kind)):
            try:
                _check_links(part, known)
                if isinstance(part, Action):
                    _check_action(part)
            except PlanwatchError as error:
                raise within(place(kind, index, getattr(part, PART[kind].named_by[0])), error) from None


def _is_named(part: Part) -> bool:
    """Whether one word tells it from others of the plan."""
    return len(part.named_by) == 1 and not part.hangs_on and part.of is not Plan


def _named(part: Part, snapshot: Snapshot, before: Snapshot | None) -> dict[str, int]:
    """The names of a kind; those that the plan has before too, but for themes, which a file brings all of."""
    field = part.named_by[0]
    names = _names(part.kind, field, (getattr(one, field) for one in getattr(snapshot, part.kind)))
    if before is None or part.kind == "theme":
        return names
    return dict.fromkeys((getattr(one, field) for one in getattr(before, part.kind)), 0) | names


def _check_links(part: Struct, known: dict[str, dict[str, int]], where: str = "") -> None:
    """Raise PlanwatchError for the first name that is no part of the plan."""
    kind = OF[type(part)]
    held = flat(part) if kind.links or kind.lists else {}
    links = [(key, of, held[key]) for key, of in kind.links.items() if held[key]]
    links += [(key, names.of, name) for key, names in kind.lists.items() for name in held[key]]
    for key, of, name in links:
        if name not in known[of]:
            raise _unknown(f"{where}{key}", name, of, known[of])
    for child in children_of(type(part)):
        for one in getattr(part, child):
            _check_links(one, known, f"{child}: ")


def _check_plan(snapshot: Snapshot) -> None:
    ref = snapshot.plan.ref
    if not ref or ":" in ref or any(letter.isspace() for letter in ref):
        raise PlanwatchError(f'plan: ref "{shown(ref)}" is not a short name', "give one without blanks or colons: WB")
    for name in ("red_after", "no_update_after", "moves_flagged", "before_meeting"):
        _check_number(f"plan: {name}", getattr(snapshot.plan, name), LARGEST)
    for name in ("red_percent", "amber_percent"):
        _check_number(f"plan: {name}", getattr(snapshot.plan, name), 100)
    if not 1 <= snapshot.plan.year_starts <= 12:
        raise PlanwatchError("plan: year_starts is no month", "give 1 to 12: 4 for a financial year from April")


def _check_meetings(snapshot: Snapshot) -> None:
    seen: dict[tuple[str, date], int] = {}
    for index, meeting in enumerate(snapshot.meeting):
        where = place("meeting", index, meeting.forum)
        first = seen.setdefault((meeting.forum, meeting.on), index)
        if first != index:
            raise PlanwatchError(f"{where}: there is one on that day already", f"it is meeting {first + 1}")
        for name in ("present", "apologies", "items"):
            _check_items(f"{where}: {name}", getattr(meeting, name))
        numbers = [one.number for one in meeting.resolution]
        if len(set(numbers)) != len(numbers):
            raise PlanwatchError(f"{where}: two resolutions have one number", "number each one differently")
        for one in meeting.resolution:
            _check_number(f"{where}: number", one.number, LARGEST)


def _check_cycles(snapshot: Snapshot) -> None:
    try:
        TopologicalSorter({action.ref: action.depends_on for action in snapshot.action if action.depends_on}).prepare()
    except CycleError as error:
        circle = " → ".join(shown(ref) for ref in reversed(error.args[1]))
        raise PlanwatchError(f"depends_on goes round in a circle: {circle}", "take one of these out") from None


def _names(kind: str, field: str, names: Iterable[str]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        if not name.strip():
            raise PlanwatchError(f"{place(kind, index)}: {field} is empty", f"give each {kind} a {field}")
        first = seen.setdefault(name, index)
        if first != index:
            fault = f"{place(kind, index, name)}: {field} is already that of {kind} {first + 1}"
            raise PlanwatchError(fault, f"give each {kind} its own {field}")
    return seen


def _unknown(field: str, name: str, kind: str, known: Iterable[str]) -> PlanwatchError:
    hint = f"{nearest(name, known)} Else add a {kind} of that name".strip()
    return PlanwatchError(f'{field} "{shown(name)}" is no {kind} of this plan', hint)


def _check_items(name: str, items: tuple[str, ...]) -> None:
    # They are kept as lines.
    for number, item in enumerate(items, 1):
        if "\n" in item:
            raise PlanwatchError(f"{name} {number} holds a line break", "make it two, or put a blank there")


def _check_action(action: Action) -> None:
    if action.cover and action.cover.lead and action.cover.lead == action.lead:
        raise PlanwatchError("cover_for is its own lead", "take it out, or name the lead that it comes back to")
    _check_items("answers", action.answers)
    _check_number("percent", action.percent, 100)
    _check_number("cost", action.cost, LARGEST)
    if action.status in DONE and not action.completed.text.strip():
        raise PlanwatchError(f"status is {action.status}, but completed is empty", "say when it was completed")
    if action.status is Status.WITHDRAWN and not action.reason.strip():
        raise PlanwatchError(
            "status is withdrawn, but reason is empty", "say why: superseded, merged, no longer needed"
        )


def _check_number(name: str, number: int | None, most: int) -> None:
    if number is not None and not 0 <= number <= most:
        # Python refuses to write out a number of thousands of digits.
        found = str(number) if abs(number) <= LARGEST else "a number too large to store"
        raise PlanwatchError(f"{name}: expected 0 to {most}, found {found}", "correct the number")
