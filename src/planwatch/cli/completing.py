"""``planwatch completion``, and what the shells complete: refs, views, filter words, fields, leads, themes."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from planwatch.cli.context import Options
from planwatch.cli.output import out
from planwatch.errors import PlanwatchError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from planwatch.service.session import Session

_MOST = 500
_EPILOG = """\
\b
Put one of these into the shell's start-up file:
  bash  eval "$(planwatch completion bash)"
  zsh   eval "$(planwatch completion zsh)"
  fish  planwatch completion fish | source
"""


@click.command("completion", short_help="The script that makes a shell complete planwatch's words.", epilog=_EPILOG)
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete planwatch's commands, options, refs, leads and themes."""
    from click.shell_completion import ShellComplete, get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    # The shells' own classes first ask the shell for its version, which may not be installed where this runs.
    out(ShellComplete.source(made(ctx.find_root().command, {}, "planwatch", "_PLANWATCH_COMPLETE")).splitlines())


Words = Callable[["Session"], Iterable[tuple[str, str]]]


def _completer(words: Words) -> Callable[[click.Context, click.Parameter, str], "list[CompletionItem[Any]]"]:
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[Any]]":
        return _items(_from_file(ctx, words), incomplete)

    return complete


def _from_file(ctx: click.Context, words: Words) -> list[tuple[str, str]]:
    """What the plan file has to offer; nothing where it cannot be read, since nobody could be told."""
    given = ctx.find_root().params
    options = Options(given.get("path"), given.get("plan") or "", given.get("today") or "")
    try:
        with options.session() as session:
            return list(words(session))
    except PlanwatchError:
        return []


def _items(words: Iterable[tuple[str, str]], incomplete: str) -> "list[CompletionItem[Any]]":
    from click.shell_completion import CompletionItem

    begun = incomplete.casefold()
    # What a shell is given must be one plain line.
    found = [(word, said) for word, said in words if word.casefold().startswith(begun) and word.isprintable()]
    return [CompletionItem(_quoted(word), help=said if said.isprintable() else "") for word, said in found[:_MOST]]


def _quoted(word: str) -> str:
    """bash puts a completed word in as it comes; the other shells quote it."""
    import os
    import shlex

    return shlex.quote(word) if os.environ.get("_PLANWATCH_COMPLETE", "").startswith("bash") else word


def _refs(session: "Session") -> Iterable[tuple[str, str]]:
    from planwatch.service import read

    days = session.plan_days()
    ids = read.list_ids(session, read.Listing("all", days, order=read.Order.REF))
    listed = [row for row in read.rows(session, days, ids) if row is not None]
    shared = [row.action.ref for row in listed]
    for row in listed:
        alone = shared.count(row.action.ref) == 1
        yield (row.action.ref if alone else f"{row.of.plan.ref}:{row.action.ref}"), row.action.title


def _names(kind: str) -> Words:
    def names(session: "Session") -> Iterable[tuple[str, str]]:
        from planwatch.service import read

        found = [name for day in session.plan_days() for name in read.names(session, day.id, kind)]
        return [(name, "") for name in dict.fromkeys(found)]

    return names


refs = _completer(_refs)
leads = _completer(_names("lead"))
themes = _completer(_names("theme"))


def filter_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[Any]]":
    """Views, where none was given yet, and the keys of filter words."""
    from planwatch.model.actions.filter import KEYS
    from planwatch.model.actions.views import VIEWS

    views = [] if ctx.params.get("words") else [(view.word, view.name) for view in VIEWS]
    return _items([*views, *((f"{key}:", "") for key in KEYS)], incomplete)


def refs_and_fields(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[Any]]":
    """Refs, and once one was given also the names of fields."""
    from planwatch.service.typed.fields import FIELDS

    fields = [(f"{name}=", "") for name in FIELDS] if ctx.params.get("words") else []
    return _items(fields, incomplete) + refs(ctx, param, incomplete)
