"""The group of all commands: each is loaded only when it is called, and every error ends here."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from planwatch.cli.commands import COMMANDS, SECTIONS, module_of
from planwatch.cli.shared.output import CHANGED, HAPPENED, reader_gone, safe_streams, say
from planwatch.cli.shared.params import offered
from planwatch.errors import PlanwatchError

TRACEBACK = "PLANWATCH_TRACEBACK"
"""The environment variable that lets a fault of planwatch itself show where it is."""

_BEFORE = ("--db", "--plan", "--today", "--as", "--as-of", "--plain")
"""Options that are typed after a command by mistake."""


class _ReaderGone(Exception):
    """Whoever read the output has stopped; click would call that a failure."""


class LazyGroup(click.Group):
    """A group whose help needs no command, and which never ends in a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the sections."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now; None where there is none."""
        return import_module(module_of(cmd_name)).command if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Raise PlanwatchError with the nearest name where there is no such command."""
        if args[0] not in COMMANDS:
            import difflib  # seldom needed, and large

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f"did you mean '{near[0]}'?" if near else "`planwatch --help` lists them"
            raise PlanwatchError(f"there is no command '{args[0]}'", hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write them section by section, none of them loaded."""
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()), col_max=15)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """The commands that go on from what was typed, then the options."""
        found = ((name, said) for name, said in COMMANDS.items() if name.startswith(incomplete))
        return offered(found) + click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and flush: whoever reads may be gone only then."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise _ReaderGone from None
        return result

    def main(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        """Run and end the process, with the exit code of whatever happened."""
        safe_streams()
        HAPPENED.clear()
        sys.exit(self._ended(list(sys.argv[1:] if args is None else args)))

    def _ended(self, args: list[str]) -> int:
        """Run, and turn whatever happens into one line on stderr and an exit code."""
        try:
            _refuse_unreadable(args)
            return int(super().main(args, "planwatch", standalone_mode=False) or 0)
        except PlanwatchError as error:
            say(str(error))
            return error.exit_code
        except click.ClickException as error:
            say(_usage_words(error))
            return 2
        except (click.Abort, KeyboardInterrupt):
            _say_stopped()
            return 130
        except (_ReaderGone, BrokenPipeError):
            reader_gone()
            return 141
        except OSError as error:
            return _system_refused(error)
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            say(f"a fault of planwatch itself: {error!r}. please report it, with what {TRACEBACK}=1 adds")
            return 2


def _say_stopped() -> None:
    if sys.stderr.isatty():  # a person pressed ctrl+c, or ctrl+d at a question
        say(f"stopped; {CHANGED if CHANGED in HAPPENED else 'nothing was changed'}")


def _system_refused(error: OSError) -> int:
    if error.filename is not None:
        say(f"{error.filename}: {error.strerror or error}. check the name, your rights and the disk")
        return 2
    # All else that is written goes to files, which have names.
    reader_gone()
    words = f"standard output could not be written: {error.strerror or error}"
    if CHANGED in HAPPENED:
        say(f"{words}; {CHANGED} all the same")
        return 0
    say(f"{words}. send it elsewhere")
    return 2


def _refuse_unreadable(args: list[str]) -> None:
    for arg in args:
        if "\0" in arg or any("\ud800" <= character <= "\udfff" for character in arg):
            raise PlanwatchError(f"the argument '{arg}' is no text: it holds a NUL or broken UTF-8", "type it again")


def _usage_words(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption) and error.option_name in _BEFORE:  # what it may have meant is no other
        name = error.option_name
        return f"No such option '{name}'. it stands before the command: planwatch {name} … COMMAND"
    said = " ".join(error.format_message().split()).rstrip(".")
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said}{'' if said.endswith('?') else '.'} see `{ctx.command_path if ctx else 'planwatch'} --help`"
