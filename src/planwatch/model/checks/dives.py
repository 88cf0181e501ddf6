"""Checks of deep dives: reported in time, evidence seen, findings that lead somewhere."""

from collections.abc import Iterator
from datetime import timedelta

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.plan.kinds import DiveStatus
from planwatch.model.text.visible import short


def dive_overdue(look: CheckInput) -> Iterator[Found]:
    """The deep dives that have not reported by their day."""
    for one in look.snapshot.dive:
        if one.is_late(look.today) and one.report_by is not None:
            sentence = f"Deep dive {one.name} was to report by {look.days(one.report_by)}"
            yield Found(one.name, sentence, str(one.report_by), part=About.DIVE)


def evidence_not_seen(look: CheckInput) -> Iterator[Found]:
    """Evidence that never came: its deep dive has reported, or it was asked for longer ago than the plan is patient."""
    reported = {one.name for one in look.snapshot.dive if one.status is DiveStatus.REPORTED}
    patience = timedelta(days=look.snapshot.plan.no_update_after)
    for one in look.snapshot.evidence:
        is_old = one.asked_on is not None and one.asked_on + patience <= look.today
        if not one.is_seen and (one.dive in reported or is_old):
            asked = f" on {look.days(one.asked_on)}" if one.asked_on else ""
            from_whom = f" from {one.given_by}" if one.given_by else ""
            sentence = f"{one.ref} was asked for{asked}{from_whom} and never seen: {short(one.title, 120)}"
            yield Found(one.ref, sentence, "not seen", part=About.EVIDENCE)


def finding_leads_nowhere(look: CheckInput) -> Iterator[Found]:
    """Findings without a recommendation, and without a reason for that."""
    for one in look.snapshot.finding:
        if not one.is_concluded:
            sentence = f"{one.ref} led to no recommendation, and no reason is given: {short(one.text, 120)}"
            yield Found(one.ref, sentence, "nothing", part=About.FINDING)
