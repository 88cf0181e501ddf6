"""planwatch as a shell sees it: streams, exit codes, pipes, signals, completion scripts."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planwatch import __version__
from tests.cli.conftest import Call, Shell
from tests.cli.said import message


def test_data_goes_to_stdout_and_words_to_stderr(shell: Shell, samples_path: Path) -> None:
    told = shell("--db", samples_path, "--plan", "WB", "list", "overdue", "lead:hr", "--json")
    assert (told.returncode, told.stderr) == (0, b"")
    assert [action["ref"] for action in json.loads(told.stdout)] == ["C1.2", "C4.3"]
    done = shell("--db", samples_path, "set", "C1.2", "percent=20")
    assert (done.returncode, done.stdout) == (0, b"")
    assert message(done, 0).startswith("C1.2 percent: 20 %")


def test_exit_codes(shell: Shell, samples_path: Path, tmp_path: Path) -> None:
    base = ("--db", samples_path, "--plan", "WB")
    assert shell(*base, "export", tmp_path / "a.toml").returncode == 0
    assert shell(*base, "diff", tmp_path / "a.toml").returncode == 0
    assert shell(*base, "--as", "bob", "set", "A4", "percent=11").returncode == 0
    assert shell(*base, "diff", tmp_path / "a.toml").returncode == 1
    assert shell(*base, "list", "nonsense:x").returncode == 2
    assert shell(*base, "--as", "eve", "set", "A4", "percent=12").returncode == 0
    assert shell(*base, "--as", "bob", "undo").returncode == 3
    assert shell("--version").stdout.decode() == f"planwatch {__version__}\n"


def test_the_console_script_and_the_module_are_the_same(shell: Shell) -> None:
    script = Path(sys.executable).with_name("planwatch")
    assert subprocess.run([script, "--help"], capture_output=True).stdout == shell("--help").stdout


def test_a_reader_that_stops_early_is_no_error(shell: Shell, samples_path: Path) -> None:
    for words in ("list all --json", "list", "--plan WB export -", "log", "--help"):
        line = f'"{sys.executable}" -m planwatch --db "{samples_path}" {words} | head -c 1'
        piped = subprocess.run(["bash", "-c", line], capture_output=True, env=os.environ)
        assert (len(piped.stdout), piped.stderr) == (1, b""), words


def test_nobody_reading_from_the_start_is_no_error_either(samples_path: Path, shell: Shell) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = shell("--db", samples_path, "list", "--json", stdout=writing, stderr=subprocess.PIPE, capture_output=False)
    os.close(writing)
    assert (told.returncode, told.stderr) == (141, b"")


def test_a_terminal_that_lacks_signs_gets_escapes_and_no_error(shell: Shell, samples_path: Path) -> None:
    told = shell("--db", samples_path, "list", "red", env={"PYTHONIOENCODING": "iso-8859-1"})
    assert told.returncode == 0
    assert b"\\u25a0 R" in told.stdout
    exported = shell("--db", samples_path, "--plan", "WB", "export", "-", env={"PYTHONIOENCODING": "iso-8859-1"})
    assert "£42,000" in exported.stdout.decode("utf-8")


def test_control_c_ends_with_130(samples_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background jobs ignore it
        "import planwatch.cli.command.list as listing\n"
        "listing.print_actions = lambda *_: os.kill(os.getpid(), signal.SIGINT) or __import__('time').sleep(30)\n"
        "from planwatch.cli.main import main\n"
        f"sys.argv = ['planwatch', '--db', {str(samples_path)!r}, 'list']\n"
        "main()\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (130, b"", b"")


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion_scripts_are_scripts_of_their_shell(shell: Shell, tmp_path: Path, name: str) -> None:
    told = shell("completion", name)
    assert (told.returncode, told.stderr) == (0, b"")
    assert f"_PLANWATCH_COMPLETE={name}_complete" in told.stdout.decode()
    script = tmp_path / "script"
    script.write_bytes(told.stdout)
    # Not every machine has every shell; where it has, the shell itself reads the script.
    if program := shutil.which(name):
        assert subprocess.run([program, "-n", script], capture_output=True).returncode == 0


def completed(shell: Shell, words: str, **env: str) -> list[str]:
    """What bash is offered for the last of these words."""
    given = {"_PLANWATCH_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), **env}
    told = shell(env=given)
    assert told.stderr == b"", told.stderr
    return [line.partition(",")[2] for line in told.stdout.decode().splitlines() if line]


def test_commands_refs_views_fields_and_names_are_completed(shell: Shell, samples_path: Path) -> None:
    base = f"planwatch --db {samples_path} --plan WB"
    assert sorted(completed(shell, "planwatch re")) == sorted([
        "reopen", "recheck-dates", "remove", "redo", "resolve", "review", "report", "restore", "recommendation",
        "recommendations",
    ])  # fmt: skip
    assert completed(shell, f"{base} show a1") == ["A1", "A10", "A11"]
    assert completed(shell, f"{base} set C1.2 pe") == ["percent="]
    assert completed(shell, f"{base} add Title the") == ["theme="]
    assert completed(shell, f"{base} agenda Imp") == ["'Improvement Programme Board'"]
    assert completed(shell, f"{base} list ov") == ["overdue"]
    assert completed(shell, f"{base} list overdue le") == ["lead:"]
    assert completed(shell, f"{base} add x --lead HR") == ["'HR Partner'"]
    assert completed(shell, f"{base} add x --theme Pro") == ["Protection"]
    assert "--correction" in completed(shell, f"{base} set --co")


def in_bash(script: bytes, line: str, *words: str) -> list[str]:
    """What bash itself is left with after that line; ``words`` as it takes the line apart."""
    planwatch = shlex.quote(str(Path(sys.executable).with_name("planwatch")))
    call = f"""{script.decode()}
compopt() {{ :; }}
COMP_LINE={shlex.quote(line)}; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=({" ".join(map(shlex.quote, words))})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _planwatch_completion {planwatch}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    ended = subprocess.run(["bash", "--norc", "-c", call], capture_output=True, text=True, timeout=60)
    assert ended.stderr == ""
    return ended.stdout.splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_the_value_behind_an_equals_sign(shell: Shell, samples_path: Path) -> None:
    script = shell("completion", "bash").stdout
    base = f"planwatch --db {samples_path} --plan WB set C1.2"
    assert in_bash(script, f"{base} lead=HR", *base.split(), "lead", "=", "HR") == ["'HR Partner'"]
    assert in_bash(script, f"{base} rag=", *base.split(), "rag", "=", "") == ["red", "amber", "green"]
    assert in_bash(script, f"{base} perc", *base.split(), "perc") == ["percent="]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_behind_an_open_quote_and_an_option(shell: Shell, samples_path: Path) -> None:
    script = shell("completion", "bash").stdout
    base = f"planwatch --db {samples_path} --plan WB set C1.2"
    words = base.split()
    # Bash takes the quote off, puts this in place of what is behind it, and closes it.
    assert in_bash(script, f'{base} lead="HR', *words, "lead", "=", '"HR') == ["HR Partner"]
    assert in_bash(script, f"{base} lead='HR P", *words, "lead", "=", "'HR P") == ["HR Partner"]
    assert in_bash(script, f'{base} lead="HR ', *words, "lead", "=", '"HR ') == ["HR Partner"]
    assert in_bash(script, f'{base} "lead=HR', *words, '"lead=HR') == ["lead=HR Partner"]
    assert in_bash(script, f'{base} --why "so it is" lead=HR', *words, "--why", '"so it is"', "lead", "=", "HR") == [
        "'HR Partner'"
    ]
    add = f"planwatch --db {samples_path} --plan WB add x"
    assert in_bash(script, f"{add} --lead=HR", *add.split(), "--lead", "=", "HR") == ["'HR Partner'"]
    assert in_bash(script, f'{add} --lead "HR', *add.split(), "--lead", '"HR') == ["HR Partner"]


def test_a_ref_that_plans_share_is_completed_with_its_plan(shell: Shell, samples_path: Path, call: Call) -> None:
    call("--plan", "SL", "set", "1.2", "ref=A4", db=samples_path)
    assert completed(shell, f"planwatch --db {samples_path} show A4") == []
    assert completed(shell, f"planwatch --db {samples_path} show wb") == ["WB:A4"]
    assert completed(shell, f"planwatch --db {samples_path} show C4.1") == ["C4.1"]


def test_completion_of_a_file_that_is_not_there_offers_nothing(shell: Shell, tmp_path: Path) -> None:
    assert completed(shell, f"planwatch --db {tmp_path / 'none.db'} show C") == []
    assert not list(tmp_path.glob("*.db"))


def test_what_is_offered_is_one_plain_line_each(shell: Shell, small_path: Path, call: Call) -> None:
    call("set", "A1", "lead=Ev\x1b[31mil", "--new", db=small_path)
    offered = completed(shell, f"planwatch --db {small_path} add x --lead ")
    assert "'Head of HR'" in offered
    assert not [word for word in offered if "Ev" in word or not word.isprintable()]
