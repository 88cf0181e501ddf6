"""Checks of what is said to recommendations, and that actions answer those that there are."""

from collections.abc import Iterator

from planwatch.model.checks.finding import About, CheckInput, Found, short
from planwatch.model.plan.kinds import Status
from planwatch.model.recommendations.answered import Numbered


def no_response(look: CheckInput) -> Iterator[Found]:
    """The recommendations that were not decided on, or not in words."""
    for one in look.snapshot.recommendation:
        if one.is_answered:
            continue
        if one.decision is None:
            missing = (
                "has no management response yet" if not one.response.strip() else "has a response, but no decision"
            )
        else:
            missing = f"is {one.decision}, but without a response in words"
        facts = f"{one.decision or 'not decided'}; {'in words' if one.response.strip() else 'no words'}"
        sentence = f"Recommendation {one.number} ({short(one.text)}) {missing}"
        yield Found(one.number, sentence, facts, part=About.RECOMMENDATION)


def answers_nothing(look: CheckInput) -> Iterator[Found]:
    """The actions that answer a number which no recommendation has, where the plan keeps recommendations at all."""
    known = Numbered(look.snapshot.recommendation)
    for action in look.snapshot.action if known else ():
        unknown = [number for number in action.answers if known.meant(number) is None]
        if unknown and action.status is not Status.WITHDRAWN:
            numbers = ", ".join(unknown)
            yield Found(action.ref, f"It answers {numbers}, which no recommendation of the plan has", numbers)
