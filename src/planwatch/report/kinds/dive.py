"""The paper of a deep dive, in a panel's own order: scope, method, whom it heard, what it saw, found and asks."""

from collections.abc import Sequence

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.dive import Dive, made_by
from planwatch.model.plan.evidence import Evidence
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.kinds import EvidenceKind
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.text.names import named
from planwatch.model.text.refs import natural_key
from planwatch.report import cells
from planwatch.report.document import Document, Facts, Items, Section, Side, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed, numbered
from planwatch.report.sections.recommendations import recommended
from planwatch.words.dives import about_in_words, led_in_words
from planwatch.words.recommendations import recommendation_in_words


def dive_report(given: ReportInput, typed: str) -> Document:
    """One deep dive of the plan; raises PlanwatchError where there is no such one."""
    names = [one.name for one in given.told.dive]
    name = named("dive", typed, names)
    one = next(each for each in given.told.dive if each.name == name)
    evidence = [each for each in given.told.evidence if each.dive == one.name]
    findings = [each for each in given.told.finding if each.dive == one.name]
    sections = numbered(
        (
            section("summary", "Summary", [Facts(_summary(one)), Words(one.conclusion)], ""),
            _scope(given, one),
            section("method", "Method", [Words(one.method), Items(one.days)], "How it went about it is not recorded."),
            _heard(evidence),
            _evidence(evidence),
            _found(findings),
            _made(given, made_by(one, findings)),
        )
    )
    return framed(given, f"Deep dive, {one.name}", (Side("", sections),), _internal(given, one))


def _internal(given: ReportInput, dive: Dive) -> int:
    """How much of its evidence and of what it found is marked internal."""
    parts = (*given.whole.evidence, *given.whole.finding)
    return sum(one.internal for one in parts if one.dive == dive.name)


def _summary(one: Dive) -> tuple[tuple[str, str], ...]:
    found = {
        "Panel": one.forum,
        "Status": one.status.value,
        "Set up": day_in_full(one.set_up_on) if one.set_up_on else "",
        "To report by": day_in_full(one.report_by) if one.report_by and not one.reported_on else "",
        "Reported": day_in_full(one.reported_on) if one.reported_on else "",
        "Members": "; ".join(one.members),
    }
    return tuple((name, text) for name, text in found.items() if text)


def _named(given: ReportInput, numbers: tuple[str, ...]) -> list[Recommendation]:
    known = [one for one in given.told.recommendation if one.number in numbers]
    return sorted(known, key=lambda one: natural_key(one.number))


def _scope(given: ReportInput, one: Dive) -> Section:
    """What it looks into, with the actions that answer that as they stand now."""
    looked = Items(tuple(recommendation_in_words(each) for each in _named(given, one.scope)))
    theme = Words(f"Theme: {one.theme}" if one.theme else "")
    into = set(one.scope)
    rows = [
        each
        for each in given.rows
        if into & set(given.numbered.answered(each.action.answers)) or (one.theme and each.action.theme == one.theme)
    ]
    table = Table(
        "Actions that answer it",
        ("Action", "Lead", "RAG", "Status", "Due"),
        tuple(
            row(
                cells.ref_and_title(each.action),
                cells.lead_cell(each.listed),
                cells.rag_cell(each.listed),
                each.action.status.value,
                cells.when(each.action.due, given.today),
            )
            for each in rows
        ),
    )
    return section("scope", "What it looks into", [looked, theme, table], "Nothing is named yet.")


def _heard(evidence: Sequence[Evidence]) -> Section:
    """Whom it heard, on which day, what was said."""
    rows = [
        row(
            cells.marked(one, f"{one.ref} {' '.join(one.title.split())}"),
            one.given_by,
            day_in_full(one.seen_on) if one.seen_on else "Day not recorded" if one.is_seen else "Not heard",
            one.says,
        )
        for one in evidence
        if one.kind is EvidenceKind.INTERVIEW
    ]
    table = Table("", ("Interview", "From", "Heard", "What was said"), tuple(rows))
    return section("interviews", "Whom the panel heard", [table], "Nobody is recorded.")


def _evidence(evidence: Sequence[Evidence]) -> Section:
    """What was asked for, of whom, and whether it was seen."""
    rows = [
        row(
            cells.marked(one, f"{one.ref} {' '.join(one.title.split())}"),
            one.given_by,
            day_in_full(one.asked_on) if one.asked_on else "",
            day_in_full(one.seen_on) if one.seen_on else "Seen" if one.is_seen else "Never seen",
            one.says,
        )
        for one in evidence
        if one.kind is not EvidenceKind.INTERVIEW
    ]
    table = Table("", ("Evidence", "From", "Asked for", "Seen", "What it shows"), tuple(rows))
    return section("evidence", "Evidence asked for and seen", [table], "No evidence is recorded.")


def _found(findings: Sequence[Finding]) -> Section:
    """Each finding, what it rests on and is about, what it led to."""
    rows = [
        row(
            cells.marked(one, f"{one.ref} {' '.join(one.text.split())}"),
            ", ".join(one.evidence),
            about_in_words(one),
            led_in_words(one),
        )
        for one in findings
    ]
    table = Table("", ("Finding", "Rests on", "About", "Led to"), tuple(rows))
    return section("findings", "Findings", [table], "No finding is recorded.")


def _made(given: ReportInput, numbers: tuple[str, ...]) -> Section:
    """What it recommends, each with the response to it."""
    blocks = [
        block
        for each in _named(given, numbers)
        for block in (Words(f"Recommendation {each.number}"), *recommended(each, given.today))
    ]
    return section("made", "Recommendations and responses", blocks, "It recommends nothing yet.")
