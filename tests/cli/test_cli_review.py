"""The review by the command line: its order, ratings of themes, and taking a whole review back."""

import json
import tomllib
from pathlib import Path

from planwatch.service.actions.edit import set_fields
from planwatch.service.files.open import open_session
from planwatch.service.meetings import forums
from planwatch.service.reviews import run as reviews
from planwatch.service.reviews.run import Asked
from tests.cli.conftest import Call
from tests.cli.said import message
from tests.cli.terminal import on_a_terminal
from tests.desk import TODAY, targets


def test_without_a_terminal_the_order_is_printed_and_nothing_is_begun(small_path: Path, call: Call) -> None:
    result = call("review", db=small_path)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[1] == "4 open actions · last meeting none · next none"
    assert lines[3] == "Theme 1 Workforce"
    assert lines[4].split() == ["■", "R", "C1.2", "Recruit", "managers", "(Head", "of", "HR):", "overdue;", "red"]
    assert lines[5].endswith("on track")
    assert json.loads(call("review", "--json", db=small_path).stdout)[0]["concerns"] == ["overdue", "red"]
    assert "review begun" not in call("log", db=small_path).stdout


def test_a_theme_is_rated_by_the_command_line_alone(small_path: Path, call: Call) -> None:
    rated = call("review", "--theme", "work", "--rag", "amber", "--achieved", "two posts", "--next", "three",
                 db=small_path)  # fmt: skip
    assert rated.exit_code == 0
    assert "Theme 1 Workforce: rated amber" in rated.stderr
    exported = call("export", "-", db=small_path).stdout
    assert 'text = "Achieved: two posts. Next: three."' in exported
    said = tomllib.loads(exported)["theme"][0]["update"][-1]
    assert (said["by"], said["who"]) == ("ann", "ann")
    assert message(call("review", "--rag", "amber", db=small_path)).startswith("a rating and some words")
    assert message(call("review", "--lead", "hr", "--rag", "amber", db=small_path)).startswith("a rating is of a theme")


def test_what_is_not_there_is_one_line(small_path: Path, call: Call) -> None:
    assert message(call("review", "council", db=small_path)).startswith("there is no forum 'council'")
    assert "nowhere" in message(call("review", "--theme", "nowhere", db=small_path))


def review_with_a_change(path: Path, forum: str = "Board") -> int:
    session = open_session(path, who="ann", today=TODAY)
    with session.database:
        day = session.one_plan()
        forums.add_forum(session, day, {"name": forum, "cadence": ""})
        run = reviews.begin(session, day, Asked(forum))
        set_fields(run.session, targets(session, "C1.2"), {"rag": "green"})
        return run.session.group


def test_a_review_is_taken_back_by_its_number_with_group_only(small_path: Path, call: Call) -> None:
    first = review_with_a_change(small_path)
    assert f"undo {first} --group" in message(call("undo", db=small_path))
    assert "began a group: 2 changes of it still stand" in message(call("undo", first, db=small_path))
    assert "--group needs the number" in message(call("undo", "--group", db=small_path))
    undone = call("undo", first, "--group", db=small_path)
    assert undone.exit_code == 0
    assert f"took back change {first} of ann: review begun: Board" in undone.stderr
    assert '"red"' in call("show", "C1.2", "--json", db=small_path).stdout
    call("redo", db=small_path)
    assert '"rag": "green"' in call("show", "C1.2", "--json", db=small_path).stdout


def test_a_single_step_of_a_review_is_taken_back_by_its_number(small_path: Path, call: Call) -> None:
    first = review_with_a_change(small_path)
    assert call("undo", first + 1, db=small_path).exit_code == 0
    assert '"rag": "red"' in call("show", "C1.2", "--json", db=small_path).stdout


def test_on_a_terminal_it_is_asked_for(small_path: Path) -> None:
    first = review_with_a_change(small_path)
    said, code = on_a_terminal("--db", str(small_path), "undo", str(first), typed=(("[y/N]", "y\n"),))
    assert code == 0
    assert "took back change" in said


def test_the_question_steers_no_terminal(small_path: Path) -> None:
    first = review_with_a_change(small_path, "Board \x1b[31m\u202e")
    said, code = on_a_terminal("--db", str(small_path), "undo", str(first), typed=(("[y/N]", "n\n"),))
    assert code == 2
    assert "Board ␛[31m" in said
    assert "\x1b[31m" not in said
