"""Commitments: what an organisation commits itself to, what each answers, and the actions that carry it."""

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.kinds import DONE, Status
from planwatch.model.recommendations.coverage import Answering
from planwatch.model.text.visible import short
from planwatch.service.plan.kind import Kind, PartColumn, PartRow, kept_rows
from planwatch.service.session import Session
from planwatch.storage.measures.behind import keeping
from planwatch.storage.recommendations.recommendations import answering


class CommitmentRow(PartRow[Commitment], frozen=True):
    """A commitment with the actions that carry it, in the order in which it names them."""

    carried: tuple[Answering, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    """Ref and title of what shows that it is kept."""

    @property
    def standing(self) -> str:
        """``1 of 3 done``, of the actions that were not withdrawn."""
        kept = [one for one in self.carried if one.status is not Status.WITHDRAWN]
        if not kept:
            return "all withdrawn" if self.carried else ""
        return f"{sum(one.status in DONE for one in kept)} of {len(kept)} done"


def _rows(session: Session, of: PlanDay) -> list[CommitmentRow]:
    kept = kept_rows("commitment", session, of)
    by_ref = {one.ref: one for one in answering(session.database, of.id)} if kept else {}
    shown = keeping(session.database, of.id) if kept else {}
    return [
        CommitmentRow(
            of, one.id, one.version, one.part, tuple(by_ref[ref] for ref in one.part.actions),
            tuple(shown.get(one.id, ())),
        )
        for one in kept
    ]  # fmt: skip


def _told(row: CommitmentRow) -> list[str]:
    one = row.part
    standing = f" · {row.standing}" if row.standing else ""
    shown = "; ".join(f"{ref} {short(title, 60)}" for ref, title in row.measures)
    carried = ", ".join(f"{each.ref} {each.status}" for each in row.carried) or "no action carries it"
    return [
        f"{one.ref}: {' '.join(one.text.split())}",
        f"answers: {', '.join(one.answers) or 'nothing'}",
        f"carried by: {carried}{standing}",
        *([f"measures: {shown}"] if shown else []),
        f"lead: {one.lead or 'none'}{f' · theme: {one.theme}' if one.theme else ''}",
    ]


def _used(row: CommitmentRow) -> str:
    answers = f"{', '.join(row.part.answers)} {'is' if len(row.part.answers) == 1 else 'are'} answered by it"
    return answers if row.part.answers else ""


COMMITMENTS = Kind(
    name="commitment",
    plural="commitments",
    rows=_rows,
    adds=("text",),
    prefix="C",
    told=_told,
    json=lambda row: {
        "carried_by": [{"ref": one.ref, "status": one.status} for one in row.carried],
        "measures": [ref for ref, _ in row.measures],
    },
    words={"measures": lambda row: ", ".join(ref for ref, _ in row.measures)},
    used=_used,
    counts=lambda rows: f"carried by nothing {n}" if (n := sum(not row.standing for row in rows)) else "",
    actions=lambda row: [(one.id, f"{one.ref}  {one.status}") for one in row.carried],
    columns=(
        PartColumn[CommitmentRow]("ref", "Ref", 6, lambda row: row.name, least=0),
        PartColumn("text", "Commitment", 0, lambda row: row.part.text, least=24),
        PartColumn("theme", "Theme", 18, lambda row: row.part.theme, drop=2),
        PartColumn("lead", "Lead", 20, lambda row: row.part.lead or "none",
                   lambda row: "" if row.part.lead else "possibly", drop=1),
        PartColumn("answers", "Answers", 14, lambda row: ", ".join(row.part.answers) or "none",
                   lambda row: "" if row.part.answers else "muted"),
        PartColumn("actions", "Actions", 20, lambda row: ", ".join(row.part.actions) or "none",
                   lambda row: "" if row.part.actions else "possibly"),
        PartColumn("standing", "Done", 13, lambda row: row.standing, drop=3),
    ),
)  # fmt: skip
"""Commitments as one lists, finds, adds and changes them."""
