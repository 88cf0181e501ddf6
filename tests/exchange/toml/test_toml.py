"""Snapshots written as TOML and read again: nothing lost, nothing changed, nothing half written."""

import os
import resource
import stat
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml, read_toml_file
from planwatch.exchange.toml.write import literal, to_toml, write_toml
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from tests.draws import NASTY, TODAY
from tests.strategies import snapshots

SAMPLES = sorted((Path(__file__).parents[3] / "db" / "samples").glob("*.toml"))
OCT = date(2015, 10, 20)
LATER = date(2031, 5, 17)
PLAN = Plan(ref="WB", title="Improvement")
SMALL = Snapshot(
    plan=PLAN,
    theme=(Theme(title="Practice", lead="Head"),),
    lead=(Lead(name="Head"),),
    action=(
        Action(
            ref="C1",
            title="Recruit",
            theme="Practice",
            lead="Head",
            support=("Head",),
            due=Span("20 Oct 2015", OCT, OCT),
            answers=("1", "1a"),
            update=(Update(text="Begun", as_at=date(2015, 9, 1)),),
            move=(Move(was=Span("TBC"), now=Span("20 Oct 2015", OCT, OCT), on=date(2015, 9, 1)),),
        ),
    ),
)


@given(snapshots())
def test_any_plan_comes_back_as_it_was_on_whatever_day_it_is_read(snapshot: Snapshot) -> None:
    text = to_toml(snapshot)
    assert read_toml(text, "plan.toml", TODAY) == snapshot
    assert to_toml(read_toml(text, "plan.toml", LATER)) == text


TEXTS = st.text() | st.text("\0\b\t\n\f\r\x1b\"\\'\x7f\x85\u2028 =#[]a", max_size=6) | st.sampled_from(NASTY)
VALUES = TEXTS | st.booleans() | st.integers() | st.dates() | st.datetimes(timezones=st.just(UTC)) | st.floats()


@given(VALUES | st.sampled_from((*Status, *Rag)) | st.lists(TEXTS).map(tuple))
def test_any_value_is_written_as_tomli_w_writes_it(value: object) -> None:
    assert f"v = {literal(value)}\n" == tomli_w.dumps({"v": value})


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_kept_to_the_letter_through_a_file(text: str, tmp_path: Path) -> None:
    snapshot = replace(
        SMALL, plan=replace(PLAN, title=text, note=text), action=(Action(ref=text, title=text, how=text),)
    )
    write_toml(snapshot, tmp_path / "plan.toml")
    assert read_toml_file(tmp_path / "plan.toml", TODAY) == snapshot


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_plans_are_read_and_written_without_loss(path: Path) -> None:
    snapshot = read_toml_file(path, TODAY)
    assert read_toml(to_toml(snapshot), "again", LATER) == snapshot


def test_the_file_reads_from_the_plan_down_to_its_actions_with_nothing_empty_in_it() -> None:
    assert to_toml(SMALL).split("[[lead]]")[1] == (
        '\nname = "Head"\nkind = "post"\n'
        '\n[[action]]\nref = "C1"\ntitle = "Recruit"\ntheme = "Practice"\nlead = "Head"\nsupport = ["Head"]\n'
        'due = "20 Oct 2015"\ndue_from = 2015-10-20\ndue_by = 2015-10-20\nstatus = "not started"\n'
        'answers = ["1", "1a"]\n'
        '\n[[action.update]]\ntext = "Begun"\nas_at = 2015-09-01\n'
        '\n[[action.move]]\nwas = "TBC"\nnow = "20 Oct 2015"\non = 2015-09-01\nnow_from = 2015-10-20\n'
        'now_by = 2015-10-20\nkind = "slip"\n'
    )
    rule, plan = to_toml(SMALL).split("\n\n[plan]\n")
    assert rule.startswith("format = 1\n# Lateness: green on target, amber up to 30 days late, red beyond.\n")
    assert plan.startswith('ref = "WB"\ntitle = "Improvement"\nstatus = "draft"\n')


def test_a_setting_that_was_emptied_does_not_come_back_as_its_default() -> None:
    snapshot = Snapshot(plan=replace(PLAN, assured_label="", red_after=0))
    assert read_toml(to_toml(snapshot), "x", TODAY) == snapshot


def test_a_list_too_long_for_a_line_gets_a_line_for_each_item() -> None:
    snapshot = replace(
        SMALL, action=(Action(ref="A", title="t", answers=tuple(f"{i} of the report" for i in range(9))),)
    )
    assert '\nanswers = [\n    "0 of the report",\n' in to_toml(snapshot)


def test_moments_are_written_in_utc_and_one_without_an_offset_is_in_utc() -> None:
    abroad = datetime(2016, 1, 1, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    update = Update(text="x", as_at=TODAY, at=abroad)
    assert "at = 2016-01-01 07:30:00+00:00" in to_toml(Snapshot(plan=replace(PLAN, update=(update,))))
    head = 'format = 1\n[plan]\nref = "A"\ntitle = "t"\n[[plan.update]]\ntext = "x"\nas_at = 2016-01-01\n'
    read = read_toml(f"{head}at = 2016-01-01T07:30:00\n", "x", TODAY).plan.update
    again = read_toml(f"{head}at = 2016-01-01T09:30:00+02:00\n", "x", TODAY).plan.update
    assert read == again
    assert read[0].at == datetime(2016, 1, 1, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(("text", "fault"), [("a\0b", "a NUL character"), ("a\ud800b", "half of a surrogate pair")])
def test_text_that_cannot_be_stored_is_not_written_either(text: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    write_toml(SMALL, path)
    before = path.read_bytes()
    action = replace(SMALL.action[0], update=(Update(text=text, as_at=TODAY),))
    with pytest.raises(PlanwatchError, match=rf"action 1 \(C1\), update 1: text holds {fault}"):
        write_toml(replace(SMALL, action=(action,)), path)
    assert (path.read_bytes(), _names(tmp_path)) == (before, ["plan.toml"])


def test_words_that_look_like_an_escaped_nul_are_no_nul() -> None:
    snapshot = Snapshot(plan=replace(PLAN, title=r"C:\u0000\x00"))
    assert read_toml(to_toml(snapshot), "x", TODAY) == snapshot


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_written_file_is_for_its_owner_only_even_where_others_could_read_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("old")
    path.chmod(0o666)
    write_toml(SMALL, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _names(tmp_path) == ["plan.toml"]


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    write_toml(SMALL, path)
    before = path.read_bytes()
    large = replace(SMALL, plan=replace(PLAN, note="x" * 500_000))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(
            PlanwatchError, match=r"plan\.toml could not be written: file too large\. nothing was changed"
        ):
            write_toml(large, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (path.read_bytes(), _names(tmp_path)) == (before, ["plan.toml"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing/plan.toml", "no such file or directory"),
        ("folder", "is not a file that can be replaced"),
        ("file/plan.toml", "not a directory"),
        ("x" * 300, "file name too long"),
        ("a\0b", "null byte|null character"),
        ("pipe", "is not a file that can be replaced"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_by_name(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PlanwatchError, match=said):
        write_toml(SMALL, tmp_path / name)
    assert _names(tmp_path) == ["file", "folder", "pipe"]


def test_a_device_is_never_replaced_by_a_file() -> None:
    with pytest.raises(PlanwatchError, match="/dev/full is not a file that can be replaced"):
        write_toml(SMALL, Path("/dev/full"))
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("old")
    (tmp_path / "link.toml").symlink_to("real.toml")
    write_toml(SMALL, tmp_path / "link.toml")
    assert (tmp_path / "link.toml").is_symlink()
    assert read_toml_file(tmp_path / "real.toml", TODAY) == SMALL


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "no such file"),
        ("folder", "is a folder"),
        (b"format = 1\n\n# caf\xe9\n", r"line 3 is not UTF-8 text \(byte 0xe9\)\. save the file as UTF-8"),
        (b"\xff\xfef\0o\0", "line 1 is not UTF-8"),
        (b"", "not a planwatch snapshot"),
        (b"\x7fELF\x02", "line 1, column 1"),
    ],
)
def test_a_file_that_is_no_snapshot_is_refused_by_name(data: bytes | str | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    if isinstance(data, bytes):
        path.write_bytes(data)
    elif data:
        path.mkdir()
    with pytest.raises(PlanwatchError, match=said) as caught:
        read_toml_file(path, TODAY)
    assert "plan.toml" in caught.value.message


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(b"\xef\xbb\xbf" + to_toml(SMALL).replace("\n", "\r\n").encode())
    assert read_toml_file(path, TODAY) == SMALL
