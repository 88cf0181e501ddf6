"""Risks: what went up or down since the forum last met, then all that are open, the highest score first."""

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.history.entries import RiskMove
from planwatch.model.plan.risk import Risk
from planwatch.model.risks.matrix import Score
from planwatch.model.risks.scoring import (
    Lessening,
    matrix,
    score_now,
    score_targeted,
    why_not_mitigated,
    worst_first,
)
from planwatch.model.text.refs import natural_key
from planwatch.report import cells
from planwatch.report.document import Cell, Section, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.words.since import risk_move_in_words

_HEADS = ("Risk", "Owner", "Score", "Target", "Since last time", "Mitigation", "Next look")


def as_section(given: ReportInput) -> Section:
    """How many there are and what is wrong with them, and a line for each open one."""
    if not given.told.risk:
        gone = bool(given.withheld.get("risk"))
        return section("risks", "Risks", [], "Nothing is told here." if gone else "Risks: not kept in this plan.")
    blocks = [Words(_counted(given)), _table(given), Words(_gone(given))]
    return section("risks", f"Risks up or down {given.since_words}", blocks, "")


def in_short(given: ReportInput) -> str:
    """How many are open, how they score, how many are not mitigated; that none is kept."""
    if given.told.risk:
        return _counted(given)
    return "none told" if given.withheld.get("risk") else "not kept"


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """What went up or down, was closed or is new, and what is not mitigated, a line for each."""
    moved = [f"{one.ref} {one.title}: {risk_move_in_words(one)}" for one in _moves(given).values()]
    bare = [
        f"{risk.ref} {risk.title}: not mitigated ({why})" for risk in _opened(given) if (why := _why(given, risk))
    ]  # fmt: skip
    return (*moved, *bare)


def _opened(given: ReportInput) -> list[Risk]:
    by_ref = sorted(given.told.risk, key=lambda risk: natural_key(risk.ref))
    return [risk for risk in worst_first(by_ref, matrix(given.plan)) if risk.is_open]


def _moves(given: ReportInput) -> dict[str, RiskMove]:
    return {one.ref: one for one in given.news.risks} if given.news is not None else {}


def _counted(given: ReportInput) -> str:
    """``9 open: 2 red, 4 amber, 1 without a score. Not mitigated: 3. Closed: 1.``."""
    opened, by = _opened(given), matrix(given.plan)
    scores = [score_now(risk, by) for risk in opened]
    numbers = [
        *(
            (sum(score is not None and score.band.rag == rag for score in scores), rag)
            for rag in ("red", "amber", "green")
        ),
        (scores.count(None), "without a score"),
    ]
    told = ", ".join(f"{number} {word}" for number, word in numbers if number)
    bare = sum(bool(_why(given, risk)) for risk in opened)
    closed = len(given.told.risk) - len(opened)
    return " ".join(
        part
        for part in (
            f"{len(opened)} open{f': {told}' if told else ''}.",
            f"Not mitigated: {bare}." if bare else "",
            f"Closed: {closed}." if closed else "",
        )
        if part
    )


def _gone(given: ReportInput) -> str:
    """What is no longer open since last time."""
    opened = {risk.ref for risk in _opened(given)}
    gone = [one for one in _moves(given).values() if one.ref not in opened]
    return " ".join(f"{one.ref} {one.title}: {risk_move_in_words(one)}." for one in gone)


def _table(given: ReportInput) -> Table:
    return Table("Open risks, the highest score first", _HEADS, tuple(_line(given, risk) for risk in _opened(given)))


def _line(given: ReportInput, risk: Risk) -> tuple[Cell, ...]:
    by, moved = matrix(given.plan), _moves(given).get(risk.ref)
    kind = f" ({risk.kind})" if risk.kind != "risk" else ""
    why = _why(given, risk)
    said = " ".join(risk.mitigation.split())
    lessened = ", ".join(risk.mitigated_by)
    mitigation = "; ".join(filter(None, (f"not mitigated: {why}" if why else lessened, said)))
    past = risk.next_look is not None and risk.next_look < given.today
    return row(
        cells.marked(risk, f"{risk.ref} {risk.title}{kind}"),
        risk.owner or "no owner",
        _score(score_now(risk, by)),
        _score(score_targeted(risk, by)),
        risk_move_in_words(moved) if moved is not None else "same" if given.news is not None else "",
        mitigation,
        Cell(day_in_words(risk.next_look, given.today) if risk.next_look else "none", "late" if past else ""),
    )


def _score(score: Score | None) -> Cell:
    if score is None:
        return Cell("none", "muted")
    return Cell(str(score.number), chips=(cells.chip(score.band.rag),), between="")


def _why(given: ReportInput, risk: Risk) -> str:
    """By the rule, of actions as they are in the whole plan."""
    found = (given.by_ref.get(ref) for ref in risk.mitigated_by)
    by = [Lessening(one.ref, one.status, one.due.last) for one in found if one is not None]
    return why_not_mitigated(risk, by, given.today)
