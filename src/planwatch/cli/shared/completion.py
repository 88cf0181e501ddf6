"""What the shells complete that only the plan file knows: refs, leads, themes."""

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import offered
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.plan.parts import PART, field_of
from planwatch.service.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_MOST = 500
FIELDS_TYPED = tuple(field.name for field in PART["action"].fields)

Words = Callable[[Session], Iterable[tuple[str, str]]]
Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem[str]]"]


def completed(words: Iterable[tuple[str, str]], incomplete: str) -> "list[CompletionItem[str]]":
    """Those of the words that go on from what was typed; of each word also what is said of it."""
    begun = incomplete.casefold()
    # What a shell is given must be one plain line.
    found = [(word, said) for word, said in words if word.casefold().startswith(begun) and word.isprintable()]
    return offered((_quoted(word), said if said.isprintable() else "") for word, said in found[:_MOST])


def _quoted(word: str) -> str:
    """Quoted for bash, which puts a completed word in as it comes; the other shells quote it."""
    from shlex import quote  # only where a shell completes

    return quote(word) if os.environ.get("_PLANWATCH_COMPLETE", "").startswith("bash") else word


def _completer(words: Words) -> Completer:
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
        return completed(_from_file(ctx, words), incomplete)

    return complete


def _from_file(ctx: click.Context, words: Words) -> list[tuple[str, str]]:
    """What the plan file has to offer; nothing where it cannot be read, since nobody could be told."""
    given = ctx.find_root().params
    options = Options(given.get("paths") or (), given.get("plan") or "", given.get("today") or "")
    try:
        with plan_file(options) as session:
            return list(words(session))
    except PlanwatchError:
        return []


def _refs(session: Session) -> Iterable[tuple[str, str]]:
    from planwatch.service import read  # only where a shell completes

    days = session.plan_days()
    ids = read.list_ids(session, read.Listing("all", days, order=read.Order.REF))
    listed = [row for row in read.rows(session, days, ids) if row is not None]
    shared = [row.action.ref for row in listed]
    for row in listed:
        alone = shared.count(row.action.ref) == 1
        yield (row.action.ref if alone else f"{row.of.plan.ref}:{row.action.ref}"), row.action.title


def _names(kind: str) -> Words:
    def names(session: Session) -> Iterable[tuple[str, str]]:
        from planwatch.service import read

        found = [name for day in session.plan_days() for name in read.names(session, day.id, kind)]
        return [(name, "") for name in dict.fromkeys(found)]

    return names


def _forums(session: Session) -> Iterable[tuple[str, str]]:
    from planwatch.service.plan.links import nameable

    found = [name for day in session.plan_days() for name in nameable(session, day.id, "forum")]
    return [(name, "") for name in dict.fromkeys(found)]


def _words_of(field: str) -> Words:
    """The words that a field of an action can hold, as far as they can be listed."""
    told = field_of("action", field)
    if told.choices:
        return lambda _: [(str(choice), "") for choice in told.choices or ()]
    return _refs if told.of == "action" else _names(told.of) if told.of in ("lead", "theme") else lambda _: []


def fields_and_values(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Names of fields, and behind one the words that it can hold: ``lead=HR Partner``."""
    name, sign, _ = incomplete.partition("=")
    if not sign:
        return completed([(f"{field}=", "") for field in FIELDS_TYPED], incomplete)
    if name not in FIELDS_TYPED:
        return []
    return completed([(f"{name}={word}", said) for word, said in _from_file(ctx, _words_of(name))], incomplete)


def verbs_and(names: Completer, verbs: tuple[str, ...] = ("add", "set", "merge", "remove")) -> Completer:
    """What is done with a theme, lead or forum, then those that there are."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
        if ctx.params.get(param.name or ""):
            return names(ctx, param, incomplete)
        return completed([(verb, "") for verb in verbs], incomplete)

    return complete


def _views(session: Session) -> Iterable[tuple[str, str]]:
    from planwatch.service.views.own import own_views

    return [(view.word, view.name) for view in own_views(session, session.plan_days()).views]


def own_views(ctx: click.Context) -> list[tuple[str, str]]:
    """The views of one's own by their names."""
    return _from_file(ctx, _views)


views = _completer(_views)
refs = _completer(_refs)
leads = _completer(_names("lead"))
themes = _completer(_names("theme"))
forums = _completer(_forums)
