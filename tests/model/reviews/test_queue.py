"""The order of a review: every open action once, exceptions first; and what is proposed for a theme."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.ratings.calculate import Rating
from planwatch.model.reviews.queue import (
    CONCERNS,
    Between,
    Concern,
    Count,
    Kind,
    QueueFacts,
    Verdict,
    commentary,
    concerns,
    place_to_resume,
    proposed,
    queue,
)
from planwatch.model.values import replace

TODAY = date(2016, 1, 11)
BETWEEN = Between(date(2015, 12, 28), date(2016, 1, 25))
DAYS = st.one_of(st.none(), st.integers(-60, 60).map(lambda days: TODAY + timedelta(days=days)))
THEMES = [7, 3, 5]
FACTS = st.builds(
    QueueFacts,
    id=st.just(0),
    theme=st.sampled_from([None, *THEMES]),
    status=st.sampled_from([Status.NOT_STARTED, Status.IN_PROGRESS]),
    start_by=DAYS,
    due_by=DAYS,
    updated=DAYS,
    added=DAYS,
    rag=st.one_of(st.none(), st.sampled_from(Rag)),
    calculated=st.one_of(st.none(), st.sampled_from(Rag)),
    is_challenged=st.booleans(),
    is_blocked=st.booleans(),
    verdict=st.one_of(st.none(), st.sampled_from(Verdict)),
)


def numbered(found: list[QueueFacts]) -> list[QueueFacts]:
    return [replace(facts, id=number) for number, facts in enumerate(found, 1)]


ACTIONS = st.lists(FACTS, max_size=40).map(numbered)


@given(ACTIONS)
def test_every_action_stands_in_exactly_one_stop(actions: list[QueueFacts]) -> None:
    stops = queue(actions, THEMES, BETWEEN, TODAY)
    assert sorted(key for stop in stops for key in stop.ids) == [facts.id for facts in actions]


@given(ACTIONS)
def test_in_a_theme_come_what_was_passed_then_exceptions_then_the_rest_then_the_theme(
    actions: list[QueueFacts],
) -> None:
    by_id = {facts.id: facts for facts in actions}
    stops = queue(actions, THEMES, BETWEEN, TODAY)
    assert stops[-1].kind is Kind.PLAN
    legs = [stop.theme for stop in stops[:-1]]
    assert [theme for at, theme in enumerate(legs) if at == 0 or legs[at - 1] != theme] in (THEMES, [*THEMES, None])
    for theme in THEMES:
        here = [stop for stop in stops if stop.theme == theme]
        order = [
            3 if stop.kind is Kind.THEME
            else 2 if stop.kind is Kind.REST
            else 1 if by_id[stop.ids[0]].verdict is None
            else 0
            for stop in here
        ]  # fmt: skip
        assert order == sorted(order)
        assert order.count(3) == 1
        assert order.count(2) <= 1
        worst = [CONCERNS.index(stop.concerns[0]) for stop, step in zip(here, order, strict=True) if step == 1]
        assert worst == sorted(worst)


@given(ACTIONS)
def test_what_is_passed_together_has_no_exception_unless_it_was_passed_so_before(actions: list[QueueFacts]) -> None:
    by_id = {facts.id: facts for facts in actions}
    for stop in queue(actions, THEMES, BETWEEN, TODAY):
        if stop.kind is Kind.REST:
            for key in stop.ids:
                is_on_track = not concerns(by_id[key], BETWEEN, TODAY)
                assert is_on_track or by_id[key].verdict is Verdict.NO_EXCEPTIONS


@given(ACTIONS)
def test_it_is_resumed_at_the_first_action_that_nobody_has_been_through(actions: list[QueueFacts]) -> None:
    stops = queue(actions, THEMES, BETWEEN, TODAY)
    verdicts = {facts.id: facts.verdict for facts in actions if facts.verdict is not None}
    at = place_to_resume(stops, verdicts, ())
    open_stops = [n for n, stop in enumerate(stops) if any(key not in verdicts for key in stop.ids)]
    if open_stops:
        assert at <= open_stops[0]
        assert not any(stop.ids for stop in stops[at : open_stops[0]])


def test_the_most_pressing_concern_comes_first_and_all_are_named() -> None:
    late = QueueFacts(1, due_from=date(2016, 1, 1), due_by=date(2016, 1, 1), rag=Rag.GREEN, is_challenged=True)
    assert concerns(late, BETWEEN, TODAY) == (Concern.OVERDUE, Concern.CHALLENGED, Concern.NO_UPDATE)


def test_due_today_is_not_overdue_and_due_on_the_day_of_the_next_meeting_is_not_before_it() -> None:
    def due(day: date) -> tuple[Concern, ...]:
        return concerns(QueueFacts(1, due_from=day, due_by=day, updated=TODAY), BETWEEN, TODAY)

    assert due(TODAY) == (Concern.DUE,)
    assert due(date(2016, 1, 24)) == (Concern.DUE,)
    assert due(date(2016, 1, 25)) == ()


def test_what_is_amber_in_any_voice_or_has_no_date_is_looked_at_by_itself() -> None:
    day = date(2016, 3, 1)
    fine = QueueFacts(1, due_from=day, due_by=day, updated=TODAY, rag=Rag.GREEN)
    assert concerns(fine, BETWEEN, TODAY) == ()
    for voice in ("rag", "board_rag", "calculated"):
        assert concerns(replace(fine, **{voice: Rag.AMBER}), BETWEEN, TODAY) == (Concern.AMBER,)
        assert concerns(replace(fine, **{voice: Rag.RED}), BETWEEN, TODAY) == (Concern.RED,)
    assert concerns(replace(fine, due_from=None, due_by=None), BETWEEN, TODAY) == (Concern.NO_DATE,)


def test_what_was_said_on_the_day_of_the_last_meeting_is_no_update_since() -> None:
    silent = QueueFacts(1, due_by=date(2016, 3, 1), updated=date(2015, 12, 28))
    assert concerns(silent, BETWEEN, TODAY) == (Concern.NO_UPDATE,)
    assert concerns(replace(silent, updated=date(2015, 12, 29)), BETWEEN, TODAY) == ()
    assert concerns(replace(silent, updated=None, added=date(2016, 1, 4)), BETWEEN, TODAY) == ()
    assert concerns(replace(silent, status=Status.NOT_STARTED), BETWEEN, TODAY) == ()
    assert concerns(silent, Between(), TODAY) == ()


def test_a_theme_is_never_proposed_simply_as_its_worst_part() -> None:
    assert proposed(Count(open=9, red=1)).rag is Rag.AMBER
    assert proposed(Count(open=9, red=3)).rag is Rag.RED
    assert proposed(Count(open=9, overdue=3)).reasons == ("3 of 9 open overdue",)
    assert proposed(Count(open=9, amber=2)).rag is Rag.GREEN
    assert proposed(Count(open=9, amber=3)).rag is Rag.AMBER
    assert proposed(Count(open=0, done=4)).rag is Rag.GREEN
    assert proposed(Count()).rag is None


def test_commentary_leaves_out_what_nobody_said() -> None:
    assert commentary({"achieved": "one\ntwo.", "help needed": " "}) == "Achieved: one two."


def test_a_theme_of_which_nothing_has_begun_is_not_proposed_green() -> None:
    assert proposed(Count(open=3, begun=0)) == Rating(None, ("none of 3 begun",))
    assert proposed(Count(open=3, begun=0, done=1)).rag is Rag.GREEN
    assert proposed(Count(open=3, begun=1)).rag is Rag.GREEN
    assert proposed(Count(open=3, begun=0, overdue=1)).rag is Rag.RED
