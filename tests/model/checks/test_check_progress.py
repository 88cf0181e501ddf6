"""Findings on what is said of the work."""

from datetime import date, timedelta

from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.plan.theme import Theme
from planwatch.model.text.copied import unchanged_words
from tests.model.checks.checked import TODAY, about, action, found, on, plan, said

QUIET = TODAY - timedelta(28)


def test_silence_counts_from_the_28th_day_and_as_the_plan_says() -> None:
    actions = action("A1", update=(said("x", QUIET),)), action("A2", update=(said("x", QUIET + timedelta(1)),))
    assert about("no-update", *actions) == ["A1"]
    assert about("no-update", *actions, no_update_after=14) == ["A1", "A2"]


def test_a_copied_update_does_not_break_the_silence_and_is_found_itself() -> None:
    before, after = QUIET - timedelta(20), TODAY - timedelta(2)
    text = "Shortlisting is under way and dates are being arranged."
    copied = action(update=(said(text, before), said(text.upper(), after)))
    assert about("no-update", copied) == ["A1"]
    [finding] = found("copied-update", plan(copied))
    assert finding.sentence == "The update of 9 Jan repeats that of 24 Nov 2015"


def test_unchanged_is_an_answer_and_twice_running_without_a_word_a_finding() -> None:
    first, second = TODAY - timedelta(16), TODAY - timedelta(2)
    once = action(update=(said("Two were seen", QUIET), said(unchanged_words("red"), second)))
    assert (about("no-update", once), about("copied-update", once)) == ([], [])
    twice = action(update=(said(unchanged_words("red"), first), said(unchanged_words("amber"), second)))
    [finding] = found("copied-update", plan(twice))
    assert finding.sentence == "Confirmed unchanged on 26 Dec 2015 and again on 9 Jan, without a word"
    then = action(update=(*twice.update, said("Two were seen", TODAY)))
    assert about("copied-update", then) == []


def test_a_copy_that_was_followed_by_news_is_history() -> None:
    days = (date(2015, 12, 1), date(2015, 12, 15), date(2016, 1, 5))
    texts = ("No reply from health", "No reply from health", "Health agreed")
    updates = tuple(said(text, day) for text, day in zip(texts, days, strict=True))
    assert about("copied-update", action(update=updates)) == []


def test_a_themes_commentary_that_is_copied_is_found_by_its_title() -> None:
    theme = Theme(title="Practice", update=(said("Moving on well now", QUIET), said("Moving on well now", TODAY)))
    [finding] = found("copied-update", plan(themes=[theme]))
    assert (finding.about, finding.part) == ("Practice", "theme")


def test_nobody_need_speak_of_work_that_is_not_due_to_begin() -> None:
    later = on(date(2016, 2, 1), "start")
    assert about("no-update", action(status=Status.NOT_STARTED, percent=None, update=(), **later)) == []
    begun = on(date(2015, 12, 1), "start")
    [finding] = found("no-update", plan(action(status=Status.NOT_STARTED, update=(), **begun)))
    assert finding.sentence == "No update for 41 days"


def test_a_rating_before_the_work_began_is_found() -> None:
    early = action("A1", status=Status.NOT_STARTED, rag=Rag.GREEN)
    late_to_begin = action("A2", status=Status.NOT_STARTED, rag=Rag.AMBER, **on(date(2016, 1, 4), "start"))
    assert about("rag-without-progress", early, late_to_begin) == ["A1"]


def test_a_rating_better_than_red_with_nothing_said_of_the_work_is_found() -> None:
    bare = {"percent": None, "update": ()}
    actions = [action(rag.value, rag=rag, **bare) for rag in Rag]
    assert about("rag-without-progress", *actions) == ["amber", "green"]
    assert about("rag-without-progress", action(rag=Rag.GREEN, update=())) == []


def test_complete_without_evidence_is_found_until_there_is_some() -> None:
    done = {"status": Status.COMPLETE, **on(date(2016, 1, 8), "completed")}
    assert about("complete-without-evidence", action("A1", **done), action("A2", evidence="Minutes", **done)) == ["A1"]
