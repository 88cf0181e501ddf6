"""Tables of JSON: exports of task programs, and lists of objects of any other."""

import json
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from planwatch.exchange.table.provenance import Table
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import texts


@pytest.fixture(autouse=True)
def in_england(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _read(tmp_path: Path, root: Any) -> Table:
    path = tmp_path / "tasks.json"
    path.write_text(root if isinstance(root, str) else json.dumps(root))
    (table,) = read_tables(path)
    return table


def _columns(table: Table) -> dict[str, str]:
    """The first row by its headings, what is empty left out."""
    heads, first = texts(table.rows)[:2]
    return {head: text for head, text in zip(heads, first, strict=True) if text}


def test_taskwarrior_s_export_is_told_and_its_moments_are_days_here(tmp_path: Path) -> None:
    task = {
        "id": 1, "uuid": "u1", "description": "Meet", "status": "pending", "project": "Early help",
        "due": "20150630T230000Z", "entry": "20150101T090000Z", "tags": ["a", "b"],
        "annotations": [{"entry": "20150102T090000Z", "description": "asked"}],
    }  # fmt: skip
    table = _read(tmp_path, [task, {"uuid": "u2", "description": "x", "status": "deleted"}])
    assert (table.kind, len(table.rows), table.heads) == ("Taskwarrior export", 2, 1)
    assert table.notes == ("1 deleted task was left out",)
    held = _columns(table)
    assert (held["due"], held["tags"], held["annotations"]) == ("2015-07-01", "a; b", "2015-01-02: asked")
    assert table.rows[1][texts(table.rows)[0].index("due")].value == date(2015, 7, 1)


def test_a_task_that_taskwarrior_has_begun_is_in_progress_and_its_urgency_is_nobody_s_word(tmp_path: Path) -> None:
    task = {"uuid": "u", "description": "Dredge", "status": "pending", "start": "20150601T080000Z", "urgency": 9.1}
    table = _read(tmp_path, [task])
    assert _columns(table) == {
        "uuid": "u", "description": "Dredge", "status": "in progress", "start": "2015-06-01 09:00",
    }  # fmt: skip


def test_a_trello_board_is_its_cards_in_trello_s_own_words(tmp_path: Path) -> None:
    board = {
        "name": "Plan",
        "actions": [{"id": "not an action"}],
        "lists": [{"id": "l1", "name": "Doing"}, {"id": "l2", "name": "Old", "closed": True}],
        "members": [{"id": "m1", "fullName": "Head of Service"}, {"id": "m2", "username": "hr"}],
        "checklists": [{"idCard": "c1", "checkItems": [{"name": "ask", "state": "complete"}, {"name": "tell"}]}],
        "cards": [
            {
                "id": "c1", "name": "Meet", "desc": "", "idList": "l1", "idMembers": ["m1", "m2"],
                "due": "2015-06-30T11:00:00.000Z", "dueComplete": False, "labels": [{"name": "", "color": "red"}],
            },
            {"id": "c2", "name": "Gone", "idList": "l2"},
            {"id": "c3", "name": "Kept", "idList": "l1", "closed": True},
        ],
    }  # fmt: skip
    table = _read(tmp_path, board)
    assert (table.kind, table.name) == ("Trello board", "Plan")
    assert _columns(table) == {
        "Card Name": "Meet", "List Name": "Doing", "Status": "Doing", "Members": "Head of Service; hr",
        "Due Date": "2015-06-30 12:00",
        "Due Complete": "no", "Labels": "red", "Checklist": "[x] ask\n[ ] tell", "Card ID": "c1",
    }  # fmt: skip
    archived = texts(table.rows)[0].index("Archived")
    assert [row[archived] for row in texts(table.rows)[1:]] == ["", "list", "card"]
    assert table.rows[1][texts(table.rows)[0].index("Due Date")].value == datetime.fromisoformat("2015-06-30 12:00")


def test_jira_s_issues_have_their_parents_and_their_texts(tmp_path: Path) -> None:
    text = {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "As agreed"}]}]}
    fields = {
        "summary": "Meet", "status": {"name": "To Do"}, "assignee": {"displayName": "HR"}, "duedate": "2015-06-30",
        "issuetype": {"name": "Task"}, "parent": {"key": "P-1", "fields": {"summary": "Early help"}},
        "description": text, "priority": None,
    }  # fmt: skip
    table = _read(tmp_path, {"total": 1, "issues": [{"id": "9", "key": "P-2", "fields": fields}]})
    assert table.kind == "Jira"
    assert _columns(table) == {
        "Key": "P-2", "Summary": "Meet", "Issue Type": "Task", "Status": "To Do", "Assignee": "HR",
        "Due date": "2015-06-30", "Parent": "Early help", "Description": "As agreed",
    }  # fmt: skip


@pytest.mark.parametrize("due", ["due_on", "dueOn"])
def test_github_s_issues_are_no_pull_requests(tmp_path: Path, due: str) -> None:
    issue = {
        "number": 7, "title": "Meet", "state": "open", "assignees": [{"login": "hr"}], "labels": [{"name": "late"}],
        "milestone": {"title": "Early help", due: "2015-06-30T07:00:00Z"},
    }  # fmt: skip
    table = _read(tmp_path, [issue, issue | {"pull_request": {"url": "x"}}, issue | {"pull_request": {"url": "y"}}])
    assert (table.kind, len(table.rows), table.notes) == ("GitHub issues", 2, ("2 pull requests were left out",))
    assert _columns(table)["Due on"] == "2015-06-30 08:00"
    assert (_columns(table)["Assignees"], _columns(table)["Milestone"]) == ("hr", "Early help")


def test_any_list_of_objects_is_a_table_of_its_keys(tmp_path: Path) -> None:
    rows = [{"title": "Meet", "lead": {"name": "HR"}, "done": True, "percent": 12.5}, {"title": "Write", "due": "May"}]
    table = _read(tmp_path, rows)
    assert texts(table.rows) == [
        ["title", "lead", "done", "percent", "due"], ["Meet", "HR", "yes", "12.5", ""], ["Write", "", "", "", "May"],
    ]  # fmt: skip
    assert (table.rows[1][3].value, table.where(1)) == (12.5, "row 1")
    assert texts(_read(tmp_path, "\n".join(map(json.dumps, rows))).rows) == texts(table.rows), "one on each line"


def test_lists_within_objects_are_named_by_the_keys_that_lead_to_them(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"plan": {"actions": [{"a": 1}], "leads": [{"b": 2}]}, "x": [1, 2]}))
    assert [table.name for table in read_tables(path)] == ["plan.actions", "plan.leads"]


def test_what_cannot_be_stored_is_left_out_and_told(tmp_path: Path) -> None:
    table = _read(tmp_path, r'[{"title": "Meet\u0000 now\ud800", "x\u0000": "\ud83d\ude00"}]')
    assert texts(table.rows) == [["title", "x"], ["Meet now", "😀"]]
    assert table.notes == ("characters that no plan can hold were left out in a heading, row 1",)
