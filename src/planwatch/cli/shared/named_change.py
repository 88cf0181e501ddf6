"""The singular of themes, leads and forums: as every kind of part, and two of them made one."""

from collections.abc import Callable
from typing import Any

import click

from planwatch.cli.shared.completion import Completer
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.outcome import shell_hints
from planwatch.cli.shared.output import is_terminal, out, out_json, say, say_change
from planwatch.cli.shared.part_change import Done, Verb, change_part, changing_options
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.service.plan.kind import Kind
from planwatch.service.plan.merge import merge, planned, remove_into
from planwatch.service.plan.named_rows import hanging_on
from planwatch.service.plan.part_read import find_part

_INTO = ("merge", "remove")
"""The verbs that can say where what hangs on one goes."""


def change_named(
    options: Options,
    kind: Kind[Any],
    words: tuple[str, ...],
    *,
    yes: bool,
    add: bool,
    as_json: bool,
    into: str,
    dry_run: bool,
) -> int:
    """Do what ``add``, ``set``, ``remove`` or ``merge`` says; the exit code. Raises PlanwatchError."""
    verb = words[0].casefold() if words else ""
    if (into or dry_run) and verb not in _INTO:
        raise PlanwatchError("--into and --dry-run go with merge and remove", f"`planwatch {kind.name} --help` shows")
    if verb == "merge" and not into:
        raise PlanwatchError(
            f"into which {kind.called} is missing", f"write it so: planwatch {kind.name} merge NAME --into NAME"
        )
    if verb not in _INTO or len(words) != 2 or (verb == "remove" and not into and not dry_run):
        with shell_hints():
            if verb == "remove" and len(words) == 2:
                _refuse_in_use(options, kind, words[1])
            return change_part(
                options, kind, words, yes=yes, add=add, as_json=as_json, verbs={"merge": _one_only(kind)}
            )
    return _into(options, kind, verb, words[1], into, yes=yes, as_json=as_json, dry_run=dry_run)


def _one_only(kind: Kind[Any]) -> Verb:
    def refuse(*_: object) -> Done:
        raise PlanwatchError(
            f"one {kind.called} is merged at a time", f"write it so: planwatch {kind.name} merge NAME --into NAME"
        )

    return refuse


def _refuse_in_use(options: Options, kind: Kind[Any], name: str) -> None:
    """Before anybody is asked whether it may go."""
    with plan_file(options) as session:
        row = find_part(session, kind, name)
    if row.counted:
        hint = f"say where it goes: planwatch {kind.name} remove NAME --into NAME"
        raise PlanwatchError(f"{kind.called} {row.name} has {row.counted}", hint)


def _into(
    options: Options, kind: Kind[Any], verb: str, name: str, into: str, *, yes: bool, as_json: bool, dry_run: bool
) -> int:
    with plan_file(options) as session:
        row = find_part(session, kind, name)
        if dry_run and not into:
            return _told(kind, f"remove {row.name}", hanging_on(row), None, as_json=as_json)
        other = find_part(session, kind, into)
        found = planned(session, kind, row, other, takes=verb == "merge")
        what = f"{kind.called} {row.name} {'merged into' if verb == 'merge' else 'removed, all of it to'} {other.name}"
        if dry_run:
            return _told(kind, what, found.lines, other.name, as_json=as_json)
        if verb == "remove" and not yes and not _agreed(f"{what}: {'; '.join(found.lines)}"):
            say("nothing was removed")
            return 1
        number, done = (merge if verb == "merge" else remove_into)(session, kind, row, other)
    say_change(done, number)
    if as_json:
        out_json({"change": number, "changed": [other.name], "removed": [row.name], "moved": list(found.moves)})
    return 0


def _told(kind: Kind[Any], what: str, lines: list[str], into: str | None, *, as_json: bool) -> int:
    if as_json:
        out_json({"change": None, "into": into, "moved": lines})
    else:
        out(map(visible, lines))
    say(f"nothing was changed: this is what `{what}` would do" if into else f"nothing was changed: {what}?")
    return 0


def _agreed(what: str) -> bool:
    if not is_terminal():
        raise PlanwatchError("removing needs a yes, and nobody can be asked here", "add --yes")
    return click.confirm(visible(f"{what}. So?"), default=False, err=True)


def merging_options(names: Completer) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of the singular of a theme, lead or forum; ``names`` completes those that there are."""

    def options(command: Callable[..., Any]) -> Callable[..., Any]:
        command = changing_options(command)
        command = click.option("--dry-run", is_flag=True, help="Merge, remove: only list what hangs on it.")(command)
        return click.option(
            "--into", default="", metavar="NAME", help="Merge, remove: where what hangs on it goes.",
            shell_complete=names,
        )(command)  # fmt: skip

    return options
