"""``planwatch tour``: one triage in ten keys, on a throw-away copy of a sample."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from planwatch.cli.shared.app import is_printed, open_demo
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import out
from planwatch.service.files.samples import make_samples
from planwatch.tui.tour import SAMPLE, lines

_EPILOG = """\
\b
Examples:
  planwatch tour
  planwatch tour | cat
"""


@click.command("tour", epilog=_EPILOG)
@pass_options
def command(options: Options) -> int:
    """Go through one triage in ten keys, on a throw-away copy of a sample.

    A line says which key is next and why, and goes on when it was pressed. Nothing of it is kept. Where the output is
    no terminal, the steps are printed.
    """
    if is_printed(options):
        out(lines({name: ",".join(keys) for name, keys in options.settings.keymap.items()}))
        return 0
    with TemporaryDirectory(prefix="planwatch-demo-") as folder:
        return open_demo(options, make_samples(Path(folder), SAMPLE), is_tour=True)
