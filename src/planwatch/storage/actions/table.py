"""The rows of a long table: what its cells say, and nothing that only other readers ask of a row."""

from collections.abc import Sequence

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.due.lateness import are_agreed, days_late, overdue
from planwatch.model.plan.action import Action, Overruled
from planwatch.model.plan.kinds import OPEN, Rag, Status
from planwatch.model.ratings.calculate import Rating, RatingFacts, last_heard, late_on_agreed, rate
from planwatch.model.ratings.rule import Rule, rule_of
from planwatch.model.values import replace
from planwatch.storage.due.lateness import AGREED_BY
from planwatch.storage.engine.dialect import marks, parts_of
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none, span_of
from planwatch.storage.waits.waits import held_up, judged_by_evidence

_SELECT = (
    "select a.plan_id, a.id, a.version, a.ref, a.title, t.title, l.name, l.until, a.due, a.due_from, a.due_by, "
    "a.status, a.rag, a.board_rag, a.updated, a.moves, a.moved_on, a.completed_from, a.start_by, a.start_from, "
    f"a.percent, a.added, {AGREED_BY}, a.heard_on from action a "
    "left join theme t on t.id = a.theme_id and t.removed = 0 "
    "left join lead l on l.id = a.lead_id and l.removed = 0 where a.removed = 0 and a.id in ({marks})"
)
_STATUS = {str(status): status for status in Status}
_RAG = {None: None, **{str(rag): rag for rag in Rag}}
_BOARD = {None: None, **{str(rag): Overruled(rag=rag) for rag in Rag}}


def rows(database: Database, days: Sequence[PlanDay], action_ids: Sequence[int]) -> list[ActionRow]:
    """The rows of these ids, in their order, without those that are no longer there.

    Of an action they have ref, title, theme, lead, due date, status and the ratings; the calculated one without its
    reasons.
    """
    by_plan = {day.id: (day, rule_of(day.plan)) for day in days}
    found: dict[int, ActionRow] = {}
    doubtful: dict[int, RatingFacts] = {}
    for part in parts_of(action_ids):
        for plan_id, *columns in database.tuples(_SELECT.format(marks=marks(len(part))), part):
            if plan_id in by_plan:
                row, facts = _judged(*by_plan[plan_id], *columns)
                found[row.id] = row
                if row.action.status in OPEN and row.rating.rag is not Rag.RED:
                    doubtful[row.id] = facts
    # What holds an action up can only make it red, or amber: nobody needs to look for it where it is red already.
    waiting = held_up(database, judged_by_evidence(days), list(doubtful))
    for action_id in waiting.keys() & doubtful.keys():
        row, held = found[action_id], waiting[action_id]
        facts = doubtful[action_id]._replace(blocked_by=held.blocked_by, float_left=held.float_left)
        rag = rate(by_plan[row.of.id][1], facts, row.of.today)
        found[action_id] = replace(row, rating=Rating(rag))
    return [found[action_id] for action_id in action_ids if action_id in found]


def _judged(
    of: PlanDay,
    rule: Rule,
    action_id: int,
    version: int,
    ref: str,
    title: str,
    theme: str | None,
    lead: str | None,
    lead_until: str | None,
    due: str,
    due_from: str | None,
    due_by: str | None,
    status: str,
    rag: str | None,
    board_rag: str | None,
    updated: str | None,
    moves: int,
    moved_on: str | None,
    completed_from: str | None,
    start_by: str | None,
    start_from: str | None,
    percent: int | None,
    added: str | None,
    agreed_by: str | None,
    heard_on: str | None,
) -> tuple[ActionRow, RatingFacts]:
    action = Action(
        ref=ref,
        title=title,
        theme=theme or "",
        lead=lead or "",
        due=span_of(due, due_from, due_by),
        status=_STATUS[status],
        rag=_RAG[rag],
        board=_BOARD[board_rag],
    )
    said = day_or_none(updated)
    first, last, until = action.due.first, action.due.last, day_or_none(lead_until)
    held_to = day_or_none(agreed_by) if are_agreed(of.plan) else last
    facts = RatingFacts(
        action.status,
        day_or_none(start_by),
        first,
        last,
        day_or_none(start_from),
        percent,
        last_heard(said, day_or_none(heard_on)),
        day_or_none(added),
        moves,
        bool(lead),
        until,
        agreed_by=held_to if held_to != last else None,
    )
    row = ActionRow(
        action_id,
        version,
        of,
        action,
        said,
        moves,
        day_or_none(moved_on),
        overdue(action.status, first, last, of.today),
        days_late(action.status, last, day_or_none(completed_from), of.today, rule.counting),
        Rating(rate(rule, facts, of.today)),
        until,
        late_on_agreed(rule, action, held_to, of.today),
    )
    return row, facts
