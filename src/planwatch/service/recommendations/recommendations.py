"""Recommendations: what the sources of a plan say, the response to each, and what answers it."""

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.span import NO_DATE
from planwatch.model.plan.kinds import DONE, RecommendationStatus
from planwatch.model.plan.parts import PART
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.answered import Numbered
from planwatch.model.recommendations.coverage import Answering, Covered, coverage, measured
from planwatch.model.recommendations.due import counts_from_source, due_in_words, from_source, when_due
from planwatch.model.text.refs import natural_key
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.session import Session
from planwatch.service.typed.fields import when_columns
from planwatch.storage.measures.newest import with_newest
from planwatch.storage.plan.snapshot import read_parts
from planwatch.storage.recommendations.recommendations import answering
from planwatch.words.recommendations import (
    closed_in_words,
    origin_in_words,
    recommendation_in_words,
    response_in_words,
    signed_in_words,
)


class RecommendationRow(PartRow[Recommendation], frozen=True):
    """A recommendation with what answers it."""

    covered: Covered

    @property
    def answering(self) -> tuple[Answering, ...]:
        """The actions that answer it or a clause of it, or carry its commitments, in the plan's order."""
        return self.covered.actions

    @property
    def commitments(self) -> str:
        """``C1, C2``: the commitments that answer it."""
        return ", ".join(one.ref for one in self.covered.commitments)

    @property
    def is_overdue(self) -> bool:
        """Whether it is open past its date."""
        return self.part.is_overdue(self.of.today)

    @property
    def refs(self) -> str:
        """``D1, D2``: what answers it."""
        return ", ".join(one.ref for one in self.answering)

    @property
    def standing(self) -> str:
        """``1 of 3 done``, of the actions that were not withdrawn."""
        kept = self.covered.kept
        if not kept:
            return "all withdrawn" if self.answering else ""
        return f"{sum(one.status in DONE for one in kept)} of {len(kept)} done"


def covered_rows(session: Session, of: PlanDay) -> list[RecommendationRow]:
    """Those of a plan with what answers each, those for priority first."""
    kept = {one.name: one for one in kept_rows("recommendation", session, of)}
    if not kept:
        return []
    database = session.database
    commitments, accepted = ([one.part for one in read_parts(database, of.id, kind)] for kind in _BESIDE)
    every, actions = [one.part for one in kept.values()], answering(database, of.id)
    shown = measured(with_newest(database, of.id), every, actions, commitments)
    found = coverage(every, commitments, actions, accepted, shown)
    by_name = ((kept[one.recommendation.number], one) for one in found)
    return [RecommendationRow(of, one.id, one.version, one.part, covered) for one, covered in by_name]


_BESIDE = ("commitment", "accepted")


def _rows(session: Session, of: PlanDay) -> list[RecommendationRow]:
    """Those of a plan by their numbers as people count."""
    return sorted(covered_rows(session, of), key=lambda row: natural_key(row.name))


def answered_by(session: Session, row: ActionRow) -> dict[str, Recommendation | None]:
    """What an action answers by the numbers it has: the recommendations, None for a number that none has."""
    if not row.action.answers:
        return {}
    numbered = Numbered(kept.part for kept in read_parts(session.database, row.of.id, "recommendation"))
    return {number: numbered.meant(number) for number in row.action.answers}


def _follow(change: Change[Recommendation]) -> Columns:
    groups, columns = PART["recommendation"].groups, Columns()
    if change.typed.keys() & set(groups["response"]):
        columns |= _response(change)
    if change.typed.keys() & set(groups["closure"]):
        columns |= _closure(change)
    if change.typed.keys() & {"due", "source_id"}:
        columns |= _due(change)
    return columns


def _due(change: Change[Recommendation]) -> Columns:
    """The days of words that count from the source, which are that source's."""
    words, after = str(change.after["due"] or ""), change.after
    if not counts_from_source(words):
        return {}
    kept = read_parts(change.batch.database, change.of.id, "source")
    named = (one for one in kept if after.get("source_id", one.id) == one.id)
    date = next((one.part.date for one in named if "source_id" in after or one.part.name == after["source"]), NO_DATE)
    return when_columns("due", from_source(words, date, change.of.today, change.of.period))


def _response(change: Change[Recommendation]) -> Columns:
    """The day of a decision or response that was given without one; none of both takes whose and when away."""
    typed, after, before = change.typed, change.after, change.before
    if not after["decision"] and not after["response"]:
        if typed.get("responded_by") or typed.get("responded_on"):
            raise PlanwatchError("there is no response that this could be of", "give a decision or a response as well")
        return {"responded_by": "", "responded_on": None}
    decided = "decision" in typed and after["decision"] != (before.decision if before else None)
    given = decided or ("response" in typed and (before is None or before.responded_on is None))
    return {"responded_on": change.of.today.isoformat()} if given and not typed.get("responded_on") else {}


def _closure(change: Change[Recommendation]) -> Columns:
    """The day on which one was closed without one; what is not closed has neither that nor who closed it."""
    typed, after, before = change.typed, change.after, change.before
    if after["status"] != RecommendationStatus.CLOSED:
        if typed.get("closed_by") or typed.get("closed_on"):
            raise PlanwatchError(f"it is {after['status']}, so nobody has closed it", "set status=closed as well")
        return {"closed_by": "", "closed_on": None}
    is_new = before is None or before.status is not RecommendationStatus.CLOSED
    return {"closed_on": change.of.today.isoformat()} if is_new and not typed.get("closed_on") else {}


def _used(row: RecommendationRow) -> str:
    refs = [*(one.ref for one in row.covered.commitments), *(one.ref for one in row.answering)]
    return f"{', '.join(refs)} answer{'s' * (len(refs) == 1)} it" if refs else ""


def _told(row: RecommendationRow) -> list[str]:
    standing = f" · {row.standing}" if row.standing else ""
    answered = ", ".join(f"{action.ref} {action.status}" for action in row.answering) or "no action answers it"
    by = f"{row.commitments}: " if row.commitments else ""
    return [
        recommendation_in_words(row.part),
        f"answered by: {by}{answered}{standing}",
        f"response: {response_in_words(row.part) or 'none yet'}",
        *filter(None, (due_in_words(row.part, row.of.today), closed_in_words(row.part), origin_in_words(row.part))),
    ]


def _json(row: RecommendationRow) -> dict[str, object]:
    return {
        "answered_by": [{"ref": one.ref, "status": one.status} for one in row.answering],
        "commitments": [one.ref for one in row.covered.commitments],
        "late": row.is_overdue,
    }


def _counts(rows: list[RecommendationRow]) -> str:
    found = {
        "without a response": sum(not row.part.is_answered for row in rows),
        "late": sum(row.is_overdue for row in rows),
    }
    return " · ".join(f"{what} {number}" for what, number in found.items() if number)


DUE = PartColumn[RecommendationRow](
    "due", "Due", 14, lambda row: when_due(row.part, row.of.today),
    lambda row: "overdue" if row.is_overdue else "", least=11, drop=1, seldom=True,
)  # fmt: skip
"""By when it is to be met."""
RECOMMENDATIONS = Kind(
    name="recommendation",
    plural="recommendations",
    rows=_rows,
    adds=("number", "text"),
    told=_told,
    json=_json,
    follow=_follow,
    used=_used,
    counts=_counts,
    actions=lambda row: [(one.id, f"{one.ref}  {one.status}") for one in row.answering],
    first=("decision", "response", "responded_by", "responded_on", "due", "status"),
    words={
        "actions": lambda row: row.refs,
        "commitments": lambda row: row.commitments,
        "by": lambda row: row.part.responded_by,
        "late": lambda row: "yes" if row.is_overdue else "",
    },
    columns=(
        PartColumn[RecommendationRow]("number", "No", 5, lambda row: row.name, least=0),
        PartColumn("class", "Class", 12, lambda row: row.part.class_, drop=2),
        PartColumn("text", "Recommendation", 0, lambda row: row.part.text, least=24),
        PartColumn(
            "decision", "Decision", 15, lambda row: row.part.decision or "none yet",
            lambda row: "" if row.part.decision else "possibly", least=8,
        ),
        PartColumn(
            "response", "Response", 24, lambda row: " ".join(row.part.response.split()) or "none yet",
            lambda row: "" if row.part.response else "possibly", least=12, drop=3,
        ),
        PartColumn("responded_by", "Given", 22, lambda row: signed_in_words(row.part, row.of.today), least=9, drop=4),
        DUE,
        PartColumn("status", "Status", 11, lambda row: row.part.status, drop=5),
        PartColumn("actions", "Actions", 16, lambda row: row.refs or "none", lambda row: "" if row.refs else "muted"),
        PartColumn("standing", "Done", 13, lambda row: row.standing, drop=1),
    ),
)  # fmt: skip
"""Recommendations as one lists, finds, adds and changes them."""
