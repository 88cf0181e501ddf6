"""Several plans as one picture."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message

SAMPLES = Path(__file__).parents[2] / "db" / "samples"


@pytest.fixture
def files(call: Call, tmp_path: Path) -> tuple[Path, Path]:
    """The two samples, each in a file of its own."""
    made: list[Path] = []
    for name in ("west-berkshire-2015", "slough-2011"):
        path = tmp_path / f"{name}.db"
        assert call("init", str(SAMPLES / f"{name}.toml"), db=path).exit_code == 0
        made.append(path)
    return made[0], made[1]


def test_each_plan_and_theme_has_its_rating_as_said_and_as_proposed(call: Call, files: tuple[Path, Path]) -> None:
    told = json.loads(call("--db", str(files[1]), "portfolio", "--json", db=files[0]).stdout)
    by_ref = {one["plan"]: one for one in told["plans"]}
    assert list(by_ref) == ["WB", "SL"]
    for one in by_ref.values():
        assert one["actions"] == sum(theme["actions"] for theme in one["themes"])
        assert one["overdue"] == sum(theme["overdue"] for theme in one["themes"])
    assert {"said", "proposed"} <= by_ref["SL"]["themes"][0].keys()


def test_the_table_and_the_page_tell_the_same_plans_and_nothing_is_written(
    call: Call, files: tuple[Path, Path], tmp_path: Path
) -> None:
    before = [path.read_bytes() for path in files]
    shown = call("--db", str(files[1]), "portfolio", db=files[0]).stdout
    assert "WB" in shown
    assert "SL" in shown
    assert "Proposed" in shown
    page = tmp_path / "page.html"
    assert call("--db", str(files[1]), "portfolio", "--out", str(page), db=files[0]).exit_code == 0
    assert "Portfolio: all plans" in page.read_text()
    assert [path.read_bytes() for path in files] == before


def test_two_files_with_one_plan_are_refused_and_other_commands_take_one_file(
    call: Call, files: tuple[Path, Path]
) -> None:
    assert "two of the files hold a plan WB" in message(call("--db", str(files[0]), "portfolio", db=files[0]))
    assert "only `planwatch portfolio` reads several" in message(call("--db", str(files[1]), "list", db=files[0]))
