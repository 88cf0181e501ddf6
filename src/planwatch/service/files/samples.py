"""The sample plans as a plan file, to try things on."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from planwatch.exchange.toml.read import read_toml_file
from planwatch.model.values import replace
from planwatch.resources import bundled
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.session import Session


def make_samples(folder: Path, only: str = "") -> Path:
    """Make a plan file of all sample plans in that folder, or of the one whose file is named ``only``."""
    session = open_session(folder / "sample.db", create=True, who="sample")
    with closing(session.database):
        for file in sorted((bundled("db") / "samples").glob(f"{only or '*'}.toml"), reverse=True):
            # Every date in a sample is written out, so that the day it is read on does not matter.
            snapshot = read_toml_file(file, session.clock().date())
            import_snapshot(session, snapshot, f"the sample {file.stem}")
    return session.path


class Samples:
    """A throw-away copy of the samples, all or ``only`` one, and the person of ``own`` over it; raises PlanwatchError.

    Each plan is judged by its own day, whatever day was given for one's own.
    """

    def __init__(self, own: Session, only: str = "") -> None:
        self._folder = TemporaryDirectory(prefix="planwatch-demo-")
        database = open_session(make_samples(Path(self._folder.name), only)).database
        self.session = replace(own, database=database, today=None, plan="", as_of=None, throw_away=True)

    def throw_away(self) -> None:
        """Nothing of it is left."""
        self.session.database.close()
        self._folder.cleanup()
