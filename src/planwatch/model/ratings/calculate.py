"""The calculated RAG: what a plan's rule makes of the facts, under the law that no rule may be kinder than they are."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.due.lateness import days_past, is_past
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, Rag, RagRule, Status
from planwatch.model.ratings.rule import Rule

if TYPE_CHECKING:
    from planwatch.model.ratings.facts import Standing


class RatingFacts(NamedTuple):
    """What a rule may look at; a tuple, because it is made for every action of a plan."""

    status: Status
    start_by: date | None = None
    due_from: date | None = None
    due_by: date | None = None
    start_from: date | None = None
    percent: int | None = None
    updated: date | None = None
    """The day of the last word by a person; see ``last_heard``."""
    added: date | None = None
    moves: int = 0
    has_lead: bool = True
    lead_until: date | None = None
    """The lead's last day."""
    blocked_by: tuple[str, ...] = ()
    """Refs of what holds it up."""
    float_left: int | None = None
    """Days to spare once what it waits for is done; below nought there are none."""
    agreed_by: date | None = None
    """The last day of its agreed date, where the current one is another; none in a draft, whose dates move freely."""


def facts_of(
    action: "Action | Standing",
    agreed_by: date | None,
    updated: date | None,
    moves: int,
    lead_until: date | None,
    blocked_by: tuple[str, ...] = (),
    float_left: int | None = None,
) -> RatingFacts:
    """The facts of an action, with those that it does not hold itself."""
    return RatingFacts(
        action.status,
        action.start.last,
        action.due.first,
        action.due.last,
        action.start.first,
        action.percent,
        updated,
        action.added,
        moves,
        bool(action.lead),
        lead_until,
        blocked_by,
        float_left,
        agreed_by,
    )


def late_on_agreed(rule: Rule, action: Action, held_to: date | None, today: date) -> int:
    """Days that an open action is past the day that it is held to (``due.lateness.held_to``), 0 if not."""
    if action.status not in OPEN or held_to is None:
        return 0
    return days_past(held_to, today, rule.counting)


class Rating(Struct, frozen=True):
    """A calculated rating and its reasons in words, worst first; no rating where there is nothing to judge."""

    rag: Rag | None
    reasons: tuple[str, ...] = ()


_Finding = tuple[Rag | None, str, date | tuple[str, ...] | int]
"""How bad it is, and words with a blank for the value beside them: they are put together for a few rows only."""
_WORST_FIRST = (Rag.RED, Rag.AMBER, Rag.GREEN, None)


def rate(rule: Rule, facts: RatingFacts, today: date) -> Rag | None:
    """The calculated rating without its reasons: the one of ``calculate``, for many actions at once."""
    return _worst(_judge(rule, facts, today))


def calculate(rule: Rule, facts: RatingFacts, today: date) -> Rating:
    """Rate an open action by the plan's rule.

    The law over every rule: nothing certainly or possibly past its due date is green; what is only possibly past it is
    amber at most; what is past its agreed date is amber at best, until somebody entitled agrees the new one; red takes
    lateness beyond the limit, or an action not started past its due date, or one blocked with no float left. An action
    not yet begun has no rating before its planned start (before its due date where none is planned), is amber past its
    start and red past its due date.
    """
    found = sorted(_judge(rule, facts, today), key=_badness)
    return Rating(_worst(found), tuple([_said(words, value, rule, today) for _, words, value in found]))


def _judge(rule: Rule, facts: RatingFacts, today: date) -> list[_Finding]:
    if facts.status not in OPEN:
        return []
    judge = _not_started if facts.status is Status.NOT_STARTED else _JUDGES[rule.kind]
    found = judge(rule, facts, today)
    if facts.agreed_by is None or not is_past(facts.agreed_by, today):
        return found
    late = days_past(facts.agreed_by, today, rule.counting)
    return [(Rag.AMBER, "{} d late on its agreed date, the new one is not agreed", late), *_without_praise(found)]


def _without_praise(found: list[_Finding]) -> list[_Finding]:
    return [finding for finding in found if finding is not _ON_TIME]


def _worst(found: list[_Finding]) -> Rag | None:
    return min(found, key=_badness)[0] if found else None


def _badness(finding: _Finding) -> int:
    return _WORST_FIRST.index(finding[0])


def _said(words: str, value: date | tuple[str, ...] | int, rule: Rule, today: date) -> str:
    match value:
        case date():
            shown = day_in_words(value, today)
        case tuple():
            more = f" and {len(value) - 3} more" if len(value) > 3 else ""
            shown = ", ".join(value[:3]) + more
        case _:
            shown = str(value)
    return words.format(shown, rule=rule)


def _lateness(rule: Rule, facts: RatingFacts, today: date) -> list[_Finding]:
    if facts.due_by is None:
        return [_NO_DATE]
    return _late(rule, facts, today) or [_ON_TIME]


_NO_DATE: _Finding = (None, "no date to judge it by", 0)
_ON_TIME: _Finding = (Rag.GREEN, "not yet due", 0)


def _late(rule: Rule, facts: RatingFacts, today: date, may_be_red: bool = True) -> list[_Finding]:
    """What there is to say of an action in progress that is late, or possibly so."""
    if facts.due_by is None:
        return []
    if is_past(facts.due_by, today):
        late = days_past(facts.due_by, today, rule.counting)
        red = may_be_red and late > rule.red_after
        return [(Rag.RED, "{} d late, more than {rule.red_after}", late) if red else (Rag.AMBER, "{} d late", late)]
    if is_past(facts.due_from, today):
        return [(Rag.AMBER, "possibly late: its due date is not one day", 0)]
    return []


def _percent(rule: Rule, facts: RatingFacts, today: date) -> list[_Finding]:
    if facts.percent is None:
        return [(None, "no percentage to judge it by", 0)]
    little = facts.percent <= rule.red_percent
    late = _late(rule, facts, today, may_be_red=little)
    rag = Rag.AMBER if little or facts.percent <= rule.amber_percent else Rag.GREEN
    if little and any(finding[0] is Rag.RED for finding in late):
        rag = Rag.RED  # little done is red by this rule, but by the law only where it is late enough for it
    return [*late, (rag, "{} % complete", facts.percent)]


def _evidence(rule: Rule, facts: RatingFacts, today: date) -> list[_Finding]:
    found = [*_late(rule, facts, today), *_weak(rule, facts, today)]
    if facts.due_by is None:
        return [*found, _NO_DATE]
    return found or [_ON_TIME]


def _weak(rule: Rule, facts: RatingFacts, today: date) -> list[_Finding]:
    """What else speaks against an action under way."""
    found = [_blocked(facts, today)] if facts.blocked_by else []
    if has_no_update(facts, today, rule.no_update_after):
        since = last_word(facts, today)
        found.append((Rag.AMBER, "no update for {} d" if since else "no update yet", (today - (since or today)).days))
    if facts.moves >= rule.moves_flagged > 0:
        found.append((Rag.AMBER, "moved {} times" if facts.moves > 1 else "moved once", facts.moves))
    if not facts.has_lead:
        found.append((Rag.AMBER, "no lead", 0))
    elif facts.lead_until is not None and is_past(facts.lead_until, today):
        found.append((Rag.AMBER, "lead left {}", facts.lead_until))
    return found


def _blocked(facts: RatingFacts, today: date) -> _Finding:
    if facts.float_left is None or facts.float_left >= 0 or facts.due_by is None:
        return (Rag.AMBER, "blocked by {}", facts.blocked_by)
    # What is due some time in autumn is amber at most while that lasts; were it red before, waiting would mend it.
    certain = is_past(facts.due_by, today) or facts.due_from in (None, facts.due_by)
    return (Rag.RED if certain else Rag.AMBER, "blocked by {}, no float left", facts.blocked_by)


def _not_started(rule: Rule, facts: RatingFacts, today: date) -> list[_Finding]:
    start, due = facts.start_by, facts.due_by
    if due is not None and is_past(due, today):
        late = days_past(due, today, rule.counting)
        found: list[_Finding] = [(Rag.RED, "not started, {} d past its due date", late)]
    elif start is not None and is_past(start, today):
        late = days_past(start, today, rule.counting)
        found = [(Rag.AMBER, "not started, {} d past its planned start", late)]
    elif start is None and due is not None and is_past(facts.due_from, today):
        found = [(Rag.AMBER, "not started, possibly past its due date", 0)]
    else:
        return []
    return [*found, *_weak(rule, facts, today)] if rule.kind is RagRule.EVIDENCE else found


_JUDGES = {RagRule.LATENESS: _lateness, RagRule.PERCENT: _percent, RagRule.EVIDENCE: _evidence}


def last_word(facts: RatingFacts, today: date) -> date | None:
    """The day that silence is counted from: of the last update, else its start where that has been, else it was added.

    None where nothing is known.
    """
    begun = facts.start_from if facts.start_from is not None and facts.start_from <= today else facts.added
    return facts.updated or begun


def last_heard(updated: date | None, heard_on: date | None) -> date | None:
    """The day of the last word: of the newest update, or of a later day on which it was begun or rated."""
    return max((day for day in (updated, heard_on) if day is not None), default=None)


def has_no_update(facts: RatingFacts, today: date, no_update_after: int) -> bool:
    """*No update*: started or due to start, and nobody said anything for so many days."""
    if facts.status is Status.NOT_STARTED:
        planned = facts.start_by or facts.due_by
        if planned is None or planned > today:
            return False
    elif facts.status is not Status.IN_PROGRESS:
        return False
    since = last_word(facts, today)
    return since is None or (today - since).days >= no_update_after


def may_be_rated(status: Status, start_by: date | None, today: date) -> bool:
    """A lead rates an action in progress, or one not started that is past its planned start."""
    return status is Status.IN_PROGRESS or (status is Status.NOT_STARTED and is_past(start_by, today))
