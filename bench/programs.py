"""What is measured: a clean, compiled installation, plan files of several sizes, and commands timed from outside."""

import os
import shutil
import statistics
import subprocess
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PASSES = 3


@dataclass(frozen=True, slots=True)
class Installation:
    """planwatch in a virtual environment of its own, compiled, with a home folder that nobody else uses."""

    folder: Path
    env: Mapping[str, str]
    checkout: Path
    """The folder of the sources that it was built from."""

    @property
    def python(self) -> str:
        return str(self.folder / "venv" / "bin" / "python")

    @property
    def planwatch(self) -> str:
        return str(self.folder / "venv" / "bin" / "planwatch")

    def plan_file(self, actions: int) -> Path:
        """A fresh copy of the generated plan of that size, with nothing left of what was done to the one before."""
        return self._fresh(str(actions), "generate.py", str(actions))

    def lived_in(self, actions: int, rows: int) -> Path:
        """The same of one that was worked on until its journal had so many rows."""
        return self._fresh(f"lived-{actions}", "live.py", str(actions), str(rows))

    def whole(self, actions: int) -> Path:
        """The same actions with recommendations, measures, risks and costs beside them."""
        return self._fresh(f"whole-{actions}", "whole.py", str(actions))

    def _fresh(self, name: str, maker: str, *words: str) -> Path:
        made = self.folder / f"made-{name}.db"
        if not made.exists():
            # Made by the project's own modules, in the environment measured: this one's may be another version.
            self.run([self.python, str(self.checkout / "bench" / maker), *words, str(made)])
        for old in self.folder.glob(f"plan-{name}.db*"):
            old.unlink()
        fresh = Path(shutil.copy(made, self.folder / f"plan-{name}.db"))
        # What is still to be written out would be written out by the first command that syncs, and counted to it.
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        return fresh

    def run(self, command: Sequence[str], ends: Sequence[int] = (0,), env: Mapping[str, str] | None = None) -> float:
        """Run a command to its end, one of these; returns the seconds it took. What it prints is thrown away."""
        began = time.perf_counter()
        done = subprocess.run(command, env=env or self.env, capture_output=True)
        took = time.perf_counter() - began
        if done.returncode not in ends:
            raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
        return took

    def bare_python(self) -> float:
        """How long ``python -c pass`` takes now, in seconds: the unit of every figure."""
        return statistics.median(self.run([self.python, "-c", "pass"]) for _ in range(_PASSES))


def install(folder: Path, checkout: Path = ROOT, extra: str = "") -> Installation:
    """The program as a user gets it: built, installed and compiled, in a new environment or one made before."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Installation(folder, _clean_env(folder), checkout)
    if Path(made.python).exists():
        how = ["--force-reinstall", "--no-deps"]
        for old in folder.glob("made-*.db*"):
            old.unlink()
    else:
        how = []
        venv.create(folder / "venv", with_pip=True)
    made.run([made.python, "-m", "pip", "install", "--quiet", "--compile", *how, f"{checkout}[{extra}]"])
    made.run([made.python, "-m", "compileall", "-q", str(folder / "venv" / "lib")])
    return made


def _clean_env(folder: Path) -> dict[str, str]:
    """None of what a developer has set: PYTHONDONTWRITEBYTECODE alone would make start-up 2.7 × slower."""
    kept = {name: value for name, value in os.environ.items() if name == "PATH" or name.startswith("PIP_")}
    own = {"HOME": str(folder), "PLANWATCH_HOME": str(folder / "home"), "LANG": "C.UTF-8"}
    return {**kept, **own, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
