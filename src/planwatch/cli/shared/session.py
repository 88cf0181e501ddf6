"""Sitting down to the plan file that was named, now or as it was."""

import os
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from typing import Any

import click

from planwatch.cli.shared import output
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import say
from planwatch.cli.shared.params import AS_OF
from planwatch.cli.shared.progress_bar import bar
from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.paths import Address, Place
from planwatch.service.files.open import BUSY_SECONDS, open_session, told
from planwatch.service.session import Session, checked_text, login_name

BUSY = "PLANWATCH_BUSY_SECONDS"
"""The environment variable that says how long to wait for another program to let go of the plan file."""


def signer(options: Options, path: Place) -> str:
    """Whose name changes are signed with. Raises PlanwatchError where one is given for a plan on a server."""
    if options.given_who and isinstance(path, Address):
        raise PlanwatchError(
            "on a server changes are signed with the name that it knows you by", "leave --as (and PLANWATCH_AS) out"
        )
    return given_name(options) or login_name()


def given_name(options: Options) -> str:
    """The name that the person gave, by an option or in the settings; empty where they gave none."""
    return checked_text(options.given_who).strip() or options.settings.who


@contextmanager
def plan_file(options: Options, path: Place | None = None, *, create: bool = False) -> Generator[Session]:
    """Sit down to the plan file (or another), as it is or as it was, for as long as the block lasts.

    Raises PlanwatchError.
    """
    path = path or options.path
    with bar("copying the plan to this machine") as step:
        session = open_session(
            path,
            create=create,
            busy_seconds=busy_seconds(),
            done=step,
            who=signer(options, path),
            today=options.day,
            plan=options.plan,
        )
    for said in told(session):
        say(said)
    if options.as_of is not None:
        session = _as_of(session, options.as_of)
    with closing(session.database) as database:
        try:
            yield session
        finally:
            if database.has_written:
                output.HAPPENED.add(output.CHANGED)


@contextmanager
def begun(options: Options) -> Generator[Session]:
    """Sit down to the plan file, which is made where there is none, and taken away again where it stays empty."""
    is_new = not options.is_there
    options.make_folder()
    try:
        with plan_file(options, create=True) as session:
            yield session
    finally:
        if is_new:
            _discard_empty(options)


def _discard_empty(options: Options) -> None:
    """Take the new file away again, unless there is a plan in it."""
    with suppress(PlanwatchError, OSError):
        with plan_file(options) as session:
            if plans_in(session):
                return
        options.file.unlink()


def plans_in(session: Session) -> list[str]:
    """The refs of all plans of the file."""
    return [day.plan.ref for day in replace(session, plan="").plan_days()]


def _as_of(session: Session, words: str) -> Session:
    from planwatch.service.meetings.moments import looking_back, moment  # seldom asked for

    with session.database:
        past = looking_back(session, moment(session, words))
    say(f"as of {past.as_of.label}" if past.as_of else "")
    return past


def pass_reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """``pass_options`` for a command that reads: it takes ``--as-of`` after its name too."""

    def look_back(ctx: click.Context, param: click.Parameter, words: str | None) -> None:
        options = ctx.find_object(Options)
        if words is not None and options is not None:
            options.as_of = words

    option = click.option(
        "--as-of", metavar="MOMENT", expose_value=False, callback=look_back, help=AS_OF, shell_complete=_moments
    )
    return option(click.pass_obj(command))


def _moments(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from planwatch.service.meetings.moments import moments

    options = ctx.find_object(Options)
    if options is None:
        return []
    with suppress(PlanwatchError), plan_file(options) as session:
        return [words for words in moments(session) if words.casefold().startswith(incomplete.casefold())]
    return []


def busy_seconds() -> float:
    """How long to wait for another program; raises PlanwatchError where that is no number of seconds."""
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
