"""Several plans on a page for whoever answers for all of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planwatch.model.checks.clashes import Clash
from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.plan.kinds import Rag
from planwatch.report import cells
from planwatch.report.counts import Counted, proposal
from planwatch.report.document import Cell, Document, Section, Side, Table, Words, annexed, row, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import numbered
from planwatch.report.ratings import PartRating, reason
from planwatch.report.rows import ReportRow, worst_first
from planwatch.report.sections import costs, coverage, measures, risks
from planwatch.report.sections.foot import foot
from planwatch.report.sections.late import red_or_late
from planwatch.report.sections.overall import plan_rating
from planwatch.report.sections.themes import figures, theme_ratings
from planwatch.words.action import lead_in_words
from planwatch.words.numbers import number_of

_LATE = 20
"""Lines of what is red or late over all plans; the others are in the annex."""
_NO_LIMIT = 10**9
_HEADS = (
    "RAG said", "RAG proposed", "Actions", "Complete", "Assured", "R", "A", "G", "–", "Not started", "Withdrawn",
    "Overdue on agreed", "Overdue on original",
)  # fmt: skip


@dataclass(frozen=True)
class Portfolio:
    """The plans, each as a report tells it, and where they get into each other's way."""

    plans: tuple[ReportInput, ...]
    clashes: tuple[Clash, ...]
    today: date

    @cached_property
    def lines(self) -> "Sequence[Sequence[Line]]":
        """Of each plan: itself, then its themes that have actions."""
        return [_lines_of(each) for each in self.plans]


def portfolio(found: Portfolio) -> Document:
    """A line for each plan and for each theme, what is red or late over all, what else each has, their clashes."""
    plans, themes, whole, *rest = numbered(
        (_plans(found), _themes(found), _late(found), _beside(found), _clashes(found.clashes))
    )
    late, annex = annexed(whole, _LATE, _NO_LIMIT, once=True)
    sections = (plans, themes, late, *rest)
    moments = [f"AS OF {words}" for words in dict.fromkeys(each.as_of for each in found.plans) if words]
    banners = dict.fromkeys(each.plan.banner for each in found.plans if each.plan.banner)
    refs = ", ".join(each.plan.ref for each in found.plans)
    rules = tuple(dict.fromkeys(line for each in found.plans for line in foot(each.plan)))
    days = {each.today for each in found.plans}
    as_at = weekday_and_day(found.today) if len(days) < 2 else "the day of each plan"
    more = (Side("Annex", (annex,)),) if annex is not None else ()
    signed = " · ".join((refs or "No plan", "Portfolio", *moments, f"as at {as_at}"))
    sides = (Side("", sections, foot=rules), *more)
    heading = " · ".join((*moments, *banners))
    return Document("Portfolio: all plans", number_of(len(found.plans), "plan"), heading, sides, signed)


@dataclass(frozen=True, slots=True)
class Line:
    """A plan, or one theme of it: its rating as a person said it, what the rule proposes, how many stand where."""

    given: ReportInput
    theme: str | None
    """None: the plan as a whole; empty: what has no theme."""
    rating: PartRating | None
    """None: of what has no theme."""
    proposed: Rag | None
    counted: Counted

    @property
    def said(self) -> PartRating | None:
        """Its rating where a person set one."""
        return self.rating if self.rating is not None and not self.rating.proposed else None


def _lines_of(given: ReportInput) -> list[Line]:
    rated, of = theme_ratings(given), defaultdict[str, list[ReportRow]](list)
    for one in given.rows:
        of[one.action.theme].append(one)
    plan = Line(given, None, plan_rating(given), proposal(given.rows).rag, given.count)
    themes = [
        Line(given, name, rated.get(name), proposal(of[name]).rag, counted)
        for name, counted in given.counts.items()
        if counted.actions
    ]
    return [plan, *themes]


def _plans(found: Portfolio) -> Section:
    lines = [
        row(f"{each.plan.ref} {each.plan.title}, as at {day_in_full(each.today)}", *_rated(whole),
            *figures(each.count), reason(plan_rating(each), each.today))
        for each, (whole, *_) in zip(found.plans, found.lines, strict=True)
    ]  # fmt: skip
    total = row("All", "", "", *figures(sum((each.count for each in found.plans), Counted())), "")
    heads = ("Plan", *_HEADS, "Why")
    table = Table("Actions by plan", heads, tuple(lines), total, frozenset(range(3, 12)))
    quoted = sum(update.internal for each in found.plans for update in each.plan.update)
    said = Words(f"It quotes words marked internal ({quoted}): not for the public." if quoted else "")
    return section("plans", "Plans", [table, said] if lines else [], "There is no plan.")


def _beside(found: Portfolio) -> Section:
    """What stands beside the actions of each plan: recommendations, measures, risks, costs."""
    heads = ("Plan", "Recommendations", "Measures", "Risks", "Costs")
    lines = tuple(
        row(each.plan.ref, coverage.in_short(each), measures.in_short(each), risks.in_short(each), costs.together(each))
        for each in found.plans
    )
    table = Table("Recommendations, measures, risks and costs by plan", heads, lines)
    return section("beside", "Recommendations, measures, risks, costs", [table], "There is no plan.")


def _themes(found: Portfolio) -> Section:
    lines = [
        row(one.given.plan.ref, one.theme or "no theme", *_rated(one), *figures(one.counted))
        for _, *themes in found.lines
        for one in themes
    ]
    table = Table("Actions by theme", ("Plan", "Theme", *_HEADS), tuple(lines), numbers=frozenset(range(4, 13)))
    return section("themes", "Themes", [table] if lines else [], "No theme has actions.")


def _rated(one: Line) -> tuple[Cell, Cell]:
    said = Cell(chips=(cells.chip(one.said.rag),)) if one.said is not None else Cell("not said", "muted")
    return said, Cell(chips=(cells.chip(one.proposed),))


def _late(found: Portfolio) -> Section:
    of = {id(each): given for given in found.plans for each in given.rows}
    every = [each for given in found.plans for each in red_or_late(given.rows)]
    lines = [
        row(of[id(each)].plan.ref, cells.ref_and_title(each.action), lead_in_words(each.listed),
            cells.rag_cell(each.listed), cells.late_in_words(each))
        for each in worst_first(every)
    ]  # fmt: skip
    table = Table("Red and late actions", ("Plan", "Action", "Lead", "RAG", "Late on agreed"), tuple(lines))
    return section(
        "late", "Red and late", [table] if lines else [], "Nothing is red in any voice, and nothing is late."
    )


def _clashes(found: Sequence[Clash]) -> Section:
    lines = tuple(row(one.kind, one.sentence, ", ".join(one.actions)) for one in found)
    table = Table("Clashes", ("What", "How", "Actions"), lines)
    return section("clashes", "Clashes", [table] if lines else [], "No plan gets into another's way.")
