"""Checks of whether recommendations are answered, and closed with a reason; and of what carries a commitment."""

from collections.abc import Iterator

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.plan.kinds import OPEN, RecommendationStatus, Status
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.coverage import Covered, GapKind, coverage_of, gap_in_words
from planwatch.model.text.called import called
from planwatch.model.text.visible import short


def nothing_answers(look: CheckInput) -> Iterator[Found]:
    """The recommendations that neither a commitment nor an action answers."""
    return _gaps(look, GapKind.NOTHING)


def only_withdrawn(look: CheckInput) -> Iterator[Found]:
    """Those whose actions are all withdrawn."""
    return _gaps(look, GapKind.WITHDRAWN)


def nobody_owns_it(look: CheckInput) -> Iterator[Found]:
    """Those of which nothing that answers them has a lead."""
    return _gaps(look, GapKind.NOBODY)


def measure_not_met(look: CheckInput) -> Iterator[Found]:
    """Those whose actions are all done, while what is measured of them is not met."""
    return _gaps(look, GapKind.UNMET)


def _covered(look: CheckInput) -> list[Covered]:
    return coverage_of(look.snapshot)


def _gaps(look: CheckInput, kind: GapKind) -> Iterator[Found]:
    for one in look.once(_covered):
        for gap in one.gaps:
            if gap.kind is kind:
                said = f"{_named(look, one.recommendation)}: {gap_in_words(gap)}"
                yield Found(one.recommendation.number, said, gap.facts, part=About.RECOMMENDATION)


def closed_too_early(look: CheckInput) -> Iterator[Found]:
    """Those said to be implemented while an action that answers them is open, or closed with nothing to show for it."""
    for one in look.once(_covered):
        of = one.recommendation
        opened = [f"{action.ref} {action.status}" for action in one.actions if action.status in OPEN]
        if of.status is not RecommendationStatus.OPEN and opened:
            facts = f"{of.status}; {', '.join(opened)}"
            said = f"{_named(look, of)} is {of.status}, but {short(', '.join(opened), 80)}"
            yield Found(of.number, said, facts, part=About.RECOMMENDATION)


def closed_without_evidence(look: CheckInput) -> Iterator[Found]:
    """Those implemented or closed with nothing that shows it, and those closed by nobody."""
    for one in look.snapshot.recommendation:
        lacks = ["evidence"] if not one.evidence.strip() else []
        lacks += ["a name"] if one.status is RecommendationStatus.CLOSED and not one.closed_by.strip() else []
        if one.status is not RecommendationStatus.OPEN and lacks:
            facts = f"{one.status} without {' and '.join(lacks)}"
            yield Found(one.number, f"{_named(look, one)} is {facts}", facts, part=About.RECOMMENDATION)


def carried_by_nothing(look: CheckInput) -> Iterator[Found]:
    """The commitments that no action carries, but for withdrawn ones."""
    statuses = {action.ref: action.status for action in look.snapshot.action}
    for one in look.snapshot.commitment:
        kept = [ref for ref in one.actions if statuses.get(ref, Status.WITHDRAWN) is not Status.WITHDRAWN]
        if not kept:
            facts = f"only withdrawn: {', '.join(one.actions)}" if one.actions else "nothing"
            carries = "Only withdrawn actions carry" if one.actions else "No action carries"
            yield Found(
                one.ref, f"{carries} commitment {one.ref}: {short(one.text, 120)}", facts, part=About.COMMITMENT
            )


def _named(look: CheckInput, one: Recommendation) -> str:
    word = called(look.snapshot.plan.recommendation_label)
    return f"{word[:1].upper()}{word[1:]} {one.number}{f' ({one.class_})' if one.class_ else ''}"
