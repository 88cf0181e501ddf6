"""Deep dives: what each looks into, how far it is, and what became of what it recommends."""

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.kinds import DiveStatus
from planwatch.model.plan.recommendation import Recommendation
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.session import Session
from planwatch.storage.plan.snapshot import read_parts


class DiveRow(PartRow[Dive], frozen=True):
    """A deep dive with the recommendations that it made."""

    made: tuple[Recommendation, ...] = ()

    @property
    def into(self) -> str:
        """``1, 2``, or the theme: what it looks into."""
        return ", ".join((*self.part.scope, *([self.part.theme] if self.part.theme else [])))

    @property
    def answered(self) -> str:
        """``2 of 3 answered``: how many of the recommendations it made have a response."""
        return f"{sum(one.is_answered for one in self.made)} of {len(self.made)} answered" if self.made else ""


def _rows(session: Session, of: PlanDay) -> list[DiveRow]:
    kept = kept_rows("dive", session, of)
    if not kept:
        return []
    known: dict[str, Recommendation] = {
        one.part.number: one.part for one in read_parts(session.database, of.id, "recommendation")
    }
    return [
        DiveRow(of, one.id, one.version, one.part, tuple(known[number] for number in one.part.made if number in known))
        for one in kept
    ]


def _follow(change: Change[Dive]) -> Columns:
    """A day of its report makes it reported; it cannot have reported before it was set up."""
    after = change.after
    begun, ended = after["set_up_on"], after["reported_on"]
    if begun and ended and str(ended) < str(begun):
        raise PlanwatchError("it would have reported before it was set up", "give the two days as they were")
    is_told = "status" in change.typed or not change.typed.get("reported_on")
    return {} if is_told else {"status": DiveStatus.REPORTED.value}


def _told(row: DiveRow) -> list[str]:
    one, today = row.part, row.of.today
    days = (("set up", one.set_up_on), ("reported", one.reported_on))
    when = [f"{word} {day_in_words(day, today)}" for word, day in days if day is not None]
    lines = [
        f"{one.name} ({', '.join(filter(None, (one.forum, one.status)))})",
        f"looks into: {row.into or 'nothing yet'}",
        " · ".join(when),
        f"heard: {'; '.join(one.interviews)}" if one.interviews else "",
        f"evidence: {len(one.asked)} asked for, {len(one.seen)} seen" if one.asked or one.seen else "",
        *(f"found {finding}" for finding in one.findings),
        f"recommends {', '.join(one.made)}: {row.answered}" if row.made else "",
    ]
    return [line for line in lines if line]


def _json(row: DiveRow) -> dict[str, object]:
    return {"answered": [one.number for one in row.made if one.is_answered]}


DIVES = Kind(
    name="dive",
    plural="dives",
    rows=_rows,
    adds=("name",),
    told=_told,
    json=_json,
    follow=_follow,
    first=("status", "interviews", "seen", "findings", "made"),
    columns=(
        PartColumn[DiveRow]("name", "Deep dive", 0, lambda row: row.name, least=16),
        PartColumn("forum", "Forum", 24, lambda row: row.part.forum, drop=2),
        PartColumn("status", "Status", 10, lambda row: row.part.status),
        PartColumn(
            "scope", "Looks into", 18, lambda row: row.into or "nothing yet", lambda row: "" if row.into else "possibly"
        ),
        PartColumn("findings", "Findings", 8, lambda row: str(len(row.part.findings)), drop=3, right=True),
        PartColumn("made", "Recommends", 16, lambda row: ", ".join(row.part.made) or "nothing yet", drop=1),
        PartColumn("answered", "Answered", 16, lambda row: row.answered, drop=4),
    ),
)  # fmt: skip
"""Deep dives as one lists, finds, adds and changes them."""
