"""A command asks the file the same number of things, be there 1,000 actions or 10,000; a change is one commit.

What is done with one action is no more work for SQLite either, nor is a list where all else of the plan is a crowd.
"""

import shutil
from pathlib import Path

import pytest

from planwatch.cli.commands import COMMANDS
from tests.cli.calls import FINDINGS, NO_FILE, ON_SERVER, prepared
from tests.cli.conftest import Call
from tests.connections import Stepped, counted
from tests.sizes import BETWEEN, SIZES, crowded

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
    "dive", "finding", "theme", "lead", "forum", "view",
}  # fmt: skip


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in (*NO_FILE, *ON_SERVER)])
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
        (tmp_path / "kept.db").unlink(missing_ok=True)
    few, many = (len(asked[size]) for size in sizes)
    parts = (sizes[1] - sizes[0]) // AT_ONCE
    assert (many - few) % parts == 0 if name in IN_PARTS else many == few


ONE = {
    "show": ("show", "C1.2"),
    "set": ("set", "C1.2", "title=Agree thresholds"),
    "note": ("note", "C1.2", "Went well"),
    "done": ("done", "C1.2"),
    "undo": ("undo",),
    "add": ("add", "Brief the panel", "--theme", "Workforce"),
}
LISTS = {"list": ("list",), "overdue": ("list", "overdue"), "few": ("list", "lead:hr", "due:90d")}
CROWD = 50


def work(path: Path, call: Call, *words: str) -> int:
    """The steps that a command makes SQLite take on a copy of a file."""
    copy = Path(shutil.copy(path, path.with_name("worked.db")))
    plan = ("--db", copy, "--plan", "WB")
    assert call(*plan, "set", "C1.2", "evidence=A toolkit", today="").exit_code == 0
    before = Stepped.taken
    done = call(*plan, *words, today="")
    assert done.exit_code == 0, done.output
    for left in path.parent.glob("worked.db*"):
        left.unlink()
    return Stepped.taken - before


@pytest.mark.usefixtures("stepped")
def test_what_is_done_with_one_action_is_as_much_work_in_a_large_plan(
    plans_by_size: dict[int, Path], call: Call
) -> None:
    few, many = ({name: work(plans_by_size[size], call, *words) for name, words in ONE.items()} for size in SIZES)
    assert {name: many[name] - few[name] for name in ONE if many[name] > 1.1 * few[name]} == {}


@pytest.mark.usefixtures("stepped")
def test_no_list_and_no_action_is_more_work_where_the_rest_of_the_plan_is_a_crowd(
    samples_path: Path, tmp_path: Path, call: Call
) -> None:
    crowd = crowded(samples_path, tmp_path / "crowd.db", CROWD)
    few, many = (
        {name: work(path, call, *words) for name, words in (ONE | LISTS).items()} for path in (samples_path, crowd)
    )
    assert {name: many[name] - few[name] for name in many if many[name] > 1.1 * few[name]} == {}
