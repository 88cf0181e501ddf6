"""Opening the app, on the user's plans or on the samples; where there is no terminal the triage list is printed."""

from pathlib import Path

import click

from planwatch.cli.context import Options, pass_options
from planwatch.cli.output import is_terminal
from planwatch.errors import PlanwatchError

_EPILOG = """\
\b
Examples:
  planwatch demo
  planwatch demo | head
"""


def open_app(options: Options) -> int:
    """Open the app on the plan file."""
    if not is_terminal() and not options.path.exists():
        raise PlanwatchError(
            f"there is no plan file {options.path} yet",
            "try `planwatch demo`, or start one with `planwatch init FILE.toml`",
        )
    return _open(options, options.path, demo=False)


@click.command("demo", short_help="Try the app on a throw-away copy of the sample plans.", epilog=_EPILOG)
@pass_options
def demo(options: Options) -> int:
    """Try the app on a throw-away copy of the sample plans.

    Nothing that you do there is kept. Where the output is no terminal, what is overdue in the samples is listed.
    """
    from tempfile import TemporaryDirectory

    from planwatch.cli.demo import make_demo

    with TemporaryDirectory(prefix="planwatch-demo-") as folder:
        return _open(options, make_demo(Path(folder)), demo=True)


def _open(options: Options, path: Path, *, demo: bool) -> int:
    if not is_terminal():
        from planwatch.cli.listing import print_actions
        from planwatch.model.actions.views import BY_WORD

        with options.session(path) as session:
            print_actions(options, session, BY_WORD["overdue"], ())
        return 0
    if options.as_of is not None:
        raise PlanwatchError("--as-of is for commands that read", "in the app T looks back")
    if not demo:
        options.make_folder()
    from planwatch.tui.app import run

    return run(path, who=options.who, today=options.day, plan=options.plan, settings=options.settings, demo=demo)
