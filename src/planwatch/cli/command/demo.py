"""``planwatch demo``: the sample plans as a plan file, in the app."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from planwatch.cli.shared.app import open_demo
from planwatch.cli.shared.context import Options, pass_options
from planwatch.exchange.toml.read import read_toml_file
from planwatch.resources import bundled
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session

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
        return open_demo(options, make_demo(Path(folder)))


def make_demo(folder: Path) -> Path:
    """Make a plan file of all sample plans in that folder."""
    session = open_session(folder / "sample.db", create=True, who="sample")
    with closing(session.database):
        for file in sorted((bundled("db") / "samples").glob("*.toml"), reverse=True):
            # Every date in a sample is written out, so that the day it is read on does not matter.
            snapshot = read_toml_file(file, session.clock().date())
            import_snapshot(session, snapshot, f"the sample {file.stem}")
    return session.path
