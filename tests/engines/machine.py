"""A machine of somebody's own: its copies lie in a folder of theirs."""

from pathlib import Path

from planwatch.paths import Address
from planwatch.storage.engine.server.address import Known


class Machine(Known):
    """An address as that machine has it."""

    def __init__(self, address: Address, folder: Path) -> None:
        super().__init__(address)
        self._folder = folder

    @property
    def copy(self) -> Path:
        return self._folder / "copy.db"
