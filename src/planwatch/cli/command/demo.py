"""``planwatch demo``: the sample plans as a plan file, in the app."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from planwatch.cli.shared.app import open_demo
from planwatch.cli.shared.context import Options, pass_options
from planwatch.service.files.samples import make_samples

_EPILOG = """\
\b
Examples:
  planwatch demo
  planwatch demo | head
"""


@click.command("demo", epilog=_EPILOG)
@pass_options
def command(options: Options) -> int:
    """Try the app on a throw-away copy of the sample plans.

    Nothing that you do there is kept. Where the output is no terminal, what is overdue in the samples is listed.
    """
    with TemporaryDirectory(prefix="planwatch-demo-") as folder:
        return open_demo(options, make_samples(Path(folder)))
