"""Costs: the lines of a plan, what each comes to and whether it counts, and the totals of them."""

import re
from collections.abc import Mapping, Sequence

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.costs.printed import Added, added_again
from planwatch.model.costs.totals import (
    By,
    Costed,
    Group,
    Piece,
    chain,
    counted,
    in_a_year,
    pieces,
    theme_of,
    totals,
    whole,
)
from planwatch.model.costs.years import read_share
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.money import in_pounds, pounds
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.session import Session
from planwatch.storage.costs.costed import costed
from planwatch.storage.plan.snapshot import read_parts
from planwatch.words.costs import (
    added_in_words,
    basis_in_words,
    differs_in_words,
    funding_in_words,
    in_words,
    sum_in_words,
    totals_in_words,
)


class CostRow(PartRow[Cost], frozen=True):
    """A line with what it comes to among the others."""

    theme: str = ""
    """Its own, else that of its action."""
    action_id: int | None = None
    counts: bool = True
    """Whether it adds to the totals."""
    pence: int | None = None
    """All of its years together."""
    within: tuple[str, ...] = ()
    """The refs of what is included in it."""
    added: Added | None = None
    """Of a total: what its lines come to."""
    together: tuple[Group, ...] = ()
    """What all that counts in its plan comes to, by its kinds."""

    @property
    def belongs(self) -> str:
        """``C1.2``, ``Workforce``, ``the plan``: what it is for."""
        return self.part.action or self.part.theme or "the plan"


def _rows(session: Session, of: PlanDay) -> list[CostRow]:
    kept = kept_rows("cost", session, of)
    if not kept:
        return []
    starts, costs = of.plan.year_starts, [row.part for row in kept]
    actions = costed(session.database, of.id)
    ids = {one.ref: row_id for row_id, one in actions.items()}
    known = {one.ref: one for one in actions.values()}
    adding = {cost.ref for cost in counted(costs, starts)}
    every = pieces(costs, known.values(), starts)
    together = tuple(totals(every))
    within: dict[str, list[str]] = {}
    for cost in costs:
        within.setdefault(cost.included_in, []).append(cost.ref)
    return [
        CostRow(
            of, row.id, row.version, row.part, theme_of(row.part, known), ids.get(row.part.action),
            row.part.ref in adding, whole(row.part, starts), tuple(within.get(row.part.ref, ())),
            added_again(row.part, costs, every, starts) if row.part.total else None, together,
        )
        for row in kept
    ]  # fmt: skip


def pieces_of(session: Session, of: PlanDay, rows: Sequence[CostRow] | None = None) -> list[Piece]:
    """What is counted of a plan; only what these rows are counted for, where any are given."""
    every = [row.part for row in kept_rows("cost", session, of)]
    found = pieces(every, costed(session.database, of.id).values(), of.plan.year_starts)
    if rows is None:
        return found
    shown = {row.part.ref for row in rows if row.of.id == of.id}
    lines = {cost.ref for cost in every}
    return [piece for piece in found if piece.ref in shown and piece.ref in lines]


def totals_of(session: Session, of: PlanDay, by: By | None, rows: Sequence[CostRow] | None = None) -> list[Group]:
    """The totals of a plan, or of these of its rows; themes in its order."""
    order = read.names(session, of.id, "theme") if by is By.THEME else ()
    return totals(pieces_of(session, of, rows), by, order)


def cost_of_action(session: Session, row: ActionRow) -> str:
    """``K1, K2: forecast £10,500, nothing of it funded``: what its lines come to; empty where it has none."""
    costs: list[Cost] = [kept.part for kept in read_parts(session.database, row.of.id, "cost")]
    starts = row.of.plan.year_starts
    own = [cost for cost in costs if cost.action == row.action.ref]
    if not own:
        return ""
    known = [Costed(row.action.ref, row.action.title, row.action.theme, None)]
    adding = {cost.ref for cost in own}
    groups = totals([piece for piece in pieces(costs, known, starts) if piece.ref in adding])
    refs = ", ".join(cost.ref for cost in own)
    return f"{refs}: {totals_in_words(groups) or 'counted elsewhere'}"


def _follow(change: Change[Cost]) -> Columns:
    if change.typed.get("included_in_id") is not None:
        _refuse_circle(change)
    if "years" not in change.typed:
        return {}
    typed = str(change.typed["years"] or "")
    words = [each for line in typed.split("\n") for each in re.split(r",\s*(?=(?:FY ?)?(?:19|20)\d\d)", line)]
    return {"years": "\n".join(_year(change.of, each) for each in words if each.strip())}


def _year(of: PlanDay, typed: str) -> str:
    share = read_share(typed, of.plan.year_starts)
    if share is None:
        example = "2015" if of.plan.year_starts == 1 else "2015/16"
        raise PlanwatchError(f"'{typed}' is no financial year of the plan", f"type {example}, or {example} £10,000")
    return share.text


def _refuse_circle(change: Change[Cost]) -> None:
    kept = read_parts(change.batch.database, change.of.id, "cost")
    above = next((one for one in kept if one.id == change.typed["included_in_id"]), None)
    own = next((one.part for one in kept if one.id == change.id), None)
    if above is None or own is None:
        return
    after = {one.part.ref: one.part for one in kept} | {own.ref: replace(own, included_in=above.part.ref)}
    if chain(after[own.ref], after) is None:
        fault = f"{own.ref} in {above.part.ref} goes round in a circle"
        raise PlanwatchError(fault, f"take {above.part.ref} out of what it is included in first")


def _counts(rows: list[CostRow]) -> str:
    """The totals of the plan; of several plans none, for their years and themes are not the same."""
    return totals_in_words(rows[0].together) if len({row.of.id for row in rows}) == 1 else ""


def _told(row: CostRow) -> list[str]:
    cost = row.part
    lines = [f"{cost.ref}: {cost.title}", in_words(cost), f"for {row.belongs} · {funding_in_words(cost)}"]
    if cost.included_in:
        lines.append(f"included in {cost.included_in}{'' if row.counts else ', and counted there'}")
    if row.added is not None:
        lines.append(added_in_words(row.added))
    elif row.within:
        lines.append(f"includes {', '.join(row.within)}")
    return [*lines, *([cost.note] if cost.note else [])]


def _json(row: CostRow) -> Mapping[str, object]:
    own = in_a_year(row.part)
    return {
        "comes_to": None if own is None else in_pounds(own),
        "in_all": None if row.pence is None else in_pounds(row.pence),
        "counts": row.counts,
        "includes": list(row.within),
    }


def _used(row: CostRow) -> str:
    return f"{', '.join(row.within)} {'is' if len(row.within) == 1 else 'are'} included in it" if row.within else ""


def _sum(row: CostRow) -> str:
    """What it comes to; of what is only counted how many that are."""
    if sum_in_words(row.part):
        return sum_in_words(row.part)
    return figure_text(row.part.quantity) if row.part.quantity is not None else "not priced"


def _sum_style(row: CostRow) -> str:
    if row.part.total:
        return "muted" if row.added is None or row.added.is_right else "possibly"
    return "possibly" if differs_in_words(row.part) else "" if row.counts else "muted"


def _funded(row: CostRow) -> str:
    if row.part.funded is not None:
        return pounds(row.part.funded)
    return "none" if row.counts else ""


def _place(row: CostRow) -> str:
    return "total" if row.part.total else f"in {row.part.included_in}" if row.part.included_in else ""


COSTS = Kind(
    name="cost",
    plural="costs",
    rows=_rows,
    prefix="K",
    adds=("title",),
    told=_told,
    json=_json,
    follow=_follow,
    used=_used,
    counts=_counts,
    actions=lambda row: [(row.action_id, row.part.action)] if row.action_id is not None else [],
    first=("rate", "quantity", "unit", "periods", "period_unit", "amount", "years"),
    words={
        "year": lambda row: "\n".join(row.part.years),
        "theme": lambda row: row.theme,
        "fund": lambda row: row.part.funded_by,
        "printed": lambda row: differs_in_words(row.part),
    },
    columns=(
        PartColumn[CostRow]("ref", "Ref", 6, lambda row: row.name, least=0),
        PartColumn("title", "Cost", 0, lambda row: row.part.title, least=20),
        PartColumn("rate", "Basis", 32, lambda row: basis_in_words(row.part), least=14, drop=3),
        PartColumn("amount", "Comes to", 17, _sum, _sum_style, least=11, right=True),
        PartColumn("printed", "Printed", 10, lambda row: differs_in_words(row.part), lambda row: "possibly", drop=4),
        PartColumn("kind", "Kind", 8, lambda row: row.part.kind, drop=5),
        PartColumn("years", "Years", 16, lambda row: ", ".join(row.part.years), least=7, drop=2),
        PartColumn(
            "funded", "Funded", 10, _funded,
            lambda row: "" if row.part.funded is not None else "muted", drop=1, right=True,
        ),
        PartColumn("included_in", "In", 8, _place, lambda row: "muted", least=5, drop=6),
        PartColumn("action", "For", 12, lambda row: row.belongs, lambda row: "" if row.part.action else "muted"),
    ),
)  # fmt: skip
"""Costs as one lists, finds, adds and changes them."""
