"""Ratings follow the newest day as at which something was said, and a word is a word however it is given."""

from datetime import date

from planwatch.model.plan.kinds import Rag
from planwatch.service.actions import progress
from planwatch.service.actions.progress import Note
from planwatch.service.history.story import story
from planwatch.service.journal import undo
from planwatch.service.session import Session
from tests.desk import TODAY, counts, find, put, refs, targets


def note(session: Session, ref: str, text: str, **said: str) -> str:
    return progress.note(session, targets(session, ref), Note(text, **said)).note  # pyright: ignore[reportArgumentType]


def test_an_older_word_goes_into_the_story_and_leaves_the_rating(ann: Session) -> None:
    put(ann, "A1", {"rag": "none"})
    assert note(ann, "A1", "Going well again", rag="g", as_at="26 Nov 2015") == ""
    said = note(ann, "A1", "Stuck", rag="r", as_at="5 Oct 2015")
    assert said == "an older word, for the story only: A1 stays green, of 26 Nov 2015"
    row = find(ann, "A1")
    assert (row.action.rag, row.updated) == (Rag.GREEN, date(2015, 11, 26))
    told = story(ann, row)
    late = [update.text for number, update in enumerate(told.updates) if told.is_told_later(number)]
    assert late == ["Stuck"]


def test_a_rating_set_by_hand_is_of_its_day_and_a_newer_word_replaces_it(ann: Session) -> None:
    put(ann, "C1.2", {"rag": "amber"})
    assert find(ann, "C1.2").action.heard_on == TODAY
    assert "stays amber, of 11 Jan" in note(ann, "C1.2", "Was red then", rag="red", as_at="10 Jan 2016")
    assert find(ann, "C1.2").action.rag is Rag.AMBER
    assert note(ann, "C1.2", "Red today", rag="red") == ""
    assert find(ann, "C1.2").action.rag is Rag.RED


def test_what_was_begun_or_rated_today_is_not_without_a_word(ann: Session) -> None:
    assert "A4" in refs(ann, "no-update")
    put(ann, "A4", {"rag": "amber"})
    assert "A4" not in refs(ann, "no-update")
    undo.undo(ann)
    assert "A4" in refs(ann, "no-update")
    assert find(ann, "A4").action.heard_on is None
    put(ann, "C1.10", {"start": "1 Sep 2015"})
    assert "C1.10" in refs(ann, "no-update")
    put(ann, "C1.10", {"status": "in progress"})
    assert "C1.10" not in refs(ann, "no-update")


def test_the_same_rating_again_and_other_fields_are_no_word(ann: Session) -> None:
    before = counts(ann)
    put(ann, "A1", {"rag": "green"})
    assert counts(ann) == before
    put(ann, "A1", {"percent": "30"})
    assert find(ann, "A1").action.heard_on is None
