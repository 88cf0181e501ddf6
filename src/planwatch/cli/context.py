"""What was said before the command: which file, which plan, what day, who; read only when a command needs it."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from planwatch.errors import PlanwatchError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planwatch.service.session import Session
    from planwatch.settings import Settings

BUSY = "PLANWATCH_BUSY_SECONDS"
"""The environment variable that says how long to wait for another program to let go of the plan file."""


class FilePath(click.ParamType):
    """The name of a file, which need not be there."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Path":
        if not str(value) or "\0" in str(value):
            self.fail("the name of a file is needed", param, ctx)
        # Imported here, as all else below: `planwatch --help` needs none of it.
        from pathlib import Path

        return Path(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


FILE = FilePath()


class Options:
    """The options of ``planwatch`` itself."""

    def __init__(
        self, path: "Path | None", plan: str = "", today: str = "", who: str = "", as_of: str | None = None
    ) -> None:
        self.given_path = path
        self.plan = plan
        self.as_of = as_of
        """The words for the moment to look back at; None: now."""
        self._today = today
        self._who = who

    @cached_property
    def path(self) -> "Path":
        """The plan file."""
        from planwatch.paths import default_database

        return self.given_path or default_database()

    @cached_property
    def settings(self) -> "Settings":
        """What the user set; raises PlanwatchError where that is wrong."""
        from planwatch.paths import config_file
        from planwatch.settings import load

        return load(config_file())

    @cached_property
    def day(self) -> "date | None":
        """The day given; None where each plan's own holds."""
        if not self._today.strip():
            return None
        from planwatch.model.dates.reading import read_date

        when = read_date(self._today, _calendar_day())
        if not when.is_one_day:
            raise PlanwatchError(f"--today {self._today}: this is not one day", "give it as 2016-01-11 or 11 Jan 2016")
        return when.last

    def make_folder(self) -> None:
        """Make the folder of the plan file where it is planwatch's own, for its user alone."""
        if self.given_path is None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def refuse_plan_file(self, file: "Path") -> None:
        """Raise PlanwatchError where what is to be written would replace the plan file."""
        if file.exists() and self.path.exists() and file.samefile(self.path):
            raise PlanwatchError(f"{file} is the plan file itself", "name another file to write to")

    def write(self, file: "Path", text: str, what: str) -> None:
        """Write a text to a file, never over the plan file, and say so."""
        from planwatch.cli.output import say
        from planwatch.exchange.files import write_whole

        self.refuse_plan_file(file)
        replaced = ", in place of the file that was there" if file.exists() else ""
        write_whole(file, [text.encode()])
        say(f"{what} written to {file}{replaced}")

    def check_plan(self, ref: str) -> None:
        """Raise PlanwatchError where a file holds another plan than the one named."""
        if self.plan and self.plan.casefold() != ref.casefold():
            raise PlanwatchError(
                f"the file holds the plan {ref}, not {self.plan}", "leave --plan out, or name another file"
            )

    @property
    def calendar_day(self) -> "date":
        """The day given, or the calendar's: for reading files, which may say "tomorrow"."""
        return self.day or _calendar_day()

    @cached_property
    def who(self) -> str:
        """Whose name changes are signed with."""
        from planwatch.service.session import checked_text, login_name

        return checked_text(self._who).strip() or self.settings.who or login_name()

    def open(self, path: "Path | None" = None, *, create: bool = False) -> "Session":
        """Sit down to the plan file (or another), as it is or as it was; raises PlanwatchError."""
        from planwatch.service.files.open import open_session

        session = open_session(
            path or self.path,
            create=create,
            busy_seconds=_busy_seconds(),
            who=self.who,
            today=self.day,
            plan=self.plan,
        )
        if self.as_of is None:
            return session
        from planwatch.cli.output import say
        from planwatch.service.meetings.moments import looking_back, moment

        with session.database:
            past = looking_back(session, moment(session, self.as_of))
        say(f"as of {past.as_of.label}" if past.as_of else "")
        return past

    @contextmanager
    def session(self, path: "Path | None" = None, *, create: bool = False) -> "Iterator[Session]":
        """The same for as long as the block lasts."""
        session = self.open(path, create=create)
        with closing(session.database):
            yield session


pass_options = click.pass_obj


def pass_reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a command that reads: it takes ``--as-of`` after its name too."""

    def look_back(ctx: click.Context, param: click.Parameter, words: str | None) -> None:
        if words is not None:
            ctx.find_object(Options).as_of = words  # type: ignore[union-attr]

    option = click.option(
        "--as-of", metavar="MOMENT", expose_value=False, callback=look_back, help=AS_OF, shell_complete=_moments
    )
    return option(click.pass_obj(command))


AS_OF = "The plan as it was: a day, a forum [and its day], or the number of a change."


def _moments(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from planwatch.service.meetings.moments import moments

    options = ctx.find_object(Options)
    if options is None:
        return []
    with suppress(PlanwatchError), options.session() as session:
        return [words for words in moments(session) if words.casefold().startswith(incomplete.casefold())]
    return []


def _calendar_day() -> "date":
    from datetime import datetime

    return datetime.now().astimezone().date()


def _busy_seconds() -> float:
    from planwatch.service.files.open import BUSY_SECONDS

    text = os.environ.get(BUSY, "")
    if not text:
        return BUSY_SECONDS
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 3600:
        raise PlanwatchError(f"{BUSY} is '{text}'", "give seconds, from 0 to 3600")
    return seconds
