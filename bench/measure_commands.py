"""Commands measured from outside, from their start to their end."""

from programs import Installation

Readings = dict[str, float]


_FEW = {1_000: ["lead:agency"], 10_000: ["lead:agency", "due:90d"], 100_000: ["lead:agency", "due:14d"]}
"""Of a plan of each size, a filter that leaves some 20 actions."""


def looking(of: Installation, actions: int) -> Readings:
    """What only reads."""
    db = ["--db", str(of.plan_file(actions))]
    return {
        f"show {actions}": of.run([of.planwatch, *db, "show", "1.5"]),
        f"few {actions}": of.run([of.planwatch, *db, "list", *_FEW[actions]]),
        f"list {actions}": of.run([of.planwatch, *db, "list", "overdue"]),
        f"json {actions}": of.run([of.planwatch, *db, "list", "overdue", "--json"]),
    }


def judging(of: Installation, actions: int, rows: int) -> Readings:
    """What looks at the whole of a plan that was worked on, and at its past."""
    db = ["--db", str(of.lived_in(actions, rows))]
    return {
        "check": of.run([of.planwatch, *db, "check", "--count"], ends=(0, 1)),
        "timeliness": of.run([of.planwatch, *db, "timeliness"]),
        "trend": of.run([of.planwatch, *db, "trend"]),
        "board": of.run([of.planwatch, *db, "report", "board", "improvement board", "--markdown"]),
    }


def looking_back(of: Installation, actions: int, rows: int) -> Readings:
    """What changed since the last meeting, and the list as it was lately and long ago."""
    db = ["--db", str(of.lived_in(actions, rows))]
    overdue = [of.planwatch, *db, "list", "overdue", "--as-of"]
    return {
        "since": of.run([of.planwatch, *db, "since", "improvement"]),
        "as of lately": of.run([*overdue, "6 Jan 2016"]),
        "as of the last meeting": of.run([*overdue, "improvement board"]),
        "as of the first": of.run([*overdue, "2 Jun 2015"]),
    }


def help_alone(of: Installation) -> Readings:
    return {"help": of.run([of.planwatch, "--help"])}


def changing(of: Installation, actions: int) -> Readings:
    """What writes one row. Every round writes into a file made anew."""
    db = ["--db", str(of.plan_file(actions)), "--as", "bench"]
    add = ["add", "Brief the panel", "--theme", "Workforce", "--due", "24 Aug 2016"]
    return {
        f"add {actions}": of.run([of.planwatch, *db, *add]),
        f"set {actions}": of.run([of.planwatch, *db, "set", "1.5", "title=Agree the neglect toolkit"]),
    }


def sqlite_utils_alone(of: Installation) -> Readings:
    """The import that writing one row does without."""
    return {"import sqlite_utils": of.run([of.python, "-c", "import sqlite_utils"])}


def exchanging(of: Installation, actions: int) -> Readings:
    """The plan written as TOML, and read into a new file."""
    path, toml, new = of.plan_file(actions), of.folder / "plan.toml", of.folder / "new.db"
    for old in (toml, *of.folder.glob("new.db*")):
        old.unlink(missing_ok=True)
    export = of.run([of.planwatch, "--db", str(path), "export", str(toml)])
    return {
        f"export {actions}": export,
        f"import {actions}": of.run([of.planwatch, "--db", str(new), "init", str(toml)]),
    }
