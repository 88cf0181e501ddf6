"""The closing report of a plan: what was done, what is carried where, who owns what from now on."""

from collections.abc import Sequence

from planwatch.model.dates.in_words import day_in_full, when_in_words
from planwatch.model.life.closing import Decided, Fate
from planwatch.model.plan.kinds import DONE
from planwatch.report.document import Document, Facts, Section, Side, Table, row, section
from planwatch.report.input import ReportInput


def closing_report(given: ReportInput, every: Sequence[Decided]) -> Document:
    """``every`` is what became of all that was open."""
    plan = given.plan
    sections = (_about(given, every), _done(given), *(_section(fate, every) for fate in Fate))
    return Document(
        f"Closing report: {plan.title}", plan.organisation, plan.banner, (Side("", sections),), f"{plan.ref} · closing"
    )


def _about(given: ReportInput, every: Sequence[Decided]) -> Section:
    plan, done = given.plan, [one for one in given.told.action if one.status in DONE]
    assured = sum(one.status == "assured" for one in done)
    facts = {
        "Plan": f"{plan.title} ({plan.ref})",
        "Closed on": day_in_full(plan.closed_on or given.today),
        "Actions": f"{len(given.told.action)}, of them {len(done)} done ({assured} assured)",
        **{str(fate).removesuffix(" into").capitalize(): str(sum(one.fate is fate for one in every)) for fate in Fate},
    }
    return section("about", "About this paper", [Facts(tuple(facts.items()))], "")


def _done(given: ReportInput) -> Section:
    lines = (
        row(f"{one.ref} {one.title}", one.theme, one.status, when_in_words(one.completed, given.today), one.evidence)
        for one in given.told.action
        if one.status in DONE
    )
    heads = ("Action", "Theme", "Status", "Completed", "Evidence")
    return section("done", "What was done", [Table("What was done", heads, tuple(lines))], "Nothing was completed.")


_TITLES = {
    Fate.CARRIED: ("What is carried forward", ("What", "Title", "Into")),
    Fate.USUAL: ("Business as usual: who owns what from now on", ("What", "Title", "Owner", "What they look at")),
    Fate.WITHDRAWN: ("What is withdrawn", ("What", "Title", "Why")),
}


def _section(fate: Fate, every: Sequence[Decided]) -> Section:
    title, heads = _TITLES[fate]
    lines = (
        row(one.of.in_words(), one.of.title, *_rest(one)) for one in every if one.fate is fate
    )  # fmt: skip
    return section(fate.name.casefold(), title, [Table(title, heads, tuple(lines))], "None.")


def _rest(one: Decided) -> tuple[str, ...]:
    if one.fate is not Fate.USUAL:
        return (one.words,)
    owner, _, look = one.words.partition(":")
    return owner.strip(), look.strip()
