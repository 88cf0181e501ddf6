"""Leads, themes and forums go out as sheets beside the actions, and come back as what was changed in them."""

from pathlib import Path

import openpyxl

from planwatch.exchange.toml.write import to_toml
from planwatch.service.files.export import export_plan
from planwatch.service.files.returned import open_returned
from planwatch.service.files.returned_items import Item, Kind, items
from planwatch.service.files.returned_take import take
from planwatch.service.journal import undo
from planwatch.service.meetings.forums import add_forum
from planwatch.service.plan.records import records, set_record
from planwatch.service.session import Session
from tests.books import Page
from tests.conftest import SitDown
from tests.desk import find, told


def out(session: Session, path: Path, of: str = "") -> Path:
    export_plan(session, session.one_plan(), path, of=of)
    return path


def back(session: Session, path: Path) -> tuple[Item, ...]:
    return items(session, open_returned(session, [path]))


def test_what_is_changed_and_new_in_them_comes_back_with_the_actions_as_one_change(
    ann: Session, tmp_path: Path
) -> None:
    add_forum(ann, ann.one_plan(), {"name": "Board", "chair": "Chief Executive"})
    before, book = to_toml(told(ann)[0]), out(ann, tmp_path / "plan.xlsx")
    file = openpyxl.load_workbook(book)
    Page(file["Leads"]).put("Head of HR", Holder="A new one", Until="31 Mar 2016")
    Page(file["Leads"]).add(Name="Panel chair", Kind="post", Organisation="Borough")
    Page(file["Themes"]).put("Practice", Sponsor="Panel chair", Title="Good practice")
    Page(file["Forums"]).put("Board", Cadence="monthly from 18 Jan 2016", Public="yes")
    Page(file["Forums"]).add(Name="Scrutiny", Reports_to="Board")
    Page(file["Actions"]).put("A1", Lead="Panel chair", Theme="Good practice")
    file.save(book)
    assert [item.kind for item in back(ann, book) if item.kind is not Kind.EDIT] == [Kind.NEW, Kind.NEW]
    taken = take(ann, open_returned(ann, [book]))
    assert (taken.edits, dict(taken.parts), taken.refused) == (7, {"lead": 1, "forum": 1}, [])
    now = told(ann)[0]
    assert [(one.name, one.holder, one.organisation) for one in now.lead if one.holder or one.organisation] == [
        ("Head of HR", "A new one", ""), ("Panel chair", "", "Borough"),
    ]  # fmt: skip
    assert [(one.title, one.label, one.sponsor) for one in now.theme][1] == ("Good practice", "Theme 2", "Panel chair")
    assert [(one.name, one.public, one.cadence, one.reports_to) for one in now.forum] == [
        ("Board", True, "monthly from 18 Jan 2016", ""), ("Scrutiny", False, "", "Board"),
    ]  # fmt: skip
    assert (find(ann, "A1").action.lead, find(ann, "A1").action.theme) == ("Panel chair", "Good practice")
    assert back(ann, book) == ()
    undo.undo(ann, taken.number)
    assert to_toml(told(ann)[0]) == before


def test_what_clashes_or_cannot_be_is_told_and_left_as_it_is(ann: Session, sit_down: SitDown, tmp_path: Path) -> None:
    book = out(ann, tmp_path / "leads.xlsx", "leads")
    bob = sit_down(ann.path, "bob")
    own = next(one for one in records(bob, bob.one_plan(), "lead") if one.name == "Head of HR")
    set_record(bob, bob.one_plan(), own, {"holder": "Bo"})
    file = openpyxl.load_workbook(book)
    page = Page(file["Leads"])
    page.put("Head of HR", Holder="Cy")
    page.put("Principal SW", Since="1 Apr 2016", Until="31 Mar 2016")
    page.put("Élan Partners", Name="principal sw")
    file.save(book)
    assert [(item.kind, item.called, item.column) for item in back(ann, book)] == [
        (Kind.CONFLICT, "lead Head of HR", "holder"), (Kind.EDIT, "lead Principal SW", "since"),
        (Kind.EDIT, "lead Principal SW", "until"), (Kind.COPIED, "lead principal sw", ""),
        (Kind.GONE, "lead Élan Partners", ""),
    ]  # fmt: skip
    taken = take(ann, open_returned(ann, [book]))
    assert (taken.edits, [why for _, _, why in taken.refused]) == (1, ["since is after until"])
    assert [one.name for one in told(ann)[0].lead] == ["Head of HR", "Principal SW", "Élan Partners"]
    assert out(ann, tmp_path / "forums.csv", "forums").read_text("utf-8-sig").startswith("Name,Chair,Reports to,Public")
