"""Who else is at the plan, in words."""

from pathlib import Path

import pytest

from planwatch.model.values import replace
from planwatch.service.people import present
from planwatch.service.session import Session
from planwatch.storage.engine.place import Other
from tests.placed import sit_at_placed
from tests.tui.frames import half_past_nine

pytestmark = pytest.mark.of_a_file("one that speaks as a server's copy does")
BOB, RITA, EVE, IDA = (Other(who, 3) for who in ("bob", "rita", "eve", "ida"))
GONE = Other("gus", 120, has_left=True)


def at_half_past_nine(session: Session) -> Session:
    clock = half_past_nine().replace(tzinfo=None).astimezone()
    return replace(session, clock=lambda: clock)


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ((), ("", "")),
        ((BOB,), ("with bob", "with bob")),
        ((BOB, RITA), ("with bob, rita", "with 2 others")),
        ((BOB, RITA, EVE, IDA), ("with 4 others", "with 4 others")),
        ((BOB, GONE), ("with bob · gus was here 09:28", "with bob")),
        ((GONE,), ("gus was here 09:28", "gus was here")),
        ((GONE, replace(GONE, who="hal")), ("2 others were here", "2 others were here")),
    ],
)
def test_few_are_named_and_many_counted(small_path: Path, there: tuple[Other, ...], said: tuple[str, str]) -> None:
    session, database = sit_at_placed(small_path, *there)
    with database:
        assert present.others_in_words(at_half_past_nine(session)) == said


def test_who_has_left_is_told_apart_from_who_is_there(small_path: Path) -> None:
    session, database = sit_at_placed(small_path, replace(BOB, cell="action 1 due", since=480), RITA, GONE)
    with database:
        told = present.others_told(at_half_past_nine(session))
        assert told == "there too: bob (writing since 09:22), rita · was here: gus 09:28"


@pytest.mark.parametrize(
    ("here", "told"),
    [
        ("action 17 due", "bob has this cell open since 09:22"),
        ("action 17", "bob has this open since 09:22"),
        ("action 17 title", ""),
        ("action 16,17 due", "bob has 1 of these open since 09:22"),
        ("action 7,170 due", ""),
        ("action 170 due", ""),
        ("risk 17 due", ""),
        ("", ""),
    ],
)
def test_an_editor_of_the_same_cell_or_the_form_of_its_row_is_told(small_path: Path, here: str, told: str) -> None:
    session, database = sit_at_placed(small_path, Other("bob", 3, "action 17 due", 480))
    with database:
        assert present.open_elsewhere(at_half_past_nine(session), here) == told


def test_a_form_of_the_row_is_told_to_who_opens_a_cell_of_it(small_path: Path) -> None:
    session, database = sit_at_placed(small_path, Other("bob", 3, "risk 2", 60), Other("eve", 3, "risk 2 title", 0))
    with database:
        assert present.open_elsewhere(session, present.cell("risk", 2, "title")).startswith("bob and 1 more have this")


def test_a_plan_file_has_nobody_beside_one(small_path: Path) -> None:
    from planwatch.service.files.open import open_session

    session = open_session(small_path)
    with session.database:
        present.editing(session, "action 1 due")
        assert present.others(session) == ([], [])
        assert present.others_told(session) == ""


def test_of_several_rows_edited_at_once_each_is_told(small_path: Path) -> None:
    session, database = sit_at_placed(small_path, Other("bob", 3, present.cell("action", (3, 17, 20), "due"), 60))
    with database:
        for row in (3, 17, 20):
            assert present.open_elsewhere(session, f"action {row} due").startswith("bob has this cell open")
        assert present.open_elsewhere(session, "action 20,3,4 due").startswith("bob has 2 of these open")
        assert present.open_elsewhere(session, "action 4 due") == ""
