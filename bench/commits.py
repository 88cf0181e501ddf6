"""How many transactions a plan file has been through, read from SQLite's write-ahead log beside it."""

import struct
from pathlib import Path

_HEADER, _FRAME = 32, 24


def commits(path: Path) -> int:
    """The commits in the log now. The file format gives a frame that ends one the size of the database, others 0."""
    log = path.with_name(path.name + "-wal").read_bytes()
    if len(log) < _HEADER:
        return 0
    page, salts = struct.unpack(">I", log[8:12])[0], log[16:24]
    frames = (log[at : at + _FRAME] for at in range(_HEADER, len(log), _FRAME + page))
    return sum(frame[4:8] != bytes(4) for frame in frames if frame[8:16] == salts)
