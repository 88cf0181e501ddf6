"""What a report is made from: the plan on its day, for whom, for which meeting, and what changed since the last."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from planwatch.model.actions.row import PlanDay
from planwatch.model.costs.totals import Piece, of_snapshot
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.due.moves import DateChange, meeting_after, moved_often
from planwatch.model.history.entries import Since
from planwatch.model.measures.progress import Progress, progress
from planwatch.model.plan.action import Action
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.internal import marked, withheld, without_internal
from planwatch.model.plan.measure import Measure
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.recommendations.answered import Numbered
from planwatch.model.recommendations.coverage import Covered, coverage_of
from planwatch.model.values import replace
from planwatch.report.counts import Counted, by_theme
from planwatch.report.document import Drawing
from planwatch.report.rows import ReportRow, Step, no_step, rows_of


@dataclass(frozen=True, kw_only=True)
class ReportInput:
    """A plan as a report may tell it: from a public forum what is internal is withheld."""

    whole: Snapshot
    """The plan with all that is in it."""
    today: date
    """The day by which the plan is judged."""
    author: str = ""
    forum: Forum | None = None
    """For whom the report is made."""
    meeting: date | None = None
    """The day of the meeting that it is for."""
    following: date | None = None
    """The day of the meeting after that."""
    state: str = "draft"
    """What it is: a draft until the papers go out, then issued; never a pack that was frozen at another time."""
    as_of: str = ""
    """The moment at which the plan was as it is told, where that is not now."""
    last: Meeting | None = None
    """The forum's last meeting that was held: what is told as new is new since then."""
    since: Since | None = None
    """What changed since then; None where it never met."""
    compared: str = ""
    """How the plan of that meeting is known."""
    items: tuple[str, ...] = ()
    """What is on that meeting's list already."""
    soon: int = 14
    """Days ahead that "due soon" looks where no next meeting is known."""
    drawings: dict[str, Drawing | None] = field(default_factory=dict[str, Drawing | None], compare=False, repr=False)
    """The measures by their refs that were drawn already: one stands under each recommendation that it shows."""
    step: Step = field(default=no_step, compare=False, repr=False)
    """Told how far the rating of the rows is."""

    @property
    def plan(self) -> Plan:
        """The plan that it is about."""
        return self.whole.plan

    @property
    def banner(self) -> str:
        """What stands over a paper that has no head of its own: that the plan is told as it was, then its banner."""
        return over_paper(self.as_of, self.plan)

    @property
    def of(self) -> PlanDay:
        """The plan with its day."""
        return PlanDay(0, 0, self.plan, self.today)

    @property
    def is_public(self) -> bool:
        """Whether it is for a public forum."""
        return self.forum is not None and self.forum.public

    @property
    def last_met(self) -> date | None:
        """The day after which something is news to the forum: of its last meeting; None where it never met."""
        return self.last.on if self.last is not None else None

    @property
    def since_words(self) -> str:
        """``since 10 Dec 2015``, or since the plan began."""
        return f"since {day_in_words(self.last_met, self.today)}" if self.last_met else "since the plan began"

    @cached_property
    def told(self) -> Snapshot:
        """The plan without what is withheld."""
        return without_internal(self.whole) if self.is_public else self.whole

    @cached_property
    def rows(self) -> tuple[ReportRow, ...]:
        """Its actions. They are rated by all that is known: a rating does not hang on who asks."""
        told = {action.ref: action for action in self.told.action}
        return tuple(_told(row, told[row.action.ref]) for row in rows_of(self.whole, self.today, self.step))

    @cached_property
    def by_ref(self) -> Mapping[str, Action]:
        """Its actions, with all that is in them, by their refs."""
        return {action.ref: action for action in self.whole.action}

    @cached_property
    def progressed(self) -> Mapping[str, tuple[Measure, Progress]]:
        """Its measures by their refs, with how each stands."""
        rule = self.plan.measure_rule
        return {one.ref: (one, progress(one, self.today, rule)) for one in self.told.measure}

    @cached_property
    def shown_by(self) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
        """The refs of the measures that name each action; those of each recommendation or a commitment to it."""
        promised = {one.ref: one.answers for one in self.told.commitment}
        actions, recommendations = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for one in self.told.measure:
            for ref in one.actions:
                actions[ref].append(one.ref)
            kept = (number for ref in one.commitments for number in promised.get(ref, ()))
            for number in dict.fromkeys((*one.recommendations, *kept)):
                recommendations[number].append(one.ref)
        return actions, recommendations

    @cached_property
    def numbered(self) -> Numbered:
        """Its recommendations by their numbers."""
        return Numbered(self.told.recommendation)

    @cached_property
    def covered(self) -> Sequence[Covered]:
        """What answers each of them, those for priority first."""
        return coverage_of(self.told)

    @cached_property
    def priced(self) -> Sequence[Piece]:
        """All that is counted of what the plan costs."""
        return of_snapshot(self.told)

    @cached_property
    def priced_for(self) -> Mapping[str, Sequence[int]]:
        """The places in ``priced`` of what each action costs, by its ref: its lines, or its own cost without any."""
        lines, found = {cost.ref: cost.action for cost in self.told.cost}, defaultdict[str, list[int]](list)
        for at, piece in enumerate(self.priced):
            found[lines.get(piece.ref, piece.ref)].append(at)
        return found

    @cached_property
    def counts(self) -> Mapping[str, Counted]:
        """How many of them stand where, by theme: in the plan's order, those without one last."""
        return dict(by_theme(self.rows, [theme.title for theme in self.told.theme]))

    @cached_property
    def count(self) -> Counted:
        """The same of all together."""
        return sum(self.counts.values(), Counted())

    @cached_property
    def changes(self) -> tuple[DateChange, ...]:
        """Every move of a due date, newest first."""
        found = [change for row in self.rows for change in self._changes(row)]
        return tuple(sorted(found, key=lambda change: change.move.on, reverse=True))

    def _changes(self, row: ReportRow) -> list[DateChange]:
        action, meetings = row.action, self.told.meeting
        flagged = moved_often(row.listed.moves, self.plan)
        return [
            DateChange(
                0, self.plan.ref, action.ref, action.title, action.theme, action.lead, move, row.listed.moves, flagged,
                meeting_after(move.on, meetings, self.plan.before_meeting),
            )
            for move in action.move
        ]  # fmt: skip

    def internal(self, theme: str = "", lead: str = "") -> int:
        """How many items are marked internal: in the plan; of a theme, or what a lead answers for, updates alone."""
        actions = [
            one for one in self.whole.action if (not theme or one.theme == theme) and (not lead or one.lead == lead)
        ]
        updates = [update for one in actions for update in one.update]
        if not lead:
            updates += [one for part in self.whole.theme if theme in ("", part.title) for one in part.update]
        if not lead and not theme:
            updates += self.plan.update
        others = marked(self.whole) if not lead and not theme else 0
        return others + sum(update.internal for update in updates)

    @cached_property
    def withheld(self) -> Mapping[str, frozenset[str]]:
        """The names of the parts that it does not tell, by kind; those of which it tells all are left out."""
        return withheld(self.whole) if self.is_public else {}

    @cached_property
    def news(self) -> Since | None:
        """What changed since the last meeting, as the forum may be told it."""
        return self.since.to_the_public() if self.since is not None and self.is_public else self.since


def _told(row: ReportRow, action: Action) -> ReportRow:
    return row if row.action is action else replace(row, listed=replace(row.listed, action=action))


def over_paper(as_of: str, plan: Plan) -> str:
    """``AS OF draft 2 · SAMPLE``; ``as_of`` is empty where a plan is told as it is now."""
    return " · ".join(filter(None, (f"AS OF {as_of}" if as_of else "", plan.banner)))
