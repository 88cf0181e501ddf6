"""``planwatch list``, ``show``, ``log``, ``plans``: what is told, as words and as data."""

import csv
import io
import json
from pathlib import Path

import pytest

from planwatch.exchange.json import action_keys
from planwatch.paths import state_folder
from planwatch.service import read
from planwatch.service.journal.others import Others
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.conftest import SitDown
from tests.desk import put

FIRST_KEYS = [
    "ref", "title", "theme", "lead", "status", "rag", "calculated_rag", "due", "due_from", "due_by", "original_due_by",
    "overdue", "days_late", "updated", "version",
]  # fmt: skip


def listed(call: Call, db: Path, *words: str) -> list[dict[str, object]]:
    result = call("list", *words, "--json", db=db)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def refs(call: Call, db: Path, *words: str) -> list[object]:
    return [action["ref"] for action in listed(call, db, *words)]


def test_a_view_lists_its_actions_with_what_follows_from_their_dates(call: Call, small_path: Path) -> None:
    (action,) = listed(call, small_path, "overdue")
    assert list(action)[: len(FIRST_KEYS)] == FIRST_KEYS
    assert list(action) == list(action_keys())
    wanted = {
        "ref": "C1.2", "title": "Recruit managers", "theme": "Workforce", "lead": "Head of HR",
        "status": "in progress", "rag": "red", "calculated_rag": "red", "due": "20 Oct 2015", "due_from": "2015-10-20",
        "due_by": "2015-10-20", "original_due_by": "2015-10-20", "agreed_due": "20 Oct 2015",
        "agreed_due_from": "2015-10-20", "agreed_due_by": "2015-10-20", "overdue": "yes", "days_late": 83,
        "updated": "2015-12-10", "version": 1, "plan": "P", "support": ["Principal SW"], "percent": 50,
        "priority": "high", "cost": None, "answers": ["1", "1a"], "moves": 0, "board_rag": None, "completed": "",
        "completed_by": None, "reasons": ["83 d late, more than 30"],
    }  # fmt: skip
    assert {key: action[key] for key in wanted} == wanted


def test_what_is_due_in_a_season_is_possibly_overdue_inside_it(call: Call, small_path: Path) -> None:
    result = call("list", "map", "--json", db=small_path, today="2016-10-01")
    (action,) = json.loads(result.stdout)
    assert (action["overdue"], action["days_late"], action["due"]) == ("possibly", 0, "autumn 2016")
    assert "? possibly" in call("list", "map", db=small_path, today="2016-10-01").stdout


def test_the_original_date_stays_when_the_date_slips(call: Call, small_path: Path, sit_down: SitDown) -> None:
    put(sit_down(small_path), "C1.2", {"due": "30 Nov 2015"}, why="second round")
    (action,) = listed(call, small_path, "recruit")
    assert (action["original_due"], action["original_due_by"]) == ("20 Oct 2015", "2015-10-20")
    assert (action["due_by"], action["moves"]) == ("2015-11-30", 1)


def test_the_number_of_a_recommendation_finds_its_clauses_too(call: Call, small_path: Path, sit_down: SitDown) -> None:
    session = sit_down(small_path)
    put(session, "C1.10", {"answers": "1b"})
    put(session, "A1", {"answers": "10"})
    assert refs(call, small_path, "answers:1") == ["C1.2", "C1.10"]
    assert refs(call, small_path, "answers:1a") == ["C1.2"]
    report = call("report", "evidence", "answers:1", db=small_path).stdout
    assert [line for line in report.splitlines() if line.startswith("## Recommendation ")] == [
        "## Recommendation 1", "## Recommendation 1a", "## Recommendation 1b"
    ]  # fmt: skip


def test_a_draft_has_no_original_date_yet(call: Call, tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(
        'format = 1\n[plan]\nref = "D"\ntitle = "T"\n[[action]]\nref = "1"\ntitle = "T"\ndue = "20 Oct 2015"\n', "utf-8"
    )
    db = tmp_path / "draft.db"
    assert call("init", tmp_path / "plan.toml", db=db).exit_code == 0
    (action,) = listed(call, db)
    assert (action["original_due"], action["original_due_by"], action["due_by"]) == ("", None, "2015-10-20")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["C1.2", "C1.10", "A1", "A2", "A4", "A3"]),
        (("all",), ["C1.2", "C1.10", "A1", "A2", "A4", "A3"]),
        (("1",), ["C1.2"]),
        (("lead:hr",), ["C1.2"]),
        (("not:lead:hr", "status:open"), ["C1.10", "A1", "A4"]),
        (("all", "rag:r"), ["C1.2"]),
        (("lead:head of hr",), ["C1.2"]),
        (('lead:"head of hr"',), ["C1.2"]),
        (("not:lead:head of hr", "theme:workforce"), ["C1.10"]),
        (("red",), ["C1.2"]),
        (("no-lead",), ["A1", "A4"]),
        (("theme:1",), ["C1.2", "C1.10"]),
        (("--sort", "ref"), ["A1", "A2", "A3", "A4", "C1.2", "C1.10"]),
        (("--sort", "ref-"), ["C1.10", "C1.2", "A4", "A3", "A2", "A1"]),
        (("status:open", "--sort", "due"), ["C1.2", "A1", "C1.10", "A4"]),
    ],
)
def test_words_choose_what_is_listed(call: Call, small_path: Path, words: tuple[str, ...], found: list[str]) -> None:
    assert refs(call, small_path, *words) == found


def test_mine_are_those_of_the_name_given(call: Call, small_path: Path) -> None:
    assert refs(call, small_path, "mine") == ["C1.2"]
    result = call("--as", "Principal SW", "list", "mine", "--json", db=small_path)
    assert [action["ref"] for action in json.loads(result.stdout)] == ["A4"]


def test_settings_say_who_i_am_and_what_is_soon(
    call: Call, small_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLANWATCH_AS")
    home.mkdir()
    (home / "config.toml").write_text('who = "Principal SW"\ndue_soon = 30\n', "utf-8")
    assert refs(call, small_path, "mine") == ["A4"]
    assert refs(call, small_path, "soon") == ["A1"]


def test_the_table_has_a_title_line_and_the_columns_of_the_app(call: Call, samples_path: Path) -> None:
    result = call("--plan", "WB", "list", "overdue", db=samples_path, today="")
    lines = result.stdout.splitlines()
    assert lines[0] == (
        "SAMPLE, ratings invented · Children's services improvement plan (WB) · overdue 12 of 38 (32 %) · 1 possibly "
        "· 14 late on agreed dates · as at Mon 11 Jan 2016"
    )
    assert lines[1] == "1 Overdue · 13 listed"
    assert lines[3].split() == ["RAG", "Ref", "Action", "Theme", "Lead", "Due", "Late", "Moved", "Updated"]
    assert any(line.startswith("■ R") and "! 103 d late" in line for line in lines)
    assert any(line.startswith("◆ A≠R") for line in lines)
    assert any(line.startswith("◆ A/G") for line in lines), "the board's rating stands over the lead's"
    assert all(len(line) <= 120 for line in lines[3:])


def test_several_plans_have_a_title_line_each_and_a_column(call: Call, samples_path: Path) -> None:
    lines = call("list", "overdue", db=samples_path, today="").stdout.splitlines()
    assert "(WB)" in lines[0]
    assert "(SL)" in lines[1]
    assert "as at Mon 21 Nov 2011" in lines[1]
    assert lines[4].split()[:3] == ["RAG", "Plan", "Ref"]


def test_a_narrow_terminal_loses_updated_then_moved_then_theme(
    call: Call, samples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads: list[list[str]] = []
    for width in (120, 110, 85, 70, 60):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = call("--plan", "WB", "list", db=samples_path, today="").stdout.splitlines()[3:]
        assert all(len(line) <= width for line in lines)
        heads.append(lines[0].split()[3:])
    last = [head[-1] for head in heads]
    assert last[0] == "Updated"
    assert all("Late" in head and "Due" in head for head in heads)
    assert heads == sorted(heads, key=len, reverse=True)
    assert "Theme" not in heads[-1]
    assert all(
        ("Updated" not in head or "Moved" in head) and ("Moved" not in head or "Theme" in head) for head in heads
    )


def test_csv_has_the_keys_of_the_json_and_a_header_even_where_nothing_is_listed(call: Call, small_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(call("list", "all", "--csv", db=small_path).stdout, newline="")))
    assert [row["ref"] for row in rows] == ["C1.2", "C1.10", "A1", "A2", "A4", "A3"]
    assert (rows[0]["answers"], rows[0]["due_by"], rows[0]["rag"]) == ("1; 1a", "2015-10-20", "red")
    nothing = call("list", "nothing-like-it", "--csv", db=small_path)
    update = ("", "_on", "_by", "_rag", "_internal")
    keys = ["cost (£)" if key == "cost" else key for key in action_keys()]
    keys += [*(f"latest_update{end}" for end in update), "banner", "planwatch key"]
    assert nothing.stdout.splitlines() == [",".join(keys)]


def test_where_nothing_is_listed_the_next_thing_to_do_is_said(call: Call, small_path: Path) -> None:
    result = call("list", "overdu", db=small_path)
    assert message(result, 0).endswith("did you mean the view 'overdue'?")
    assert json.loads(call("list", "overdu", "--json", db=small_path).stdout) == []


def test_a_file_without_plans_and_a_plan_without_actions_say_what_to_do(
    call: Call, empty_path: Path, tmp_path: Path
) -> None:
    assert "planwatch init" in message(call("list", db=empty_path), 0)
    (tmp_path / "plan.toml").write_text('format = 1\n[plan]\nref = "D"\ntitle = "Nothing in it"\n', "utf-8")
    assert call("init", tmp_path / "plan.toml", db=empty_path).exit_code == 0
    result = call("list", "overdue", db=empty_path)
    assert "planwatch add" in message(result, 0)
    assert "overdue 0 of 0" in result.stdout


def test_show_tells_the_story_of_an_action(call: Call, samples_path: Path) -> None:
    text = call("show", "wb:c1.2", db=samples_path, today="").stdout
    assert text.startswith("SAMPLE, ratings invented\nWB:C1.2 Recruit permanent senior social workers")
    assert "original 30 Sep 2015 · agreed 6 Nov 2015 · now 6 Nov 2015 (moved 1×, 37 d)" in text
    assert "lead's ■ red, calculated ■ red: 66 d late, more than 30" in text
    assert "6 Nov 2015 ← 30 Sep 2015 (slip, 37 d later, Too few candidates" in text
    assert text.index("22 Dec 2015 R HR Partner") < text.index("25 Sep 2015 A HR Partner")
    assert max(map(len, text.splitlines())) <= 120


def test_show_as_json_has_the_updates_and_the_date_changes(call: Call, samples_path: Path) -> None:
    told = json.loads(call("show", "C1.2", "--json", db=samples_path, today="").stdout)
    assert list(told)[: len(action_keys())] == list(action_keys())
    assert [update["as_at"] for update in told["updates"]] == ["2015-09-25", "2015-11-10", "2015-12-22"]
    (move,) = told["date_changes"]
    assert (move["was_by"], move["now_by"], move["kind"]) == ("2015-09-30", "2015-11-06", "slip")


def test_the_log_tells_changes_newest_first(call: Call, small_path: Path) -> None:
    call("set", "A1", "percent=10", db=small_path)
    call("set", "A4", "percent=20", "--why", "as told", db=small_path)
    entries = json.loads(call("log", "--json", db=small_path).stdout)
    assert [entry["change"] for entry in entries] == [3, 2, 1]
    assert (entries[0]["who"], entries[0]["why"], entries[0]["undone"]) == ("ann", "as told", False)
    assert [entry["change"] for entry in json.loads(call("log", "A1", "--json", db=small_path).stdout)] == [2, 1]
    lines = call("log", "--most", "1", db=small_path).stdout.splitlines()
    assert lines[0].endswith("ann: A4: percent to 20 (as told)")
    call("undo", db=small_path)
    assert "[undone]" in call("log", db=small_path).stdout


def test_plans_lists_the_plans_of_the_file(call: Call, samples_path: Path, sit_down: SitDown) -> None:
    told = json.loads(call("plans", "--json", db=samples_path, today="").stdout)
    assert [(plan["ref"], plan["actions"], plan["overdue"], plan["as_at"]) for plan in told] == [
        ("WB", 51, 12, "2016-01-11"),
        ("SL", 37, 9, "2011-11-21"),
    ]
    text = call("plans", db=samples_path, today="").stdout
    assert "12 of 38 (32 %)" in text
    assert text.count("SAMPLE, ratings invented") == 2


def test_today_is_taken_as_people_write_it_and_from_the_environment(
    call: Call, small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("21 Oct 2015", "21/10/2015", "2015-10-21"):
        (action,) = json.loads(call("list", "overdue", "--json", db=small_path, today=words).stdout)
        assert action["days_late"] == 1
    monkeypatch.setenv("PLANWATCH_TODAY", "2015-10-22")
    monkeypatch.setenv("PLANWATCH_DB", str(small_path))
    (action,) = json.loads(call("list", "overdue", "--json", today="").stdout)
    assert action["days_late"] == 2


def test_a_ref_that_two_plans_share_is_refused_with_both(call: Call, samples_path: Path, sit_down: SitDown) -> None:
    session = sit_down(samples_path, today=None)
    put(read.only_plan(session, "SL"), "1.2", {"ref": "A4"})
    said = message(call("show", "A4", db=samples_path, today=""))
    assert "ambiguous" in said
    assert "WB:A4, SL:A4" in said
    assert call("show", "SL:A4", db=samples_path, today="").exit_code == 0
    assert call("--plan", "WB", "show", "A4", db=samples_path, today="").exit_code == 0


def test_what_others_changed_since_the_app_was_last_left_is_listed_and_stays_unread(
    call: Call, small_path: Path, sit_down: SitDown
) -> None:
    ann, bob = sit_down(small_path), sit_down(small_path, "bob")
    assert "others changed nothing since you last looked" in call("list", "changed", db=small_path).stderr
    Others(ann, state_folder()).keep()
    put(bob, "A1", {"title": "Set better standards"})
    put(bob, "C1.2", {"due": "30 Nov 2015"})
    put(ann, "C1.10", {"title": "By myself"})
    for _ in range(2):
        assert refs(call, small_path, "changed") == ["C1.2", "A1"]
    told = call("list", "`", db=small_path).stdout
    assert "due by bob, " in told
    assert "title by bob, " in told
    assert "; changed: due by bob, " in call("--plain", "list", "changed", db=small_path).stdout
    line = json.loads(call("list", "changed", "--json", db=small_path).stdout)[0]
    assert (line["ref"], line["changed"], line["changed_by"], line["changed_at"][:10]) == (
        "C1.2", "due", "bob", "2016-01-11",
    )  # fmt: skip
    row, _ = csv.DictReader(call("list", "changed", "--csv", db=small_path).stdout.splitlines())
    assert (row["ref"], row["changed"], row["changed by"]) == ("C1.2", "due", "bob")
    assert "changed" not in call("list", "--csv", db=small_path).stdout.splitlines()[0]
    assert refs(call, small_path, "changed", "lead:hr") == ["C1.2"]
    assert refs(call, small_path, "changed", "--sort", "ref") == ["A1", "C1.2"]
