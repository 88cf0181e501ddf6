"""What speaks to servers is loaded without what planwatch has no use for, and with it where it insists."""

import subprocess
import sys
from pathlib import Path

import pytest

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


ANOTHER = """
import sys
from planwatch.storage.engine.server.lean import load
load()
print(sys.modules["psycopg"].whole)
"""


@pytest.mark.parametrize(("version", "is_whole"), [("3.3.9", False), ("3.4.0", True)])
def test_of_a_version_that_was_not_tried_all_is_loaded(version: str, is_whole: bool, tmp_path: Path) -> None:
    (tmp_path / "psycopg").mkdir()
    (tmp_path / "psycopg" / "__init__.py").write_text("import ctypes\nwhole = hasattr(ctypes, 'CDLL')\n")
    (tmp_path / f"psycopg-{version}.dist-info").mkdir()
    said = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}){ANOTHER}"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert said.strip() == str(is_whole)
