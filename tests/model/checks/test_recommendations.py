"""Recommendations that nobody responded to, and answers to what nobody recommended."""

from datetime import date

from planwatch.model.checks.finding import About
from planwatch.model.dates.span import Span
from planwatch.model.plan.kinds import Decision, Status
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.model.checks.checked import action, found, plan

BARE = Recommendation(number="1", text="Seek legal advice in time")
ANSWERED = replace(BARE, number="2", decision=Decision.ACCEPTED, response="From today on")


def answering(*numbers: str, given: tuple[Recommendation, ...] = (BARE, ANSWERED), **fields: object) -> Snapshot:
    return replace(plan(action("A1", answers=numbers, **fields)), recommendation=given)


def test_a_recommendation_without_a_decision_in_words_is_told_by_its_number() -> None:
    undecided = replace(BARE, number="3", response="We are looking into it")
    silent = replace(BARE, number="4", decision=Decision.NOT)
    told = found("no-response", answering("2", given=(BARE, ANSWERED, undecided, silent)))
    assert [(one.about, one.part) for one in told] == [(number, About.RECOMMENDATION) for number in ("1", "3", "4")]
    assert [one.sentence for one in told] == [
        "No management response to recommendation 1 yet: Seek legal advice in time",
        "Recommendation 3 has a response, but no decision: Seek legal advice in time",
        "Recommendation 4 is not accepted, but without a response in words: Seek legal advice in time",
    ]


def test_a_recommendation_open_past_its_date_is_told_with_that_date() -> None:
    late = replace(BARE, due=Span("December 2015", date(2015, 12, 1), date(2015, 12, 31)))
    [told] = found("recommendation-overdue", answering("2", given=(late, ANSWERED)))
    sentence = "Recommendation 1 is open, overdue: December 2015: Seek legal advice in time"
    assert (told.about, told.part, told.sentence) == ("1", About.RECOMMENDATION, sentence)
    refused = replace(late, decision=Decision.NOT)
    assert found("recommendation-overdue", answering("2", given=(refused,))) == []


def test_an_action_that_answers_what_nobody_recommended_is_told() -> None:
    [told] = found("answers-nothing", answering("1", "9", "2b", "10"))
    assert (told.about, told.sentence) == ("A1", "It answers 9, 10, which no recommendation of the plan has")


def test_where_the_plan_has_no_recommendations_and_of_what_is_withdrawn_nothing_is_told() -> None:
    assert found("answers-nothing", answering("9", given=())) == []
    assert found("answers-nothing", answering("9", status=Status.WITHDRAWN, reason="no longer needed")) == []


def test_a_note_to_self_in_a_response_is_told() -> None:
    noted = replace(ANSWERED, response="From today on (check with legal)")
    assert [one.about for one in found("note-to-self", answering("2", given=(noted,)))] == ["2"]
