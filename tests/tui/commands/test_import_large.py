"""A large file on the screen: a bar while it is read and imported, and a key that stops either."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from typing import cast

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.write import write_toml
from planwatch.model.plan.action import Action
from planwatch.model.values import replace
from planwatch.service.files.import_ import Merged
from planwatch.service.files.tables import Preview as Seen
from planwatch.service.files.tables import import_table, open_file
from planwatch.service.session import Session
from planwatch.tui.desk import Step
from planwatch.tui.screens.import_preview.screen import ImportPreview
from tests.books import made
from tests.desk import SMALL, counts, told
from tests.tui.seat import Seat, seated

MANY = 600


def rows() -> Iterable[tuple[str, ...]]:
    yield "No", "Action", "How", "Who", "By when"
    for number in range(MANY):
        how = " ".join(f"step {number * each}" for each in range(40))
        yield f"L{number}", f"Write page {number} of the handbook", how, "Head of HR", "30 June 2016"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("large") / "large.xlsx", list(rows()))


async def _opened(seat: Seat, path: Path) -> None:
    await seat.press("i")
    await seat.type(str(path))
    seat._send("enter")


async def test_a_large_workbook_is_read_and_imported_behind_a_bar(small_path: Path, large: Path) -> None:
    async with seated(small_path) as seat:
        await _opened(seat, large)
        await seat.until(lambda: isinstance(seat.app.screen, ImportPreview), "the preview")
        await seat.press("enter")
        seat._send("y")
        await seat.until_seen(f"{MANY} actions added")


async def test_what_tells_nothing_of_how_far_it_is_is_stopped_by_escape_too(small_path: Path) -> None:
    async with seated(small_path) as seat:
        reads, ended = Event(), list[object]()
        seat.triage.desk.work("reading plan.xlsx", lambda own, step: reads.wait(60), ended.append, is_long=True)
        await seat.until_seen("esc stops it: nothing is changed")
        await seat.press("escape")
        await seat.until(lambda: seat.screen_name() == "TriageScreen", "the list")
        reads.set()
        (answer,) = ended
        with pytest.raises(PlanwatchError, match="stopped"):
            cast(Callable[[], object], answer)()


class HalfDone:
    """An import that waits when half of it is written, until it is told to go on."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self.is_half_done, self.goes_on, self.has_ended = Event(), Event(), Event()

    def __call__(self, own: Session, step: Step) -> Merged:
        def told_slowly(done: int, total: int) -> None:
            step(done, total)
            if done == total // 2:
                self.is_half_done.set()
                self.goes_on.wait(60)

        try:
            return import_table(own, self._seen, told_slowly)
        finally:
            self.has_ended.set()


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_an_import_that_is_stopped_half_way_writes_nothing(small_path: Path, large: Path, key: str) -> None:
    async with seated(small_path) as seat:
        before, number = told(seat.session), counts(seat.session)
        desk = seat.triage.desk
        half = HalfDone(open_file(seat.session, large))
        desk.work("importing large.xlsx", half, lambda answer: answer(), is_long=True)
        await seat.until(half.is_half_done.is_set, "half of it")
        await seat.until_seen(" 50 %")
        await seat.press(key)
        half.goes_on.set()
        assert half.has_ended.wait(60)
        if key == "escape":
            await seat.until(lambda: seat.screen_name() == "TriageScreen", "the list")
            assert seat.said() == "stopped. nothing was changed"
        assert (told(seat.session), counts(seat.session)) == (before, number)


async def test_a_large_file_that_cannot_be_read_is_told_in_a_sentence(small_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(b"PK\3\4" + b"x" * 200_000)
    async with seated(small_path) as seat:
        await _opened(seat, path)
        await seat.until(
            lambda: seat.screen_name() == "TriageScreen" and seat.said().startswith("large.xlsx: "), "the sentence"
        )
        # What is longer than its line is told whole beside it.
        assert all(toast.startswith("large.xlsx: ") for toast in seat.toasts())


async def test_a_large_snapshot_is_imported_behind_a_bar(small_path: Path, tmp_path: Path) -> None:
    many = tuple(Action(ref=f"N{number}", title=f"Write page {number}", how="word " * 20) for number in range(1_500))
    path = tmp_path / "large.toml"
    write_toml(replace(SMALL, action=(*SMALL.action, *many)), path)
    async with seated(small_path) as seat:
        await _opened(seat, path)
        await seat.until(lambda: seat.screen_name() == "Question", "the question")
        seat._send("y")
        await seat.until_seen("1500 actions added")
