"""Views of one's own in the app: saved from what is shown, shown again as they were, changed, taken out."""

from pathlib import Path

import pytest
from textual.widgets import Static

from planwatch.service.read import Order
from planwatch.service.views.kept import add_mine
from planwatch.service.views.mine import mine_file, read_mine
from planwatch.service.views.own import own_views
from planwatch.settings import Settings
from planwatch.tui.screens.dialogs.form import Form
from tests.tui.commands.test_columns_chosen import choose
from tests.tui.seat import Seat, seated


async def palette(seat: Seat, words: str) -> None:
    await seat.press(":")
    await seat.type(words)
    await seat.press("enter")
    await seat.settle()


async def save(seat: Seat, name: str, key: str = "", whose: str = "") -> None:
    """Save what is shown; the words of the name are typed along."""
    await palette(seat, f"save view {name}")
    for typed in (key, whose):
        await seat.press("tab", *(["ctrl+u"] if typed else []))
        await seat.type(typed)
    await seat.press("enter")
    await seat.settle()


def row(seat: Seat) -> str:
    return seat.lines()[1]


def kept(seat: Seat) -> list[str]:
    return [view.word for view in own_views(seat.session, seat.session.plan_days()).views]


def looks(seat: Seat) -> tuple[object, ...]:
    work = seat.triage.worklist
    return work.view.base, work.look, tuple(seat.refs()), seat.table.widths(), tuple(work.rows.spans)


async def arrange(seat: Seat) -> None:
    """Another base, filter, columns, widths, order and groups."""
    await seat.press("9", "slash", *"due:overdue", "enter")
    await seat.at(seat.refs()[0], "ref")
    await choose(seat, "show percent", "wider")
    await seat.press("l", "s", "s", "(", *"theme", "enter")


@pytest.mark.parametrize("whose", ["mine", "P"])
async def test_what_is_shown_is_saved_and_comes_back_just_so_by_key_name_and_brackets(
    small_path: Path, whose: str
) -> None:
    async with seated(small_path, size=(160, 40)) as seat:
        await arrange(seat)
        wanted = looks(seat)
        await save(seat, "HR late", "f5", whose)
        assert "view HR late saved" in seat.said()
        assert looks(seat) == wanted
        assert f"[f5 HR late {len(seat.refs())}]" in row(seat)
        assert "f5 HR late" in seat.title()
        for way in (("f5",), ("0", "]"), ("1", "[")):
            await seat.press("1")
            assert seat.triage.worklist.filter == "due:overdue"  # as it was typed over the views of everybody
            assert seat.triage.worklist.sorting.order is None
            await seat.press(*way)
            assert looks(seat) == wanted, way
        await seat.press("1")
        await palette(seat, "hr late")
        assert looks(seat) == wanted
        await seat.press("1")
        await palette(seat, "view HR late")
        assert looks(seat) == wanted
    async with seated(small_path, size=(160, 40)) as seat:
        await seat.press("f5")
        assert looks(seat) == wanted
        assert "columns" not in (mine_file().read_text("utf-8") if whose == "P" and mine_file().exists() else "")


async def test_one_that_was_changed_says_so_stays_so_and_is_kept_or_put_back(small_path: Path) -> None:
    add_mine("Work", {"filter": "workforce", "key": "f2", "base": "overdue"})
    async with seated(small_path, size=(160, 40)) as seat:
        await seat.press("f2")
        saved = looks(seat)
        assert "*" not in row(seat)
        await seat.press("s")
        assert "[f2 Work* " in row(seat)
        assert "f2 Work*" in seat.title()
        changed = looks(seat)
        await seat.press("9", "f2")
        assert looks(seat) == changed
        await seat.press("f2")
        assert looks(seat) == saved
        await seat.press("slash", *" due:overdue", "enter")
        await palette(seat, "save view")
        await seat.press("enter")
        assert "Work*" not in row(seat)
        assert read_mine().views[0].filter == "workforce due:overdue"


async def test_a_shared_one_is_undone_and_one_that_others_take_out_leaves_what_it_began_from(small_path: Path) -> None:
    async with seated(small_path, size=(160, 40)) as seat:
        await seat.press("1")
        await save(seat, "Board", "f3", "P")
        assert kept(seat) == ["P:Board"]
        await seat.press("u")
        await seat.until(lambda: "Board" not in row(seat))
        assert kept(seat) == []
        assert "[1 Overdue" in row(seat)
        await seat.press("f3")
        assert "[1 Overdue" in row(seat)
        await seat.press("U")
        await seat.until(lambda: "f3 Board" in row(seat))


async def test_one_is_renamed_and_taken_out_after_a_question(small_path: Path) -> None:
    add_mine("Work", {"filter": "workforce"})
    async with seated(small_path, size=(160, 40)) as seat:
        await palette(seat, "change view Work")
        await seat.press("ctrl+u", *"Team", "tab", *"f9", "enter")
        assert "[f9 Team" in row(seat)
        await palette(seat, "remove view")
        await seat.press("enter")
        assert "Remove the view Team?" in seat.text()
        await seat.press("enter")
        assert len(read_mine().views) == 1
        await palette(seat, "remove view Team")
        await seat.press("y")
        assert read_mine().views == ()
        assert "[9 All" in row(seat)
        await palette(seat, "remove view")
        assert "no view of your own yet" in seat.said()


@pytest.mark.parametrize(
    ("name", "key", "whose", "told"),
    [
        ("", "", "", "needs a name"),
        ("overdue", "", "", "everybody has"),
        ("New", "r", "", "r is the key of"),
        ("New", "f2", "", "f2 opens Work already"),
        ("New", "f1", "", "f1 is the key of"),
        ("New", "space", "P", "space is the key of"),
        ("New", "x y", "P", "opens no view"),
        ("New", "", "Q", "'Q' is no plan shown"),
        ("a:b", "", "P", "no colon"),
    ],
)
async def test_what_cannot_be_saved_is_told_in_the_form_which_stays(
    small_path: Path, name: str, key: str, whose: str, told: str
) -> None:
    add_mine("Work", {"filter": "workforce", "key": "f2"})
    async with seated(small_path, size=(100, 30)) as seat:
        await save(seat, name, key, whose)
        assert isinstance(seat.app.screen, Form)
        assert told in " ".join(seat.text().split())
        assert kept(seat) == ["Work"]


async def test_over_another_of_that_name_it_asks(small_path: Path) -> None:
    add_mine("Work", {"filter": "workforce"})
    async with seated(small_path, size=(100, 30)) as seat:
        await save(seat, "work")
        assert "in place of Work?" in seat.text()
        await seat.press("n")
        assert read_mine().views[0].filter == "workforce"


async def test_a_broken_one_is_told_in_one_line_and_the_list_stays(small_path: Path) -> None:
    mine_file().parent.mkdir(parents=True, exist_ok=True)
    mine_file().write_text(
        '[[view]]\nname = "A"\nkey = "f2"\nfilter = "mood:bad"\n\n[[view]]\nname = "B"\nkey = "f3"\ncolumns = "mood"\n'
        'base = "red"\n\n[[view]]\nname = "C"\nkey = "f4"\nfilter = "lead:nobody"\n',
        "utf-8",
    )
    async with seated(small_path, size=(160, 40)) as seat:
        before = looks(seat)
        await seat.press("f2")
        assert "view A: no filter word 'mood:'" in seat.said()
        assert looks(seat) == before
        await seat.press("f3")
        assert "view B: there is no column 'mood': left out" in seat.said()
        assert seat.triage.worklist.view.base == "red"
        await seat.press("f4")
        assert "there is no lead 'nobody' any more" in seat.said()
        assert seat.refs() == []
        await seat.press("]", "9")
        assert len(seat.refs()) == 6


async def test_a_damaged_file_of_ones_own_is_told_and_ends_nothing(small_path: Path) -> None:
    mine_file().parent.mkdir(parents=True, exist_ok=True)
    mine_file().write_text("[[view", "utf-8")
    async with seated(small_path, size=(160, 40)) as seat:
        assert any("your own views are left out" in toast for toast in seat.toasts())
        await save(seat, "Team")
        assert isinstance(seat.app.screen, Form)
        assert "nothing was changed" in str(seat.app.screen.query_one("#line-below", Static).content)
    assert mine_file().read_text("utf-8") == "[[view"


async def test_a_key_of_the_users_own_choice_goes_before_that_of_a_view(small_path: Path) -> None:
    add_mine("Work", {"filter": "workforce", "key": "f5"})
    async with seated(small_path, size=(160, 40), settings=Settings(keymap={"view-9": ("f5",)}), view="1") as seat:
        await seat.press("f5")
        assert "[9 All" in row(seat)


async def test_one_of_a_plan_shows_only_that_plan_and_stands_there_only(samples_path: Path) -> None:
    async with seated(samples_path, today=None, size=(200, 40), view="9") as seat:
        await save(seat, "Here", "f6", "WB")
        listed = seat.triage.worklist.rows.by_id(seat.triage.worklist.rows.ids)
        assert {one.of.plan.ref for one in listed if one is not None} == {"WB"}
        assert {
            read.of.plan.ref for read in seat.triage.worklist.rows.by_id(seat.triage.worklist.rows.ids) if read
        } == {"WB"}
        assert f"Here {len(seat.refs())}" in row(seat)
        await seat.press("P", *"SL", "enter")
        assert "Here" not in row(seat)


async def test_keys_of_views_are_left_to_who_types(small_path: Path) -> None:
    add_mine("Work", {"filter": "workforce", "key": "f5"})
    async with seated(small_path, size=(160, 40), view="1") as seat:
        await seat.press("slash", *"so", "f5", "enter")
        assert seat.triage.worklist.filter == "so"
        assert "[1 Overdue" in row(seat)


async def test_an_edit_counts_in_ones_own_at_once(small_path: Path) -> None:
    add_mine("Red ones", {"filter": "rag:r"})
    add_mine("Voiced", {"filter": "voice:green"})
    async with seated(small_path, size=(200, 40)) as seat:
        work = seat.triage.worklist
        await seat.at("C1.2")
        for keys in (("r", "r", "escape"), ("r", "g", "escape")):
            await seat.press(*keys)
            counts = work.counts_of_views()
            for word, words in (("Red ones", "rag:r"), ("Voiced", "voice:g")):
                await seat.press("slash", "ctrl+u", *words, "enter")
                assert counts[word] == len(seat.refs()), (keys, word)
            await seat.press("escape")
            await seat.at("C1.2")
        assert work.sorting.order is not Order.TRIAGE
