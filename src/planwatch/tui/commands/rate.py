"""The lead's rating: chosen over its cell, or a step better or worse."""

from functools import partial

from planwatch.model.text.copied import unchanged_words
from planwatch.service.actions import confirm, edit
from planwatch.service.change import How
from planwatch.service.journal.group import group_of
from planwatch.tui.commands.cell import cell_of, overwriting, save
from planwatch.tui.desk import Meant, PlanDesk

_ORDER = ("red", "amber", "green")


def rate(desk: PlanDesk) -> None:
    """Choose over the RAG cell; what was chosen is saved, and one line then asks why."""
    meant, row = desk.meant(), desk.row()
    if meant is None:
        return
    now = row.action.rag if row is not None else None
    desk.choose_rag(now or "", partial(_chosen, desk, meant), cell_of(meant, "rag"))
    desk.tell(f"{overwriting(desk, meant, 'rag')}r red · a amber · g green · backspace none")


def _chosen(desk: PlanDesk, meant: Meant, rag: str) -> None:
    if _save(desk, meant, rag) and not _is_same(meant, rag):
        _offer_why(desk)


def _is_same(meant: Meant, rag: str) -> bool:
    return not meant.many and rag == meant.row.action.rag


def _save(desk: PlanDesk, meant: Meant, rag: str) -> bool:
    """Save the rating; in a review the one that the action has already is an answer: confirmed, unchanged."""
    if not _is_same(meant, rag) or group_of(desk.session) is None:
        return save(desk, meant, "rag", rag, How())
    return desk.change(
        meant, lambda targets: confirm.unchanged(desk.session, targets),
        lambda outcome: f"{unchanged_words(rag)} · n adds words" if outcome.number else f"rated {rag} today already",
    )  # fmt: skip


def _offer_why(desk: PlanDesk) -> None:
    """After a rating is saved: one line on why, which may be left empty."""
    last = desk.last
    if last is not None and (number := last.number) is not None:
        desk.ask(
            f"{last.in_words().partition(':')[0] or 'saved'} · why? (enter or esc skips) ",
            lambda why: edit.give_reason(desk.session, number, why),
        )


def step(desk: PlanDesk, by: int) -> None:
    """One step better (1) or worse (-1); the one row under the cursor, never the marks."""
    meant = desk.meant(marks=False)
    if meant is not None:
        rag = meant.row.action.rag
        at = _ORDER.index(rag) if rag else 1 - by
        _save(desk, meant, _ORDER[max(0, min(at + by, 2))])
