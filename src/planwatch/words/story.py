"""The story of an action: how far it is, what stands beside what was said of it, and who was asked about it."""

from collections.abc import Sequence

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.action import Action, Chase, chased, waiting
from planwatch.model.plan.kinds import DONE, ChaseKind
from planwatch.model.plan.update import Update


def status_in_words(action: Action) -> str:
    """``in progress, 30 %``; a percentage that was kept when it was completed says nothing any more."""
    is_told = action.percent is not None and action.status not in DONE
    return f"{action.status}, {action.percent} %" if is_told else str(action.status)


def aside(update: Update, *, copied: bool, late: bool = False) -> str:
    """``(internal) (copied) (told later)``, each where it is so.

    ``copied``: the update only repeats the one before it; ``late``: it was written after a newer one.
    """
    said = (("(internal)", update.internal), ("(copied)", copied), ("(told later)", late))
    return " ".join(word for word, is_so in said if is_so)


def often_chased(asked: Sequence[Chase]) -> str:
    """``chased twice, last on 14 Jan 2016``; empty where nobody was."""
    found = chased(asked)
    if not found:
        return ""
    times = {1: "once", 2: "twice"}.get(len(found), f"{len(found)} times")
    return f"chased {times}, {'last ' if len(found) > 1 else ''}on {day_in_full(found[-1].on)}"


def unanswered_in_words(asked: Sequence[Chase], updates: Sequence[Update]) -> str:
    """``asked on 3 Nov 2015, nobody answered``; empty where nobody was asked, or an answer came."""
    last = waiting(asked, updates)
    return f"{last.kind} on {day_in_full(last.on)}, nobody answered" if last is not None else ""


def asked_in_words(asked: Sequence[Chase], updates: Sequence[Update]) -> str:
    """``chased twice, last on 14 Jan 2016 · asked on 18 Jan 2016, nobody answered``, each where it is so."""
    last = waiting(asked, updates)
    is_chase = last is not None and last.kind is ChaseKind.CHASED
    in_vain = "nobody answered" if is_chase else unanswered_in_words(asked, updates)
    return " · ".join(filter(None, (often_chased(asked), in_vain)))


_HOW = {
    ChaseKind.ASKED: "asked {} by update sheet", ChaseKind.CHASED: "chased {}", ChaseKind.ESCALATED: "escalated to {}",
}  # fmt: skip


def chase_in_words(one: Chase) -> str:
    """``chased HR Partner, reply by 18 Jan 2016, for Improvement Board, 21 Jan 2016, by ann, answered 15 Jan 2016``."""
    parts = [_HOW[one.kind].replace("{}", one.to)]
    parts += [f"reply by {day_in_full(one.reply_by)}"] if one.reply_by else []
    parts += [f"for {one.meeting}"] if one.meeting else []
    parts += [f"by {one.who}"] if one.who else []
    parts += [f"answered {day_in_full(one.answered_on)}"] if one.answered_on else []
    return ", ".join(parts) + (f": {one.why}" if one.why else "")
