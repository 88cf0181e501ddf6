"""Answers that a review has keys of its own for: an action is as it was, or another forum is asked."""

from planwatch.model.actions.row import ActionRow
from planwatch.model.reviews.queue import Verdict
from planwatch.model.text.names import named
from planwatch.model.text.visible import short
from planwatch.service.actions.confirm import confirm
from planwatch.service.change import Outcome, Target, rows_of
from planwatch.service.meetings.escalate import put_before, who_can_be_asked
from planwatch.service.reviews.run import ReviewRun, mark
from planwatch.storage.writing.batch import open_batch


def unchanged(run: ReviewRun, row: ActionRow) -> Outcome:
    """Take the answer that an action is as it was, and go through it so, as one change."""
    with open_batch(run.session.database, run.session.sign("")) as batch:
        now = rows_of(run.session, [Target(row.id)])[0]
        words = confirm(batch, now)
        batch.signature = run.session.sign(f"{now.action.ref} {words}")
        mark(batch, run, row.id, {"verdict": Verdict.DECIDED.value})
    run.verdicts[row.id] = Verdict.DECIDED
    return Outcome(batch.id, (now.action.ref,), note=words)


def escalate(run: ReviewRun, row: ActionRow, to: str, why: str) -> Outcome:
    """Put an action before another forum, on the agenda of its next meeting, or before a lead, as one change."""
    whom = named("forum or lead", to, who_can_be_asked(run.session, run.day))
    with open_batch(run.session.database, run.session.sign("")) as batch:
        said = put_before(run.session, batch, row, whom, why, but=run.asked.forum)
        batch.signature = run.session.sign(short(f"{row.action.ref} {said}", 200))
        mark(batch, run, row.id, {"verdict": Verdict.DECIDED.value, "note": said})
    run.verdicts[row.id] = Verdict.DECIDED
    return Outcome(batch.id, (row.action.ref,))
