"""``init``, ``import``, ``export``, ``diff``, ``backup``, ``doctor``, ``where``, ``demo`` and no command at all."""

import json
import sqlite3
import stat
import tomllib
from pathlib import Path

import pytest

from planwatch.exchange.toml.read import read_toml_file
from planwatch.resources import bundled
from planwatch.service import read
from planwatch.service.files.open import open_session
from planwatch.service.files.samples import make_samples
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.conftest import SitDown
from tests.desk import TODAY, find, refs

WB = bundled("db") / "samples" / "west-berkshire-2015.toml"
SL = bundled("db") / "samples" / "slough-2011.toml"
WA = bundled("db") / "samples" / "walsall-2018.toml"


def test_init_starts_a_file_and_takes_a_second_plan_into_it(call: Call, tmp_path: Path, sit_down: SitDown) -> None:
    db = tmp_path / "plans.db"
    assert message(call("init", WB, db=db), 0) == f"plan WB started in {db}: 51 actions"
    assert call("init", SL, db=db).exit_code == 0
    assert [day.plan.ref for day in sit_down(db).plan_days()] == ["WB", "SL"]
    assert stat.S_IMODE(db.stat().st_mode) == 0o600


def test_init_refuses_a_plan_that_the_file_has(call: Call, small_path: Path, tmp_path: Path, sit_down: SitDown) -> None:
    call("export", tmp_path / "small.toml", db=small_path)
    before = read.change_number(sit_down(small_path))
    said = message(call("init", tmp_path / "small.toml", db=small_path))
    assert "has a plan P already" in said
    assert "planwatch import" in said
    assert read.change_number(sit_down(small_path)) == before


def test_without_db_the_plan_file_is_in_the_users_own_folder(call: Call, home: Path) -> None:
    assert call("init", WB).exit_code == 0
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert json.loads(call("list", "overdue", "--json").stdout)[0]["ref"] == "A11"


@pytest.mark.parametrize("text", ["format = 1\n[plan", 'format = 1\n[plan]\nref = "D"\n', "format = 99\n", "\xff\xfe"])
def test_a_broken_snapshot_leaves_no_file_behind(call: Call, tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.toml").write_bytes(text.encode("latin-1"))
    assert str(tmp_path / "plan.toml") in message(call("init", tmp_path / "plan.toml", db=tmp_path / "new.db"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.toml"]


def test_export_and_import_give_the_same_plan(call: Call, samples_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "wb.toml"
    assert message(call("--plan", "wb", "export", out, db=samples_path), 0) == f"plan WB, 51 actions, written to {out}"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert tomllib.loads(out.read_text("utf-8"))["plan"]["banner"] == "SAMPLE, ratings invented"
    call("init", out, db=tmp_path / "again.db")
    again = call("export", "-", db=tmp_path / "again.db")
    assert again.stdout_bytes == out.read_bytes()
    assert again.stderr == ""


def test_export_says_that_it_replaced_a_file_and_never_the_plan_file(call: Call, small_path: Path) -> None:
    out = small_path.with_name("plan.toml")
    out.write_text("old", "utf-8")
    assert message(call("export", out, "--replace", db=small_path), 0).endswith("in place of the file that was there")
    assert tomllib.loads(out.read_text("utf-8"))["plan"]["ref"] == "P"
    named = small_path.rename(small_path.with_name("db.toml"))
    head = named.read_bytes()[:16]
    assert "is the plan file itself" in message(call("export", named, db=named))
    assert named.read_bytes()[:16] == head


def test_export_goes_by_the_suffix_and_asks_for_the_plan(call: Call, samples_path: Path, tmp_path: Path) -> None:
    assert "2 plans" in message(call("export", tmp_path / "x.toml", db=samples_path))
    said = message(call("--plan", "WB", "export", tmp_path / "x.tml", db=samples_path))
    assert ".toml" in said
    assert not (tmp_path / "x.tml").exists()


def test_a_dry_run_shows_what_would_change_and_changes_nothing(
    call: Call, small_path: Path, tmp_path: Path, sit_down: SitDown
) -> None:
    out = tmp_path / "p.toml"
    call("export", out, db=small_path)
    out.write_text(out.read_text("utf-8").replace("percent = 50", "percent = 70"), "utf-8")
    result = call("import", out, "--dry-run", db=small_path)
    assert result.stdout == "C1.2 percent: 50 % → 70 %\n"
    assert "0 actions added, 1 changed, 5 unchanged; nothing was changed" in message(result, 0)
    assert find(sit_down(small_path), "C1.2").action.percent == 50
    result = call("import", out, "--json", db=small_path)
    assert "`planwatch undo 2` takes it back" in message(result, 0)
    told = json.loads(result.stdout)
    assert (told["change"], told["changed"], told["unchanged"]) == (2, ["C1.2"], 5)
    assert find(sit_down(small_path), "C1.2").action.percent == 70
    assert message(call("import", out, db=small_path), 0).endswith("nothing to change")
    assert call("undo", "2", db=small_path).exit_code == 0
    assert find(sit_down(small_path), "C1.2").action.percent == 50


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_where_no_plan_file_is_a_snapshot_that_is_imported_starts_it(
    call: Call, small_path: Path, tmp_path: Path, suffix: str
) -> None:
    snapshot, db = tmp_path / f"p{suffix}", tmp_path / "new.db"
    call("export", snapshot, db=small_path)
    tried = message(call("import", snapshot, "--dry-run", db=db), 0)
    assert tried.startswith('would start plan P "Small plan": 6 actions added')
    assert not db.exists()
    done = message(call("import", snapshot, db=db), 0)
    assert done.startswith('plan P "Small plan" started: 6 actions added')
    assert done.endswith("`planwatch undo 1` takes it back")
    assert message(call("import", snapshot, db=db), 0).endswith("6 unchanged; nothing to change")
    snapshot.write_text(snapshot.read_text("utf-8")[:-9], "utf-8")
    assert message(call("import", snapshot, db=tmp_path / "other.db"))
    assert not (tmp_path / "other.db").exists()


def test_the_plan_named_is_the_one_that_a_file_must_hold(call: Call, samples_path: Path) -> None:
    assert "holds the plan WB, not SL" in message(call("--plan", "SL", "import", WB, db=samples_path))
    assert "holds the plan WB, not X" in message(call("--plan", "X", "init", WB, db=samples_path))


def test_diff_ends_with_1_where_something_differs(call: Call, small_path: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    call("export", first, db=small_path)
    assert message(call("diff", first, db=small_path), 0) == "no difference"
    call("set", "C1.2", "percent=60", db=small_path)
    call("export", second, db=small_path)
    now = call("diff", first, db=small_path)
    assert (now.exit_code, now.stdout, now.stderr) == (1, "C1.2 percent: 50 % → 60 %\n", "")
    both = call("diff", first, second)
    assert (both.exit_code, both.stdout) == (1, now.stdout)
    told = json.loads(call("diff", first, second, "--json").stdout)
    assert (told["changed"], told["added"], told["removed"], told["unchanged"]) == (["C1.2"], [], [], 5)
    assert "there is no plan 'WB'" in message(call("diff", WB, db=small_path))
    assert "no such file" in message(call("diff", tmp_path / "none.toml", db=small_path))


def test_diff_tells_what_a_board_and_an_approver_said_since(call: Call, small_path: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.toml"
    call("export", before, db=small_path)
    call("board-rag", "C1.2", "red", "--why", "no plan B", db=small_path)
    told = call("diff", before, db=small_path)
    assert told.exit_code == 1
    assert "C1.2 board rag: none → red" in told.stdout


def test_backup_is_a_plan_file_and_never_overwrites(call: Call, small_path: Path, sit_down: SitDown) -> None:
    target = small_path.with_name("copy.db")
    assert call("backup", target, db=small_path).stdout == f"{target}\n"
    assert refs(sit_down(target)) == refs(sit_down(small_path))
    assert "exists already" in message(call("backup", target, db=small_path))
    beside = Path(call("backup", db=small_path).stdout.strip())
    assert (beside.parent, beside.suffix) == (small_path.parent, ".db")
    assert refs(sit_down(beside)) == refs(sit_down(small_path))


def test_doctor_finds_nothing_in_a_sound_file_and_ends_with_1_otherwise(call: Call, small_path: Path) -> None:
    assert message(call("doctor", db=small_path), 0) == f"{small_path} is sound"
    with sqlite3.connect(small_path) as conn:
        conn.execute("update action set percent = 99 where ref = 'A1'")
    conn.close()
    result = call("doctor", db=small_path)
    assert "percent not as the journal says" in result.stdout
    assert "1 found" in message(result, 1)
    assert len(json.loads(call("doctor", "--json", db=small_path).stdout)) == 1


def test_where_names_every_path_in_use(call: Call, home: Path, tmp_path: Path) -> None:
    told = json.loads(call("where", "--json").stdout)
    assert told["plan_file"] == str(home / "plans.db")
    assert told["settings"] == str(home / "config.toml")
    assert Path(told["samples"]).is_dir()
    assert json.loads(call("where", "--json", db=tmp_path / "x.db").stdout)["plan_file"] == str(tmp_path / "x.db")
    assert told["own_templates"] == str(home / "templates")
    assert f"plan file     {home / 'plans.db'}  (not there yet)" in call("where").stdout


def test_the_demo_without_a_terminal_prints_the_triage_list_of_the_samples(
    call: Call, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    result = call("demo", today="")
    assert result.exit_code == 0
    assert result.stdout.count("SAMPLE, ratings invented") == 2
    assert "(WB) · overdue 12 of 38" in result.stdout
    assert "1 Overdue · 24 listed" in result.stdout
    assert not list(tmp_path.glob("planwatch-demo-*"))
    assert not home.exists()


def test_the_tour_without_a_terminal_prints_its_ten_steps(call: Call, tmp_path: Path) -> None:
    result = call("tour")
    steps = result.stdout.splitlines()
    assert (result.exit_code, len(steps)) == (0, 10)
    assert steps[0].startswith(" 1  1 lists what is overdue")
    assert not list(tmp_path.glob("planwatch-*"))


def test_the_demo_file_holds_all_samples_whole(tmp_path: Path) -> None:
    session = open_session(make_samples(tmp_path))
    days = session.plan_days()
    assert [read.snapshot(session, day) for day in days] == [read_toml_file(path, TODAY) for path in (WB, WA, SL)]
    session.database.close()


def test_an_empty_plan_is_started_from_the_template_with_nothing_invented(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert "plan CS started" in message(call("init", "--template", "CS", db=path), 0)
    assert "has a plan CS already" in message(call("init", "--template", "CS", db=path))
    assert "is no ref of a plan" in message(call("init", "--template", "C S", db=path))
    assert "or begin anew: --template REF" in message(call("init", db=path))
    assert "leave one of them out" in message(call("init", WB, "--template", "X", db=path))
    told = tomllib.loads(call("export", "-", db=path).stdout)
    assert not told.keys() & {"action", "lead", "meeting", "recommendation", "risk", "cost"}
    assert not [one for one in told["measure"] if one.keys() & {"target", "baseline", "reading"}]
    assert not told["plan"].keys() & {"organisation", "aim", "starts"}
    assert {one["code"] for one in json.loads(call("check", "--json", db=path).stdout)} == {"no-target"}


def test_no_command_without_a_terminal_prints_the_triage_list(call: Call, small_path: Path) -> None:
    result = call(db=small_path)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == "1 Overdue · 1 listed"


def test_the_first_run_says_what_to_do(call: Call, home: Path) -> None:
    said = message(call())
    assert f"there is no plan file {home / 'plans.db'} yet" in said
    assert "planwatch demo" in said
    assert "start one with `planwatch init FILE`, from a workbook" in said
    assert not home.exists()
