"""Every app under test has a home of its own, colours, and a trace where it breaks."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of settings, skins and state."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PLANWATCH_HOME", str(folder))
    monkeypatch.setenv("PLANWATCH_TRACEBACK", "1")  # a fault ends the test with its trace
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    # The count of findings comes when it comes: what is drawn must not hang on the speed of the machine.
    monkeypatch.setattr("planwatch.tui.watch.findings.CALM_SECONDS", 3600)
    return folder
