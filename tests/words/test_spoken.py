"""An action as one line of words: what the signs of a table mean, said."""

from datetime import date

import pytest

from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.ratings.calculate import Rating
from planwatch.model.values import replace
from planwatch.service.read import find_action
from planwatch.service.session import Session
from planwatch.words.spoken import spoken
from tests.desk import put, with_keys


def test_what_a_line_says_of_an_action(ann: Session) -> None:
    assert spoken(find_action(ann, "C1.2")) == (
        "C1.2 Recruit managers; 83 days late; due 20 Oct 2015; red; lead Head of HR; theme Workforce; "
        "updated 10 Dec 2015"
    )
    assert spoken(find_action(ann, "C1.10"), several_plans=True) == (
        "P:C1.10 Map the offer; due autumn 2016, in 324 days; not rated; lead Élan Partners; theme Workforce; no update"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due": "11 Jan 2016"}, "due 11 Jan 2016, today"),
        ({"due": "12 Jan 2016"}, "due 12 Jan 2016, in 1 day"),
        ({"due": "10 Jan 2016"}, "1 day late; due 10 Jan 2016"),
        ({"due": "winter 2015/16"}, "possibly overdue; due winter 2015/16"),
        ({"due": "in due course"}, "due in due course, which is no date"),
        ({"due": ""}, "no date"),
        ({"lead": ""}, "no lead"),
    ],
)
def test_dates_and_leads_are_told_in_words(ann: Session, fields: dict[str, str], words: str) -> None:
    put(ann, "C1.2", fields, why="as agreed", no_date=True)
    assert f"; {words}; " in spoken(find_action(ann, "C1.2"))


@pytest.mark.parametrize(
    ("fields", "calculated", "words"),
    [
        ({"rag": Rag.AMBER}, Rag.RED, "amber by the lead, calculated red"),
        ({"rag": Rag.AMBER, "board_rag": Rag.RED}, Rag.RED, "red by the board, amber by the lead"),
        ({"rag": None, "board_rag": Rag.RED}, Rag.RED, "red by the board, not rated by the lead"),
        ({"status": Status.COMPLETE}, None, "complete"),
        ({"status": Status.ASSURED}, None, "assured"),
        ({"status": Status.WITHDRAWN}, None, "withdrawn"),
    ],
)
def test_ratings_are_told_by_whose_they_are(
    ann: Session, fields: dict[str, object], calculated: Rag | None, words: str
) -> None:
    row = find_action(ann, "C1.2")
    action: Action = with_keys(row.action, **fields)
    assert f"; {words}; " in spoken(replace(row, action=action, rating=Rating(calculated)))


def test_what_stands_out_in_a_table_is_told(ann: Session) -> None:
    row = find_action(ann, "C1.2")
    assert "; lead Head of HR, who left; " in spoken(replace(row, lead_until=date(2016, 1, 1)))
    assert "; date moved once; " in spoken(replace(row, moves=1))
    assert "; date moved 3 times, which is often; " in spoken(replace(row, moves=3))
    assert "; done 5 days late; " in spoken(replace(find_action(ann, "A2"), days_late=5))
