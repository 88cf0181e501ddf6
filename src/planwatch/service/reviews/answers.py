"""Answers that a review has keys of its own for: an action is as it was, or another forum is asked."""

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.reviews.queue import Verdict
from planwatch.service.actions.confirm import confirm
from planwatch.service.change import Outcome, Target, rows_of
from planwatch.service.meetings import forums, meetings
from planwatch.service.reviews.run import ReviewRun, mark, meeting_for
from planwatch.service.session import checked_text
from planwatch.storage.writing.batch import open_batch


def unchanged(run: ReviewRun, row: ActionRow) -> Outcome:
    """Take the answer that an action is as it was, and go through it so, as one change."""
    with open_batch(run.session.database, run.session.sign("")) as batch:
        now = rows_of(run.session, [Target(row.id)])[0]
        batch.signature = run.session.sign(f"{now.action.ref} {confirm(batch, now)}")
        mark(batch, run, row.id, {"verdict": Verdict.DECIDED.value})
    run.verdicts[row.id] = Verdict.DECIDED
    return Outcome(batch.id, (now.action.ref,))


def escalate(run: ReviewRun, row: ActionRow, forum: str, why: str) -> Outcome:
    """Put an action on the agenda of a forum's next meeting, planned where it is not yet, as one change."""
    to = forums.find_forum(run.session, forum, (run.day,))
    words = " ".join(checked_text(why).replace(";", ",").split())
    if not words:
        raise PlanwatchError("what is escalated needs words", "say what the forum is asked for")
    action = row.action
    item = f"{action.ref} {' '.join(action.title.split())}: {words}".replace(";", ",")
    with open_batch(run.session.database, run.session.sign("")) as batch:
        upcoming = meetings.next_row(run.session, to)
        if upcoming is None or to.forum.name == run.asked.forum:
            raise PlanwatchError(f"{to.forum.name} has no other meeting to come", "give it a cadence, or plan one")
        on = upcoming.meeting.on
        said = f"escalated to {to.forum.name}, {day_in_full(on)}: {words}"
        batch.signature = run.session.sign(f"{action.ref} {said}"[:200])
        meeting_id = upcoming.id or meeting_for(batch, run.day, to.forum.name, on)
        batch.change("meeting", meeting_id, {"items": "\n".join((*upcoming.meeting.items, item))})
        mark(batch, run, row.id, {"verdict": Verdict.DECIDED.value, "note": said})
    run.verdicts[row.id] = Verdict.DECIDED
    return Outcome(batch.id, (action.ref,))
