"""Recommendations: added, responded to, renumbered, taken out; each as one change that can be taken back."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import Decision
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.journal.log import entries as log
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filter_words, filtered, find_part, part_rows
from planwatch.service.plan.records import records, set_record
from planwatch.service.recommendations.recommendations import RECOMMENDATIONS, RecommendationRow, answered_by
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.desk import TODAY, answer, counts, find, told


def add(session: Session, number: str, text: str = "Screen for exploitation", **fields: str) -> RecommendationRow:
    add_part(session, RECOMMENDATIONS, session.one_plan(), {"number": number, "text": text, **fields})
    return find_part(session, RECOMMENDATIONS, number)


def respond(session: Session, of: str, **changes: str) -> Recommendation:
    set_part(session, RECOMMENDATIONS, find_part(session, RECOMMENDATIONS, of), changes)
    return find_part(session, RECOMMENDATIONS, changes.get("number", of)).part


def refused(session: Session, of: str, **changes: str) -> str:
    return str(answer(lambda: respond(session, of, **changes)))


def test_a_recommendation_comes_into_the_plan_as_one_change(ann: Session) -> None:
    before, batches = told(ann), counts(ann)[0]
    row = add(ann, "3", **{"class": "priority"})
    assert row.part == Recommendation(number="3", text="Screen for exploitation", class_="priority")
    assert counts(ann)[0] == batches + 1
    assert log(ann)[0].what == "recommendation 3 added: Screen for exploitation"
    assert faults(ann.database) == []
    undo.undo(ann)
    assert told(ann) == before
    undo.redo(ann)
    assert find_part(ann, RECOMMENDATIONS, "3").part == row.part


def test_they_are_listed_as_people_count_with_what_answers_each(ann: Session) -> None:
    for number in ("10", "1", "2"):
        add(ann, number)
    listed = part_rows(ann, RECOMMENDATIONS)
    assert [(row.part.number, row.refs, row.standing) for row in listed] == [
        ("1", "C1.2", "0 of 1 done"), ("2", "", ""), ("10", "", ""),
    ]  # fmt: skip
    assert [one.number for one in answered_by(ann, find(ann, "C1.2")).values() if one] == ["1", "1"]
    assert answered_by(ann, find(ann, "A1")) == {}


def test_a_response_is_of_today_unless_its_day_is_given_and_keeps_its_day_when_words_are_mended(ann: Session) -> None:
    add(ann, "3")
    given = respond(ann, "3", decision="acc", response="A weekly panel", responded_by="Director  (DCS)")
    assert given == Recommendation(
        number="3", text="Screen for exploitation", decision=Decision.ACCEPTED, response="A weekly panel",
        responded_by="Director (DCS)", responded_on=TODAY,
    )  # fmt: skip
    assert respond(ann, "3", responded_on="4 Jan 2016").responded_on == date(2016, 1, 4)
    assert respond(ann, "3", response="A panel each week").responded_on == date(2016, 1, 4)
    assert respond(ann, "3", decision="partly").responded_on == TODAY
    withdrawn = respond(ann, "3", decision="none", response="")
    assert (withdrawn.decision, withdrawn.responded_by, withdrawn.responded_on) == (None, "", None)


@pytest.mark.parametrize("words", ["n", "no", "not", "not accepted", "Not Accepted"])
def test_not_accepted_is_never_read_as_none(ann: Session, words: str) -> None:
    add(ann, "3")
    assert respond(ann, "3", decision=words).decision is Decision.NOT


def test_what_cannot_be_is_refused_and_changes_nothing(ann: Session) -> None:
    add(ann, "3")
    add(ann, "1a")
    before = counts(ann)
    assert "there is a recommendation 1a already" in refused(ann, "3", number="1A")
    assert "is no number of a recommendation" in refused(ann, "3", number="3 and 4")
    assert "needs a number" in refused(ann, "3", number=" ")
    assert "needs a text" in refused(ann, "3", text=" ")
    assert "is not a decision" in refused(ann, "3", decision="maybe")
    assert "is not a day up to today" in refused(ann, "3", decision="accepted", responded_on="1 Feb 2016")
    assert "no response that this could be of" in refused(ann, "3", responded_by="Director")
    assert "did you mean 'response'" in refused(ann, "3", respones="x")
    assert "there is no recommendation '7'" in str(answer(lambda: find_part(ann, RECOMMENDATIONS, "7")))
    assert counts(ann) == before


def test_a_new_number_goes_to_the_actions_that_answer_it_and_its_clauses(ann: Session) -> None:
    add(ann, "1")
    before = told(ann)
    respond(ann, "1", number="A7")
    assert find(ann, "C1.2").action.answers == ("A7", "A7a")
    undo.undo(ann)
    assert told(ann) == before


def test_one_that_is_taken_out_comes_back_by_undo_and_its_number_can_be_given_again(ann: Session) -> None:
    row = add(ann, "1")
    before = told(ann)
    remove_part(ann, RECOMMENDATIONS, row)
    assert part_rows(ann, RECOMMENDATIONS) == []
    undo.undo(ann)
    assert told(ann) == before
    remove_part(ann, RECOMMENDATIONS, find_part(ann, RECOMMENDATIONS, "1"))
    assert add(ann, "1", "Another").part.text == "Another"


def test_of_two_people_who_respond_at_once_the_second_is_told_and_other_fields_stand_beside(
    ann: Session, bob: Session
) -> None:
    seen = add(ann, "3")
    respond(bob, "3", decision="accepted")
    with pytest.raises(Conflict, match=r"response of recommendation 3 was changed meanwhile by bob .* to accepted"):
        set_part(ann, RECOMMENDATIONS, seen, {"response": "No"})
    set_part(ann, RECOMMENDATIONS, seen, {"class": "priority"})
    now = find_part(ann, RECOMMENDATIONS, "3").part
    assert (now.decision, now.class_) == (Decision.ACCEPTED, "priority")


def test_the_plan_as_of_before_has_the_response_of_then(ann: Session) -> None:
    add(ann, "3")
    respond(ann, "3", decision="accepted", response="Yes")
    number = log(ann)[0].number
    respond(ann, "3", decision="not", response="No")
    past = looking_back(ann, moment(ann, str(number)))
    with past.database:
        assert find_part(past, RECOMMENDATIONS, "3").part.response == "Yes"


def test_a_closed_plan_takes_no_response(ann: Session) -> None:
    add(ann, "3")
    [plan] = records(ann, ann.one_plan(), "plan")
    set_record(ann, ann.one_plan(), plan, {"status": "closed"})
    assert "is closed" in refused(ann, "3", decision="accepted")


def test_a_snapshot_holds_them_and_a_second_import_changes_nothing(ann: Session, tmp_path: Path) -> None:
    add(ann, "3")
    respond(ann, "3", decision="partly", response='Some "of" it', responded_by="Director")
    text = to_toml(told(ann)[0])
    assert '[[recommendation]]\nnumber = "3"\ntext = "Screen for exploitation"\ndecision = "partly accepted"' in text
    snapshot = read_toml(text, "plan.toml", TODAY)
    other = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with other.database:
        import_snapshot(other, snapshot, "plan.toml")
        assert to_toml(told(other)[0]) == text
        assert import_snapshot(other, snapshot, "plan.toml").number is None
        changed = replace(snapshot, recommendation=(replace(snapshot.recommendation[0], decision=Decision.NOT),))
        import_snapshot(other, changed, "plan.toml")
        assert find_part(other, RECOMMENDATIONS, "3").part.decision is Decision.NOT


def test_two_numbers_that_read_alike_are_refused_in_a_file() -> None:
    head = 'format = 1\n[plan]\nref = "P"\ntitle = "t"\n'
    two = "".join(f'[[recommendation]]\nnumber = "{number}"\ntext = "x"\n' for number in ("1a", "1A"))
    with pytest.raises(PlanwatchError, match=r"recommendation 2 \(1A\): number reads as that of 1a"):
        read_toml(head + two, "plan.toml", TODAY)


def test_filter_words_find_by_field_or_by_any_text(ann: Session) -> None:
    add(ann, "1", "Seek legal advice in time", **{"class": "priority", "decision": "accepted", "response": "Yes"})
    add(ann, "2", "Stop drift", **{"class": "improvement", "decision": "not accepted", "response": "Done elsewhere"})
    add(ann, "10", "Screen for exploitation")

    def found(*words: str) -> list[str]:
        return [row.part.number for row in filtered(RECOMMENDATIONS, part_rows(ann, RECOMMENDATIONS), words)]

    assert found("class:prio") == ["1"]
    assert found("decision:accepted") == ["1"]
    assert found("decision:none") == ["10"]
    assert found("not:response:none") == ["1", "2"]
    assert found("actions:none") == ["2", "10"]
    assert found("actions:c1.2") == ["1"]
    assert found("number:1") == ["1"]
    assert found("drift") == found("ELSEWHERE") == ["2"]
    assert found("class:prio", "drift") == []
    assert filter_words('class:priority not:response:"Done elsewhere"') == [
        "class:priority",
        "not:response:Done elsewhere",
    ]
    assert "did you mean 'decision:'" in str(answer(lambda: found("decison:none")))
