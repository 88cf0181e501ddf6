"""What answers each recommendation of a plan: commitments, actions, measures; and where that falls short."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from textwrap import shorten
from typing import NamedTuple

from msgspec import Struct

from planwatch.model.due.lateness import is_overdue
from planwatch.model.measures.progress import current, short_of
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.kinds import DONE, Decision, RecommendationStatus, Status
from planwatch.model.plan.measure import Measure
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.recommendations.answered import Numbered
from planwatch.model.text.refs import natural_key


class Answering(NamedTuple):
    """An action that answers recommendations, or carries a commitment."""

    ref: str
    status: Status
    lead: str = ""
    due_by: date | None = None
    """The last day that its due words can mean."""
    answers: tuple[str, ...] = ()
    """The numbers, as they are written there."""
    id: int = 0
    """Of its row, where it comes out of a file."""

    def stand(self, today: date) -> "Stand":
        """Where it stands on a day."""
        if self.status in DONE:
            return Stand.DONE
        if self.status is Status.WITHDRAWN:
            return Stand.WITHDRAWN
        if is_overdue(self.status, self.due_by, today):
            return Stand.LATE
        return Stand.UNDER_WAY if self.status is Status.IN_PROGRESS else Stand.NOT_STARTED


class Stand(StrEnum):
    """Where an action stands, as one letter; in the order of a bar."""

    DONE = "D"
    UNDER_WAY = "P"
    NOT_STARTED = "N"
    LATE = "L"
    WITHDRAWN = "W"


_BAR = tuple(Stand)
IN_WORDS = "D done, P in progress, N not started, L late, W withdrawn"
"""What the letters of a bar mean."""


class Measured(NamedTuple):
    """A measure that shows whether it worked: its name, and whether it is met; None while nothing is known of it."""

    name: str
    is_met: bool | None = None


class GapKind(StrEnum):
    """What is missing. Each is the code of the check that finds it."""

    NOTHING = "nothing-answers"
    WITHDRAWN = "only-withdrawn"
    NOBODY = "nobody-owns-it"
    UNMET = "measure-not-met"


class Gap(NamedTuple):
    """What is missing for one recommendation, the facts that say so, and who accepted it."""

    kind: GapKind
    facts: str
    accepted: Accepted | None = None


def gap_in_words(gap: Gap) -> str:
    """``only withdrawn actions answer it (C1.2, C1.3)``."""
    facts = shorten(gap.facts, _FACTS, placeholder=" …")
    match gap.kind:
        case GapKind.NOTHING:
            return "nothing answers it"
        case GapKind.WITHDRAWN:
            return f"only withdrawn actions answer it ({facts})"
        case GapKind.NOBODY:
            return f"nobody owns what answers it ({facts})"
        case GapKind.UNMET:
            return f"its actions are done, but what is measured is not met ({facts})"


_FACTS = 120
"""Characters of the refs in a sentence."""


class Covered(Struct, frozen=True):
    """A recommendation with what answers it."""

    recommendation: Recommendation
    commitments: tuple[Commitment, ...] = ()
    actions: tuple[Answering, ...] = ()
    """Those that answer it or a clause of it, and those that carry its commitments, each once, in the plan's order."""
    measures: tuple[Measured, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def standing_gaps(self) -> tuple[Gap, ...]:
        """The gaps that nobody accepted."""
        return tuple(gap for gap in self.gaps if gap.accepted is None)

    @property
    def kept(self) -> tuple[Answering, ...]:
        """The actions that were not withdrawn."""
        return tuple(one for one in self.actions if one.status is not Status.WITHDRAWN)

    def bar(self, today: date) -> tuple[Stand, ...]:
        """Where its actions stand, a letter for each."""
        stands = [one.stand(today) for one in self.actions]
        return tuple([each for each in _BAR for one in stands if one is each])

    @property
    def is_owed(self) -> bool:
        """Whether anything must answer it: not where it was not accepted, and no more once it is closed."""
        one = self.recommendation
        return one.decision is not Decision.NOT and one.status is not RecommendationStatus.CLOSED


def coverage(
    recommendations: Sequence[Recommendation],
    commitments: Iterable[Commitment],
    actions: Iterable[Answering],
    accepted: Iterable[Accepted] = (),
    measures: Mapping[str, Sequence[Measured]] = {},
) -> list[Covered]:
    """Each recommendation with what answers it, those for priority first, then as people count.

    Who answers a clause answers the whole, so 1 has what 1a and 1b have; not the other way round. ``measures`` are
    given by the numbers of recommendations.
    """
    numbered, every = Numbered(recommendations), list(actions)
    held = {(one.code, one.about, one.facts): one for one in accepted}
    of_commitment, of_action = defaultdict[str, list[Commitment]](list), defaultdict[str, set[int]](set)
    place = {one.ref: at for at, one in enumerate(every)}
    for at, action in enumerate(every):
        for number in action.answers:
            for reached in numbered.reached(number):
                of_action[reached].add(at)
    for commitment in commitments:
        carried = {place[ref] for ref in commitment.actions if ref in place}
        for number in _reached(numbered, commitment.answers):
            of_commitment[number].append(commitment)
            of_action[number] |= carried

    def cover(one: Recommendation) -> Covered:
        found = Covered(
            one,
            tuple(of_commitment[one.number]),
            tuple(every[at] for at in sorted(of_action[one.number])),
            tuple(measures.get(one.number, ())),
        )
        gaps = _gaps(found)
        told = (Gap(kind, facts, held.get((kind, one.number, facts))) for kind, facts in gaps)
        return Covered(one, found.commitments, found.actions, found.measures, tuple(told)) if gaps else found

    return [cover(one) for one in sorted(recommendations, key=_rank)]


def _reached(numbered: Numbered, numbers: Iterable[str]) -> set[str]:
    """The numbers of the recommendations that these mean, and of those whose clauses they are."""
    return {reached for number in numbers for reached in numbered.reached(number)}


def is_priority(one: Recommendation) -> bool:
    """Whether it is of the class that comes first: ``priority``, or a class that begins with that word."""
    return one.class_.strip().casefold().startswith("priority")


def _rank(one: Recommendation) -> tuple[bool, str]:
    return not is_priority(one), natural_key(one.number)


def _gaps(found: Covered) -> list[tuple[GapKind, str]]:
    if not found.is_owed:
        return []
    refs = ", ".join((*(one.ref for one in found.commitments), *(one.ref for one in found.actions)))
    if not refs:
        return [(GapKind.NOTHING, "nothing")]
    gaps: list[tuple[GapKind, str]] = []
    if found.actions and not found.kept:
        gaps.append((GapKind.WITHDRAWN, refs))
    elif not any(one.lead for one in (*found.commitments, *found.kept)):
        gaps.append((GapKind.NOBODY, refs))
    unmet = [one.name for one in found.measures if one.is_met is False]
    if unmet and found.kept and all(one.status in DONE for one in found.kept):
        gaps.append((GapKind.UNMET, ", ".join(unmet)))
    return gaps


def coverage_of(snapshot: Snapshot) -> list[Covered]:
    """The coverage of a whole plan."""
    actions = [Answering(one.ref, one.status, one.lead, one.due.last, one.answers) for one in snapshot.action]
    shown = measured(snapshot.measure, snapshot.recommendation, actions, snapshot.commitment)
    return coverage(snapshot.recommendation, snapshot.commitment, actions, snapshot.accepted, shown)


def measured(
    measures: Iterable[Measure],
    recommendations: Sequence[Recommendation],
    actions: Iterable[Answering],
    commitments: Iterable[Commitment] = (),
) -> Mapping[str, Sequence[Measured]]:
    """The measures of each recommendation by its number.

    They name it, an action that answers it, by itself or by a commitment that it carries, or a commitment to it.
    """
    numbered, answers = Numbered(recommendations), {one.ref: one.answers for one in actions}
    promised = dict[str, tuple[str, ...]]()
    for commitment in commitments:
        promised[commitment.ref] = commitment.answers
        carried = {ref: (*answers[ref], *commitment.answers) for ref in commitment.actions if ref in answers}
        answers.update(carried)
    found = defaultdict[str, list[Measured]](list)
    for one in measures:
        met = _is_met(one)
        answered = (number for ref in one.actions for number in answers.get(ref, ()))
        kept = (number for ref in one.commitments for number in promised.get(ref, ()))
        for number in sorted(_reached(numbered, (*one.recommendations, *answered, *kept))):
            found[number].append(Measured(one.ref, met))
    return found


def _is_met(measure: Measure) -> bool | None:
    newest = current(measure.reading)[-1:]
    if measure.target is None or not newest:
        return None
    short = short_of(measure, newest[0].value, measure.target)
    return None if short is None else short <= 0


class Totals(Struct, frozen=True):
    """How many recommendations of one class there are, and how they stand. They add up."""

    recommendations: int = 0
    open: int = 0
    implemented: int = 0
    closed: int = 0
    with_gaps: int = 0
    """With a gap that nobody accepted."""
    accepted: int = 0
    """With gaps, all of them accepted."""

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))


def totals(found: Iterable[Covered]) -> dict[str, Totals]:
    """The same by class as it is written, in the order in which the classes come."""
    by_class: dict[str, Totals] = {}
    for one in found:
        name, status = one.recommendation.class_, one.recommendation.status
        standing = bool(one.standing_gaps)
        by_class[name] = by_class.get(name, Totals()) + Totals(
            1,
            int(status is RecommendationStatus.OPEN),
            int(status is RecommendationStatus.IMPLEMENTED),
            int(status is RecommendationStatus.CLOSED),
            int(standing),
            int(bool(one.gaps) and not standing),
        )
    return by_class
