"""The lead's rating: chosen over its cell, or a step better or worse."""

from functools import partial

from planwatch.model.text.copied import unchanged_words
from planwatch.service.actions import confirm, edit
from planwatch.service.change import How
from planwatch.service.journal.group import group_of
from planwatch.tui.commands.cell import overwriting, save
from planwatch.tui.desk import Meant, PlanDesk

_ORDER = ("red", "amber", "green")


def rate(desk: PlanDesk) -> None:
    """Choose over the RAG cell; what was chosen is saved, and one line then asks why."""
    meant, row = desk.meant(), desk.row()
    if meant is None:
        return
    now = row.action.rag if row is not None else None
    desk.choose_rag(now or "", partial(_chosen, desk, meant), meant.cell("rag"))
    desk.tell(f"{overwriting(desk, meant, 'rag')}r red · a amber · g green · backspace none")


def _chosen(desk: PlanDesk, meant: Meant, rag: str) -> None:
    """Save the rating; in a review the one that the action has already is an answer: confirmed, unchanged."""
    if _is_same(meant, rag) and group_of(desk.session) is not None:
        desk.change(
            meant, lambda targets: confirm.unchanged(desk.session, targets),
            lambda done: f"{unchanged_words(rag)} · n adds words" if done.number else f"rated {rag} today already",
        )  # fmt: skip
    else:
        save(desk, meant, "rag", rag, How(), saved=partial(_wait_for_why, rag))


def _is_same(meant: Meant, rag: str) -> bool:
    return not meant.many and rag == meant.row.action.rag


def _wait_for_why(rag: str, desk: PlanDesk, meant: Meant) -> None:
    """Once a rating is saved: why it was given may be said, and whoever does not is not held up."""
    number = desk.last.number if desk.last is not None else None
    if number is not None:
        is_many = len(meant.rows) > 1
        question = f"why {'are' if is_many else 'is'} {meant.named} {rag or 'without a rating'}? "
        desk.wait_with("why? tab says it", partial(_ask_why, desk, question, number))


def _ask_why(desk: PlanDesk, question: str, number: int, typed: str = "") -> None:
    of = desk.row()

    def answer(why: str) -> None:
        edit.give_reason(desk.session, number, why)
        if why.strip():
            desk.tell("the reason is kept with the rating · u undoes both")

    def leave(why: str) -> None:
        row = desk.row()
        if why.strip() and of is not None and row is not None and row.id == of.id:
            desk.tell("not saved")
            desk.wait_with("why? tab brings the text back", partial(_ask_why, desk, question, number, why))

    desk.ask(f"{question}(enter saves · esc leaves) ", answer, value=typed, leave=leave)


def step(desk: PlanDesk, by: int) -> None:
    """One step better (1) or worse (-1); the one row under the cursor, never the marks."""
    meant = desk.meant(marks=False)
    if meant is not None:
        rag = meant.row.action.rag
        at = _ORDER.index(rag) if rag else 1 - by
        _chosen(desk, meant, _ORDER[max(0, min(at + by, 2))])
