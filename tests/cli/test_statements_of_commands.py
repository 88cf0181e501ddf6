"""A command asks the file the same number of things, be there 1,000 actions or 10,000; a change is one commit."""

from pathlib import Path

import pytest

from planwatch.cli.commands import COMMANDS
from tests.cli.calls import FINDINGS, NO_FILE, prepared
from tests.cli.conftest import Call
from tests.connections import counted
from tests.sizes import BETWEEN, SIZES

AT_ONCE = 500
"""As many rows as one statement reads."""
WHOLE = {
    "since", "check", "diff", "recheck-dates", "agenda", "issue", "pack", "review", "report", "chase", "import",
    "export", "doctor",
    "portfolio",
}  # fmt: skip
"""What reads the whole plan, which takes as long as the plan is large."""
IN_PARTS = ("recheck-dates", "review", "doctor")
"""What goes through all actions, so many at once."""
CHANGES = {
    "add", "set", "note", "done", "reopen", "agree", "handover", "assure", "board-rag", "remove", "undo", "redo",
    "resolve", "answer", "issue", "import", "escalate", "recommendation", "source", "commitment", "measure",
    "cost", "risk",
    "version", "signoff", "consultee", "communication",
    "dive", "finding",
}  # fmt: skip


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NO_FILE])
def test_a_command_asks_as_much_of_a_large_plan(
    plans_by_size: dict[int, Path], name: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked: dict[int, list[str]] = {}
    sizes = (SIZES[0], BETWEEN) if name in WHOLE else SIZES
    for size in sizes:
        folder = tmp_path / str(size)
        folder.mkdir()
        words = prepared(call, plans_by_size[size], folder, name)
        with counted(monkeypatch) as statements:
            done = call(*words, today="")
        assert done.exit_code in (0, name in FINDINGS), done.output
        asked[size] = statements
        assert statements.count("commit") == (name in CHANGES)
        (tmp_path / "copy.db").unlink(missing_ok=True)
    few, many = (len(asked[size]) for size in sizes)
    parts = (sizes[1] - sizes[0]) // AT_ONCE
    assert (many - few) % parts == 0 if name in IN_PARTS else many == few
