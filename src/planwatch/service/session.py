"""Who works on which file, and what day it is for each of its plans."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planwatch.errors import START, PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.plan import Plan
from planwatch.model.values import Struct, field
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.records import plans

if TYPE_CHECKING:
    from planwatch.service.meetings.moments import Moment
    from planwatch.storage.writing.batch import Signature


def now_utc() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


_NOBODYS_NAMES = ("root", "somebody")


def login_name() -> str:
    """The name under which changes are signed where the settings give none."""
    import getpass  # where a command only reads, the settings nearly always give the name, or none is needed

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user in the system's list, as in some containers
        return "somebody"


class Session(Struct, frozen=True):
    """An open plan file and the person at the keyboard."""

    database: Database
    who: str = field(default_factory=login_name)
    today: date | None = None
    """The day to judge by, over every plan's own; None: each plan's as-at date, or the calendar's day."""
    plan: str = ""
    """The ref of the one plan worked on; empty: all plans of the file."""
    clock: Callable[[], datetime] = now_utc
    as_of: "Moment | None" = None
    """The moment looked back at; None: now."""
    throw_away: bool = False
    """Whether the file goes away again with all that is done to it."""

    @property
    def path(self) -> Path:
        """Where the plan file is."""
        return self.database.path

    @property
    def author(self) -> str:
        """The name that stands on paper and beside words; empty where only the system's own user is known."""
        return "" if self.who in _NOBODYS_NAMES else self.who

    def sign(self, what: str, why: str = "", kind: str = "edit", undoes: int | None = None) -> "Signature":
        """The signature of a change made now."""
        from planwatch.storage.writing.batch import Signature

        who = checked_text(self.who)
        return Signature(who=who, now=self.clock(), what=what, why=checked_text(why), kind=kind, undoes=undoes)

    def plan_days(self) -> tuple[PlanDay, ...]:
        """The plans worked on, in order, each with its day; raises PlanwatchError where the one named is not there."""
        found = tuple(
            PlanDay(kept.id, kept.version, kept.plan, day, kept.last_met(day))
            for kept in plans(self.database)
            for day in (self.day_of(kept.plan),)
        )
        if not self.plan:
            return found
        wanted = tuple(day for day in found if day.plan.ref.casefold() == self.plan.casefold())
        if not wanted:
            refs = ", ".join(day.plan.ref for day in found) or "none"
            raise PlanwatchError(f"there is no plan '{self.plan}' in {self.database.name}", f"plans there: {refs}")
        return wanted

    def day_of(self, plan: Plan) -> date:
        """The day by which a plan's rows are judged; a closed plan stops counting on the day it closed."""
        day = self.today or plan.as_at or self.clock().astimezone().date()
        if plan.status is PlanStatus.CLOSED and plan.closed_on is not None:
            return min(day, plan.closed_on)
        return day

    def follows_clock(self, plan: Plan) -> bool:
        """Whether a plan is judged by the day it is, so that tomorrow all of it is a day later."""
        held = plan.as_at is not None or plan.status is PlanStatus.CLOSED
        return not held and self.day_of(plan) == self.clock().astimezone().date()

    def one_plan(self) -> PlanDay:
        """The plan to write to; raises PlanwatchError where it is not clear which."""
        days = self.plan_days()
        if len(days) == 1:
            return days[0]
        if not days:
            raise PlanwatchError(f"{self.database.name} holds no plan yet", START)
        refs = ", ".join(day.plan.ref for day in days)
        raise PlanwatchError(f"{self.database.name} holds {len(days)} plans", f"say which by --plan: {refs}")


def checked_text(text: str) -> str:
    """The text, refused where a plan file could not keep it: SQLite cuts at NUL, UTF-8 has no lone surrogates."""
    if "\0" in text:
        raise PlanwatchError("the text holds a NUL character", "take it out")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise PlanwatchError("the text holds half a character (a lone surrogate)", "type it again")
    return text
