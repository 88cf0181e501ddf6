"""Deep dives: what each looks into, how far it is, and what became of what it recommends."""

from collections import defaultdict

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.dive import Dive, made_by
from planwatch.model.plan.kinds import DiveStatus
from planwatch.model.plan.recommendation import Recommendation
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.session import Session
from planwatch.storage.plan.snapshot import KeptPart, read_parts


class DiveRow(PartRow[Dive], frozen=True):
    """A deep dive with its evidence, its findings, and the recommendations that it made."""

    made: tuple[Recommendation, ...] = ()
    evidence: tuple[KeptPart, ...] = ()
    findings: tuple[KeptPart, ...] = ()

    @property
    def seen(self) -> int:
        """How much of its evidence came."""
        return sum(one.part.is_seen for one in self.evidence)

    @property
    def is_late(self) -> bool:
        """Whether the day by which it was to report is past, and it has not."""
        return self.part.is_late(self.of.today)

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
    evidence, findings = (_by_dive(session, of, kind) for kind in ("evidence", "finding"))
    rows: list[DiveRow] = []
    for one in kept:
        held, found = (by.get(one.part.name, []) for by in (evidence, findings))
        numbers = made_by(one.part, (each.part for each in found))
        made = tuple(known[number] for number in numbers if number in known)
        rows.append(DiveRow(of, one.id, one.version, one.part, made, tuple(held), tuple(found)))
    return rows


def _by_dive(session: Session, of: PlanDay, kind: str) -> dict[str, list[KeptPart]]:
    found: dict[str, list[KeptPart]] = defaultdict(list)
    for one in read_parts(session.database, of.id, kind):
        found[one.part.dive].append(one)
    return found


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
    reports = None if one.reported_on else one.report_by
    days = (("set up", one.set_up_on), ("to report by", reports), ("reported", one.reported_on))
    when = [f"{word} {day_in_words(day, today)}" for word, day in days if day is not None]
    lines = [
        f"{one.name} ({', '.join(filter(None, (one.forum, one.status)))})",
        f"looks into: {row.into or 'nothing yet'}",
        " · ".join(when),
        f"evidence: {row.seen} of {len(row.evidence)} seen" if row.evidence else "",
        *(f"found {each.part.ref}: {' '.join(each.part.text.split())}" for each in row.findings),
        f"recommends {', '.join(each.number for each in row.made)}: {row.answered}" if row.made else "",
    ]
    return [line for line in lines if line]


def _json(row: DiveRow) -> dict[str, object]:
    return {
        "evidence": [one.part.ref for one in row.evidence],
        "findings": [one.part.ref for one in row.findings],
        "recommends": [one.number for one in row.made],
        "answered": [one.number for one in row.made if one.is_answered],
        "late": row.is_late,
    }


def _used(row: DiveRow) -> str:
    goes = [
        f"{len(parts)} {word}"
        for word, parts in (("of evidence", row.evidence), ("of its findings", row.findings))
        if parts
    ]
    return f"{' and '.join(goes)} go with it" if goes else ""


DIVES = Kind(
    name="dive",
    plural="dives",
    rows=_rows,
    adds=("name",),
    told=_told,
    json=_json,
    follow=_follow,
    used=_used,
    takes=lambda row: [
        *(("evidence", one.id) for one in row.evidence),
        *(("finding", one.id) for one in row.findings),
    ],
    first=("status", "report_by", "reported_on", "conclusion", "made"),
    words={"late": lambda row: "yes" if row.is_late else ""},
    columns=(
        PartColumn[DiveRow]("name", "Deep dive", 0, lambda row: row.name, least=16),
        PartColumn("forum", "Forum", 24, lambda row: row.part.forum, drop=2),
        PartColumn("status", "Status", 10, lambda row: row.part.status),
        PartColumn(
            "scope", "Looks into", 18, lambda row: row.into or "nothing yet", lambda row: "" if row.into else "possibly"
        ),
        PartColumn(
            "report_by", "Report by", 11,
            lambda row: day_in_words(row.part.report_by, row.of.today) if row.part.report_by else "",
            lambda row: "overdue" if row.is_late else "", drop=4,
        ),
        PartColumn(
            "evidence", "Evidence", 8, lambda row: f"{row.seen} of {len(row.evidence)}",
            lambda row: "" if row.seen == len(row.evidence) else "possibly", drop=3, right=True,
        ),
        PartColumn("findings", "Findings", 8, lambda row: str(len(row.findings)), drop=3, right=True),
        PartColumn("made", "Recommends", 16, lambda row: ", ".join(one.number for one in row.made) or "nothing yet",
                   drop=1),
        PartColumn("answered", "Answered", 16, lambda row: row.answered, drop=5),
    ),
)  # fmt: skip
"""Deep dives as one lists, finds, adds and changes them."""
