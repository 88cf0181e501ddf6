"""What answers each recommendation, and where it falls short."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.kinds import DONE, Decision, RecommendationStatus, Status
from planwatch.model.plan.measure import Measure
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.coverage import (
    Answering,
    Covered,
    Gap,
    GapKind,
    Measured,
    Totals,
    coverage,
    gap_in_words,
    measured,
    totals,
)
from planwatch.model.text.called import called, counted_as
from planwatch.model.values import replace
from tests.desk import TODAY

ONE = Recommendation(number="1", text="Seek legal advice", class_="priority")
CLAUSE = Recommendation(number="1a", text="In time")
TWO = Recommendation(number="2", text="Stop drift", class_="improvement")


def act(ref: str, *answers: str, status: Status = Status.IN_PROGRESS, lead: str = "HR") -> Answering:
    return Answering(ref, status, lead, None, answers)


def gaps(*actions: Answering, of: Recommendation = TWO, **also: object) -> list[GapKind]:
    [found] = coverage((of,), also.get("commitments", ()), actions, (), also.get("measures", {}))  # type: ignore[arg-type]
    return [gap.kind for gap in found.gaps]


def test_those_for_priority_come_first_and_then_as_people_count() -> None:
    ten = replace(TWO, number="10")
    nine = replace(TWO, number="9", class_="Priority and immediate action")
    assert [one.recommendation.number for one in coverage((ten, TWO, nine, ONE), (), ())] == ["1", "9", "2", "10"]


def test_what_answers_a_clause_answers_the_whole_and_what_carries_a_commitment_answers_what_that_answers() -> None:
    commitment = Commitment(ref="C1", text="Be good", answers=("2",), actions=("A2", "A9"))
    found = {
        one.recommendation.number: one
        for one in coverage((ONE, CLAUSE, TWO), (commitment,), (act("A1", "1a"), act("A2"), act("A3", "1b")))
    }
    assert [one.ref for one in found["1"].actions] == ["A1", "A3"]
    assert [one.ref for one in found["1a"].actions] == ["A1"]
    assert [one.ref for one in found["2"].actions] == ["A2"]
    assert found["2"].commitments == (commitment,)


def test_each_gap_is_found_and_only_one_of_nothing_withdrawn_and_nobody() -> None:
    gone = Status.WITHDRAWN
    assert gaps() == [GapKind.NOTHING]
    assert gaps(act("A1", "2", status=gone), act("A2", "2", status=gone, lead="")) == [GapKind.WITHDRAWN]
    assert gaps(act("A1", "2", lead=""), act("A2", "2", status=gone)) == [GapKind.NOBODY]
    assert gaps(act("A1", "2", lead=""), act("A2", "2")) == []
    owned = Commitment(ref="C1", text="", lead="HR", answers=("2",))
    assert gaps(act("A1", "2", lead=""), commitments=(owned,)) == []
    assert gaps(commitments=(replace(owned, lead=""),)) == [GapKind.NOBODY]


def test_a_measure_that_is_not_met_is_a_gap_once_all_that_was_to_be_done_is() -> None:
    missed = {"2": (Measured("Repeat referrals", False), Measured("Visits in time", True))}
    assert gaps(act("A1", "2", status=Status.COMPLETE), measures=missed) == [GapKind.UNMET]
    assert gaps(act("A1", "2", status=Status.COMPLETE), act("A2", "2"), measures=missed) == []
    assert gaps(act("A1", "2", status=Status.ASSURED), measures={"2": (Measured("Not read yet"),)}) == []


def test_nothing_is_owed_to_what_was_not_accepted_or_is_closed() -> None:
    assert gaps(of=replace(TWO, decision=Decision.NOT)) == []
    assert gaps(of=replace(TWO, status=RecommendationStatus.CLOSED)) == []
    assert gaps(of=replace(TWO, status=RecommendationStatus.IMPLEMENTED)) == [GapKind.NOTHING]


def test_a_gap_is_accepted_until_its_facts_change() -> None:
    held = Accepted(code="nobody-owns-it", about="2", facts="A1", why="The post is being filled", on=TODAY)
    [found] = coverage((TWO,), (), (act("A1", "2", lead=""),), (held,))
    assert found.gaps == (Gap(GapKind.NOBODY, "A1", held),)
    assert found.standing_gaps == ()
    [found] = coverage((TWO,), (), (act("A1", "2", lead=""), act("A2", "2", lead="")), (held,))
    assert [gap_in_words(gap) for gap in found.standing_gaps] == ["nobody owns what answers it (A1, A2)"]


def test_the_bar_has_a_letter_for_each_action_from_done_to_withdrawn() -> None:
    late = Answering("A5", Status.IN_PROGRESS, "HR", date(2016, 1, 10), ("2",))
    today = Answering("A6", Status.NOT_STARTED, "HR", TODAY, ("2",))
    others = [act(f"B{n}", "2", status=status) for n, status in enumerate(Status)]
    [found] = coverage((TWO,), (), (late, today, *others))
    assert "".join(found.bar(TODAY)) == "DDPNNLW"


_numbers = st.sampled_from(("1", "1a", "1b", "2", "3", "10"))
_actions = st.builds(
    Answering,
    st.sampled_from([f"A{n}" for n in range(6)]),
    st.sampled_from(Status),
    st.sampled_from(("", "HR")),
    st.none() | st.just(date(2015, 12, 1)),
    st.lists(_numbers, max_size=2, unique=True).map(tuple),
)
_recommendations = st.builds(
    Recommendation,
    number=_numbers,
    text=st.just("x"),
    class_=st.sampled_from(("priority", "improvement", "")),
    decision=st.none() | st.sampled_from(Decision),
    status=st.sampled_from(RecommendationStatus),
)
_commitments = st.builds(
    Commitment,
    ref=st.sampled_from(("C1", "C2")),
    text=st.just("x"),
    lead=st.sampled_from(("", "HR")),
    answers=st.lists(_numbers, max_size=2, unique=True).map(tuple),
    actions=st.lists(st.sampled_from([f"A{n}" for n in range(6)]), max_size=3, unique=True).map(tuple),
)
_measures = st.dictionaries(
    _numbers, st.lists(st.builds(Measured, st.just("m"), st.none() | st.booleans()), max_size=2), max_size=3
)


def _brute(of: Recommendation, every: list[Recommendation], commitments: list[Commitment], actions: list[Answering],
           measures: dict[str, list[Measured]]) -> set[GapKind]:  # fmt: skip
    """The gaps of a recommendation, found by looking at everything for each question."""
    numbers = {one.number for one in every}

    def is_meant(number: str) -> bool:
        return number == of.number or (
            number[:-1] == of.number and (number in numbers or number[:-1] in numbers) and number[-1].isalpha()
        )

    mine = [one for one in commitments if any(map(is_meant, one.answers))]
    acting = [
        one for one in actions
        if any(map(is_meant, one.answers)) or any(one.ref in each.actions for each in mine)
    ]  # fmt: skip
    if of.decision is Decision.NOT or of.status is RecommendationStatus.CLOSED:
        return set()
    kept = [one for one in acting if one.status is not Status.WITHDRAWN]
    found: set[GapKind] = set()
    if not mine and not acting:
        found.add(GapKind.NOTHING)
    if acting and not kept:
        found.add(GapKind.WITHDRAWN)
    if (mine or kept) and (kept or not acting) and not any(one.lead for one in (*mine, *kept)):
        found.add(GapKind.NOBODY)
    is_done = kept and all(one.status in DONE for one in kept)
    if is_done and any(one.is_met is False for one in measures.get(of.number, ())):
        found.add(GapKind.UNMET)
    return found


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_recommendations, max_size=5, unique_by=lambda one: one.number),
    st.lists(_commitments, max_size=2, unique_by=lambda one: one.ref),
    st.lists(_actions, max_size=6, unique_by=lambda one: one.ref),
    _measures,
)
def test_the_gaps_are_those_that_looking_at_everything_finds_and_the_totals_add_up(
    every: list[Recommendation],
    commitments: list[Commitment],
    actions: list[Answering],
    measures: dict[str, list[Measured]],
) -> None:
    found: list[Covered] = coverage(every, commitments, actions, (), measures)
    assert {one.recommendation for one in found} == set(every)
    for one in found:
        assert {gap.kind for gap in one.gaps} == _brute(one.recommendation, every, commitments, actions, measures)
        assert len(one.bar(TODAY)) == len(one.actions)
    whole = sum(totals(found).values(), Totals())
    assert whole.recommendations == len(every) == whole.open + whole.implemented + whole.closed
    assert whole.with_gaps + whole.accepted == sum(bool(one.gaps) for one in found)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_commitments, max_size=2, unique_by=lambda one: one.ref),
    st.lists(_actions, max_size=4, unique_by=lambda one: one.ref),
)
def test_a_measure_is_that_of_what_its_actions_answer_by_themselves_and_by_commitments(
    commitments: list[Commitment], actions: list[Answering]
) -> None:
    every = (ONE, CLAUSE, TWO)
    named = sorted({one.ref for one in actions})
    shown = measured([Measure(ref=ref, title="Late", actions=(ref,)) for ref in named], every, actions, commitments)
    for one in coverage(every, commitments, actions):
        refs = {each.ref for each in one.actions}
        assert {each.name for each in shown.get(one.recommendation.number, ())} == refs


@settings(max_examples=30, deadline=None)
@given(st.lists(_commitments, max_size=3, unique_by=lambda one: one.ref))
def test_a_measure_of_a_commitment_is_that_of_what_it_answers(commitments: list[Commitment]) -> None:
    every = (ONE, CLAUSE, TWO)
    measures = [Measure(ref=one.ref, title="Kept", commitments=(one.ref,)) for one in commitments]
    shown = measured(measures, every, (), commitments)
    for one in coverage(every, commitments, ()):
        names = {each.name for each in shown.get(one.recommendation.number, ())}
        assert names == {each.ref for each in one.commitments}


def test_a_plan_calls_them_as_it_likes() -> None:
    assert [called(label, 2) for label in ("", "finding", "must-do", "area for improvement", "quality priority")] == [
        "recommendations", "findings", "must-dos", "areas for improvement", "quality priorities",
    ]  # fmt: skip
    assert (counted_as("finding", 1), counted_as(" area  for improvement", 0)) == (
        "1 finding",
        "0 areas for improvement",
    )
