"""Other people's programs beside planwatch, in the same rounds, with the same actions.

Their times are in units of ``python -c pass`` as all are. A reading of theirs has their name before the figure's:
``VisiData: move`` is beside ``move``.
"""

import csv
import json
import shutil
import subprocess
import venv
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from generate import AS_AT
from measure_app import ENDS, MOVES, PAGES, Table
from programs import Installation
from terminal import Terminal

Readings = dict[str, float]
_ENDED = {"complete", "assured", "withdrawn"}
_ROWS = range(2, 36)
"""Lines of the screen that are of the table alone, in all of them."""


def rivals(of: Installation, sizes: tuple[int, ...]) -> dict[str, Callable[[Installation], Readings]]:
    """What measures each of them, by name: VisiData, which is installed, and Taskwarrior where the machine has it."""
    found = {"rival-visidata": _visidata(of, 10_000)}
    if shutil.which("task"):
        for size in sizes:
            found[f"rival-taskwarrior-{size}"] = _taskwarrior(of, size)
    return found


def _visidata(of: Installation, actions: int) -> Callable[[Installation], Readings]:
    folder = of.folder / "rival"
    if not folder.exists():
        venv.create(folder, with_pip=True)
        of.run([str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--compile", "visidata"])
    path = of.folder / "actions.csv"
    path.write_bytes(_listed(of, actions, "--csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        title = next(csv.DictReader(file))["title"][:12]

    def session(_: Installation) -> Readings:
        with Terminal([str(folder / "bin" / "vd"), str(path)], of.env) as terminal:
            shown = terminal.until(lambda text: title in text)
            frames = terminal.settled(0.4)
            found = {"paint 10000": shown - terminal.started, "settled cpu 10000": terminal.cpu()}
            found["settled 10000"] = max((frame.at for frame in frames), default=shown) - terminal.started
            found |= _keys(Table(terminal, _ROWS), down="j", page="\x06", end="G", home="gg")
            found["memory 10000"] = terminal.peak_memory()
        return _of("VisiData", found)

    return session


def _keys(table: Table, *, down: str, page: str, end: str, home: str) -> Readings:
    return {
        "move": table.first_change(down, MOVES),
        "page": table.first_change(page, PAGES),
        "end": table.first_change(end, ENDS, back=home),
    }


def _taskwarrior(of: Installation, actions: int) -> Callable[[Installation], Readings]:
    """Its own list of what is overdue holds what ours does: every due date is moved to today's side of it."""
    made, used = of.folder / f"task-{actions}", of.folder / "task"
    tasks = of.folder / f"tasks-{actions}.json"
    if not made.exists():
        shift = datetime.now(UTC).date() - AS_AT
        rows = json.loads(_listed(of, actions, "--json"))
        tasks.write_text("\n".join(json.dumps(_task(row, shift)) for row in rows if row["due_by"]))
        _run_task(of, made, "import", str(tasks))

    def commands(_: Installation) -> Readings:
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(made, used)
        task = partial(_run_task, of, used)
        found = {
            "show": task("1", "info"),
            "few": task("limit:20", "list"),
            "list": task("overdue"),
            "json": task("+OVERDUE", "export"),
            "add": task("add", "Brief the panel", "project:Workforce", "due:2027-08-24"),
            "set": task("1", "modify", "description:Agree the neglect toolkit"),
        }
        if actions == 10_000:
            shutil.rmtree(used)
            found |= {"import": task("import", str(tasks)), "export": task("export")}
        return _of("Taskwarrior", {f"{name} {actions}": took for name, took in found.items()})

    return commands


def _task(row: Mapping[str, str], shift: timedelta) -> dict[str, str]:
    done = row["status"] in _ENDED
    task = {"description": row["title"], "project": row["theme"], "status": "completed" if done else "pending"}
    due = date.fromisoformat(row["due_by"]) + shift
    return task | {"due": f"{due:%Y%m%d}T000000Z"} | ({"end": f"{due:%Y%m%d}T000000Z"} if done else {})


def _run_task(of: Installation, folder: Path, *words: str) -> float:
    folder.mkdir(exist_ok=True)
    settings = ["rc:/dev/null", f"rc.data.location={folder}", "rc.confirmation=no", "rc.verbose=nothing"]
    return of.run(["task", *settings, *words], ends=(0, 1))


def _listed(of: Installation, actions: int, how: str) -> bytes:
    listed = [of.planwatch, "--db", str(of.plan_file(actions)), "list", "all", how]
    return subprocess.run(listed, env=of.env, capture_output=True, check=True).stdout


def _of(rival: str, found: Mapping[str, float]) -> Readings:
    return {f"{rival}: {name}": value for name, value in found.items()}
