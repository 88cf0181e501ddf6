"""The singular of every kind of part: a verb, and what is done with one."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.field_value import read_changes
from planwatch.cli.shared.output import is_terminal, out_json, say, say_change
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import added
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.text.names import nearest
from planwatch.model.text.visible import visible
from planwatch.service.checks.typed import on_part
from planwatch.service.plan.kind import Kind, R
from planwatch.service.plan.part_edit import add_part, asked_before_removal, remove_part, set_part
from planwatch.service.plan.part_read import find_part, part_rows
from planwatch.service.session import Session

VERBS = ("add", "set", "remove")
"""What can be done with one of any kind."""


class Done(NamedTuple):
    """What a verb came to: which one, what was done with it in a word, the number of the change."""

    name: str
    did: str
    change: int | None
    wrong: str = ""
    """What may be wrong with what was typed."""


Verb = Callable[[Session, str, tuple[str, ...]], Done]
"""What a further verb does with the name, and with what comes after it."""


def change_part(
    options: Options,
    kind: Kind[Any],
    words: tuple[str, ...],
    *,
    yes: bool,
    add: bool = False,
    as_json: bool = False,
    verbs: Mapping[str, Verb] | None = None,
) -> int:
    """Do what ``add``, ``set``, ``remove`` or a further verb says; the exit code. Raises PlanwatchError.

    ``add`` adds leads and themes that the plan does not have.
    """
    verb, name, rest = _read(kind, words, {**dict.fromkeys(VERBS), **(verbs or {})})
    with plan_file(options) as session:
        if verb == "add":
            done = _add(session, kind, (name, *rest), add=add)
            wrong = on_part(session, session.one_plan(), kind.name, done.name, (name, *rest))
            done = done._replace(wrong=wrong)
        elif verb == "remove":
            row = find_part(session, kind, name)
            if not _agreed(kind, row, yes):
                say("nothing was removed")
                return 1
            done = Done(row.name, "removed", remove_part(session, kind, row))
        elif verb == "set":
            row = find_part(session, kind, name)
            changes = read_changes(rest, _how(kind))
            number = set_part(session, kind, row, changes, add=add)
            wrong = on_part(session, row.of, kind.name, str(changes.get(kind.key) or row.name), changes.values())
            done = Done(row.name, "set", number, wrong)
        else:
            done = (verbs or {})[verb](session, name, rest)
    say_change("; ".join(filter(None, (f"{kind.called} {done.name} {done.did}", done.wrong))), done.change)
    if as_json:
        changed = [done.name] if done.change is not None else []
        out_json({"change": done.change, "changed": changed, "warnings": list(filter(None, (done.wrong,)))})
    return 0


def _add(session: Session, kind: Kind[Any], words: tuple[str, ...], *, add: bool) -> Done:
    """Add one: the fields that stand first, then FIELD=VALUE. A text that stands first may hold an equals sign."""
    names, rest = [field.name for field in kind.fields], list(words)
    values: dict[str, str] = {}
    for field in kind.adds:
        if rest and rest[0].partition("=")[0].strip().casefold().replace("-", "_") not in names:
            values[field] = rest.pop(0)
    changes = read_changes(rest, f"write it so: planwatch {kind.name} add {added(kind)} FIELD=VALUE")
    twice = next((field for field in values if field in changes), None)
    if twice is not None:
        raise PlanwatchError(f"{twice} is given twice", "give each field once")
    number = add_part(session, kind, session.one_plan(), values | changes, add=add)
    newest = max(part_rows(session, kind, (session.one_plan(),)), key=lambda row: row.id)
    return Done(newest.name, "added", number)


def _read(kind: Kind[Any], words: tuple[str, ...], verbs: Mapping[str, object]) -> tuple[str, str, tuple[str, ...]]:
    """The verb, the name, and what else was said."""
    verb = words[0].casefold() if words else ""
    if verb not in verbs:
        near = nearest(verb, verbs) if verb else ""
        hint = f"did you mean '{near}'?" if near else _how(kind)
        raise PlanwatchError(f"what to do is missing: {', '.join(verbs)}", hint)
    if len(words) < 2:
        missing = kind.field(kind.adds[0] if verb == "add" else kind.key).called
        raise PlanwatchError(f"the {missing} of the {kind.called} is missing", _how(kind))
    if verb == "set" and len(words) < 3:
        raise PlanwatchError("nothing is said to set", _how(kind))
    if verb == "remove" and len(words) > 2:
        raise PlanwatchError(f"'{words[2]}' is one word too many", f"one {kind.called} is removed at a time")
    return verb, words[1], words[2:]


def _how(kind: Kind[Any]) -> str:
    return f"`planwatch {kind.name} --help` shows how"


def _agreed(kind: Kind[R], row: R, yes: bool) -> bool:
    """Whether it may go: by ``--yes``, or by asking."""
    if yes:
        return True
    asked = asked_before_removal(row, kind.used(row))
    if not is_terminal():
        used = kind.used(row)
        told = f"; {used}" if used else ""
        raise PlanwatchError(f"removing {row.name} needs a yes, and nobody can be asked here{told}", "add --yes")
    return click.confirm(visible(asked), default=False, err=True)


def changing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that the singular of every kind has."""
    command = json_option()(command)
    command = click.option("--new", "add", is_flag=True, help="Add leads and themes that the plan does not have.")(
        command
    )
    return click.option("--yes", is_flag=True, help="Remove: do not ask.")(command)
