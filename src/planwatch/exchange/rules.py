"""What must hold in a plan that comes from outside, whatever the format it came in."""

from collections.abc import Iterable
from datetime import date
from graphlib import CycleError, TopologicalSorter

from planwatch.errors import PlanwatchError
from planwatch.exchange.wording import nearest, place, shown, within
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import DONE, Status
from planwatch.model.plan.snapshot import Snapshot

LARGEST = 2**63 - 1
"""What an INTEGER column holds."""


def check(snapshot: Snapshot, before: Snapshot | None = None) -> None:
    """Raise PlanwatchError for the first thing that no plan can hold, naming its place and what to do.

    Names may also be those of the plan as it was ``before``, which the snapshot is merged into.
    """
    _check_plan(snapshot)
    themes = _names("theme", "title", (theme.title for theme in snapshot.theme))
    leads = _names("lead", "name", (lead.name for lead in snapshot.lead))
    refs = _names("action", "ref", (action.ref for action in snapshot.action))
    if before is not None:
        leads = dict.fromkeys((lead.name for lead in before.lead), 0) | leads
        refs = dict.fromkeys((action.ref for action in before.action), 0) | refs
    for index, theme in enumerate(snapshot.theme):
        for field, name in (("sponsor", theme.sponsor), ("lead", theme.lead)):
            if name and name not in leads:
                raise within(place("theme", index, theme.title), _unknown(field, name, "lead", leads))
    _names("forum", "name", (forum.name for forum in snapshot.forum))
    _check_meetings(snapshot, refs)
    _check_cycles(snapshot)
    for index, action in enumerate(snapshot.action):
        try:
            _check_names(action, themes, leads, refs)
            _check_action(action)
        except PlanwatchError as error:
            raise within(place("action", index, action.ref), error) from None


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


def _check_meetings(snapshot: Snapshot, refs: dict[str, int]) -> None:
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
            if one.action and one.action not in refs:
                raise within(where, _unknown("resolution: action", one.action, "action", refs))
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


def _check_names(action: Action, themes: dict[str, int], leads: dict[str, int], refs: dict[str, int]) -> None:
    if action.theme and action.theme not in themes:
        raise _unknown("theme", action.theme, "theme", themes)
    if action.lead and action.lead not in leads:
        raise _unknown("lead", action.lead, "lead", leads)
    for name in action.support:
        if name not in leads:
            raise _unknown("support", name, "lead", leads)
    covered = action.cover.lead if action.cover else ""
    if covered and covered == action.lead:
        raise PlanwatchError("cover_for is its own lead", "take it out, or name the lead that it comes back to")
    if covered and covered not in leads:
        raise _unknown("cover_for", covered, "lead", leads)
    for ref in action.depends_on:
        if ref not in refs:
            raise _unknown("depends_on", ref, "action", refs)


def _check_items(name: str, items: tuple[str, ...]) -> None:
    # They are kept as lines.
    for number, item in enumerate(items, 1):
        if "\n" in item:
            raise PlanwatchError(f"{name} {number} holds a line break", "make it two, or put a blank there")


def _check_action(action: Action) -> None:
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
