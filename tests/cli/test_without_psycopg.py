"""A planwatch that was installed without what speaks to servers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_RUN = "import sys; sys.modules['psycopg'] = None; from planwatch.cli.main import main; main()"


@pytest.mark.parametrize(
    "words",
    [
        ("--db", "postgresql://localhost/plan", "list"),
        ("copy", "plan.db", "postgresql://localhost/plan"),
        ("grant", "postgresql://localhost/plan", "ann", "reader"),
    ],
)
def test_it_says_what_to_install(words: tuple[str, ...], tmp_path: Path) -> None:
    environ = {**os.environ, "PLANWATCH_AS": ""}
    call = [sys.executable, "-c", _RUN, *words]
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=tmp_path, env=environ)
    assert done.returncode == 2
    assert "pip install 'planwatch[server]'" in done.stderr
