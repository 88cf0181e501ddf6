"""Where several plans clash: an action told twice, a lead with much at once, a recommendation with two dates."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from planwatch.model.checks.duplicates import across
from planwatch.model.dates.in_words import day_in_words, days_in_words
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.recommendations.answered import Numbered
from planwatch.model.text.names import plain
from planwatch.model.text.visible import short

FORTNIGHT = timedelta(days=14)
"""How often theme leads meet: what falls due in one is before them at once."""
MANY = 5
"""Actions of one lead due in a fortnight that are too many, unless it is said otherwise."""


class Clashing(StrEnum):
    """How plans get into each other's way."""

    TWICE = "same action"
    CROWDED = "due at once"
    DATES = "dates apart"


class Clash(Struct, frozen=True):
    """One of these, with the actions that it is about, as ``PLAN:REF``."""

    kind: Clashing
    about: str
    """The action told twice, the lead, the recommendation."""
    sentence: str
    actions: tuple[str, ...]


def clashes(plans: Sequence[Snapshot], today: date, many: int = MANY) -> list[Clash]:
    """All of them between these plans, kind by kind; days are told as from ``today``. One alone has none."""
    if len(plans) < 2:
        return []
    return [*_twice(plans), *_crowded(plans, today, many), *_dates(plans)]


def _twice(plans: Sequence[Snapshot]) -> Iterator[Clash]:
    for at, found in across(plans):
        ref = f"{plans[at].plan.ref}:{found.about}"
        other = found.facts.partition(" ")[0]
        yield Clash(Clashing.TWICE, ref, f"{ref} {found.sentence[0].lower()}{found.sentence[1:]}", (ref, other))


def _crowded(plans: Sequence[Snapshot], today: date, many: int) -> Iterator[Clash]:
    """The fortnight in which most falls due for a lead, where that is many and of more than one plan."""
    of_lead: dict[str, list[tuple[date, str]]] = defaultdict(list)
    names: dict[str, str] = {}
    for plan in plans:
        for action in plan.action:
            if action.status in OPEN and action.lead and action.due.last is not None and action.due.last >= today:
                names.setdefault(plain(action.lead), action.lead)
                of_lead[plain(action.lead)].append((action.due.last, f"{plan.plan.ref}:{action.ref}"))
    for lead, due in sorted(of_lead.items()):
        due.sort()
        windows = ([one for one in due if first <= one[0] < first + FORTNIGHT] for first, _ in due)
        fullest = max(windows, key=len)
        if len(fullest) >= many and len({ref.partition(":")[0] for _, ref in fullest}) > 1:
            told = f"from {day_in_words(fullest[0][0], today)} to {day_in_words(fullest[-1][0], today)}"
            said = f"{names[lead]} has {len(fullest)} actions due {told}"
            yield Clash(Clashing.CROWDED, names[lead], said, tuple(ref for _, ref in fullest))


def _dates(plans: Sequence[Snapshot]) -> Iterator[Clash]:
    """A recommendation that several plans answer, and by different days."""
    found: dict[str, list[tuple[Snapshot, Recommendation, Action]]] = defaultdict(list)
    for plan in plans:
        lasts = _last_due(plan)
        for one in plan.recommendation:
            last = lasts.get(one.number)
            if last is not None and one.text.strip():
                found[plain(one.text)].append((plan, one, last))
    for group in found.values():
        if len({plan.plan.ref for plan, _, _ in group}) > 1 and len({each.due.last for _, _, each in group}) > 1:
            told = [f"{days_in_words(each.due)} in {plan.plan.ref} ({one.number})" for plan, one, each in group]
            about = " = ".join(f"{plan.plan.ref}:{one.number}" for plan, one, _ in group)
            said = f"“{short(group[0][1].text, 60)}” is to be answered by {', by '.join(told)}"
            yield Clash(Clashing.DATES, about, said, tuple(f"{plan.plan.ref}:{each.ref}" for plan, _, each in group))


def _last_due(plan: Snapshot) -> dict[str, Action]:
    """Of each recommendation by its number, the open action that answers it with the latest due date."""
    numbered = Numbered(plan.recommendation)
    found: dict[str, tuple[date, Action]] = {}
    for one in plan.action:
        if numbered and one.status in OPEN and one.due.last is not None:
            for number in numbered.answered(one.answers):
                if number not in found or found[number][0] <= one.due.last:
                    found[number] = one.due.last, one
    return {number: one for number, (_, one) in found.items()}
