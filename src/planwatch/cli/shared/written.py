"""Files that a command writes: none that somebody else wrote, or has worked on since, is written over unasked."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from planwatch.cli.shared.params import Decorator
from planwatch.service.session import Session


def replace_option() -> Decorator:
    """The option ``--replace``, which a command takes as ``replace``."""
    return click.option("--replace", is_flag=True, help="Write over a file that is not as planwatch last wrote it.")


@contextmanager
def writing(session: Session, paths: Sequence[Path], *, replace: bool) -> Generator[None]:
    """For the block that writes these files. Raises PlanwatchError before that where one may not be written over."""
    if not paths:
        yield
        return
    from planwatch.service.files import written  # mostly nothing is written to a file
    from planwatch.service.files.target import check_target

    for path in paths:
        check_target(session, path, replace=replace or written.is_as_written(path))
    yield
    written.remember(paths)
