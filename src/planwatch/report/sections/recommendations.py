"""Recommendations with the management response to each."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.kinds import Decision
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.due import due_in_words
from planwatch.model.text.called import counted_as
from planwatch.report.document import Block, Facts, Words
from planwatch.words.recommendations import closed_in_words, response_in_words


def recommended(one: Recommendation, today: date, commitments: Sequence[Commitment] = ()) -> tuple[Block, ...]:
    """What is recommended, its class, what was decided, the response with whose word it is, and what became of it."""
    answering = [each for each in commitments if one.number in each.answers]
    found = {
        "Source": one.source,
        "Repeats": ", ".join(one.repeats),
        "Class": one.class_,
        "Decision": one.decision or "none yet",
        "Management response": response_in_words(one) or "none yet",
        "By when": due_in_words(one, today),
        "Status": closed_in_words(one) or str(one.status),
        "Commitments": "; ".join(f"{each.ref} {' '.join(each.text.split())}" for each in answering),
    }
    return (Words(one.text), Facts(tuple((name, text) for name, text in found.items() if text)))


def responses_words(found: Sequence[Recommendation], label: str = "") -> str:
    """``17 recommendations: 16 accepted, 1 partly accepted. Without a decision in words: 4, 9``, as sentences."""
    number = Counter(one.decision for one in found)
    told = [f"{number[decision]} {decision}" for decision in Decision if number[decision]]
    told += [f"{number[None]} not decided yet"] if number[None] else []
    open_ = ", ".join(one.number for one in found if not one.is_answered)
    missing = f" Without a decision in words: {open_}." if open_ else ""
    return f"{counted_as(label, len(found))}: {', '.join(told)}.{missing}"
