"""Escalating actions: before a forum or a higher post, along the plan's route or to whoever is named."""

from collections.abc import Sequence

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.due.route import Reached, reached, read_route
from planwatch.model.meetings.numbers import own_number
from planwatch.model.plan.kinds import OPEN, ChaseKind, MeetingStatus
from planwatch.model.ratings.rule import counting_of
from planwatch.model.text.names import named, plain
from planwatch.model.text.visible import short
from planwatch.model.values import replace
from planwatch.service.actions.chase import insert
from planwatch.service.change import Outcome, Target, apply_to, rows_of
from planwatch.service.due.moves import changes_of
from planwatch.service.meetings import meetings
from planwatch.service.meetings.forums import ForumRow, forums
from planwatch.service.session import Session, checked_text
from planwatch.storage.actions.updates import chases_of
from planwatch.storage.engine.values import Value
from planwatch.storage.plan.records import names
from planwatch.storage.writing.batch import Batch


def steps_reached(session: Session, row: ActionRow) -> tuple[Reached, ...]:
    """The steps of the plan's route that an action has reached and that nobody took, in their order."""
    route = read_route(row.of.plan.route)
    if not route:
        return ()
    moves = tuple(change.move for change in changes_of(session, row))
    action = replace(row.action, move=moves, chase=chases_of(session.database, row.id))
    return reached(action, route, row.of.today, counting_of(row.of.plan))


def who_can_be_asked(session: Session, day: PlanDay) -> list[str]:
    """The names that an action of the plan can be escalated to: its forums, then its leads."""
    own = [row.forum.name for row in forums(session, (day,))]
    return list(dict.fromkeys((*own, *(one.name for one in names(session.database, day.id, "lead")))))


def escalate(session: Session, targets: Sequence[Target], to: str = "", why: str = "") -> Outcome:
    """Put actions before a forum, on the agenda of its next meeting, or before a post or person, as one change.

    Nobody named: the next step of the plan's route that the action has reached; no reason given: why it has. Raises
    PlanwatchError.
    """
    if not to.strip() and len(targets) == 1:
        to = next((one.step.to for one in steps_reached(session, rows_of(session, targets)[0])), "")

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        steps = steps_reached(session, row)
        if not to.strip() and not steps:
            none = f"{row.action.ref} has reached no step of the plan's route"
            words = none if row.of.plan.route else f"{row.of.plan.ref} lays down no route of escalation"
            raise PlanwatchError(words, "name to whom: --to NAME")
        whom = named("forum or lead", to or steps[0].step.to, who_can_be_asked(session, row.of))
        on_route = [one.why for one in steps if plain(one.step.to) == plain(whom)]
        put_before(session, batch, row, whom, why if why.strip() else "; ".join(on_route))

    whom = f" to {' '.join(checked_text(to).split())}" if to.strip() else " along the route"
    said = " ".join(checked_text(why).split())
    return apply_to(session, targets, short(f"{{}} escalated{whom}{f': {said}' if said else ''}", 200), "", apply)


def put_before(session: Session, batch: Batch, row: ActionRow, to: str, why: str, *, but: str = "") -> str:
    """Put an action before a forum or lead of that name, as a part of a change; what was done, in words.

    ``but`` is the forum that meets now, and so is none to escalate to.
    """
    words = " ".join(checked_text(why).split()).replace(";", ",")
    action = row.action
    if not words:
        raise PlanwatchError("what is escalated needs words", "say what is asked for")
    if action.status not in OPEN:
        raise PlanwatchError(f"{action.ref} is {action.status}", "only an open action is escalated")
    forum = next((one for one in forums(session, (row.of,)) if one.forum.name == to), None)
    meeting = _on_agenda(session, batch, row, forum, words, but) if forum is not None else ""
    said: dict[str, Value] = {"kind": ChaseKind.ESCALATED.value, "to": to, "meeting": meeting, "why": words}
    insert(batch, row.of, row.id, said)
    return f"escalated to {meeting or to}: {words}"


def _on_agenda(session: Session, batch: Batch, row: ActionRow, forum: ForumRow, words: str, but: str) -> str:
    """Make it an item of the forum's next meeting, planned where it is not yet; that meeting, as minutes name it."""
    name, upcoming = forum.forum.name, meetings.next_row(session, forum)
    if upcoming is None or name == but:
        raise PlanwatchError(f"{name} has no other meeting to come", "give it a cadence, or plan one")
    on = upcoming.meeting.on
    item = f"{row.action.ref} {' '.join(row.action.title.split())}: {words}".replace(";", ",")
    item = f"Action {item}" if own_number(item) else item  # its ref is no number of an item
    items = "\n".join((*upcoming.meeting.items, item))
    if upcoming.id is not None:
        batch.change("meeting", upcoming.id, {"items": items})
    else:
        own: dict[str, Value] = {"plan_id": row.of.id, "seq": batch.next_seq("meeting"), "forum": name, "items": items}
        batch.insert("meeting", own | {"on": on.isoformat(), "status": MeetingStatus.PLANNED.value})
    return f"{name}, {day_in_full(on)}"
