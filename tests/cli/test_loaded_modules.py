"""Which of planwatch's own modules each command loads, and the app before its first paint, by their names.

They stand in ``loaded_modules.txt``: start-up is nearly all imports, so that one more must be a decision. After it,
``make modules`` writes the file anew; its difference is what the decision is about.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from planwatch.cli.commands import COMMANDS
from tests.cli.calls import CALLS, FINDINGS, ON_SERVER, prepared
from tests.cli.conftest import UNMEASURED, Call
from tests.engines.postgres import MISSING, Postgres, is_missing
from tests.tui.terminal import Terminal

FILE = Path(__file__).with_name("loaded_modules.txt")
HELP, PAGE, APP = "--help", "the first page", "the app's first paint"
"""What stands in the file beside commands; what help loads, all load, and it is named there only."""
WRITE_ANEW = bool(os.environ.get("PLANWATCH_WRITE_MODULES"))
EACH = """
import json, os, sys
import click, dataclasses, dateutil.rrule, holidays.countries, sqlite3
# Each command is a fork of this, and what one compiled the next need not: so it is quick.
sys.dont_write_bytecode, sys.pycache_prefix = False, os.getcwd()
calls, told = json.load(sys.stdin), {}
assert not any(name.startswith("planwatch") for name in sys.modules)
for name, argv in calls.items():
    read, write = os.pipe()
    if not os.fork():
        sys.argv[1:], sys.stdin, sys.stdout = argv, open(os.devnull), open(os.devnull, "w", encoding="utf-8")
        os.dup2(sys.stdin.fileno(), 0)
        from planwatch.cli.main import main
        try:
            main()
        except SystemExit as ended:
            with open(write, "w", encoding="utf-8") as pipe:
                json.dump([ended.code or 0, [name for name in sys.modules if name.split(".")[0] == "planwatch"]], pipe)
        os._exit(0)
    os.close(write)
    told[name] = json.load(open(read, encoding="utf-8"))
    os.wait()
json.dump(told, sys.stdout)
"""
FIRST_PAINT = """
import os, sys
from planwatch.cli.main import main
def tell(name):
    with open(os.path.join(os.environ["TOLD"], name), "w", encoding="utf-8") as file:
        file.write("\\n".join(sys.modules))
def show(fd, data, write=os.write):
    if b"Hold a legal planning" in data:
        tell("the first page")
        import planwatch.tui.run as run
        def load(load=run._load_asyncio_alone):
            load()
            from textual.drivers.linux_driver import LinuxDriver
            LinuxDriver.write = paint
        run._load_asyncio_alone = load
    return write(fd, data)
def paint(self, data):
    if "overdue" in data:
        tell("the app's first paint")
        os._exit(0)
os.write = show
main()
"""


def by_command(
    calls: Mapping[str, Sequence[object]], folder: Path, environment: Mapping[str, str]
) -> dict[str, set[str]]:
    """What each of these calls loads, made in that folder."""
    given = json.dumps({name: [str(word) for word in words] for name, words in calls.items()})
    command = [sys.executable, "-c", EACH]
    env = {**os.environ, **UNMEASURED, **environment}
    done = subprocess.run(command, input=given, capture_output=True, timeout=120, cwd=folder, text=True, env=env)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert not [name for name, (code, _) in told.items() if code not in (0, name in FINDINGS)], done.stderr
    return {name: set(modules) for name, (_, modules) in told.items()}


def by_first_paint(path: Path, folder: Path) -> dict[str, set[str]]:
    """What is loaded before the first page, and after it before the app has taken it over."""
    command = [sys.executable, "-c", FIRST_PAINT, "--db", str(path), "--plan", "WB"]
    code, text = Terminal(command, {"TOLD": str(folder), **UNMEASURED}, columns=160, lines=40).end()
    assert code == 0, text
    page, app = (set((folder / name).read_text().split()) for name in (PAGE, APP))
    heavy = {name for name in page if name.split(".")[0] in ("textual", "rich", "asyncio")}
    assert {name for name in heavy if not name.startswith("rich._")} == {"rich", "rich.cells"}
    assert "asyncio" in app
    assert not app & {"ssl", "_ssl"}, "the app speaks no TLS"
    ours = {name for name in app if name.split(".")[0] == "planwatch"}
    return {PAGE: ours & page, APP: ours - page}


def shortly(loaded: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """The modules without "planwatch." before them, of all but help without those that help loads too."""
    own = {name: modules if name == HELP else modules - loaded[HELP] for name, modules in loaded.items()}
    return {name: sorted(module.removeprefix("planwatch.") for module in modules) for name, modules in own.items()}


def decided() -> dict[str, list[str]]:
    lines = (line.partition(": ") for line in FILE.read_text().splitlines())
    return {name: modules.split() for name, _, modules in lines}


@pytest.fixture
def environment(request: pytest.FixtureRequest) -> dict[str, str]:
    """By which a server is found; empty where this machine has none, and nobody insists."""
    if is_missing():
        return {}
    server: Postgres = request.getfixturevalue("postgres")
    server.empty("plan")
    return server.environment


def test_only_what_was_decided_is_loaded(
    call: Call, samples_path: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    assert list(CALLS) == list(COMMANDS), "each command has its call"
    names = [name for name in COMMANDS if environment or name not in ON_SERVER]
    calls = {HELP: [HELP], **{name: prepared(call, samples_path, tmp_path, name) for name in names}}
    by_name = by_command(calls, tmp_path, environment)
    found = shortly({HELP: by_name.pop(HELP), **by_first_paint(samples_path, tmp_path), **by_name})
    if WRITE_ANEW:
        assert environment, MISSING
        FILE.write_text("".join(f"{name}: {' '.join(modules)}\n" for name, modules in found.items()))
    known = {name: modules for name, modules in decided().items() if environment or name not in ON_SERVER}
    assert list(known) == list(found)
    differ = {name: sorted({*modules} ^ {*known[name]}) for name, modules in found.items() if modules != known[name]}
    assert differ == {}, "loaded now and not before, or the other way round; make modules, where that was decided"
