"""``planwatch`` itself: the options that stand before every command, and what happens where no command is given."""

import gc
import os
from typing import TYPE_CHECKING

import click

from planwatch import __version__
from planwatch.cli.group import LazyGroup
from planwatch.cli.shared.params import AS_OF, PLACE
from planwatch.errors import PlanwatchError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from planwatch.paths import Place

_EPILOG = """\
\b
Examples:
  planwatch demo
  planwatch init plan.toml
  planwatch list overdue lead:hr
  planwatch --today 2016-01-11 list overdue --json
  planwatch note C1.2 "Two interviews held" --rag amber
  planwatch --db copy.db
  planwatch --view red --filter "lead:hr"
  planwatch --plain list overdue

\b
Exit codes: 0 done, 1 findings or differences, 2 wrong use or unreadable
input, 3 somebody else changed it first. Environment: PLANWATCH_DB,
PLANWATCH_PLAN, PLANWATCH_TODAY, PLANWATCH_AS, PLANWATCH_PLAIN (1) stand for
the options above.
"""


def _views(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    from planwatch.cli.shared.completion import completed, own_views  # only where a shell completes
    from planwatch.model.actions.views import VIEWS

    return completed([*((view.word, view.name) for view in VIEWS), *own_views(ctx)], incomplete)


@click.group(
    "planwatch",
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)
@click.option(
    "--db",
    "paths",
    type=PLACE,
    multiple=True,
    metavar="FILE",
    help="The plan file to work on, or a server's postgresql:// address.",
)
@click.option("--plan", envvar="PLANWATCH_PLAN", metavar="REF", default="", help="The one plan of the file to work on.")
@click.option(
    "--today", envvar="PLANWATCH_TODAY", metavar="DATE", default="", help="The day to judge by, over the plan's own."
)
@click.option("--as", "who", envvar="PLANWATCH_AS", metavar="NAME", default="", help="The name to sign changes with.")
@click.option("--as-of", metavar="MOMENT", help=AS_OF)
@click.option("--view", metavar="VIEW", default="", shell_complete=_views, help="The view that the app opens on.")
@click.option(
    "--filter", "words", metavar="WORDS", default="", help="The filter that the app opens with, as `list` takes it."
)
@click.option(
    "--plain",
    is_flag=True,
    envvar="PLANWATCH_PLAIN",
    help="Words for a screen reader: no app, and lines in place of tables, signs and colours.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(
    ctx: click.Context, paths: "tuple[Place, ...]", plan: str, today: str, who: str, as_of: str | None, view: str,
    words: str, plain: bool,
) -> int:  # fmt: skip
    """Keep an action plan true: what is late, whose it is, what was said.

    Without a command the app opens; where the output is no terminal, and with --plain, the triage list is printed.
    """
    from planwatch.cli.shared.context import Options  # `planwatch --help` needs none of it

    ctx.obj = Options(paths, plan, today, who, as_of, plain=plain)
    if ctx.invoked_subcommand is None:
        from planwatch.cli.shared.app import open_app

        return open_app(ctx.obj, view, words)
    if view or words:
        raise PlanwatchError(
            "--view and --filter are for the app, which opens without a command",
            "list them: `planwatch list VIEW WORDS`",
        )
    return 0


def main() -> None:
    """The console script."""
    # A command lives for a moment and makes no cycles worth looking for: a tenth of a long list's time.
    gc.disable()
    if os.environ.get("_PLANWATCH_COMPLETE") == "bash_complete":
        from planwatch.cli.shared.bash import register  # only where a shell completes

        register()
    try:
        cli.main()
    finally:
        # Nor is what it leaves looked through at the end, when all of it goes anyway.
        gc.freeze()
