"""The paper of a deep dive, in a panel's own order: scope, method, whom it heard, what it saw, found and asks."""

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.text.names import named
from planwatch.model.text.refs import natural_key
from planwatch.report import cells
from planwatch.report.document import Block, Document, Facts, Items, Section, Side, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed, numbered
from planwatch.report.sections.recommendations import recommended
from planwatch.words.recommendations import recommendation_in_words


def dive_report(given: ReportInput, typed: str) -> Document:
    """One deep dive of the plan; raises PlanwatchError where there is no such one."""
    names = [one.name for one in given.told.dive]
    name = named("dive", typed, names)
    one = next(each for each in given.told.dive if each.name == name)
    sections = numbered(
        (
            section("summary", "Summary", [Facts(_summary(one)), Words(one.conclusion)], ""),
            _scope(given, one),
            section("method", "Method", [Words(one.method), Items(one.days)], "How it went about it is not recorded."),
            section("interviews", "Whom the panel heard", [Items(one.interviews)], "Nobody is recorded."),
            _evidence(one),
            section("findings", "Findings", [Items(one.findings)], "No finding is recorded."),
            _made(given, one),
        )
    )
    return framed(given, f"Deep dive, {one.name}", (Side("", sections),), 0)


def _summary(one: Dive) -> tuple[tuple[str, str], ...]:
    found = {
        "Panel": one.forum,
        "Status": one.status.value,
        "Set up": day_in_full(one.set_up_on) if one.set_up_on else "",
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


def _evidence(one: Dive) -> Section:
    """What was asked for, and what was seen."""
    blocks: list[Block] = []
    for title, items in (("Asked for:", one.asked), ("Seen:", one.seen)):
        blocks += [Words(title if items else ""), Items(items)]
    return section("evidence", "Evidence", blocks, "No evidence is recorded.")


def _made(given: ReportInput, one: Dive) -> Section:
    """What it recommends, each with the response to it."""
    blocks = [
        block
        for each in _named(given, one.made)
        for block in (Words(f"Recommendation {each.number}"), *recommended(each))
    ]
    return section("made", "Recommendations and responses", blocks, "It recommends nothing yet.")
