"""Hostile text in every field, name and argument: nothing of it steers the terminal that reads the output."""

import csv
import io
import json
from pathlib import Path

import pytest

from planwatch.exchange.toml.write import write_toml
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import PlanStatus, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.history.story import story
from planwatch.service.read import find_action
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.cli.terminal import on_a_terminal
from tests.conftest import SitDown
from tests.desk import TODAY

EVIL = "a[/red]\x1b[31m\x1b]0;owned\x07\u202egpj.exe\u2066\x9b2J\x7f\r\nnext\u2028line\t\u200b👩\u200d💻é"
STEERING = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if chr(code) not in "\n\r"]
STEERING += list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\u2028\u2029")


def hostile() -> Snapshot:
    when = Span(EVIL)
    update = Update(text=EVIL, as_at=TODAY, by=EVIL, who=EVIL)
    return Snapshot(
        plan=Plan(ref="E\x1bV", title=EVIL, organisation=EVIL, banner=EVIL, note=EVIL, status=PlanStatus.APPROVED),
        lead=(Lead(name=EVIL, holder=EVIL),),
        theme=(Theme(title=EVIL, label=EVIL, lead=EVIL),),
        action=(
            Action(
                ref=f"E{EVIL}", title=EVIL, theme=EVIL, lead=EVIL, support=(EVIL,), how=EVIL, due=when, start=when,
                status=Status.IN_PROGRESS, success=EVIL, evidence=EVIL, answers=("1\x1b",), reason=EVIL,
                added=TODAY, update=(update,),
            ),
            Action(ref="Z", title="plain", added=TODAY),
        ),
    )  # fmt: skip


@pytest.fixture
def evil_path(empty_path: Path, sit_down: SitDown) -> Path:
    import_snapshot(sit_down(empty_path, EVIL), hostile(), EVIL)
    return empty_path


def refuse_steering(text: str) -> None:
    found = sorted({f"U+{ord(character):04X}" for character in text if character in STEERING})
    assert not found, (found, text)


@pytest.mark.parametrize(
    "words",
    [
        ("list",), ("list", "all", "--sort", "lead"), ("list", EVIL), ("list", f"lead:{EVIL}"), ("list", "--json"),
        ("plans",), ("plans", "--json"), ("log",), ("log", "--json"), ("log", "Z"), ("doctor",), ("where",),
        ("show", f"E{EVIL}"), ("show", f"E{EVIL}", "--json"), ("show", EVIL), ("--plan", EVIL, "list"),
        ("set", f"E{EVIL}", f"how={EVIL}"), ("set", "Z", f"title={EVIL}", f"due={EVIL}"), ("set", "Z", f"lead={EVIL}"),
        ("set", "Z", f"lead={EVIL}x", "--new"), ("set", "Z", f"status={EVIL}"), ("set", EVIL, "lead=x"),
        ("note", f"E{EVIL}", EVIL, "--by", EVIL), ("note", "Z", "x", "--on", EVIL), ("note", "Z", "x", "--rag", EVIL),
        ("done", f"E{EVIL}", "--on", EVIL), ("done", f"E{EVIL}"), ("add", EVIL, "--theme", EVIL, "--due", EVIL),
        ("add", EVIL, "--theme", f"{EVIL}x"), ("remove", f"E{EVIL}"), ("remove", f"E{EVIL}", "--yes"), ("undo",),
        ("undo", "1"), ("undo", EVIL), (EVIL,), (f"--{EVIL}",), ("list", f"--{EVIL}"), ("--today", EVIL, "list"),
        ("list", "--sort", EVIL), ("list", f"rag:{EVIL}"), ("list", f"foo{EVIL}:x"), ("import", EVIL), ("export", EVIL),
        ("diff", EVIL), ("--db", EVIL, "list"), ("--db", EVIL, "where"), ("init", f"{EVIL}.toml"), ("completion", EVIL),
        ("backup", f"no{EVIL}/folder"), ("--as", EVIL, "set", "Z", "percent=5"), ("demo", EVIL),
        ("log", "--most", EVIL),
    ],
)  # fmt: skip
def test_no_command_prints_what_a_terminal_would_obey(call: Call, evil_path: Path, words: tuple[str, ...]) -> None:
    result = call("--db", evil_path, *words)
    assert result.exit_code in (0, 2, 3)
    refuse_steering(result.stdout)
    refuse_steering(result.stderr)
    assert "\r" not in result.stdout + result.stderr
    if result.exit_code:
        message(result, result.exit_code)


def test_show_keeps_the_line_breaks_of_a_text(call: Call, evil_path: Path) -> None:
    call("note", "Z", "first\nsecond", db=evil_path)
    assert "first\n" in call("show", "Z", db=evil_path).stdout


def test_diff_and_import_show_hostile_text_as_signs(call: Call, evil_path: Path, tmp_path: Path) -> None:
    write_toml(hostile(), tmp_path / "evil.toml")
    call("note", "Z", EVIL, db=evil_path)
    call("set", "Z", f"how={EVIL}", db=evil_path)
    for words in (("diff", tmp_path / "evil.toml"), ("import", tmp_path / "evil.toml", "--dry-run")):
        result = call(*words, db=evil_path)
        refuse_steering(result.stdout)
        refuse_steering(result.stderr)
    assert "␛" in call("diff", tmp_path / "evil.toml", db=evil_path).stdout


def test_json_and_csv_keep_hostile_text_whole(call: Call, evil_path: Path) -> None:
    action = json.loads(call("list", "--json", db=evil_path).stdout)[0]
    assert (action["title"], action["lead"], action["due"]) == (EVIL, EVIL, EVIL)
    text = call("list", "--csv", db=evil_path).stdout_bytes.decode()
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["title"] == EVIL


def test_a_file_name_in_an_error_is_made_visible(call: Call, evil_path: Path, tmp_path: Path) -> None:
    broken = tmp_path / "x\x1b[31m.toml"
    broken.write_text("[plan", "utf-8")
    said = message(call("import", broken, db=evil_path))
    assert "\x1b" not in said
    assert "[31m.toml" in said


def test_on_a_terminal_the_only_sequences_are_colours_and_data_is_made_visible_too(evil_path: Path) -> None:
    db = str(evil_path)
    coloured, _ = on_a_terminal("--db", db, "--today", "2016-01-11", "list", TERM="xterm")
    assert "\x1b[1m" in coloured
    refuse_steering(coloured.replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[2m", ""))
    for words in (("list", "--csv"), ("--plan", "E\x1bV", "export", "-"), ("list", "--json")):
        refuse_steering(on_a_terminal("--db", db, *words, TERM="xterm")[0])
    refuse_steering(on_a_terminal("--db", db, "list", TERM="xterm", NO_COLOR="1")[0])


def test_the_story_of_hostile_text_is_complete(evil_path: Path, sit_down: SitDown) -> None:
    session = sit_down(evil_path)
    told = story(session, find_action(session, f"E{EVIL}"))
    assert told.updates[0].text == EVIL
