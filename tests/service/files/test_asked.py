"""That update sheets went out and came back: who was asked, who answered, and what that is and is not."""

import shutil
from datetime import date
from pathlib import Path

from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.exchange.workbook.keys import Mark, mark_of, mark_text
from planwatch.model.plan.action import Chase
from planwatch.model.plan.kinds import ChaseKind
from planwatch.service.actions.progress import Note, note
from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.returned import files_in, open_returned
from planwatch.service.files.returned_items import Choice, Kind, items
from planwatch.service.files.returned_take import take
from planwatch.service.files.returned_told import about_file
from planwatch.service.files.sheets import write_sheets
from planwatch.service.history.story import story
from planwatch.service.journal import undo
from planwatch.service.session import Session
from planwatch.words.story import asked_in_words
from tests.books import Page, edited
from tests.conftest import SitDown
from tests.desk import TODAY, find, put, targets, told


def in_words(session: Session, ref: str) -> str:
    row = find(session, ref)
    found = story(session, row)
    return asked_in_words(found.asked, found.updates)


def chases(session: Session, ref: str) -> tuple[Chase, ...]:
    return next(action for action in told(session)[0].action if action.ref == ref).chase


def test_each_action_of_a_sheet_says_that_its_lead_was_asked_and_that_nobody_answered(
    ann: Session, tmp_path: Path
) -> None:
    before = told(ann)
    done = write_sheets(ann, tmp_path, ChaseAsked(reply_by="18 Jan 2016"))
    (asked,) = chases(ann, "C1.10")
    assert asked == Chase(on=TODAY, kind=ChaseKind.ASKED, to="Élan Partners", who="ann", reply_by=date(2016, 1, 18))
    assert in_words(ann, "C1.10") == "asked on 11 Jan 2016, nobody answered"
    assert read_toml(to_toml(told(ann)[0]), "x", TODAY) == told(ann)[0]
    assert write_sheets(ann, tmp_path).number is None
    assert done.number is not None
    undo.undo(ann, done.number)
    assert told(ann) == before


def test_a_sheet_that_nobody_edited_is_an_answer_but_no_update(ann: Session, tmp_path: Path) -> None:
    write_sheets(ann, tmp_path / "out")
    back = tmp_path / "back.xlsx"
    shutil.copy(tmp_path / "out" / "update-p-elan-partners.xlsx", back)
    returned = open_returned(ann, [back])
    assert returned.answered == ("Élan Partners",)
    assert set(returned.silent) == {"Head of HR", "Principal SW"}
    taken = take(ann, returned)
    assert (taken.edits, taken.updates, taken.answered) == (0, 0, ("Élan Partners",))
    assert chases(ann, "C1.10")[0].answered_on == TODAY
    assert in_words(ann, "C1.10") == ""
    assert find(ann, "C1.10").updated is None
    assert take(ann, open_returned(ann, [back])).number is None


def test_sheets_that_lie_where_they_were_written_have_not_come_back(ann: Session, tmp_path: Path) -> None:
    write_sheets(ann, tmp_path)
    returned = open_returned(ann, files_in(tmp_path))
    assert returned.answered == ()
    assert len(returned.silent) == 3
    assert "nobody has sent it back" in about_file(returned.files[0])
    assert take(ann, returned).number is None


def test_an_update_after_it_was_asked_is_an_answer_too(ann: Session, tmp_path: Path) -> None:
    write_sheets(ann, tmp_path, ChaseAsked("Head of HR"))
    assert in_words(ann, "C1.2") == "asked on 11 Jan 2016, nobody answered"
    note(ann, targets(ann, "C1.2"), Note("They rang: both posts are filled"))
    assert in_words(ann, "C1.2") == ""


def test_a_sheet_of_old_answers_nothing_that_was_asked_after_it(
    ann: Session, sit_down: SitDown, tmp_path: Path
) -> None:
    (path,) = write_sheets(ann, tmp_path / "out", ChaseAsked("Head of HR")).written
    back = edited(
        path, lambda page: page.put("C1.2", New_update="Nearly there", As_at="8 Jan 2016"), tmp_path / "b.xlsx"
    )
    assert take(ann, open_returned(ann, [back])).answered == ("Head of HR",)
    later = sit_down(ann.path, "ann", today=date(2016, 2, 8))
    write_sheets(later, tmp_path / "next", ChaseAsked("Head of HR"))
    taken = take(later, open_returned(later, [back]))
    assert (taken.number, taken.answered) == (None, ())
    assert in_words(later, "C1.2") == "asked on 8 Feb 2016, nobody answered"


def test_a_copy_of_the_plan_with_another_history_is_told_and_all_is_asked(
    ann: Session, sit_down: SitDown, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    ann.database.backup(copy)
    put(ann, "C1.2", {"how": "As ann says"})
    other = sit_down(copy, "bob")
    put(other, "A4", {"how": "As bob says"})
    (path,) = write_sheets(other, tmp_path / "out", ChaseAsked("Head of HR")).written
    put(ann, "A1", {"how": "By letter"})

    def edit(page: Page) -> None:
        page.put("C1.2", RAG="A", New_update="Nearly")

    back = edited(path, edit, tmp_path / "back.xlsx")
    returned = open_returned(ann, [back])
    assert "of a copy of the plan with another change 3" in about_file(returned.files[0])
    found = [item for item in items(ann, returned) if item.kind is not Kind.MISSING]
    assert [(item.kind, item.column) for item in found] == [(Kind.QUESTION, "rag"), (Kind.QUESTION, "update")]
    assert take(ann, returned).number is None
    assert take(ann, returned, choice=Choice(theirs=frozenset({0}))).edits == 1


def test_a_mark_of_old_is_read_as_it_was() -> None:
    assert mark_of("planwatch P change 41") == Mark("P", 41)
    assert mark_of(mark_text(Mark("P", 41, "0a1b2c3d"))) == Mark("P", 41, "0a1b2c3d")


def test_a_sheet_without_its_mark_is_compared_with_the_plan_alone(ann: Session, tmp_path: Path) -> None:
    (path,) = write_sheets(ann, tmp_path / "out", ChaseAsked("Head of HR")).written

    def edit(page: Page) -> None:
        page.sheet.cell(1, 1).value = None
        page.put("C1.2", RAG="A")

    returned = open_returned(ann, [edited(path, edit, tmp_path / "back.xlsx")])
    assert "it does not say of which change: no conflict can be known" in about_file(returned.files[0])
    assert [item.kind for item in items(ann, returned) if item.kind is not Kind.MISSING] == [Kind.QUESTION]
    assert returned.answered == ("Head of HR",)
