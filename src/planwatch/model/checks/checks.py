"""All checks, in the order that findings are given in, and what they find in a plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from planwatch.model.checks import (
    costs,
    coverage,
    deadlines,
    dives,
    duplicates,
    escalation,
    life,
    measures,
    notes,
    people,
    progress,
    promises,
    prose,
    recommendations,
    risks,
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
        "recommendation-overdue",
        recommendations.overdue,
        "A recommendation is open past the day by which it was to be met.",
        alone=True,
    ),
    Check(
        "answers-nothing",
        recommendations.answers_nothing,
        "Answers a number that no recommendation of the plan has.",
    ),
    Check("no-target", measures.no_target, "A measure without a target: nobody can say that it is met.", alone=True),
    Check("no-reading", measures.no_reading, "A measure's reading is due, its lag over, and not there.", alone=True),
    Check("off-target", measures.off_target, "A measure's last reading is off target, beyond tolerance.", alone=True),
    Check("target-past", measures.target_past, "The day of a measure's target is past, and it is not met.", alone=True),
    Check(
        "done-without-reading",
        measures.done_without_readings,
        "An action is done, and the measure that is to show it has no reading.",
    ),
    Check(
        "fell-after-assurance",
        measures.fell_after_assurance,
        "A measure is off target after its actions were assured: they may need reopening.",
    ),
    Check(
        "nothing-answers",
        coverage.nothing_answers,
        "A recommendation that no commitment and no action answers: a gap of coverage.",
    ),
    Check("only-withdrawn", coverage.only_withdrawn, "A recommendation that only withdrawn actions answer."),
    Check(
        "measure-not-met",
        coverage.measure_not_met,
        "A recommendation whose actions are all done, while its measure is not met.",
    ),
    Check("nobody-owns-it", coverage.nobody_owns_it, "A recommendation of which nothing that answers it has a lead."),
    Check(
        "closed-too-early",
        coverage.closed_too_early,
        "Said to be implemented or closed, while an action that answers it is open.",
    ),
    Check(
        "closed-without-evidence",
        coverage.closed_without_evidence,
        "A recommendation implemented or closed with nothing to show for it, or closed by nobody.",
        alone=True,
    ),
    Check("carried-by-nothing", coverage.carried_by_nothing, "A commitment that no action carries."),
    Check("risk-no-owner", risks.no_owner, "An open risk that nobody owns."),
    Check("risk-not-scored", risks.not_scored, "An open risk without a score on the plan's matrix."),
    Check("risk-not-looked-at", risks.not_looked_at, "An open risk whose next look is past."),
    Check("risk-not-mitigated", risks.not_mitigated, "No action lessens an open risk, or all that would are late."),
    Check("risk-target", risks.target_no_better, "The target of an open risk is no better than its score."),
    Check("risk-closed-without-reason", risks.closed_without_reason, "A risk closed, and nobody said why."),
    Check("cost-sum", costs.cost_sum, "A printed cost that is not rate × quantity × periods."),
    Check("cost-total", costs.cost_total, "A total of the paper that its lines do not come to when added again."),
    Check("cost-twice", costs.cost_twice, "A cost that is in another by its own text, and counts beside it."),
    Check("cost-funded", costs.cost_funded, "More is funded than it costs."),
    Check("cost-year", costs.cost_year, "A recurring cost without a year, or shares of years that do not add."),
    Check("cost-over", costs.cost_over, "More was paid than the budget."),
    Check("cost-differs", costs.cost_differs, "An action's own cost is not what its cost lines come to."),
    Check("not-signed-off", life.not_signed_off, "The plan is approved, and not signed off by all who were asked."),
    Check("consultee-not-answered", life.nothing_told_of_it, "A consultee of whom it is not told what was changed."),
    Check("communication-overdue", life.communication_overdue, "An audience was not told by the day set."),
    Check("dive-overdue", dives.dive_overdue, "A deep dive is past the day by which it was to report."),
    Check("evidence-not-seen", dives.evidence_not_seen, "Evidence that a deep dive asked for and never saw."),
    Check("finding-leads-nowhere", dives.finding_leads_nowhere, "A finding without a recommendation or a reason."),
    Check("all-on-one-day", deadlines.all_on_one_day, "A fifth of what is open falls due on one day: nobody chose it."),
    Check("duplicate", duplicates.duplicate, "Says the same as another action of the file: one only is told of."),
    Check("note-to-self", notes.note_to_self, "A remark in a text that was not meant for its readers.", alone=True),
    Check("sum-in-text", prose.sum_in_text, "A sum written out in a text that comes to something else.", alone=True),
    Check("stale-will", prose.stale_will, "A text says that something will be, by a day that is past.", alone=True),
    Check("date-in-text", prose.date_in_text, "Its title names another day than its due date.", alone=True),
    Check(
        "figures-differ",
        prose.figures_differ,
        "One fact with two figures in two texts, or in a text and a measure: a hint.",
        hint=True,
    ),
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
