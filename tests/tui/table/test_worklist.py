"""A list that is narrowed letter by letter is the list that is asked for whole."""

from pathlib import Path

import pytest

from planwatch.model.actions.views import VIEWS, View
from planwatch.service import read
from planwatch.service.files.open import open_session
from planwatch.settings import Settings
from planwatch.tui.table.worklist import Worklist
from tests.desk import TODAY, put

TYPED = (
    "s",
    "so",
    "soc",
    "soc not:case",
    "lead:hr soc",
    "lead:hr",
    "rag:r",
    "rag:r not:a",
    '"social work"',
    "%",
    "É",
    "",
)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.word)
def test_words_typed_one_after_another_list_what_the_file_lists(samples_path: Path, view: View) -> None:
    session = open_session(samples_path, who="HR Partner", today=TODAY)
    with session.database:
        worklist = Worklist(session, Settings())
        worklist.view = view
        worklist.load()
        for text in TYPED:
            worklist.filter = text
            worklist.load()
            assert worklist.rows.ids == read.list_ids(session, worklist.listing()), text


def test_what_others_change_while_words_are_typed_is_listed(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    other = open_session(small_path, who="bob", today=TODAY)
    with session.database, other.database:
        worklist = Worklist(session, Settings())
        worklist.view = next(view for view in VIEWS if view.word == "all")
        for title, found in (("Recruit managers", 0), ("Recruit magpies", 1), ("Recruit managers", 0)):
            put(other, "C1.2", {"title": title})
            worklist.filter = "magp"
            worklist.load()
            assert len(worklist.rows) == found
