"""What was said before the command: which file, which plan, what day, who; looked up only when a command asks.

Every command loads this, so what only some ask for is imported where it is looked up.
"""

import os
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planwatch.errors import PlanwatchError
from planwatch.paths import Address, Place, config_file, default_database, place

if TYPE_CHECKING:
    from planwatch.settings import Settings


class Options:
    """The options of ``planwatch`` itself."""

    def __init__(
        self,
        paths: tuple[Place, ...],
        plan: str = "",
        today: str = "",
        who: str = "",
        as_of: str | None = None,
        *,
        plain: bool = False,
    ) -> None:
        named = os.environ.get("PLANWATCH_DB", "")
        self.given = paths or ((place(named),) if named else ())
        self.plan = plan
        self.given_who = who
        self.as_of = as_of
        """The words for the moment to look back at; None: now."""
        self.plain = plain
        """Whether lines of words are wanted, as for a screen reader: no app, no table."""
        self._today = today

    @property
    def paths(self) -> tuple[Place, ...]:
        """The plan files, for what reads several."""
        return self.given or (default_database(),)

    @cached_property
    def path(self) -> Place:
        """The plan file; raises PlanwatchError where several are named."""
        if len(self.given) > 1:
            raise PlanwatchError(
                f"{len(self.given)} plan files are named", "only `planwatch portfolio` reads several at once"
            )
        return self.paths[0]

    @property
    def is_there(self) -> bool:
        """Whether the plan file is there; of a server that is seen when it is asked."""
        return isinstance(self.path, Address) or self.path.exists()

    @property
    def file(self) -> Path:
        """The plan file, for what only a file has; raises PlanwatchError where the plan is on a server."""
        if isinstance(self.path, Address):
            raise PlanwatchError(f"{self.path} is no file", "copy it to one first: `planwatch copy URL FILE`")
        return self.path

    @cached_property
    def settings(self) -> "Settings":
        """What the user set; raises PlanwatchError where that is wrong."""
        from planwatch.settings import load

        return load(config_file())

    @cached_property
    def day(self) -> date | None:
        """The day given; None where each plan's own holds. Raises PlanwatchError where it is not one day."""
        if not self._today.strip():
            return None
        from planwatch.model.dates.reading import read_typed

        when = read_typed(self._today, _calendar_day())
        # A time of day would be cut off: what is judged is judged by the day.
        if not when.is_one_day or when.fault or ":" in self._today:
            raise PlanwatchError(f"--today {self._today}: this is not one day", "give it as 2016-01-11 or 11 Jan 2016")
        return when.last

    @property
    def calendar_day(self) -> date:
        """The day given, or the calendar's: for reading files, which may say "tomorrow"."""
        return self.day or _calendar_day()

    def make_folder(self) -> None:
        """Make the folder of the plan file where it is planwatch's own, for its user alone."""
        if not self.given:
            default_database().parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def refuse_looking_back(self) -> None:
        """Raise PlanwatchError where a moment of the past was asked for."""
        if self.as_of is not None:
            raise PlanwatchError("--as-of is for commands that read", "in the app T looks back")

    def check_plan(self, ref: str) -> None:
        """Raise PlanwatchError where a file holds another plan than the one named."""
        if self.plan and self.plan.casefold() != ref.casefold():
            raise PlanwatchError(
                f"the file holds the plan {ref}, not {self.plan}", "leave --plan out, or name another file"
            )


def _calendar_day() -> date:
    return datetime.now().astimezone().date()


pass_options = click.pass_obj
