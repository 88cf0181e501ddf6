"""Parts of every kind go out as sheets and lists, are edited there, and come back as exactly these edits."""

import csv
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.write import to_toml
from planwatch.service.files.export import export_plan
from planwatch.service.files.part_sheets import part_sheet, sheet_kinds
from planwatch.service.files.returned import open_returned
from planwatch.service.files.returned_items import Item, Kind, items
from planwatch.service.files.returned_take import take
from planwatch.service.files.returned_told import in_words, lines
from planwatch.service.journal import undo
from planwatch.service.measures.measures import MEASURES
from planwatch.service.measures.readings import Typed, read
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import add_part, set_part
from planwatch.service.plan.part_read import find_part
from planwatch.service.session import Session
from tests.books import Page, edited
from tests.conftest import SitDown
from tests.desk import told

FORMULA = '=cmd|" /C calc"!A0'
PLAN: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("source", {"name": "Inspection 2015", "kind": "inspection", "date": "spring 2015"}),
    ("recommendation", {"number": "1", "text": FORMULA, "class": "priority", "source": "Inspection 2015"}),
    ("recommendation", {"number": "2", "text": "Write the plans down", "repeats": "1"}),
    ("commitment", {"ref": "C1", "text": "-1 +1 @work", "answers": "1", "actions": "C1.2"}),
    ("risk", {"ref": "R1", "title": "+44 Nobody can be found", "likelihood": "4", "impact": "3", "cause": FORMULA}),
    ("risk", {"ref": "R2", "title": "The money runs out"}),
    ("measure", {"ref": "M1", "title": "Repeat referrals", "unit": "%", "baseline": "30.5", "target": "20"}),
    ("cost", {"ref": "K1", "title": "Social workers", "rate": "350.50", "quantity": "2.5", "periods": "6"}),
    ("cost", {"ref": "K2", "title": "Cars", "rate": "21,600", "included_in": "K1"}),
    ("version", {"name": "draft 1", "note": "For the workshop"}),
    ("signoff", {"ref": "S1", "of": "draft 1", "by": "Council"}),
    ("consultee", {"ref": "Q1", "who": "Foster carers", "how": "letter"}),
    ("communication", {"ref": "M1", "audience": "staff", "text": "What is planned", "due": "end of June 2016"}),
    ("dive", {"name": "Thresholds", "members": "Chair; two members", "scope": "1 2"}),
    ("evidence", {"ref": "E1", "title": "The duty team", "kind": "interview"}),
    ("finding", {"ref": "F1", "text": "Thresholds are not applied alike", "evidence": "E1"}),
)
READINGS = (("31 Oct 2015", "31"), ("30 Nov 2015", "28"), ("31 Dec 2015", "27.5"))


@pytest.fixture
def whole(ann: Session) -> Session:
    """The small plan with parts of every kind."""
    (day,) = ann.plan_days()
    for name, values in PLAN:
        add_part(ann, kind_of(name), day, values)
    for on, value in READINGS:
        read(ann, find_part(ann, MEASURES, "M1"), Typed(value, on))
    return ann


def out(session: Session, path: Path, of: str = "") -> Path:
    (day,) = session.plan_days()
    export_plan(session, day, path, of=of)
    return path


def back(session: Session, path: Path) -> tuple[Item, ...]:
    return items(session, open_returned(session, [path]))


EDITS = {
    "Sources": ("Inspection 2015", "source", "body", "Ofsted"),
    "Recommendations": ("2", "recommendation", "text", "Write all plans down"),
    "Commitments": ("C1", "commitment", "answers", "1, 2"),
    "Risks": ("R1", "risk", "likelihood", "2"),
    "Measures": ("M1", "measure", "target", "18.5"),
    "Costs": ("K1", "cost", "rate", "400"),
    "Versions": ("draft 1", "version", "note", "For members"),
    "Sign-offs": ("S1", "signoff", "conditions", "subject to costs"),
    "Consultees": ("Q1", "consultee", "said", "Tell us sooner"),
    "Communications": ("M1", "communication", "due", "July 2016"),
    "Evidence": ("E1", "evidence", "says", "Nobody has the list"),
    "Findings": ("F1", "finding", "led_to", "2"),
    "Deep dives": ("Thresholds", "dive", "members", "Chair; three members"),
}
"""By the names of sheets: ref, kind, field and what is typed there."""


def test_an_edit_in_each_kind_comes_back_as_exactly_that_edit_and_all_are_one_change(
    whole: Session, tmp_path: Path
) -> None:
    book = out(whole, tmp_path / "plan.xlsx")
    before = to_toml(told(whole)[0])
    file = openpyxl.load_workbook(book)
    for sheet, (ref, kind, field, text) in EDITS.items():
        heading = next(column.heading for column in part_sheet(kind).layout.columns if column.name == field)
        Page(file[sheet]).put(ref, **{heading.replace(" ", "_"): text})
    page = Page(file["Readings"])
    page.sheet.cell(page.head + 3, page.columns["Value"]).value = 26
    page.add(Measure="M1", Day="5 Jan 2016", Value=25, Note="After the change of forms")
    file.save(book)
    found = back(whole, book)
    edits = {(item.ref, item.part, item.column, item.text) for item in found if item.kind is Kind.EDIT}
    assert edits == {*EDITS.values(), ("M1 31 Dec 2015", "reading", "value", "26")}
    assert [(item.kind, item.text) for item in found if item.kind is not Kind.EDIT] == [(Kind.NEW, "M1 5 Jan 2016")]
    taken = take(whole, open_returned(whole, [book]))
    assert (taken.edits, dict(taken.parts), taken.refused) == (14, {"reading": 1}, [])
    (measure,) = told(whole)[0].measure
    assert [str(one.value) for one in measure.reading] == ["31", "28", "27.5", "26", "25"]
    assert back(whole, book) == ()
    undo.undo(whole, taken.number)
    assert to_toml(told(whole)[0]) == before


def test_rows_that_are_new_copied_taken_out_or_told_are_each_known_for_what_they_are(
    whole: Session, tmp_path: Path
) -> None:
    book = out(whole, tmp_path / "plan.xlsx")

    def edit(page: Page) -> None:
        page.add(*page.cells("R1"), Title="A copy")
        page.add(Title="Staff leave", Owner="Head of Something New", Likelihood=3)
        page.add(Kind="no such kind", Title="Never")
        page.put("R1", Was="lower")
        page.sheet.delete_rows(page.row("R2"))

    edited(book, edit, sheet="Risks")
    found = back(whole, book)
    assert [(item.kind, item.called) for item in found] == [
        (Kind.NEW, "risk"),
        (Kind.NEW, "risk"),
        (Kind.TOLD, "risk R1"),
        (Kind.COPIED, "risk R1"),
        (Kind.GONE, "risk R2"),
    ]
    taken = take(whole, open_returned(whole, [book]))
    assert (dict(taken.parts), [refused[1] for refused in taken.refused]) == ({"risk": 1}, ["new row"])
    added = told(whole)[0].risk
    assert [(one.ref, one.title, one.owner) for one in added][2:] == [("R3", "Staff leave", "Head of Something New")]
    assert [one.ref for one in added] == ["R1", "R2", "R3"]


def test_a_cell_changed_there_and_here_is_a_conflict_that_names_who_and_stays(
    whole: Session, sit_down: SitDown, tmp_path: Path
) -> None:
    book = out(whole, tmp_path / "plan.xlsx")
    bob, risks, commitments = sit_down(whole.path, "bob"), kind_of("risk"), kind_of("commitment")
    set_part(bob, risks, find_part(bob, risks, "R1"), {"cause": "Pay", "effect": "Delay"})
    set_part(bob, commitments, find_part(bob, commitments, "C1"), {"answers": "2"})
    read(bob, find_part(bob, MEASURES, "M1"), Typed("27", "31 Dec 2015"))
    edited(book, lambda page: page.put("R1", Cause="Housing", Mitigation="Advertise"), sheet="Risks")
    edited(book, lambda page: page.put("C1", Answers=""), sheet="Commitments")
    edited(book, lambda page: page.sheet.cell(page.head + 3, page.columns["Value"], "26"), sheet="Readings")
    returned = open_returned(whole, [book])
    found = items(whole, returned)
    assert [(item.kind, item.called, item.column, item.now) for item in found] == [
        (Kind.CONFLICT, "commitment C1", "answers", "2"),
        (Kind.CONFLICT, "risk R1", "cause", "Pay"),
        (Kind.CONFLICT, "reading M1 31 Dec 2015", "value", "27"),
        (Kind.EDIT, "risk R1", "mitigation", ""),
    ]
    assert all("set by bob on 11 Jan 2016" in in_words(item) for item in found[:3])
    assert take(whole, returned, found).edits == 1
    (risk, *_) = told(whole)[0].risk
    assert (risk.cause, risk.effect, risk.mitigation) == ("Pay", "Delay", "Advertise")


def test_nothing_that_somebody_typed_is_a_formula_in_any_sheet_or_list(whole: Session, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(out(whole, tmp_path / "plan.xlsx"))
    for page in book:
        texts = [cell for row in page.iter_rows() for cell in row if cell.data_type == "f" and page.title != "Actions"]
        assert [cell.value for cell in texts if not str(cell.value).startswith("=SUM(")] == [], page.title
    for kind in sheet_kinds():
        listed = out(whole, tmp_path / f"{kind}.csv", part_sheet(kind).plural)
        rows = list(csv.reader(listed.read_text("utf-8-sig").splitlines()))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
        assert back(whole, listed) == ()


def test_columns_that_are_taken_out_of_a_list_change_nothing(whole: Session, tmp_path: Path) -> None:
    listed = out(whole, tmp_path / "risks.csv", "risks")
    rows = list(csv.DictReader(listed.read_text("utf-8-sig").splitlines()))
    rows[0]["Impact"] = "5"
    kept = ["Impact", "Title", "planwatch mark", "planwatch key: risk"]
    with listed.open("w", newline="") as file:
        writer = csv.DictWriter(file, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(reversed(rows))
    (item,) = back(whole, listed)
    assert (item.kind, item.called, item.column, item.text) == (Kind.EDIT, "risk R1", "impact", "5")
    returned = open_returned(whole, [listed])
    assert list(lines(returned, items(whole, returned))) == [
        f"risks.csv: 2 risks, as of change {returned.files[0].change}", "  ~ risk R1 impact: 3 → 5",
    ]  # fmt: skip


def test_a_kind_is_named_as_people_call_it_or_as_its_command_is(whole: Session, tmp_path: Path) -> None:
    (day,) = whole.plan_days()
    told = [export_plan(whole, day, tmp_path / f"{at}.csv", of=of) for at, of in enumerate(("Deep  dives", "signoffs"))]
    assert [line.partition(" written")[0] for line in told] == ["1 deep dive", "1 sign-off"]
    with pytest.raises(PlanwatchError, match=r"no kind of part is called 'sign-off'\. did you mean 'sign-offs'"):
        export_plan(whole, day, tmp_path / "no.csv", of="sign-off")


def test_the_command_that_takes_theirs_names_a_source_as_a_shell_takes_it(
    whole: Session, sit_down: SitDown, tmp_path: Path
) -> None:
    listed = out(whole, tmp_path / "sources.csv", "sources")
    bob, sources = sit_down(whole.path, "bob"), kind_of("source")
    set_part(bob, sources, find_part(bob, sources, "Inspection 2015"), {"body": "The council"})
    rows = list(csv.reader(listed.read_text("utf-8-sig").splitlines()))
    rows[1][rows[0].index("Body")] = "Ofsted"
    with listed.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    returned = open_returned(whole, [listed])
    (how,) = (line.strip() for line in lines(returned, items(whole, returned)) if "to take theirs" in line)
    assert how == 'to take theirs: planwatch source set "Inspection 2015" "body=Ofsted"'
