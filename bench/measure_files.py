"""Files of other programs in, workbooks out and back: processor time, for nothing of it waits."""

import json
import resource
import subprocess
from collections.abc import Sequence
from pathlib import Path

from programs import ROOT, Installation

Readings = dict[str, float]
SMALL, LARGE = 1_000, 10_000
KINDS = (".csv", ".ods", ".docx")


def tables(of: Installation) -> Readings:
    """A table of 12 columns, read and mapped, beside what calamine alone takes; what guards it; a preview redrawn."""
    large = _table(of, LARGE, ".xlsx")
    found: Readings = {}
    for what in ("calamine", "mapped", "guarded"):
        cpu, memory = in_process(of, what, large)
        found |= {f"{what} {LARGE}": cpu, f"{what} memory {LARGE}": memory}
    for suffix in (".xlsx", *KINDS):
        found[f"mapped {suffix} {SMALL}"], _ = in_process(of, "mapped", _table(of, SMALL, suffix))
    for old in of.folder.glob("redrawn.db*"):
        old.unlink()
    found["redrawn s"], _ = in_process(of, "redrawn", _table(of, SMALL, ".xlsx"))
    return found


def imported(of: Installation) -> Readings:
    """The same workbook as a new plan, out as TOML and in again; out as a workbook and back."""
    folder = of.folder
    for old in (*folder.glob("by-*"), folder / "plan.xlsx"):
        old.unlink(missing_ok=True)
    db, toml, book = folder / "by-xlsx.db", folder / "by-xlsx.toml", folder / "plan.xlsx"
    found = {"import xlsx": cpu(of, "--db", str(db), "init", str(_table(of, LARGE, ".xlsx")))}
    found["export toml"] = cpu(of, "--db", str(db), "export", str(toml))
    found["import toml"] = cpu(of, "--db", str(folder / "by-toml.db"), "init", str(toml))
    found["export xlsx"] = cpu(of, "--db", str(db), "export", str(book))
    found["written"], _ = in_process(of, "written", db)
    found["back xlsx"] = cpu(of, "--db", str(db), "import", str(book), "--dry-run")
    return found


def _table(of: Installation, actions: int, suffix: str) -> Path:
    path = of.folder / f"table-{actions}{suffix}"
    if not path.exists():
        of.run([of.python, "-m", "pip", "install", "--quiet", "python-calamine", "mammoth"])
        of.run([of.python, str(ROOT / "bench" / "generate.py"), str(actions), str(path)])
    return path


def in_process(of: Installation, what: str, path: Path) -> tuple[float, float]:
    command = [of.python, str(ROOT / "bench" / "in_process.py"), what, str(path)]
    done = subprocess.run(command, env=of.env, capture_output=True)
    if done.returncode:
        raise RuntimeError(done.stderr.decode()[-800:])
    read = json.loads(done.stdout.splitlines()[-1])
    return read["cpu"], read["memory"]


def cpu(of: Installation, *words: str, program: Sequence[str] = (), ends: Sequence[int] = (0,)) -> float:
    """Processor seconds of a command of planwatch, or of another program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    of.run([*program, *words] if program else [of.planwatch, *words], ends)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
