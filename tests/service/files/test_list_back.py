"""A list (CSV) that went out and comes back, edited as people do in a spreadsheet or an editor of text."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.workbook.returned import Doubt
from planwatch.service.files.export import export_actions, export_plan
from planwatch.service.files.open import open_session
from planwatch.service.files.returned import Returned, came_back, open_returned
from planwatch.service.files.returned_take import take
from planwatch.service.files.tables import import_table, open_file
from planwatch.service.read import Listing
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import TODAY, find, put

Lines = list[dict[str, str]]


def edited(session: Session, file: Path, edit: Callable[[Lines], object] = list, drop: Sequence[str] = ()) -> Returned:
    """The plan as a list, edited, and what it says when it comes back."""
    if not file.exists():
        (day,) = session.plan_days()
        export_plan(session, day, file)
    with file.open(encoding="utf-8-sig", newline="") as out:
        lines = list(csv.DictReader(out))
    edit(lines)
    with file.open("w", encoding="utf-8", newline="") as back:
        writer = csv.DictWriter(back, [name for name in lines[0] if name not in drop], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(lines)
    return open_returned(session, [file])


def of(lines: Lines, ref: str) -> dict[str, str]:
    return next(line for line in lines if line["ref"] == ref)


def test_what_was_changed_in_a_list_is_taken_back_and_nothing_else(ann: Session, tmp_path: Path) -> None:
    def edit(lines: Lines) -> None:
        of(lines, "C1.2").update({"how": "By advert", "percent": "60 %", "rag": "A", "due": "30/10/2015"})
        of(lines, "C1.10").update({"answers": "7; 7a", "cost (£)": "21.50", "overdue": "yes"})
        lines.reverse()

    returned = edited(ann, tmp_path / "plan.csv", edit)
    taken = take(ann, returned)
    assert (taken.edits, taken.refused) == (6, [])
    action = find(ann, "C1.2").action
    assert (action.how, action.percent, action.rag, action.due.text) == ("By advert", 60, "amber", "30/10/2015")
    assert (find(ann, "C1.10").action.answers, find(ann, "C1.10").action.cost) == (("7", "7a"), 2150)
    assert take(ann, open_returned(ann, [tmp_path / "plan.csv"])).number is None


def test_a_list_and_the_plan_changed_both_are_a_conflict_and_nothing_is_overwritten(
    small_path: Path, sit_down: SitDown, tmp_path: Path
) -> None:
    ann, bob = sit_down(small_path, "ann"), sit_down(small_path, "bob")
    edited(ann, tmp_path / "plan.csv")
    put(bob, "C1.2", {"how": "By an agency"})
    returned = edited(ann, tmp_path / "plan.csv", lambda lines: of(lines, "C1.2").update(how="By advert"))
    (clash,) = returned.files[0].changes.clashes
    assert (clash.edit.text, clash.now) == ("By advert", "By an agency")
    assert take(ann, returned).number is None
    assert find(ann, "C1.2").action.how == "By an agency"


def test_lists_of_two_days_that_were_joined_are_compared_with_the_older(ann: Session, tmp_path: Path) -> None:
    (day,) = ann.plan_days()
    export_actions(ann, Listing("all", (day,)), tmp_path / "old.csv")
    put(ann, "C1.2", {"how": "By an agency"})
    export_plan(ann, day, tmp_path / "plan.csv")
    old = (tmp_path / "old.csv").read_text("utf-8-sig").partition("\r\n")[2]
    with (tmp_path / "plan.csv").open("a", newline="") as both:
        both.write(old)
    returned = open_returned(ann, [tmp_path / "plan.csv"])
    assert take(ann, returned).number is None
    assert find(ann, "C1.2").action.how == "By an agency"


def test_columns_that_are_left_out_of_a_list_change_nothing(ann: Session, tmp_path: Path) -> None:
    returned = edited(ann, tmp_path / "plan.csv", lambda lines: of(lines, "C1.2").update(how="Anew"), ("due", "lead"))
    assert [(edit.column, edit.text) for edit in returned.files[0].changes.edits] == [("how", "Anew")]
    assert not returned.files[0].changes.clashes


def test_what_differs_in_a_list_without_its_mark_is_asked(ann: Session, tmp_path: Path) -> None:
    def edit(lines: Lines) -> None:
        of(lines, "C1.2").update(how="Anew")

    returned = edited(ann, tmp_path / "plan.csv", edit, ("due", "lead", "planwatch mark"))
    (file,) = returned.files
    assert (file.change, file.changes.edits) == (None, ())
    assert [(clash.edit.text, clash.doubt) for clash in file.changes.clashes] == [("Anew", Doubt.NO_BASE)]
    assert take(ann, returned).number is None


def test_a_list_of_a_copy_of_the_plan_with_another_history_is_asked(ann: Session, tmp_path: Path) -> None:
    def edit(lines: Lines) -> None:
        for line in lines:
            line["planwatch mark"] = f"{line['planwatch mark'][:-8]}00000000"
        of(lines, "C1.2").update(how="Anew")

    (file,) = edited(ann, tmp_path / "plan.csv", edit).files
    assert "of a copy of the plan" in file.why_unknown
    assert [clash.doubt for clash in file.changes.clashes] == [Doubt.NO_BASE]


def test_a_list_of_another_plan_is_refused(ann: Session, tmp_path: Path) -> None:
    def of_another(lines: Lines) -> None:
        for line in lines:
            line["planwatch mark"] = line["planwatch mark"].replace(" P ", " OTHER ")

    with pytest.raises(PlanwatchError, match="of the plan OTHER, not of P"):
        edited(ann, tmp_path / "plan.csv", of_another)


def test_a_list_without_its_keys_is_mapped_by_the_names_that_it_has(ann: Session, tmp_path: Path) -> None:
    with pytest.raises(PlanwatchError, match="none of these files"):
        edited(ann, tmp_path / "plan.csv", drop=("planwatch key", "planwatch mark"))
    assert not came_back(tmp_path / "plan.csv")
    seen = open_file(ann, tmp_path / "plan.csv")
    assert (seen.new, bool(seen.difference)) == (0, False)


def test_a_list_starts_a_plan_with_what_it_holds(ann: Session, tmp_path: Path) -> None:
    (day,) = ann.plan_days()
    export_plan(ann, day, tmp_path / "plan.csv")
    new = open_session(tmp_path / "new.db", create=True, today=TODAY)
    with new.database:
        import_table(new, open_file(new, tmp_path / "plan.csv"))
        for ref in ("C1.2", "C1.10", "A1"):
            was, now = find(ann, ref).action, find(new, ref).action
            assert (now.due, now.lead, now.theme, now.percent) == (was.due, was.lead, was.theme, was.percent)


def test_a_new_row_that_cannot_be_taken_is_told_and_the_rest_is_taken(ann: Session, tmp_path: Path) -> None:
    def edit(lines: Lines) -> None:
        of(lines, "C1.2")["how"] = "By advert"
        empty = dict.fromkeys(lines[0], "")
        lines += [empty | {"title": "Meet", "theme": "Hausing"}, empty | {"title": "Train all", "percent": "lots"}]

    taken = take(ann, edited(ann, tmp_path / "plan.csv", edit))
    assert (taken.edits, len(taken.new), taken.brought) == (1, 1, "new in the plan: theme 'Hausing'")
    ((title, of_what, _),) = taken.refused
    assert (title, of_what) == ("Train all", "new row")
