"""Two states of a plan compared for whoever approves the later: versions, moments of the past, now."""

from planwatch.errors import PlanwatchError
from planwatch.model.history.difference import Difference, compare
from planwatch.model.history.kinds import cost_totals
from planwatch.model.life.chain import Chain, chains
from planwatch.model.life.revision import Became, Line, Revision, revised
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import Struct
from planwatch.report.kinds.revision import Revised
from planwatch.service import read
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.session import Session

NOW = "the plan as it is now"


class State(Struct, frozen=True):
    """A plan at a moment, or of a file, with the words for it."""

    snapshot: Snapshot
    called: str
    chain: Chain = Chain()
    """Of the version of that name."""


def state(session: Session, words: str) -> State:
    """The plan that is worked on as it was at a moment: a version, a meeting, a day, a change; no words: as it is now.

    Raises PlanwatchError where the file knows nothing of that.
    """
    day = session.one_plan()
    now = read.snapshot(session, day)
    if not words:
        return State(now, NOW)
    then = moment(session, words)
    past = looking_back(session, then)
    with past.database:
        was = next((one for one in past.plan_days() if one.id == day.id), None)
        if was is None:
            raise PlanwatchError(f"the plan {day.plan.ref} was not there yet at {then.label}", "name a later moment")
        # Who signed a version is known later than the version itself.
        return State(read.snapshot(past, was), then.label, chains(now.signoff).get(then.version, Chain()))


def differing(was: State, now: State) -> tuple[Difference, Revised]:
    """What differs between two states, whole and as its approver is told it."""
    difference = compare(was.snapshot, now.snapshot)
    found = _with_totals(revised(difference), was.snapshot, now.snapshot)
    told = Revised(plan=now.snapshot.plan, was=was.called, now=now.called, found=found, chain=now.chain)
    return difference, told


def _with_totals(found: Revision, was: Snapshot, now: Snapshot) -> Revision:
    """With what all lines of the costs come to, where any of them is another."""
    lines = tuple(
        Line("cost", one.ref, one.title, change.field, str(change.before), str(change.after), one.internal)
        for one in cost_totals(was.cost, now.cost, now.plan.year_starts)
        for change in one.fields
    )
    costed = {Became.COSTED: (*found.get(Became.COSTED, ()), *lines)} if lines else {}
    whole = {**found, **costed}
    return {became: whole[became] for became in Became if became in whole}
