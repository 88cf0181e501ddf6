"""A plan with all that it holds, beside the same actions alone: processor time of each command."""

import statistics

from measure_files import cpu, in_process
from programs import Installation

Readings = dict[str, float]
LIST = {
    "overdue": ("list", "overdue"),
    "few": ("list", "lead:agency", "due:90d"),
    "show": ("show", "1.5"),
    "set": ("set", "1.5", "title=Agree the neglect toolkit"),
    "add": ("add", "Brief the panel", "--theme", "Workforce"),
}
"""What knows actions only: the rest of the plan must not be felt in it."""
REST = {
    "coverage": ("coverage",),
    "measures": ("measures",),
    "risks": ("risks",),
    "costs": ("costs",),
    "check": ("check", "--count"),
    "board": ("report", "board", "Improvement board", "--markdown"),
    "highlight": ("report", "highlight", "--markdown"),
    "evidence": ("report", "evidence", "--markdown"),
    "portfolio": ("portfolio",),
    "since": ("since", "Improvement board"),
    "agenda": ("agenda", "Improvement board"),
}


def on_the_list(of: Installation, actions: int) -> Readings:
    """The list and what changes one action, of both plans one right after the other."""
    whole, alone = of.whole(actions), of.plan_file(actions)
    found: Readings = {}
    for name, words in LIST.items():
        found[f"whole {name}"] = cpu(of, "--db", str(whole), *words)
        found[f"alone {name}"] = cpu(of, "--db", str(alone), *words)
    return found


def of_all(of: Installation, actions: int) -> Readings:
    """What looks at the rest, in units of the processor time of ``python -c pass``."""
    db = ["--db", str(of.whole(actions))]
    unit = statistics.median(cpu(of, program=(of.python, "-c", "pass")) for _ in range(7))
    found = {f"plan {name} cpu units": cpu(of, *db, *words, ends=(0, 1)) / unit for name, words in REST.items()}
    toml, new = of.folder / "whole.toml", of.folder / "whole-new.db"
    for old in (toml, *of.folder.glob("whole-new.db*")):
        old.unlink(missing_ok=True)
    found["plan export cpu units"] = cpu(of, *db, "export", str(toml)) / unit
    found["plan import cpu units"] = cpu(of, "--db", str(new), "init", str(toml)) / unit
    took, found["plan workbook memory"] = in_process(of, "exported", of.whole(actions))
    found["plan workbook cpu units"] = took / unit
    return found
