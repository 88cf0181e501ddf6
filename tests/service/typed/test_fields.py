"""What is typed into a field: kept, understood, or refused in a sentence with nothing changed."""

import re
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import parse_filter
from planwatch.model.plan.keys import flat
from planwatch.model.plan.kinds import OPEN, Priority, Rag, Status
from planwatch.model.text.names import Unknown
from planwatch.service import read
from planwatch.service.actions import progress
from planwatch.service.actions.add import add_action
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.progress import Note
from planwatch.service.change import How, Target
from planwatch.service.files.open import faults
from planwatch.service.history.story import story
from planwatch.service.plan.start import add_plan
from planwatch.service.session import Session
from planwatch.service.typed.fields import FIELDS, NotStarted
from planwatch.service.typed.text import text_of
from tests.conftest import SitDown
from tests.desk import TODAY, answer, counts, find, put, refs, targets, told
from tests.draws import NASTY


@pytest.mark.parametrize(
    ("ref", "field", "typed", "shown"),
    [
        ("A1", "title", "   ", "an action needs a title"),
        ("A1", "ref", "", "an action needs a ref"),
        ("A1", "titel", "x", "an action has no field 'titel'. did you mean 'title'"),
        ("A1", "percent", "101", "'101' is not a percentage"),
        ("A1", "percent", "-1", "not a percentage"),
        ("A1", "percent", "٣", "not a percentage"),
        ("A1", "cost", "lots", "not a sum of money"),
        ("A1", "cost", "999999999999999k", "not a sum of money"),
        ("A1", "priority", "urgent", "'urgent' is not a priority. one of high, low"),
        ("A1", "rag", "purple", "'purple' is not a rating"),
        ("A1", "status", "done", "'done' is not a status"),
        ("A1", "status", "assured", "A1 is in progress, not complete"),
        ("A1", "status", "withdrawn", "A1: a reason is needed"),
        ("A1", "completed", "today", "A1 is in progress. complete it first"),
        ("A2", "status", "in progress", "A2: a reason is needed"),
        ("A2", "rag", "green", "A2 is complete: only an action under way is rated. reopen it first"),
        ("A2", "due", "1 Jan 2017", "A2 is complete. reopen it before its date is moved"),
        ("A2", "completed", "12 Jan 2016", "12 Jan 2016 is in the future"),
        ("A2", "completed", "soon", "'soon' is not a day"),
        ("A3", "rag", "red", "A3 is withdrawn"),
        ("C1.10", "rag", "red", "C1.10 has not started, so it has no rating yet. start it"),
        ("A1", "lead", "Head of Hamsters", "there is no lead 'Head of Hamsters'. did you mean 'Head of HR'?"),
        ("A1", "theme", "Zoo", "there is no theme 'Zoo'. themes of this plan: "),
        ("A1", "support", "Principal SW; Nobody", "there is no lead 'Nobody'"),
        ("A1", "title", "a\0b", "NUL"),
        ("A1", "how", "a\udcffb", "surrogate"),
        ("A1", "lead", "\0", "NUL"),
        ("A1", "due", "\ud800", "surrogate"),
    ],
)
def test_what_a_field_cannot_take_is_refused_and_nothing_changes(
    ann: Session, ref: str, field: str, typed: str, shown: str
) -> None:
    before = counts(ann), told(ann)
    with pytest.raises(PlanwatchError) as refused:
        put(ann, ref, {field: typed}, add=False)
    assert shown in str(refused.value)
    assert (counts(ann), told(ann)) == before


@pytest.mark.parametrize("broken", ["a\0b", "a\udcffb"])
def test_nul_and_lone_surrogates_are_refused_on_every_way_in(
    ann: Session, small_path: Path, sit_down: SitDown, broken: str
) -> None:
    before = counts(ann), told(ann)
    one = targets(ann, "A1")
    ways = [
        lambda: put(ann, "A1", {"title": "x"}, why=broken),
        lambda: add_action(ann, ann.one_plan(), {"title": broken}),
        lambda: add_action(ann, ann.one_plan(), {"title": "x", "ref": broken}),
        lambda: add_action(ann, ann.one_plan(), {"title": "x", "theme": broken}, add=True),
        lambda: progress.note(ann, one, Note(broken)),
        lambda: progress.note(ann, one, Note("x", by=broken)),
        lambda: progress.note(ann, one, Note("x", as_at=broken)),
        lambda: progress.complete(ann, one, on=broken),
        lambda: progress.reopen(ann, targets(ann, "A2"), broken),
        lambda: add_plan(ann, "Q", broken),
        lambda: put(sit_down(small_path, broken), "A1", {"title": "x"}),
    ]
    for way in ways:
        with pytest.raises(PlanwatchError, match=r"NUL|surrogate"):
            way()
    assert (counts(ann), told(ann)) == before


@pytest.mark.parametrize("broken", ["a\0b", "\udcff"])
def test_what_cannot_be_stored_can_be_looked_for_without_a_traceback(ann: Session, broken: str) -> None:
    asks = (
        lambda: find(ann, broken),
        lambda: refs(ann, terms=parse_filter(broken)),
        lambda: refs(ann, "mine", me=broken),
    )
    for ask in asks:
        found = answer(ask)
        assert found == [] or isinstance(found, PlanwatchError)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("field", ["title", "how", "ref", "lead", "theme", "due", "evidence"])
def test_hostile_text_is_kept_as_it_was_typed(ann: Session, field: str, text: str) -> None:
    put(ann, "A1", {field: text}, add=True, no_date=True, why=text)
    row = told(ann)[0].action[[action.ref in ("A1", text.strip()) for action in told(ann)[0].action].index(True)]
    kept = flat(row)[field]
    if field == "lead":  # lines and semicolons part the names of leads
        text = next(part for part in re.split(r"[;\n]", text) if part.strip())
    assert kept == text.strip() if field not in ("lead", "theme", "due") else kept == " ".join(text.split())
    assert faults(ann) == []


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("cost", "21600", 21_600_00),
        ("cost", "£21,600.50", 21_600_50),
        ("cost", "498k", 498_000_00),
        ("cost", "", None),
        ("percent", " 40 % ", 40),
        ("percent", "", None),
        ("priority", "h", Priority.HIGH),
        ("priority", "-", None),
        ("rag", "A", Rag.AMBER),
        ("rag", "", None),
        ("status", "not-started", Status.NOT_STARTED),
        ("answers", "1, 1a;2  3", ("1", "1a", "2", "3")),
        ("support", "principal sw; élan", ("Principal SW", "Élan Partners")),
        ("support", "Head of HR, Principal SW, head of hr", ("Head of HR", "Principal SW")),
        ("support", "-", ()),
        ("support", "", ()),
        ("lead", "ÉLAN", "Élan Partners"),
        ("lead", "", ""),
        ("theme", "theme 1", "Workforce"),
        ("theme", "–", ""),
    ],
)
def test_a_field_takes_what_people_type(ann: Session, field: str, typed: str, kept: object) -> None:
    put(ann, "A1", {field: typed})
    assert getattr(find(ann, "A1").action, field) == kept


def test_a_name_that_begins_several_leads_is_refused_with_all_of_them(ann: Session) -> None:
    put(ann, "A1", {"lead": "Principal Teacher"}, add=True)
    with pytest.raises(PlanwatchError) as refused:
        put(ann, "A1", {"lead": "princ"})
    assert str(refused.value) == "'princ' may be several leads. say which: Principal SW, Principal Teacher"


def test_a_lead_whose_name_has_a_comma_can_support_an_action(ann: Session) -> None:
    put(ann, "A1", {"lead": "Head of Service, Children"}, add=True)
    put(ann, "A4", {"support": "Head of Service, Children"})
    assert find(ann, "A4").action.support == ("Head of Service, Children",)


def test_an_unknown_lead_says_what_it_is_so_that_it_can_be_offered_to_add(ann: Session) -> None:
    with pytest.raises(Unknown) as refused:
        put(ann, "A1", {"lead": "  New   post "})
    assert (refused.value.kind, refused.value.name) == ("lead", "New post")
    put(ann, "A1", {"lead": "  New   post "}, add=True)
    assert find(ann, "A1").action.lead == "New post"
    assert [lead.name for lead in told(ann)[0].lead][-1] == "New post"


def test_two_names_apart_by_a_slash_are_two_leads_where_the_plan_has_one_of_them(ann: Session) -> None:
    put(ann, "A1", {"lead": "Head of HR / Police"}, add=True)
    assert (find(ann, "A1").action.lead, find(ann, "A1").action.support) == ("Head of HR", ("Police",))
    put(ann, "A4", {"lead": "Head of HR and Payroll"}, add=True)
    assert find(ann, "A4").action.lead == "Head of HR and Payroll"
    with pytest.raises(Unknown) as refused:
        put(ann, "C1.2", {"lead": "Principal SW/Probation"})
    assert refused.value.name == "Probation"


def test_a_rating_on_what_has_not_started_can_start_it(ann: Session) -> None:
    with pytest.raises(NotStarted):
        put(ann, "C1.10", {"rag": "g"})
    put(ann, "C1.10", {"rag": "g"}, start=True)
    assert (find(ann, "C1.10").action.status, find(ann, "C1.10").action.rag) == (Status.IN_PROGRESS, Rag.GREEN)


def test_what_is_not_started_but_past_its_planned_start_can_be_rated(ann: Session) -> None:
    put(ann, "C1.10", {"start": "10 Jan 2016", "rag": "amber"})
    assert (find(ann, "C1.10").action.status, find(ann, "C1.10").action.rag) == (Status.NOT_STARTED, Rag.AMBER)


def test_what_comes_first_in_a_change_decides_what_is_allowed_after_it(ann: Session) -> None:
    put(ann, "C1.10", {"status": "in progress", "rag": "green"})
    assert find(ann, "C1.10").action.rag is Rag.GREEN
    with pytest.raises(PlanwatchError, match="is complete"):
        put(ann, "C1.10", {"status": "complete", "rag": "red"})
    assert find(ann, "C1.10").action.status is Status.IN_PROGRESS


def test_several_actions_cannot_be_given_one_ref(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="several actions cannot have one ref"):
        set_fields(ann, targets(ann, "A1", "A4"), {"ref": "X"})


def test_completing_by_status_gives_the_day_and_takes_the_rating_away(ann: Session) -> None:
    put(ann, "C1.2", {"status": "complete"})
    action = find(ann, "C1.2").action
    assert (action.completed.text, action.completed.last, action.rag) == ("11 Jan 2016", TODAY, None)
    assert find(ann, "C1.2").days_late == 83


def test_completed_is_kept_as_written(ann: Session) -> None:
    progress.complete(ann, targets(ann, "A1"), on="  end of  December 2015")
    assert find(ann, "A1").action.completed.text == "end of December 2015"


def test_evidence_makes_a_complete_action_assured(ann: Session) -> None:
    put(ann, "A2", {"status": "assured"})
    assert find(ann, "A2").action.status is Status.ASSURED
    progress.complete(ann, targets(ann, "A1"))
    with pytest.raises(PlanwatchError, match="A1 has no evidence"):
        put(ann, "A1", {"status": "assured"})


def test_reopening_keeps_the_reason_and_takes_the_completed_day_away(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="a reason is needed"):
        progress.reopen(ann, targets(ann, "A2"), " ")
    progress.reopen(ann, targets(ann, "A2"), "it did not hold")
    action = find(ann, "A2").action
    assert (action.status, action.reason, action.completed.text, action.completed.last) == (
        Status.IN_PROGRESS, "it did not hold", "", None
    )  # fmt: skip
    with pytest.raises(PlanwatchError, match="there is nothing to reopen"):
        progress.reopen(ann, targets(ann, "A2"), "again")


def test_an_update_is_signed_and_by_default_the_leads_word_of_today(ann: Session) -> None:
    progress.note(ann, targets(ann, "C1.2"), Note(" They start in March ", internal=True))
    update = story(ann, find(ann, "C1.2")).updates[-1]
    assert (update.text, update.by, update.who, update.as_at, update.internal, update.rag) == (
        "They start in March", "Head of HR", "ann", TODAY, True, None
    )  # fmt: skip
    assert update.at is not None
    progress.note(ann, targets(ann, "A1"), Note("x", by="Chair", as_at="1 Jan 2016", rag="r"))
    update = story(ann, find(ann, "A1")).updates[-1]
    assert (update.by, str(update.as_at), update.rag, find(ann, "A1").action.rag) == (
        "Chair",
        "2016-01-01",
        "red",
        "red",
    )


@pytest.mark.parametrize("as_at", ["12 Jan 2016", "Dec 2015", "soon"])
def test_an_update_is_of_one_day_up_to_today(ann: Session, as_at: str) -> None:
    with pytest.raises(PlanwatchError, match="is not a day up to today"):
        progress.note(ann, targets(ann, "A1"), Note("x", as_at=as_at))


def test_an_update_that_repeats_the_one_before_it_does_not_break_the_silence(ann: Session) -> None:
    progress.note(ann, targets(ann, "C1.2"), Note("Two interviews held"))
    assert str(find(ann, "C1.2").updated) == "2015-12-10"
    progress.note(ann, targets(ann, "C1.2"), Note("Three interviews held"))
    assert find(ann, "C1.2").updated == TODAY


def test_an_added_action_gets_the_next_ref_of_its_theme_and_stands_last_in_it(ann: Session) -> None:
    day = ann.one_plan()
    assert add_action(ann, day, {"title": "One", "theme": "Workforce"}).changed == ("C1.11",)
    assert add_action(ann, day, {"title": "Two", "theme": "Practice"}).changed == ("A5",)
    assert add_action(ann, day, {"title": "Three"}).changed == ("A6",)
    assert [action.ref for action in told(ann)[0].action] == [
        "C1.2", "C1.10", "C1.11", "A1", "A2", "A4", "A5", "A3", "A6"
    ]  # fmt: skip
    assert find(ann, "A5").action.added == TODAY
    with pytest.raises(PlanwatchError, match="an action needs a title"):
        add_action(ann, day, {"title": " "})


@pytest.mark.parametrize("name", FIELDS)
def test_what_an_editor_starts_from_changes_nothing_when_it_is_typed_back(samples: Session, name: str) -> None:
    before, days = counts(samples), samples.plan_days()
    refused: set[str] = set()
    for row in read.rows(samples, days, read.list_ids(samples, read.Listing("all", days))):
        assert row is not None
        text = text_of(row.action, name)
        one = [Target(row.id)]
        if name != "completed" or text:  # what is not complete has no day to edit
            outcome = answer(lambda: set_fields(samples, one, {name: text}, How(why="none")))  # noqa: B023
            refused |= {row.action.status} if isinstance(outcome, PlanwatchError) else set()
    assert counts(samples) == before
    assert not refused & {*OPEN}
    assert not refused or name == "due", "only a date is not moved any more once the action is over"
