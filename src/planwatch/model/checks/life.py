"""Checks of a plan's life: who signed it off, who was asked, who was told."""

from collections.abc import Iterator

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.life.chain import newest
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.text.visible import short


def not_signed_off(look: CheckInput) -> Iterator[Found]:
    """An approved plan whose newest version somebody has not signed who was asked to."""
    last = newest(look.snapshot)
    if last is None or look.snapshot.plan.status is not PlanStatus.APPROVED:
        return
    version, chain = last
    if chain.missing:
        names = ", ".join(chain.missing)
        sentence = f"The plan is approved, but {version.name} is not signed off by {names}"
        yield Found(version.name, sentence, names, part=About.VERSION)


def nothing_told_of_it(look: CheckInput) -> Iterator[Found]:
    """Consultees who said something of which nobody tells what was changed."""
    for one in look.snapshot.consultee:
        if one.said.strip() and not one.changed.strip():
            sentence = f"{one.who} said something, and what came of it is not told: {short(one.said)}"
            yield Found(one.ref, sentence, "no answer", part=About.CONSULTEE)


def communication_overdue(look: CheckInput) -> Iterator[Found]:
    """Communications whose last day has passed."""
    for one in look.snapshot.communication:
        if one.is_overdue(look.today):
            sentence = f"{one.audience} should have been told by {one.due.text}: {short(one.text)}"
            yield Found(one.ref, sentence, one.due.text, part=About.COMMUNICATION)
