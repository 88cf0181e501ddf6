"""What one version changed of another: the paper for whoever approves it."""

from dataclasses import dataclass, field

from planwatch.model.life.chain import Chain
from planwatch.model.life.revision import Became, Line, Revision
from planwatch.model.plan.plan import Plan
from planwatch.report.document import Document, Facts, Section, Side, Table, row, section
from planwatch.words.internal import marked_on_paper
from planwatch.words.life import chain_in_words, signoff_in_words
from planwatch.words.revision import counts_in_words, named


@dataclass(frozen=True, kw_only=True)
class Revised:
    """Two states of a plan, by the names that they go by, and what the later made of the earlier."""

    plan: Plan
    """As it is in the later."""
    was: str
    now: str
    found: Revision
    chain: Chain = field(default_factory=Chain)
    """The sign-offs of the later."""


_TITLES = {
    Became.ADDED: ("Added", "What"),
    Became.WITHDRAWN: ("Withdrawn", "Why"),
    Became.REWORDED: ("Reworded", ""),
    Became.MOVED: ("Dates moved", ""),
    Became.OWNED: ("Given to others", ""),
    Became.COSTED: ("Costs changed", ""),
    Became.OTHER: ("Otherwise changed", ""),
}


def revision_report(given: Revised) -> Document:
    """What is asked to be approved: each change once, under what became of it; empty headings say so."""
    parts = [_section(became, given.found.get(became, ())) for became in Became]
    title = f"{given.plan.title}: {given.now}, compared with {given.was}"
    signed = f"{given.plan.ref} · {given.now} compared with {given.was}"
    return Document(title, given.plan.organisation, given.plan.banner, (Side("", (_head(given), *parts)),), signed)


def _head(given: Revised) -> Section:
    hidden = sum(one.internal for lines in given.found.values() for one in lines)
    facts = {
        "Plan": f"{given.plan.title} ({given.plan.ref}), {given.plan.status}",
        "Compared": f"{given.now} with {given.was}",
        "Changed": counts_in_words(given.found),
        "Sign-off": chain_in_words(given.chain) if given.chain.steps else "",
        **{f"Sign-off {number}": signoff_in_words(one) for number, one in enumerate(given.chain.steps, 1)},
        "Internal": marked_on_paper(hidden, public=False),
        "Not told": "updates, ratings, how far the work has come, order and spacing",
    }
    return section("about", "About this paper", [Facts(tuple((key, text) for key, text in facts.items() if text))], "")


def _section(became: Became, lines: tuple[Line, ...]) -> Section:
    title, second = _TITLES[became]
    if second:
        columns = ("Part", "Title", *(["Why"] if became is Became.WITHDRAWN else []))
        rows = (row(named(one), one.title, *([one.now] if became is Became.WITHDRAWN else [])) for one in lines)
    else:
        columns = ("Part", "Title", "Field", "Was", "Now")
        rows = (row(named(one), one.title, one.field, one.was, one.now) for one in lines)
    return section(became.replace(" ", "-"), f"{title} ({len(lines)})", [Table(title, columns, tuple(rows))], "None.")
