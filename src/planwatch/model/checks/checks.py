"""All checks, in the order that findings are given in, and what they find in a plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from planwatch.model.checks import (
    deadlines,
    duplicates,
    escalation,
    life,
    notes,
    people,
    progress,
    promises,
    recommendations,
    years,
)
from planwatch.model.checks.finding import Check, Finding, Found, look_at
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.snapshot import Snapshot

CHECKS = (
    Check("no-lead", people.no_lead, "Open and nobody answers for it.", alone=True),
    Check("lead-who-left", people.lead_who_left, "Its lead or sponsor is gone; a hint while the last day is near."),
    Check("several-leads", people.several_leads, "Two names in the place of one lead: nobody answers where two do."),
    Check("cover-ended", people.cover_ended, "Its lead only covered for another, and the cover has ended.", alone=True),
    Check("no-date", deadlines.no_date, "Open and without a due date: it can never be late.", alone=True),
    Check("vague-date", deadlines.vague_date, "Due words that name no day (TBC); a hint for a season or year."),
    Check("wrong-year", years.wrong_year, "A date that only another year, or another weekday, makes sense of."),
    Check("doubtful-date", years.doubtful_date, "Due words that can be read in two ways: a hint.", hint=True),
    Check("due-before-start", years.due_before_start, "Due before it starts."),
    Check("before-what-it-waits-for", deadlines.before_what_it_waits_for, "Due before an action that it waits for."),
    Check("waits-for-nothing", deadlines.waits_for_nothing, "Waits for an action that is withdrawn or not there."),
    Check("late-not-started", deadlines.late_not_started, "Past its due date and not begun.", alone=True),
    Check(
        "late-on-agreed",
        deadlines.late_on_agreed,
        "Past its agreed date, though moved: nobody agreed the new one.",
        alone=True,
    ),
    Check("green-but-late", deadlines.green_but_late, "Rated green by its lead, though past its due date.", alone=True),
    Check(
        "moved-often",
        deadlines.moved_often,
        "Its due date was moved so often that it says nothing any more.",
        alone=True,
    ),
    Check(
        "escalate",
        escalation.escalate,
        "Has reached a step of the plan's route of escalation; nobody took it.",
        alone=True,
    ),
    Check("route-to-nobody", escalation.route_to_nobody, "The plan's route of escalation leads to nobody.", alone=True),
    Check("no-update", progress.no_update, "Under way, and nobody has said a word about it for too long.", alone=True),
    Check(
        "copied-update",
        progress.copied_update,
        "Its newest update only repeats the one before, or says “unchanged” as that did.",
        alone=True,
    ),
    Check(
        "rag-without-progress",
        progress.rag_without_progress,
        "Rated before it began, or with nothing said of it.",
        alone=True,
    ),
    Check(
        "complete-without-evidence",
        progress.complete_without_evidence,
        "Complete, with nothing to show for it.",
        alone=True,
    ),
    Check("report-back-overdue", promises.report_back_overdue, "A meeting asked for a report back and has none."),
    Check(
        "no-response",
        recommendations.no_response,
        "A recommendation without a decision and the words to it.",
        alone=True,
    ),
    Check(
        "answers-nothing",
        recommendations.answers_nothing,
        "Answers a number that no recommendation of the plan has.",
    ),
    Check("not-signed-off", life.not_signed_off, "The plan is approved, and not signed off by all who were asked."),
    Check("consultee-not-answered", life.nothing_told_of_it, "A consultee of whom it is not told what was changed."),
    Check("communication-overdue", life.communication_overdue, "An audience was not told by the day set."),
    Check("all-on-one-day", deadlines.all_on_one_day, "A fifth of what is open falls due on one day: nobody chose it."),
    Check("duplicate", duplicates.duplicate, "Says the same as another action of the file: one only is told of."),
    Check("note-to-self", notes.note_to_self, "A remark in a text that was not meant for its readers.", alone=True),
    Check(
        "weekend", deadlines.weekend, "Due on a Saturday or Sunday: a hint, and none for the end of a month.", hint=True
    ),
    Check(
        "bank-holiday", deadlines.bank_holiday, "Due on a bank holiday of the plan's nation: a hint as well.", hint=True
    ),
)


def findings(
    snapshot: Snapshot, today: date, go_on: Callable[[], bool] = lambda: True, checks: Iterable[Check] = CHECKS
) -> tuple[Finding, ...]:
    """All that is wrong with the plan on that day, accepted or not, in the order of the checks and of the plan.

    ``go_on`` is asked before each check; once it says no, what was found so far is returned.
    """
    look = look_at(snapshot, today)
    held = _held(snapshot)
    return tuple(_made(held, check.code, found) for check in checks if go_on() for found in check.find(look))


def across(snapshots: Sequence[Snapshot]) -> Iterator[tuple[int, Finding]]:
    """What is wrong between the plans of one file: the place of the plan that each is told of, and the finding."""
    held: dict[int, Mapping[_Key, Accepted]] = {}
    for place, found in duplicates.across(snapshots):
        if place not in held:
            held[place] = _held(snapshots[place])
        yield place, _made(held[place], "duplicate", found)


_Key = tuple[str, str, str]


def _held(snapshot: Snapshot) -> Mapping[_Key, Accepted]:
    return {(found.code, found.about, found.facts): found for found in snapshot.accepted}


def _made(held: Mapping[_Key, Accepted], code: str, found: Found) -> Finding:
    accepted = held.get((code, found.about, found.facts))
    return Finding(code, found.about, found.sentence, found.facts, found.hint, found.part, found.first, accepted)
