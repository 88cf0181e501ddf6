"""One call of each command, for tests of what every one of them loads and asks of the file."""

import shutil
from pathlib import Path

from tests.cli.conftest import Call

SAMPLE = str(Path(__file__).parents[2] / "db" / "samples" / "west-berkshire-2015.toml")
BOARD, MET = "improvement", "10 Dec 2015"
SERVER = "postgresql://127.0.0.1/plan"
CALLS: dict[str, tuple[str, ...]] = {
    "list": ("overdue", "lead:hr"),
    "show": ("C1.2",),
    "knock-on": ("C1.2",),
    "log": (),
    "moves": (),
    "since": (BOARD,),
    "trend": ("--json",),
    "timeliness": (),
    "about": ("theme", "Workforce"),
    "themes": (),
    "leads": (),
    "coverage": (),
    "sources": (),
    "commitments": (),
    "recommendations": (),
    "measures": (),
    "risks": (),
    "costs": ("--by", "year"),
    "versions": (),
    "signoffs": (),
    "consultees": (),
    "communications": (),
    "dives": (),
    "evidence": (),
    "findings": (),
    "views": (),
    "plans": (),
    "portfolio": (),
    "check": (),
    "diff": (SAMPLE,),
    "date": ("end of June 2016",),
    "add": ("Ask for help", "--theme", "Workforce"),
    "set": ("C1.2", "percent=30"),
    "note": ("C1.2", "Two interviews held", "--rag", "amber"),
    "done": ("C1.2",),
    "reopen": ("A7", "--why", "it stopped"),
    "agree": ("A4", "--by", "the chair"),
    "handover": ("HR Partner", "Legal Manager"),
    "assure": ("E9", "--by", "the chair"),
    "board-rag": ("C1.2", "red", "--why", "no plan B"),
    "theme": ("set", "Workforce", "note=Kept"),
    "lead": ("set", "HR Partner", "holder=Vacant"),
    "source": ("add", "Peer review", "kind=review"),
    "commitment": ("add", "Every child is seen alone", "answers=4"),
    "recommendation": ("add", "99", "Keep a register of gifts"),
    "measure": ("read", "M1", "31", "--on", "30 Sep 2015"),
    "risk": ("add", "The chair leaves"),
    "cost": ("add", "Outside audit", "rate=85", "quantity=20"),
    "version": ("add", "draft 9"),
    "close": ("--dry-run",),
    "signoff": ("add", "draft 9", "Council"),
    "consultee": ("add", "Corporate Board"),
    "communication": ("add", "Staff", "What the plan asks of them"),
    "dive": ("add", "Thresholds", "scope=1 2"),
    "finding": ("add", "Not applied alike"),
    "view": ("add", "HR late", "base=overdue", "filter=lead:hr"),
    "recheck-dates": (),
    "remove": ("C1.2", "--yes"),
    "undo": (),
    "redo": (),
    "forums": (),
    "forum": ("add", "Cabinet"),
    "meetings": (),
    "agenda": (BOARD,),
    "minutes": (BOARD,),
    "resolve": (BOARD, "note", "noted"),
    "answer": (BOARD, MET, "2", "In writing"),
    "issue": (BOARD, MET),
    "pack": (BOARD, MET),
    "review": (BOARD, "--list"),
    "report": ("highlight", "--forum", BOARD),
    "escalate": ("C1.2", "--to", BOARD, "--why", "more money"),
    "chase": (),
    "demo": (),
    "tour": (),
    "init": (SAMPLE,),
    "import": (SAMPLE,),
    "export": ("-",),
    "backup": ("kept.db",),
    "restore": (),
    "doctor": (),
    "copy": (SERVER,),
    "migrate": (SERVER,),
    "grant": (SERVER, "ann", "editor"),
    "where": (),
    "completion": ("bash",),
}
"""One call of each command, as it is mostly made."""
CHANGE = ("set", "C1.2", "percent=31")
BEFORE: dict[str, tuple[tuple[str, ...], ...]] = {
    "assure": (("set", "E9", "evidence=the forum's notes"),),
    "undo": (CHANGE,),
    "redo": (CHANGE, ("undo",)),
    "signoff": (("version", "add", "draft 9"),),
    "pack": (("issue", BOARD, MET),),
}
"""What is done before, where a call needs that."""
FINDINGS = ("check", "coverage", "diff")
"""What ends with exit code 1, where it finds something."""
NO_FILE = ("init", "demo", "tour")
"""What starts a plan file of its own."""
ON_SERVER = ("copy", "migrate", "grant")
"""What speaks to a server, which is to have an empty database before; it finds it by the environment."""


def prepared(call: Call, path: Path, folder: Path, name: str) -> list[object]:
    """The call of that command, on a file of its own in which it finds what it needs."""
    if name in NO_FILE:
        return ["--db", folder / f"{name}.db", name, *CALLS[name]]
    own = shutil.copy(path, folder / f"{name}.db")
    if name == "restore":
        return ["--db", own, name, shutil.copy(path, folder / "backup.db")]
    if name == "copy":
        return [name, own, *CALLS[name]]
    for words in BEFORE.get(name, ()):
        assert call("--plan", "WB", *words, db=own).exit_code == 0
    return ["--db", own, "--plan", "WB", name, *CALLS[name]]
