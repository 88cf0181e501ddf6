"""The list of commands, each loaded only when it is called, and the last stop of every error."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple

import click

from planwatch.cli.output import reader_gone, safe_streams, say
from planwatch.errors import PlanwatchError

TRACEBACK = "PLANWATCH_TRACEBACK"
"""The environment variable that lets a fault of planwatch itself show where it is."""


class Lazy(NamedTuple):
    """Where a command is: ``module`` is one of ``planwatch.cli``, ``attribute`` the command in it."""

    module: str
    attribute: str
    help: str


SECTIONS = {
    "Look": {
        "list": Lazy("listing", "list_actions", "Actions: a view, a filter, or all."),
        "show": Lazy("showing", "show", "One action with its story."),
        "log": Lazy("telling", "log", "Who changed what, newest first."),
        "moves": Lazy("date_changes", "moves", "Date changes: from, to, days, who, why."),
        "since": Lazy("since", "since", "What changed since a forum last met."),
        "trend": Lazy("trend", "trend", "Open, complete, overdue and red over time."),
        "timeliness": Lazy("timeliness", "timeliness", "Late on each of the three dates; what fell due."),
        "about": Lazy("about", "about", "What is true of the plan, a theme or a lead; FIELD=VALUE sets it."),
        "plans": Lazy("planfiles", "plans", "The plans in the file."),
        "check": Lazy("checking", "check", "What is wrong with a plan: no lead, vague dates, copied text …"),
        "diff": Lazy("exchanging", "diff", "What differs between two snapshots, or a snapshot and now."),
        "date": Lazy("dating", "read_dates", "What a date as written means."),
    },
    "Change": {
        "add": Lazy("adding", "add", "Add an action."),
        "set": Lazy("changing", "set_fields", "Set fields of one or many actions."),
        "note": Lazy("progress", "note", "Write an update on an action."),
        "done": Lazy("progress", "done", "Complete one or many actions."),
        "reopen": Lazy("progress", "reopen", "Put a finished action in progress again."),
        "agree": Lazy("date_changes", "agree", "Make the due date the agreed one."),
        "handover": Lazy("handing", "handover", "Give a lead's open actions to another, for good or as cover."),
        "assure": Lazy("voices", "assure", "Complete actions whose evidence shows that they worked."),
        "board-rag": Lazy("voices", "board_rag", "The rating by which a board overruled the lead's."),
        "recheck-dates": Lazy("rechecking", "recheck_dates", "Dates whose words would now be read differently."),
        "remove": Lazy("adding", "remove", "Take actions out of the plan."),
        "undo": Lazy("undoing", "undo", "Take back my last change, or the one of that number."),
        "redo": Lazy("undoing", "redo", "Do again what my last undo took back."),
    },
    "Meet": {
        "forums": Lazy("meetings", "forums", "Who the plan is told to, with next dates; FIELD=VALUE sets it."),
        "meetings": Lazy("meetings", "meetings", "Past and next meetings; FIELD=VALUE plans or holds one."),
        "agenda": Lazy("resolving", "agenda", "What a forum's next meeting is given."),
        "minutes": Lazy("resolving", "minutes", "What a meeting resolved, as Markdown."),
        "resolve": Lazy("resolving", "resolve", "Write what a meeting resolved, and do what follows."),
        "answer": Lazy("resolving", "answer", "Answer what a meeting asked for."),
        "issue": Lazy("packs", "issue", "Freeze the plan as a meeting's pack."),
        "pack": Lazy("packs", "pack", "The plan as a meeting was given it."),
        "review": Lazy("reviewing", "review", "Go through the plan, exceptions first; --list prints the order."),
        "report": Lazy("reporting", "report", "What is handed out: highlight, board, lead, theme, evidence."),
        "chase": Lazy("chasing", "chase", "A message for each lead: overdue, due soon, no update."),
    },
    "Files": {
        "demo": Lazy("opening", "demo", "Try the app on a throw-away copy of the sample plans."),
        "init": Lazy("planfiles", "init", "Start a plan file from a snapshot."),
        "import": Lazy("exchanging", "import_file", "Merge a snapshot into the plan file."),
        "export": Lazy("exchanging", "export", "Write a plan as a snapshot."),
        "backup": Lazy("planfiles", "backup", "Write a consistent copy of the plan file."),
        "doctor": Lazy("planfiles", "doctor", "Check that the plan file is sound."),
        "where": Lazy("planfiles", "where", "Every path in use."),
        "completion": Lazy("completing", "completion", "The script that makes a shell complete planwatch's words."),
    },
}
COMMANDS = {name: lazy for section in SECTIONS.values() for name, lazy in section.items()}


class _ReaderGone(Exception):
    """Whoever read the output has stopped; click would call that a failure."""


class LazyGroup(click.Group):
    """A group whose help needs no command, and which never ends in a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        lazy = COMMANDS.get(cmd_name)
        return getattr(import_module(f"planwatch.cli.{lazy.module}"), lazy.attribute) if lazy else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f"did you mean '{near[0]}'?" if near else "`planwatch --help` lists them"
            raise PlanwatchError(f"there is no command '{args[0]}'", hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, lazy.help) for name, lazy in commands.items()], col_max=14)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        found = [(name, lazy.help) for name, lazy in COMMANDS.items() if name.startswith(incomplete)]
        return [CompletionItem(name, help=said) for name, said in found] + click.Command.shell_complete(
            self, ctx, incomplete
        )

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            raise _ReaderGone from None

    def main(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        safe_streams()
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
            return 130
        except (_ReaderGone, BrokenPipeError):
            reader_gone()
            return 141
        except OSError as error:
            say(
                f"{error.filename or 'the system'}: {error.strerror or error}. check the name, your rights and the disk"
            )
            return 2
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            say(f"a fault of planwatch itself: {error!r}. please report it, with what {TRACEBACK}=1 adds")
            return 2


def _refuse_unreadable(args: list[str]) -> None:
    for arg in args:
        if "\0" in arg or any("\ud800" <= character <= "\udfff" for character in arg):
            raise PlanwatchError(f"the argument '{arg}' is no text: it holds a NUL or broken UTF-8", "type it again")


def _usage_words(error: click.ClickException) -> str:
    said = " ".join(error.format_message().split()).rstrip(".")
    if isinstance(error, click.NoSuchOption) and error.option_name in ("--db", "--plan", "--today", "--as", "--as-of"):
        return f"{said}. it stands before the command: planwatch {error.option_name} … COMMAND"
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said}{'' if said.endswith('?') else '.'} see `{ctx.command_path if ctx else 'planwatch'} --help`"
