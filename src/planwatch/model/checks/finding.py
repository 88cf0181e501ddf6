"""What a check looks at and what it raises."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from msgspec import Struct, field

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.when import Reading
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.rule import period_of
from planwatch.model.text.refs import natural_key

M = TypeVar("M")


class About(StrEnum):
    """What a finding can be about."""

    ACTION = "action"
    THEME = "theme"
    RECOMMENDATION = "recommendation"
    MEASURE = "measure"
    COMMITMENT = "commitment"
    RISK = "risk"
    COST = "cost"
    VERSION = "version"
    CONSULTEE = "consultee"
    COMMUNICATION = "communication"
    DIVE = "dive"
    EVIDENCE = "evidence"
    FINDING = "finding"
    PLAN = "plan"


class Found(Struct, frozen=True):
    """What one check raised. ``sentence`` and ``facts`` may hold text as a person typed it, unsafe to draw as it is."""

    about: str
    """The ref of the action, the title of the theme or the name, number or ref of what else; empty: the plan."""
    sentence: str
    facts: str
    """The facts that raised it: an acceptance holds only as long as they read the same."""
    hint: bool = False
    """A hint is worth knowing, but is not counted and fails nothing."""
    part: About = About.ACTION
    first: str = ""
    """Where it is about the plan: the ref of the first action concerned."""


class Finding(Struct, frozen=True):
    """What is wrong with one part of a plan, and whether somebody accepted it."""

    code: str
    about: str
    sentence: str
    facts: str
    hint: bool = False
    part: About = About.ACTION
    first: str = ""
    accepted: Accepted | None = None

    @property
    def is_counted(self) -> bool:
        """Whether it stands: neither a hint nor accepted."""
        return not self.hint and self.accepted is None


class CheckInput(Struct, frozen=True):
    """A plan on a day, laid out for the checks."""

    snapshot: Snapshot
    today: date
    open: tuple[Action, ...]
    actions: Mapping[str, Action]
    """Every action by its ``natural_key``."""
    _read: dict[str, Reading] = field(default_factory=dict[str, Reading])
    _made: dict[object, object] = field(default_factory=dict[object, object])

    def once(self, make: Callable[["CheckInput"], M]) -> M:
        """What several checks need of the whole plan, worked out for the first of them."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(M, self._made[make])

    def reading(self, words: str) -> Reading:
        """What the words of a date mean in this plan."""
        if words not in self._read:
            plan = self.snapshot.plan
            period = period_of(plan)
            self._read[words] = read_date(words, self.today, period)
        return self._read[words]

    def days(self, day: date) -> str:
        """The day as it is written in a sentence."""
        return day_in_words(day, self.today)


class Check(Struct, frozen=True):
    """One thing that is looked for: its code, the function that finds it, and a sentence on what that is."""

    code: str
    find: Callable[[CheckInput], Iterator[Found]]
    says: str
    hint: bool = False
    """Whether all that it finds are hints."""
    alone: bool = False
    """Whether it looks at each part by itself, so that a plan can be taken in portions."""


def look_at(snapshot: Snapshot, today: date) -> CheckInput:
    """The plan as the checks read it."""
    opened = tuple(action for action in snapshot.action if action.status in OPEN)
    return CheckInput(snapshot, today, opened, {natural_key(action.ref): action for action in snapshot.action})
