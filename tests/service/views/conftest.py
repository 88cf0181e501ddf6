"""A user of one's own: these tests keep views beside their settings."""

from pathlib import Path

import pytest

from planwatch.paths import HOME


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
