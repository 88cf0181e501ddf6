"""Plans on a server: moved there and back, brought up to date, opened to others, compared with this machine's copy."""

from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.paths import Address
from planwatch.service.files.open import BUSY_SECONDS, refuse_leftover_log
from planwatch.storage.engine.migrate import steps
from planwatch.storage.engine.server import compared, first, made, migrated, rights
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.rights import Right

__all__ = ["Right"]


def copy_up(path: Path, address: Address, done: first.Done) -> None:
    """Put a plan file on a server, with its changes and their numbers, whole or not at all. Raises PlanwatchError.

    It is copied as it is at one moment, and stays as it was.
    """
    refuse_leftover_log(path)
    with made.read(path) as source, _server(address) as server:
        made.make(server, source, done)


def copy_down(address: Address, path: Path, done: first.Done) -> None:
    """Make a plan file of what a server keeps; one that exists is never overwritten. Raises PlanwatchError."""
    if path.exists():
        raise PlanwatchError(f"{path} exists already", "name another file")
    with _server(address) as server:
        first.make(server, path, done, follows=False)


def migrate(address: Address, done: first.Done) -> str:
    """Bring a server's tables up to date; the step that they had before. Raises PlanwatchError."""
    with _server(address) as server:
        return migrated.bring_up_to_date(server, done)


def newest() -> str:
    """The newest step that this planwatch knows."""
    return steps()[-1].stem


def grant(address: Address, name: str, right: Right, *, dry_run: bool = False) -> list[str]:
    """Give somebody a right, and take what goes beyond it; the statements that do it. Raises PlanwatchError."""
    with _server(address) as server:
        lines = rights.statements(server, name, right)
        if not dry_run:
            rights.give(server, lines)
        return lines


def differences(address: Address) -> list[str]:
    """Where this machine's copy is not what the server has, a sentence each; it is put right then."""
    with _server(address) as server:
        return compared.mended(server)


def copy(address: Address) -> Path:
    """Where this machine's copy of it lies, or will. Raises PlanwatchError for an address that makes no sense."""
    return Known(address).copy


def _server(address: Address) -> Server:
    return Server(Known(address), BUSY_SECONDS)
