"""Every app under test has a home of its own, colours, and a trace where it breaks."""

from pathlib import Path
from typing import Any

import pytest
from textual.css import stylesheet
from textual.css.model import RuleSet
from textual.css.parse import parse

_PARSED: dict[object, list[RuleSet]] = {}


def _parsed(scope: str, css: str, read_from: object, *, variable_tokens: dict[str, Any], **other: Any) -> list[RuleSet]:
    colours = frozenset((name, *(token.value for token in tokens)) for name, tokens in variable_tokens.items())
    key = (scope, css, read_from, colours, *other.items())
    if key not in _PARSED:
        _PARSED[key] = list(parse(scope, css, read_from, variable_tokens=variable_tokens, **other))  # pyright: ignore[reportArgumentType]
    return _PARSED[key]


@pytest.fixture(autouse=True)
def sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every app has the same style sheets, and would parse them anew: each is parsed once for all of them."""
    monkeypatch.setattr(stylesheet, "parse", _parsed)


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
