"""Risks, issues and opportunities: scored by the plan's matrix, lessened by actions, looked at again, closed."""

from collections.abc import Mapping
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.kinds import RiskStatus
from planwatch.model.plan.risk import Risk
from planwatch.model.risks.history import Scored, Way, last_move
from planwatch.model.risks.matrix import Matrix, Score
from planwatch.model.risks.scoring import matrix, score_now, score_targeted, why_not_mitigated, worst_first
from planwatch.model.text.refs import natural_key
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.plan.part_edit import set_part
from planwatch.service.plan.part_read import find_part, part_rows
from planwatch.service.session import Session
from planwatch.storage.engine.values import Value
from planwatch.storage.risks.risks import LesseningAction, lessening, scored
from planwatch.words.risks import (
    ARROWS,
    HeatMap,
    cause_in_words,
    cell_in_words,
    closed_in_words,
    history_in_words,
    score_in_words,
    scored_in_words,
    targeted_in_words,
)

_LEVELS = ("likelihood", "impact", "target_likelihood", "target_impact")


class RiskRow(PartRow[Risk], frozen=True):
    """A risk with the actions that lessen it, and how it was scored."""

    lessening: tuple[LesseningAction, ...] = ()
    scored: tuple[Scored, ...] = ()

    @property
    def matrix(self) -> Matrix:
        """The plan's."""
        return matrix(self.of.plan)

    @property
    def score(self) -> Score | None:
        """By that matrix."""
        return score_now(self.part, self.matrix)

    @property
    def target(self) -> Score | None:
        """By that matrix."""
        return score_targeted(self.part, self.matrix)

    @property
    def not_mitigated(self) -> str:
        """Why nothing lessens it; empty where something does."""
        return why_not_mitigated(self.part, (one.action for one in self.lessening), self.of.today)

    @property
    def moved(self) -> tuple[Way, int | None, date | None]:
        """Which way its score last went, from where, and when."""
        return last_move(self.scored, self.matrix)

    @property
    def is_past_look(self) -> bool:
        """Whether it should have been looked at again."""
        return self.part.is_open and self.part.next_look is not None and self.part.next_look < self.of.today


def heat_map(session: Session, of: PlanDay) -> HeatMap:
    """The plan's matrix with its open risks."""
    return HeatMap(matrix(of.plan), [row.part for row in part_rows(session, RISKS, (of,))])


def close_risk(session: Session, typed: str, why: str) -> tuple[str, int | None]:
    """Close the risk that is meant; its ref, and the number of the change. Raises PlanwatchError without a reason."""
    row = find_part(session, RISKS, typed)
    return row.name, set_part(session, RISKS, row, {"status": RiskStatus.CLOSED, "reason": why})


def _rows(session: Session, of: PlanDay) -> list[RiskRow]:
    """Those of a plan: open before closed, the highest score first."""
    kept = kept_rows("risk", session, of)
    if not kept:
        return []
    by, scores = lessening(session.database, of.id), scored(session.database, of.id, of.today)
    rows = {
        one.name: RiskRow(of, one.id, one.version, one.part, tuple(by.get(one.id, ())), scores.get(one.id, ()))
        for one in sorted(kept, key=lambda one: natural_key(one.name))
    }
    return [rows[risk.ref] for risk in worst_first([row.part for row in rows.values()], matrix(of.plan))]


def _read(of: PlanDay, field: str, typed: str) -> str:
    """The number of a level that was typed as its word. Raises PlanwatchError for what is no level of the matrix."""
    if field not in _LEVELS or typed.casefold() in ("", "-", "–", "none"):
        return typed
    by = matrix(of.plan)
    level = by.level_typed(field, typed)
    if level is None:
        known = ", ".join(each.in_words() for each in by.scale(field))
        raise PlanwatchError(f"'{typed}' is no {field.replace('_', ' ')} of the plan's matrix", f"one of {known}")
    return str(level.value)


def _follow(change: Change[Risk]) -> Columns:
    typed, after, today = change.typed, change.after, change.of.today.isoformat()
    columns: Columns = {}
    if change.before is None and not typed.get("raised_on"):
        columns["raised_on"] = today
    if typed.keys() & {"status", "closed_on", "reason"}:
        columns |= _closing(after, today)
    raised, closed = columns.get("raised_on", after["raised_on"]), columns.get("closed_on", after["closed_on"])
    if raised and closed and str(raised) > str(closed):
        raise PlanwatchError("raised_on is after closed_on", "correct one of them")
    return columns


def _closing(held: Mapping[str, Value], today: str) -> Columns:
    if held["status"] == RiskStatus.OPEN:
        return {"closed_on": None, "reason": ""}
    if not str(held["reason"]).strip():
        raise PlanwatchError("a risk is closed with a reason", "give one: reason=…")
    return {"closed_on": held["closed_on"] or today}


def _told(row: RiskRow) -> list[str]:
    risk, by = row.part, row.matrix
    kind = f"{risk.kind}, " if risk.kind != "risk" else ""
    head = f"{risk.ref} ({kind}{closed_in_words(risk) or risk.status}): {' '.join(risk.title.split())}"
    actions = ", ".join(f"{one.action.ref} {one.action.status}" for one in row.lessening)
    missing = f"not mitigated: {row.not_mitigated}" if row.not_mitigated else ""
    history = history_in_words(row.scored, by) if len(row.scored) > 1 else ""
    lines = (
        head,
        f"{scored_in_words(risk, by)}; target: {targeted_in_words(risk, by)}",
        " · ".join(filter(None, (f"scored {history}" if history else "", _also(risk)))),
        cause_in_words(risk),
        f"mitigation: {' '.join(risk.mitigation.split()) or 'none written'}",
        " · ".join(filter(None, (f"lessened by {actions}" if actions else "", missing))),
    )
    return [line for line in lines if line]


def _also(risk: Risk) -> str:
    said = (("proximity", risk.proximity), ("escalated to", risk.escalated_to))
    return " · ".join(f"{name} {text}" for name, text in said if text)


def _json(row: RiskRow) -> dict[str, object]:
    way, before, on = row.moved
    return {
        "score": row.score.number if row.score else None,
        "band": row.score.band.rag if row.score else None,
        "target_score": row.target.number if row.target else None,
        "target_band": row.target.band.rag if row.target else None,
        "moved": way, "moved_from": before, "moved_on": on,
        "not_mitigated": row.not_mitigated,
        "mitigating": [{"ref": one.action.ref, "status": one.action.status} for one in row.lessening],
        "scores": [
            {"on": one.on, "likelihood": one.likelihood, "impact": one.impact,
             "score": score.number if (score := row.matrix.score(*one.levels)) else None}
            for one in row.scored
        ],
    }  # fmt: skip


def _moved(row: RiskRow) -> str:
    way, before, _ = row.moved
    return f"{ARROWS[way]} {before}" if way in ARROWS else ""


def _counts(rows: list[RiskRow]) -> str:
    opened = [row for row in rows if row.part.is_open]
    red = sum(row.score is not None and row.score.band.rag == "red" for row in opened)
    told = (("open", len(opened)), ("red", red), ("not mitigated", sum(bool(row.not_mitigated) for row in opened)))
    return " · ".join(f"{name} {number}" for name, number in told if number)


def _overview(rows: list[RiskRow]) -> list[list[tuple[str, str]]]:
    """The heat map of each plan, as rows of cells with their styles."""
    lines: list[list[tuple[str, str]]] = []
    plans = {row.of.id: row.of for row in rows}
    for of in plans.values():
        found = HeatMap(matrix(of.plan), [row.part for row in rows if row.of.id == of.id])
        first, *heads = found.heads
        lines.append([(of.plan.ref if len(plans) > 1 else first, ""), *((head, "") for head in heads)])
        for level, cells in found.rows():
            told = [(cell_in_words(score, refs), str(score.band.rag) if refs else "muted") for score, refs in cells]
            lines.append([(level, ""), *told])
        lines.append([(found.foot, "muted")])
    return lines


def _look(row: RiskRow) -> str:
    return day_in_words(row.part.next_look, row.of.today) if row.part.next_look and row.part.is_open else ""


RISKS = Kind(
    name="risk",
    plural="risks",
    prefix="R",
    rows=_rows,
    told=_told,
    json=_json,
    read=_read,
    follow=_follow,
    counts=_counts,
    overview=_overview,
    actions=lambda row: [(one.id, f"{one.action.ref}  {one.action.status}") for one in row.lessening],
    first=("title", "kind", "likelihood", "impact", "target_likelihood", "target_impact", "owner", "next_look"),
    words={
        "score": lambda row: str(row.score.number) if row.score else "",
        "band": lambda row: str(row.score.band.rag) if row.score else "",
        "moved": lambda row: way if (way := row.moved[0]) is not Way.SAME else "",
        "mitigated": lambda row: "" if row.not_mitigated else "yes",
        "look": lambda row: "past" if row.is_past_look else "to come" if row.part.next_look else "",
    },
    columns=(
        PartColumn[RiskRow]("ref", "Ref", 5, lambda row: row.name, least=0),
        PartColumn("kind", "Kind", 11, lambda row: row.part.kind, drop=5),
        PartColumn(
            "title", "Risk", 0, lambda row: row.part.title, lambda row: "" if row.part.is_open else "muted", least=26,
        ),
        PartColumn(
            "owner", "Owner", 20, lambda row: row.part.owner or "no owner",
            lambda row: "" if row.part.owner else "possibly", least=9, drop=3,
        ),
        PartColumn("likelihood", "L", 3, lambda row: row.text("likelihood"), right=True, drop=2, least=3),
        PartColumn("impact", "I", 3, lambda row: row.text("impact"), right=True, drop=2, least=3),
        PartColumn(
            "score", "Score", 6, lambda row: score_in_words(row.score) or "none",
            lambda row: str(row.score.band.rag) if row.score else "possibly", right=True, least=6,
        ),
        PartColumn("moved", "Was", 5, _moved, right=True, drop=4, least=5),
        PartColumn("target", "Target", 6, lambda row: score_in_words(row.target), right=True, drop=5, least=6),
        PartColumn(
            "mitigated", "Mitigated", 9, lambda row: "no" if row.not_mitigated else "yes" if row.part.is_open else "",
            lambda row: "possibly" if row.not_mitigated else "muted", drop=4,
        ),
        PartColumn(
            "next_look", "Next look", 11, _look, lambda row: "overdue" if row.is_past_look else "", drop=3, least=9,
        ),
        PartColumn("status", "Status", 6, lambda row: row.part.status, drop=1, least=6),
    ),
)  # fmt: skip
"""Risks as one lists, finds, adds and changes them."""
