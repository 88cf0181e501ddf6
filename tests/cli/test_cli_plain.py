"""``--plain``: what a screen reader can follow. No app, no sign, no column; and what opens the app on a view."""

import sys
from pathlib import Path

import click
import pytest

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.progress_bar import bar
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.cli.terminal import on_a_terminal

SIGNS = set("·■◆●✓×≠↷!?–…│┤─└\x1b")
"""What tables, charts and colours are made of."""
LIST_THEM = "list them: `planwatch list VIEW WORDS`"
HINT = "planwatch: `planwatch show REF` tells all of one;"


@pytest.fixture(autouse=True)
def size(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "60", "LINES": "40"}.items():
        monkeypatch.setenv(name, value)


def test_on_a_terminal_the_list_is_told_in_words_and_no_app_opens(samples_path: Path) -> None:
    sent, code = on_a_terminal("--db", str(samples_path), "--plan", "WB", "--plain")
    lines = sent.splitlines()
    assert code == 0
    assert not SIGNS & set(sent)
    assert lines[0].endswith("; overdue 12 of 38 (32 %); 1 possibly; 14 late on agreed dates; as at Mon 11 Jan 2016")
    assert lines[1] == "1 Overdue; 13 listed"
    assert lines[2].startswith("A11 Hold a legal planning meeting within ten working days of every request; 103 days ")
    assert len(lines) == 2 + 13 + 1
    assert lines[-1].startswith(HINT)


def test_a_variable_stands_for_it(samples_path: Path) -> None:
    words = ("--db", str(samples_path), "--plan", "WB")
    assert on_a_terminal(*words, PLANWATCH_PLAIN="1") == on_a_terminal(*words, "--plain")


@pytest.mark.parametrize("words", [("demo",), ("review", "improvement"), ("--view", "soon", "--filter", "lead:hr")])
def test_whatever_would_open_the_app_is_printed(samples_path: Path, words: tuple[str, ...]) -> None:
    sent, code = on_a_terminal("--db", str(samples_path), "--plan", "WB", "--plain", *words)
    assert code == 0
    assert not SIGNS & set(sent)
    assert "lead HR Partner" in sent


@pytest.mark.parametrize("words", [("list", "all"), ("moves",), ("timeliness",), ("plans",), ("meetings",), ("check",)])
def test_what_is_a_table_is_a_line_a_row_and_whole_at_any_width(
    call: Call, samples_path: Path, words: tuple[str, ...]
) -> None:
    table, plain = (call(*option, "--plan", "WB", *words, db=samples_path) for option in ((), ("--plain",)))
    assert plain.exit_code == table.exit_code
    assert "…" not in plain.stdout
    rows = len(plain.stdout.splitlines())
    assert rows == len(table.stdout.splitlines()) - (1 if words[0] != "list" else 2)


def test_a_row_is_told_with_its_headings(call: Call, samples_path: Path) -> None:
    told = call("--plain", "--plan", "WB", "moves", db=samples_path).stdout.splitlines()
    assert told[-2] == (
        "Moved on: 28 Sep 2015; Ref: C1.2; Action: Recruit permanent senior social workers to the seven posts held by "
        "agency staff; Lead: HR Partner; From: 30 Sep 2015; To: 6 Nov 2015; Days: +37 d; Kind: slip; "
        "Agreed by: Improvement Programme Board, 8 Oct 2015; Meeting: 10 d before; "
        "Why: Too few candidates worth interviewing in the first round"
    )


def test_data_is_the_same(call: Call, samples_path: Path) -> None:
    for words in (("list", "overdue", "--json"), ("list", "overdue", "--csv"), ("export", "-")):
        asked = ("--plan", "WB", *words)
        assert call("--plain", *asked, db=samples_path).stdout == call(*asked, db=samples_path).stdout


def test_a_trend_is_told_and_not_drawn(call: Call, samples_path: Path) -> None:
    told = call("--plain", "--plan", "WB", "trend", db=samples_path).stdout
    assert "open 41, complete 8, overdue 12, red 4" in told
    assert not SIGNS & set(told)


def test_no_bar_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    for plain in (True, False):
        with click.Context(click.Command("report"), obj=Options((), plain=plain)).scope(), bar("report") as step:
            assert (step.__name__ == "_no_step") == plain  # nobody is told


def test_without_a_plan_file_that_is_said(tmp_path: Path) -> None:
    sent, code = on_a_terminal("--db", str(tmp_path / "none.db"), "--plain")
    assert (code, sent.count("\n")) == (2, 1)
    assert "there is no plan file" in sent
    assert not (tmp_path / "none.db").exists()


def test_it_stands_before_the_command(call: Call, samples_path: Path) -> None:
    assert "planwatch --plain … COMMAND" in message(call("list", "--plain", db=samples_path))


def test_the_app_opens_on_the_view_and_filter_that_are_named(samples_path: Path) -> None:
    words = ("--db", str(samples_path), "--plan", "WB", "--view", "soon", "--filter", 'lead:"hr partner" launch')
    sent, code = on_a_terminal(*words, typed=(("showing", "q"),), COLUMNS="160")
    assert code == 0
    assert '2 Due soon · / lead:"hr partner" launch' in sent
    assert "showing 1 " in sent


def test_without_a_terminal_they_are_what_is_listed(call: Call, samples_path: Path) -> None:
    told = call("--view", "3", "--filter", "not:legal", db=samples_path)
    assert told.stdout == call("list", "red", "not:legal", db=samples_path).stdout
    assert told.stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--view", "rde"), "there is no view 'rde'. did you mean 'red'?"),
        (("--filter", "leed:hr"), "no filter word 'leed:'. did you mean 'lead:'?"),
        (
            ("--view", "red", "list"),
            "--view and --filter are for the app, which opens without a command. " + LIST_THEM,
        ),
    ],
)
def test_what_cannot_be_shown_is_one_line_and_no_app(samples_path: Path, words: tuple[str, ...], said: str) -> None:
    assert on_a_terminal("--db", str(samples_path), *words) == (f"planwatch: {said}\r\n", 2)
