"""How an action goes: updates, completing, reopening."""

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import OPEN
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions import progress
from planwatch.service.actions.progress import Note
from planwatch.service.change import Outcome
from planwatch.service.typed.fields import STARTING
from planwatch.tui.again import Again
from planwatch.tui.desk import Agreed, FormField, Meant, PlanDesk, Values


def note(desk: PlanDesk) -> None:
    """A form for an update: text, whose word, as at which day, and the rating then given."""
    meant = desk.meant()
    if meant is None:
        return
    row = meant.row

    def save(values: Values, agreed: Agreed) -> None:
        internal = values["internal"].strip().casefold() in ("y", "yes")
        words = Note(values["text"], values["by"], values["as_at"], values["rag"], internal)
        said = replace(words, start=STARTING in agreed, asks=True)
        desk.change(
            meant,
            lambda targets: progress.note(desk.session, targets, said),
            lambda outcome: " · ".join(filter(None, ("update written", outcome.told))),
            raising=True,
        )

    desk.form(
        f"Update on {meant.named}",
        [
            FormField(
                "text", "update", hint="what moved, what is being done", lines=True, texts=_own_texts()
            ),
            FormField("rag", "RAG", hint="r, a or g; empty leaves it as it is"),
            FormField(
                "by", "by", "" if meant.many else row.action.lead, read.names(desk.session, row.of.id, "lead"),
                hint="the lead",
            ),
            FormField("as_at", "as at", "today", understood=row.of.understood_past),
            FormField("internal", "internal", hint="y keeps it from public papers"),
        ],
        save,
        cell=meant.cell("update"),
    )  # fmt: skip


def _own_texts() -> dict[str, str]:
    from planwatch.tui.own_texts import own_texts  # read where an update is written

    try:
        return own_texts()
    except PlanwatchError:
        return {}  # the command that changes them says why


def complete(desk: PlanDesk) -> None:
    """Ask for the day it was done, and complete."""
    meant = desk.meant()
    if meant is None:
        return
    action = meant.row.action
    if len(meant.targets) == 1 and action.status not in OPEN:
        day = f" on {action.completed}" if action.completed else ""
        desk.tell(f"{action.ref} is {action.status}{day} already · C reopens it", wrong=True)
        return

    def answer(on: str) -> None:
        _complete(desk, meant, on, raising=True)

    understood = meant.row.of.understood_past
    desk.ask(f"{meant.named} completed on ", answer, value="today", understood=understood)


def _complete(desk: PlanDesk, meant: Meant, on: str, *, raising: bool = False, told: str = "") -> None:
    def said(outcome: Outcome) -> str:
        now = desk.meant()
        again = len(meant.rows) == 1 and bool(outcome.number) and now is not None and now.row.action.status in OPEN
        return told + (f"done once, due again {now.row.action.due}" if again and now is not None else "completed")

    once_more = Again(f"completed {on}", lambda desk, meant: _complete(desk, meant, on, told="again "))
    desk.change(
        meant, lambda targets: progress.complete(desk.session, targets, on), said, raising=raising, again=once_more
    )


def reopen(desk: PlanDesk) -> None:
    """Ask why, and put in progress again."""
    meant = desk.meant()
    if meant is None:
        return
    action = meant.row.action
    if len(meant.targets) == 1 and action.status in OPEN:
        desk.tell(f"{action.ref} is {action.status}: there is nothing to reopen", wrong=True)
        return

    def answer(why: str) -> None:
        desk.change(
            meant, lambda targets: progress.reopen(desk.session, targets, why), lambda _: "reopened", raising=True
        )

    desk.ask(f"reopen {meant.named}: why? (needed) ", answer)
