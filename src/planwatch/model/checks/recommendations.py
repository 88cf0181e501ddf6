"""Checks of what is said to recommendations, and that actions answer those that there are."""

from collections.abc import Iterator

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.plan.kinds import Status
from planwatch.model.recommendations.answered import Numbered, in_order
from planwatch.model.recommendations.due import due_in_words
from planwatch.model.text.called import called
from planwatch.model.text.visible import short


def no_response(look: CheckInput) -> Iterator[Found]:
    """The recommendations that were not decided on, or not in words."""
    word = called(look.snapshot.plan.recommendation_label)
    begun = f"{word[:1].upper()}{word[1:]}"
    for one in in_order(look.snapshot.recommendation):
        if one.is_answered:
            continue
        if one.decision is not None:
            missing = f"{begun} {one.number} is {one.decision}, but without a response in words"
        elif one.response.strip():
            missing = f"{begun} {one.number} has a response, but no decision"
        else:
            missing = f"No management response to {word} {one.number} yet"
        facts = f"{one.decision or 'not decided'}; {'in words' if one.response.strip() else 'no words'}"
        yield Found(one.number, f"{missing}: {short(one.text)}", facts, part=About.RECOMMENDATION)


def overdue(look: CheckInput) -> Iterator[Found]:
    """The open recommendations whose last day has passed."""
    word = called(look.snapshot.plan.recommendation_label)
    begun = f"{word[:1].upper()}{word[1:]}"
    for one in in_order(look.snapshot.recommendation):
        if one.is_overdue(look.today):
            sentence = f"{begun} {one.number} is open, {due_in_words(one, look.today)}: {short(one.text)}"
            yield Found(one.number, sentence, f"{one.due.text} {one.due.last}", part=About.RECOMMENDATION)


def answers_nothing(look: CheckInput) -> Iterator[Found]:
    """The actions that answer a number which no recommendation has, where the plan keeps recommendations at all."""
    known, word = Numbered(look.snapshot.recommendation), called(look.snapshot.plan.recommendation_label)
    for action in look.snapshot.action if known else ():
        unknown = [number for number in action.answers if known.meant(number) is None]
        if unknown and action.status is not Status.WITHDRAWN:
            numbers = ", ".join(unknown)
            yield Found(action.ref, f"It answers {numbers}, which no {word} of the plan has", numbers)
