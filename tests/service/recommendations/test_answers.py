"""What an action answers: links to recommendations; a number that none has yet waits for it, and nothing is lost."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planwatch.errors import Conflict
from planwatch.service.actions.edit import set_fields
from planwatch.service.checks import check
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal import undo
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import find_part, part_rows
from planwatch.service.recommendations.coverage import COVERAGE
from planwatch.service.recommendations.recommendations import RECOMMENDATIONS
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.conftest import SitDown
from tests.desk import answer, find, put, targets, told


def add(session: Session, number: str) -> None:
    add_part(session, RECOMMENDATIONS, session.one_plan(), {"number": number, "text": "Screen"})


def renumber(session: Session, old: str, new: str) -> None:
    set_part(session, RECOMMENDATIONS, find_part(session, RECOMMENDATIONS, old), {"number": new})


def remove(session: Session, number: str) -> None:
    remove_part(session, RECOMMENDATIONS, find_part(session, RECOMMENDATIONS, number))


def rows(session: Session) -> list[tuple[Any, ...]]:
    """The rows of what C1.2 answers: the number of the recommendation, and what is said beside it."""
    return session.database.tuples(
        "select n.number, s.words from answering s join action a on a.id = s.action_id and a.ref = 'C1.2' "
        "left join recommendation n on n.id = s.recommendation_id and n.removed = 0 "
        "where s.removed = 0 order by s.seq, s.id"
    )


def test_a_number_waits_for_its_recommendation_and_then_goes_with_it(ann: Session) -> None:
    put(ann, "C1.2", {"answers": "9, 1a, 1"})
    assert rows(ann) == [(None, "9"), (None, "1a"), (None, "1")]
    add(ann, "1")
    assert rows(ann) == [(None, "9"), ("1", "a"), ("1", "")]
    unknown = [one.finding.facts for one in check.check(ann, codes=("answers-nothing",))]
    assert unknown == ["9"]
    renumber(ann, "1", "9")
    assert rows(ann) == [("9", "a"), ("9", "")]
    assert find(ann, "C1.2").action.answers == ("9a", "9")
    add(ann, "9a")
    assert rows(ann) == [("9a", ""), ("9", "")]
    remove(ann, "9")
    assert rows(ann) == [("9a", ""), (None, "9")]
    undo.undo(ann)
    assert rows(ann) == [("9a", ""), ("9", "")]
    past = looking_back(ann, moment(ann, "2"))
    with past.database:
        assert find(past, "C1.2").action.answers == ("9", "1a", "1")
    assert faults(ann.database) == []


def test_what_answers_one_does_not_keep_its_adding_from_being_taken_back(ann: Session) -> None:
    add(ann, "5")
    put(ann, "C1.2", {"answers": "5"})
    undo.undo(ann, 2)
    assert (rows(ann), part_rows(ann, RECOMMENDATIONS)) == ([(None, "5")], [])


def test_two_who_change_what_one_action_answers_conflict(ann: Session, bob: Session) -> None:
    seen = targets(ann, "C1.2", seen=True)
    put(bob, "C1.2", {"answers": "1"})
    with pytest.raises(Conflict, match=r"answers of C1.2 was changed meanwhile by bob .* to 1"):
        set_fields(ann, seen, {"answers": "2"})


def _as_before(path: Path) -> None:
    """Make the file one of the time when what an action answers stood in lines of it: first 1 and 1a, then 1 and 2."""
    old = sqlite3.connect(path)
    old.executescript(
        "drop trigger journal_keeps_what_was_written; drop trigger journal_keeps_all_rows;"
        "delete from journal where table_name = 'answering'; drop table answering;"
        "update journal set after = json_set(after, '$.answers', '1' || char(10) || '1a') "
        "where table_name = 'action' and field = '' and json_extract(after, '$.ref') = 'C1.2';"
        "update journal set field = 'answers', before = json_quote('1' || char(10) || '1a'), "
        "after = json_quote('1' || char(10) || '2') where table_name = 'action' and field = 'priority';"
        "update action set answers = '1' || char(10) || '2', priority = 'high' where ref = 'C1.2';"
        "delete from _sqlite_migrations where name like '%_answers_are_links';"
    )
    old.close()


@pytest.mark.of_a_file("its schema, brought up to date when it is opened")
def test_tags_of_an_older_file_are_links_and_what_was_before_them_is_still_known(
    small_path: Path, sit_down: SitDown
) -> None:
    session = sit_down(small_path)
    add(session, "1")
    put(session, "C1.2", {"priority": "low"})
    session.database.close()
    _as_before(small_path)
    session = sit_down(small_path)
    assert (rows(session), faults(session.database)) == ([("1", ""), (None, "2")], [])
    past = looking_back(session, moment(session, "2"))
    with past.database:
        assert find(past, "C1.2").action.answers == ("1", "1a")
    undo.undo(session)
    assert rows(session) == [("1", ""), ("1", "a")]
    assert [row.refs for row in part_rows(session, COVERAGE)] == ["C1.2"]


_STEPS = st.sampled_from(
    ("1", "1 1a 3", "2a", "add 1", "add 1a", "3 for 1", "1 for 3", "take 1", "back", "undo", "redo")
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_STEPS, min_size=3, max_size=9))
def test_no_link_dangles_whatever_is_done_and_coverage_is_what_the_links_say(ann: Session, steps: list[str]) -> None:
    first = told(ann)[0]
    for step in steps:
        answer(lambda step=step: _do(ann, step, first))
        assert not ann.database.number(
            "select count(*) from answering s join recommendation n on n.id = s.recommendation_id "
            "where s.removed = 0 and (n.removed or n.plan_id <> s.plan_id)"
        )
        said = "".join(f"{number or ''}{words} " for number, words in rows(ann)).split()
        assert list(find(ann, "C1.2").action.answers) == said
        for row in part_rows(ann, COVERAGE):
            linked = any(number == row.name or (number, row.name) == ("1a", "1") for number, _ in rows(ann))
            assert bool(row.refs) == linked
            assert bool(row.covered.gaps) == (not linked)
    assert faults(ann.database) == []


def _do(session: Session, step: str, first: Any) -> object:
    match step.split():
        case ["add", number]:
            return add(session, number)
        case [new, "for", old]:
            return renumber(session, old, new)
        case ["take", number]:
            return remove(session, number)
        case ["back"]:
            return import_snapshot(session, first, "first.toml")
        case ["undo"]:
            return undo.undo(session)
        case ["redo"]:
            return undo.redo(session)
        case _:
            return put(session, "C1.2", {"answers": step})
