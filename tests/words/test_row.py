"""The cells of a row: said once, for the app and the shell."""

from planwatch.service.actions.edit import set_fields
from planwatch.service.change import How, Target
from planwatch.service.read import find_action
from planwatch.service.session import Session
from planwatch.words.row import CELLS


def told(session: Session, ref: str) -> dict[str, tuple[str, str]]:
    row = find_action(session, ref)
    return {key: cell.words(row) for key, cell in CELLS.items()}


def test_a_row_is_told_cell_by_cell_with_the_name_of_a_style(ann: Session) -> None:
    cells = told(ann, "C1.2")
    assert cells["plan"] == ("P", "muted")
    assert cells["ref"] == ("C1.2", "")


def test_what_was_withdrawn_is_muted_from_its_rating_to_its_title(ann: Session) -> None:
    row = find_action(ann, "C1.2")
    set_fields(ann, [Target(row.id, row.version)], {"status": "withdrawn"}, How(why="merged with C1.3"))
    cells = told(ann, "C1.2")
    assert cells["rag"] == ("× –", "muted")
    assert cells["title"] == (row.action.title, "muted")
