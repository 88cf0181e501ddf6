"""Several plans as one picture."""

import json
import re
from pathlib import Path

import pytest

from planwatch.service.files.open import open_session
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


def test_the_page_says_each_plans_day_its_measures_risks_and_costs_and_cuts_nothing(
    call: Call, files: tuple[Path, Path]
) -> None:
    page = call("--db", str(files[1]), "portfolio", "--markdown", db=files[0], today="").stdout
    assert "improvement plan, as at 11 Jan 2016" in page
    assert "as at 21 Nov 2011" in page
    assert "as at the day of each plan" in page
    line = next(line for line in page.splitlines() if line.startswith("| WB | 17 recommendations; none with a gap"))
    assert line.endswith(
        "| 11 measures, 7 without a target, 1 with a reading overdue | "
        "3 open: 1 red, 2 without a score. Not mitigated: 1. | "
        "forecast £1,956,461, £20,000 funded, £1,936,461 not funded |"
    )
    assert "… and 4 more in the annex to section 3" in page
    assert (
        len([line for line in page.partition("Annex to section 3")[2].splitlines() if line.startswith("| ")]) == 5 + 1
    )
    assert "(1): not for the public" in page


def test_a_file_without_plans_is_told_in_one_sentence(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "none.db"
    open_session(file, create=True).database.close()
    result = call("portfolio", db=file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "planwatch: there is no plan yet: `planwatch init` starts one\n"


def test_every_paper_on_a_plan_as_it_was_says_so(call: Call, samples_path: Path) -> None:
    board = "improvement programme"
    for paper in (
        ("portfolio", "--markdown"), ("agenda", board, "--markdown"), ("since", board, "--markdown"),
        ("report", "highlight"),
    ):  # fmt: skip
        now, then = (call("--plan", "WB", *past, *paper, db=samples_path, today="") for past in ((), ("--as-of", "2")))
        assert "change 2 of" not in now.stdout, paper
        assert re.search(r"(?i)as of:? change 2 of", "\n".join(then.stdout.splitlines()[:30])), paper
