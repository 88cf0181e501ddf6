"""The sample plans as a plan file."""

from contextlib import closing
from pathlib import Path

from planwatch.exchange.toml import read_toml_file
from planwatch.resources import bundled
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session


def make_demo(folder: Path) -> Path:
    """Make a plan file of all sample plans in that folder."""
    session = open_session(folder / "sample.db", create=True, who="sample")
    with closing(session.database):
        for file in sorted((bundled("db") / "samples").glob("*.toml"), reverse=True):
            # Every date in a sample is written out, so that the day it is read on does not matter.
            snapshot = read_toml_file(file, session.clock().date())
            import_snapshot(session, snapshot, f"the sample {file.stem}")
    return session.path
