"""VisiData beside planwatch: the same rows, as CSV, until the first of them can be read."""

import csv
import subprocess
import venv
from collections.abc import Callable

from programs import Installation
from terminal import Terminal


def measure(of: Installation, actions: int) -> Callable[[Installation], dict[str, float]]:
    """Install VisiData in an environment of its own; returns what measures its start."""
    folder = of.folder / "rival"
    if not folder.exists():
        venv.create(folder, with_pip=True)
        of.run([str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--compile", "visidata"])
    path = of.folder / "actions.csv"
    listed = [of.planwatch, "--db", str(of.plan_file(actions)), "list", "all", "--csv"]
    path.write_bytes(subprocess.run(listed, env=of.env, capture_output=True, check=True).stdout)
    with path.open(encoding="utf-8-sig", newline="") as file:
        title = next(csv.DictReader(file))["title"][:12]

    def start(_: Installation) -> dict[str, float]:
        with Terminal([str(folder / "bin" / "vd"), str(path)], of.env) as terminal:
            return {"rival paint": terminal.until(lambda text: title in text) - terminal.started}

    return start
