"""What speaks to servers is loaded without what planwatch has no use for, and with it where it insists."""

import subprocess
import sys
from pathlib import Path

import pytest

from planwatch.storage.engine.server.lean import load

ALONE = """
import sys
before = set(sys.modules)
import planwatch.storage.engine.server.connection
print(*sorted(name for name in set(sys.modules) - before if "." not in name))
import asyncio, ctypes.util, importlib.metadata, ssl, zoneinfo
from psycopg.adapt import Transformer
assert ctypes.CDLL and ssl.SSLContext and importlib.metadata.version("planwatch") and zoneinfo.ZoneInfo("UTC")
asyncio.run(asyncio.sleep(0))
"""


def test_it_brings_nothing_that_nobody_uses_and_hides_it_from_nobody() -> None:
    told = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True).stdout.split()
    assert "psycopg" in told
    assert not {"asyncio", "ctypes", "email", "ssl", "zipfile", "zoneinfo"} & set(told)


def test_one_that_needs_all_of_it_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "insists.py").write_text("import ctypes\nlibrary = ctypes.c_int(7).value\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("ctypes", "ctypes.util"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    load("insists")
    assert sys.modules.pop("insists").library == 7


def test_one_that_is_not_there_is_not_loaded() -> None:
    with pytest.raises(ModuleNotFoundError):
        load("no_such_package")
