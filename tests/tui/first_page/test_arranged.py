"""The page before Textual of a list that was grouped, sorted twice or given other columns: what the app draws first."""

from pathlib import Path
from typing import NamedTuple

import pytest

from planwatch.model.actions.views import find_view
from planwatch.model.plan.kinds import Grouping
from planwatch.service.files.open import open_session
from planwatch.service.views.layout import Layout
from planwatch.service.views.sorting import read_sorting
from planwatch.settings import Settings
from planwatch.tui.table.worklist import Worklist
from tests.tui.first_page.test_page import TRUE, assert_same, first_picture, page

ALL = ("all", "WB")
BOTH = ("all", "")
WIDE, USUAL, SMALL, HUGE = (120, 40), (80, 24), (60, 16), (200, 60)
OWN = (("ref", 0), ("title", 0), ("status", 0), ("evidence", 40), ("lead", 8), ("answers", 0))
WORDS = (("title", 0), ("how", 0), ("success", 20), ("late", 0))
NARROW = (("rag", 3), ("ref", 3), ("percent", 3), ("due", 9), ("depends_on", 0), ("moves", 0), ("updated", 11))


class Arranged(NamedTuple):
    """A list as somebody has laid it out."""

    of: tuple[str, str] = ALL
    group: Grouping | None = None
    columns: tuple[tuple[str, int], ...] = ()
    sorting: str = ""
    folded: tuple[str, ...] = ()
    """The beginnings of the names of the parts that are folded; ``*`` folds all."""
    size: tuple[int, int] = WIDE
    filter: str = ""
    no_color: bool = False
    skin: str = "dark"


ARRANGED = (
    *(Arranged(group=by, size=size) for by, size in zip(Grouping, 2 * (WIDE, USUAL, SMALL), strict=True)),
    *(Arranged(of=BOTH, group=by, size=size) for by, size in ((Grouping.PLAN, WIDE), (Grouping.LEAD, SMALL))),
    *(Arranged(group=Grouping.THEME, folded=("*",), size=size) for size in (USUAL, HUGE)),
    Arranged(group=Grouping.LEAD, folded=("*",), size=SMALL, columns=OWN),
    Arranged(group=Grouping.STATUS, folded=("in progress",), sorting="late-, lead"),
    Arranged(of=("overdue", "WB"), folded=("possibly",)),
    Arranged(of=("overdue", ""), folded=("october",), size=USUAL, group=Grouping.MONTH),
    Arranged(of=("overdue", "WB"), size=SMALL, sorting="lead, due-"),
    Arranged(of=("overdue", ""), size=HUGE, columns=OWN),
    *(Arranged(columns=OWN, size=size) for size in (WIDE, USUAL, SMALL, HUGE)),
    *(Arranged(columns=WORDS, size=size) for size in (USUAL, HUGE)),
    *(Arranged(columns=NARROW, size=size) for size in (WIDE, SMALL)),
    Arranged(columns=OWN, group=Grouping.RECOMMENDATION, sorting="title-", size=USUAL, filter="review"),
    Arranged(columns=(("plan", 0), *WORDS), of=BOTH, group=Grouping.MONTH, sorting="due, priority", size=HUGE),
    Arranged(columns=OWN, group=Grouping.LEAD, sorting="rag, moves", size=USUAL, skin="light"),
    Arranged(columns=NARROW, group=Grouping.THEME, size=USUAL, skin="terminal", no_color=True),
    Arranged(sorting="order-", group=Grouping.THEME, skin="contrast"),
)  # fmt: skip


def told(one: Arranged) -> str:
    size = f"{one.size[0]}x{one.size[1]}"
    columns = one.columns[0][0] + str(len(one.columns)) if one.columns else ""
    return "-".join(filter(None, (*one.of, one.group, columns, one.sorting, *one.folded, size, one.skin)))


def laid_out(path: Path, one: Arranged) -> Worklist:
    session = open_session(path, plan=one.of[1])
    work = Worklist(session, Settings(skin=one.skin), find_view(one.of[0]), one.filter)
    work.lay_out(Layout(one.columns, one.group))
    work.sorting = read_sorting(one.sorting)
    work.load()
    names = {work.rows.part_at(key) for key in work.rows.headings()}
    work.folded = frozenset(
        name for name in names for begin in one.folded if begin == "*" or name.casefold().startswith(begin)
    )
    assert bool(work.folded) == bool(one.folded), names
    work.rows.fold(work.folded)
    return work


@pytest.mark.parametrize("one", ARRANGED, ids=told)
async def test_a_list_laid_out_by_its_user_is_what_the_app_draws_first(
    samples_path: Path, one: Arranged, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, theirs = laid_out(samples_path, one), laid_out(samples_path, one)
    with own.session.database, theirs.session.database:
        drawn = page(own, one.size, {**TRUE, **({"NO_COLOR": "1"} if one.no_color else {})})
        if one.no_color:
            monkeypatch.setenv("NO_COLOR", "1")
        assert_same(drawn, await first_picture(theirs, one.size))


@pytest.mark.parametrize("one", [each for each in ARRANGED if each.group and each.size is WIDE], ids=told)
def test_its_headings_are_on_it(samples_path: Path, one: Arranged) -> None:
    work = laid_out(samples_path, one)
    with work.session.database:
        assert work.rows.headings()
        text = [text for text, _ in page(work, one.size, TRUE).values()]
        assert any("▾" in line or "▸" in line for line in text)
