"""Which actions a command is about, and telling what became of them."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from planwatch.cli.shared.output import out_json, say_change
from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.text.names import Unknown
from planwatch.service.change import Outcome, Target
from planwatch.service.find import find_action, rows
from planwatch.service.session import Session
from planwatch.service.typed.fields import NotStarted, TakesDateAway


@contextmanager
def shell_hints() -> Generator[None]:
    """Where the app would ask whether that is meant, say which option says so here."""
    try:
        yield
    except NotStarted as error:
        raise PlanwatchError(error.message, "add --start, which begins it") from None
    except TakesDateAway as error:
        raise PlanwatchError(error.message, "type a date, or add --no-date, which takes it away") from None
    except Unknown as error:
        near = f"{error.hint} " if error.hint.startswith("did you mean") else ""
        raise PlanwatchError(error.message, f"{near}--new adds the {error.kind}") from None


def find(session: Session, refs: Sequence[str]) -> list[ActionRow]:
    """The actions of those refs, each once; raises PlanwatchError where one is not there or not clear."""
    found = (find_action(session, ref) for ref in refs)
    return list({row.id: row for row in found}.values())


def targets(rows: Sequence[ActionRow]) -> list[Target]:
    """What to change, as it was when it was read."""
    return [Target(row.id, row.version) for row in rows]


def read_again(session: Session, row: ActionRow) -> ActionRow:
    """The action as it is after the change; as it was, where somebody has removed it."""
    return rows(session, (row.of,), [row.id])[0] or row


def tell(outcome: Outcome, one: str, many: str, as_json: bool) -> None:
    """Say what was done, and the outcome's note and warnings: ``one`` of a single action, ``many`` of several.

    With ``as_json`` it is told on stdout too.
    """
    changed = outcome.changed if outcome.number is not None else ()
    total = len(outcome.changed) + len(outcome.left)
    said = one if total == 1 else f"{many}: {outcome.in_words()}"
    say_change("; ".join(filter(None, (said, outcome.told))), outcome.number)
    if as_json:
        left = [{"ref": ref, "why": why} for ref, why in outcome.left]
        out_json({"change": outcome.number, "changed": list(changed), "left": left, "warnings": outcome.warnings})
