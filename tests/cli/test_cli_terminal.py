"""What only a terminal gets: the app, and a question before something is removed."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.terminal import on_a_terminal
from tests.conftest import SitDown
from tests.desk import refs


@pytest.fixture(autouse=True)
def size(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}.items():
        monkeypatch.setenv(name, value)


def test_demo_opens_the_app_on_a_copy_that_is_thrown_away(tmp_path: Path) -> None:
    sent, code = on_a_terminal("demo", typed=(("SAMPLE", "q"),), TMPDIR=str(tmp_path))
    assert code == 0
    assert "throw-away copy · SAMPLE" in sent
    assert not list(tmp_path.glob("planwatch-demo-*"))


@pytest.mark.parametrize("key", ["q", "\x11", "\x1by"], ids=["q", "ctrl+q", "escape, y"])
def test_the_tour_is_taken_on_a_copy_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("PLANWATCH_HOME", str(tmp_path / "home"))
    typed = (("1 of 10", "\x1b"), ("Leave the tour", "y")) if key == "\x1by" else (("1 of 10", key),)
    sent, code = on_a_terminal("tour", typed=typed, TMPDIR=str(tmp_path))
    assert code == 0
    assert "lists what is overdue" in sent
    assert not list(tmp_path.iterdir())


def test_without_a_command_the_app_opens_on_the_plan_file(samples_path: Path) -> None:
    sent, code = on_a_terminal("--db", str(samples_path), "--plan", "SL", typed=(("SAMPLE", "q"),))
    assert code == 0
    assert "· SL · 1 Overdue" in sent


@pytest.mark.parametrize(("answer", "code"), [("\n", 1), ("n\n", 1), ("y\n", 0), ("\x04", 130)])
def test_removing_is_asked_about_and_the_safe_answer_is_the_default(
    small_path: Path, sit_down: SitDown, answer: str, code: int
) -> None:
    typed = (("Remove C1.2 Recruit managers from the plan P? [y/N]", answer),)
    _, ended = on_a_terminal("--db", str(small_path), "remove", "C1.2", typed=typed)
    assert ended == code
    assert ("C1.2" in refs(sit_down(small_path))) == (code != 0)


def test_colours_are_never_the_only_sign_and_stop_at_no_color(samples_path: Path, call: Call) -> None:
    words = ("--db", str(samples_path), "list", "overdue")
    coloured, _ = on_a_terminal(*words)
    plain, _ = on_a_terminal(*words, NO_COLOR="1")
    dumb, _ = on_a_terminal(*words, TERM="dumb")
    assert "\x1b[31m■ R" in coloured
    assert "\x1b" not in plain + dumb
    assert plain.replace("\r\n", "\n") == call("list", "overdue", db=samples_path, today="").stdout
