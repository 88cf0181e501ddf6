"""The evidence report: what was done about each recommendation, and what shows that it worked."""

from collections.abc import Collection, Sequence

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.kinds import DONE, Decision, Status
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.answered import Numbered
from planwatch.model.text.called import called
from planwatch.model.text.refs import natural_key, whole_of, with_clauses
from planwatch.report import cells
from planwatch.report.counts import Counted, counted
from planwatch.report.document import Block, Cell, Document, Items, Section, Side, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed
from planwatch.report.rows import ReportRow
from planwatch.report.sections import about, costs, coverage, measures
from planwatch.report.sections.recommendations import recommended, responses_words
from planwatch.report.sections.themes import count_table
from planwatch.words.recommendations import kind_in_words

_HEADS = ("Action", "Lead", "RAG", "Status", "Completed", "Due (agreed)", "Evidence", "Second person")


def evidence(given: ReportInput, numbers: Sequence[str] = ()) -> Document:
    """A section for each recommendation, in the order of their numbers; last, the actions that answer none.

    Where the plan has recommendations, each is told with the response to it; else those that actions name are. Only
    those asked for, where any are, with their clauses: 1a and 1b of 1. An action that answers several stands under each
    of them, and once in the total.
    """
    known = Numbered(given.told.recommendation)
    groups = _by_number(given, known)
    shown = {number: rows for number, rows in groups.items() if not numbers or _is_asked(number, numbers)}
    nothing: dict[str, list[ReportRow]] = {
        number: [] for number in numbers if not any(_is_asked(other, (number,)) for other in shown)
    }
    every = _in_order(shown | nothing)
    clauses = _clauses(every)
    parts = [_section(given, known, number, every, clauses[number]) for number in every]
    answering = {row.action.ref for rows in groups.values() for row in rows}
    others = [] if numbers else [row for row in given.rows if row.action.ref not in answering]
    if others:
        title = f"Actions that answer no {called(given.plan.recommendation_label)}"
        parts.append(section("no-recommendation", title, [_table(given, others, title), *_updates(given, others)], ""))
    whole = () if numbers or not known else (coverage.as_section(given, whole=True),)
    priced = () if numbers else (costs.as_section(given),)
    aims = () if numbers else about.aims(given)
    side = Side("", (*aims, _summary(given, known, shown), *whole, *parts, *priced))
    told = {row.action.ref for rows in shown.values() for row in rows} | {row.action.ref for row in others}
    return framed(given, "Evidence", (side,), _internal(given, told, whole=not numbers))


def _internal(given: ReportInput, refs: Collection[str], *, whole: bool) -> int:
    """How many items in it are marked internal; for a public forum, how many on its actions were left out."""
    actions = [one for one in given.whole.action if one.ref in refs]
    lines = sum(cost.internal for cost in given.whole.cost if whole or cost.action in refs)
    if given.is_public:
        return lines + sum(update.internal for one in actions for update in one.update)
    return lines + sum(said.internal for one in actions if (said := cells.newest(one)) is not None)


_Groups = dict[str, list[ReportRow]]


def _by_number(given: ReportInput, known: Numbered) -> _Groups:
    """What answers each number that is a recommendation's, or that an action has: a clause stands for itself."""
    groups: _Groups = {one.number: [] for one in given.told.recommendation}
    carried = _carried(given)
    for one in given.rows:
        exactly = [found.number if (found := known.exactly(each)) else each for each in one.action.answers]
        for number in dict.fromkeys((*exactly, *carried.get(one.action.ref, ()))):
            groups.setdefault(number, []).append(one)
    return _in_order(groups)


def _carried(given: ReportInput) -> dict[str, list[str]]:
    """The numbers that an action answers by a commitment that it carries, by its ref."""
    found: dict[str, list[str]] = {}
    for one in given.told.commitment:
        for ref in one.actions:
            found.setdefault(ref, []).extend(one.answers)
    return found


def _clauses(groups: _Groups) -> dict[str, list[str]]:
    """Each number with those of its clauses, in their order."""
    found: dict[str, list[str]] = {}
    for number in groups:
        for whole in filter(None, (number, whole_of(number))):
            found.setdefault(whole, []).append(number)
    return found


def _with_clauses(groups: _Groups, numbers: Sequence[str]) -> list[ReportRow]:
    """What answers a recommendation or any of its clauses, each action once."""
    return list({row.action.ref: row for number in numbers for row in groups[number]}.values())


def _in_order(groups: _Groups) -> _Groups:
    return {number: groups[number] for number in sorted(groups, key=natural_key)}


def _is_asked(number: str, asked: Sequence[str]) -> bool:
    """Whether it is one of those numbers, or a clause of one: 1a of 1."""
    return natural_key(number) in {natural_key(each) for one in asked for each in with_clauses(one)}


def _summary(given: ReportInput, known: Numbered, groups: _Groups) -> Section:
    clauses = _clauses(groups)
    table = count_table(
        "Recommendations",
        [_counted(known, number, groups, clauses[number]) for number in groups],
        _once(given.rows, groups),
        of=called(given.plan.recommendation_label).capitalize(),
    )
    names = called(given.plan.recommendation_label, 2)
    several = Words(f"An action that answers several {names} is counted once in the last line.")
    found = [one for number in groups if (one := known.exactly(number)) is not None]
    told = [Words(responses_words(found, given.plan.recommendation_label))] if found else []
    return section(
        "summary", names.capitalize(), [*told, table, several] if table.rows else [], "No action answers any."
    )


def _counted(known: Numbered, number: str, groups: _Groups, clauses: Sequence[str]) -> tuple[str, Counted]:
    found = known.exactly(number)
    if found is None:
        return number, counted(groups[number])
    return f"{number} {kind_in_words(found)}", counted(_with_clauses(groups, clauses))


def _once(rows: Sequence[ReportRow], groups: _Groups) -> Counted:
    refs = {one.action.ref for group in groups.values() for one in group}
    return counted([one for one in rows if one.action.ref in refs])


def _section(given: ReportInput, known: Numbered, number: str, groups: _Groups, clauses: Sequence[str]) -> Section:
    word, rows, found = called(given.plan.recommendation_label), groups[number], known.exactly(number)
    caption = f"Actions that answer {word} {number}"
    if found is None:
        head = (Words(" ".join(filter(None, (_gap(rows), _no_recommendation(known, number, word))))),)
    else:
        apart = ", ".join(other for other in clauses if other != number and known.exactly(other) is None)
        said = f" Its clauses stand apart: {apart}." if apart else ""
        gap = Words(_gap(_with_clauses(groups, clauses), found) + said)
        head = (*recommended(found, given.today, given.told.commitment), gap)
    blocks = [*head, _table(given, rows, caption), *_updates(given, rows), *_measured(given, known, number, rows),
              *costs.of_actions(given, {one.action.ref for one in rows})]  # fmt: skip
    return section(f"rec-{_anchor(number)}", f"{word[:1].upper()}{word[1:]} {number}", blocks, "")


def _measured(given: ReportInput, known: Numbered, number: str, rows: Sequence[ReportRow]) -> list[Block]:
    """The measures of a recommendation: those that name it, or an action that answers it."""
    found = known.exactly(number)
    named = found.number if found is not None else number
    of_action, of_recommendation = given.shown_by
    meant = {ref for one in rows for ref in of_action.get(one.action.ref, ())}
    blocks = measures.of_measures(given, meant.union(of_recommendation.get(named, ())))
    return [Words("What shows that it worked:"), *blocks] if blocks else []


def _no_recommendation(known: Numbered, number: str, word: str) -> str:
    """That a number is a clause, or no recommendation's; empty where the plan keeps none."""
    whole = known.meant(number)
    if whole is not None:
        return f"It is a clause of {word} {whole.number}."
    return f"The plan has no {word} {number}." if known else ""


def _updates(given: ReportInput, rows: Sequence[ReportRow]) -> tuple[Block, ...]:
    """What was last said on each of the actions."""
    found = [(one.action.ref, said) for one in rows if (said := cells.newest(one.action)) is not None]
    items = (f"{ref}, {said.by or 'nobody named'}, {cells.said(said, given.today)}" for ref, said in found)
    return (Words("What was last said:"), Items(tuple(items))) if found else ()


def _anchor(number: str) -> str:
    """Letters and digits only, and others for every number."""
    return "".join(one if one.isascii() and one.isalnum() else f"-{ord(one):x}-" for one in number)


def _gap(rows: list[ReportRow], found: Recommendation | None = None) -> str:
    """What is missing for the recommendation to be answered; of one that was not accepted nothing is."""
    refused = found is not None and found.decision is Decision.NOT
    if not rows:
        return "It was not accepted, so no action is owed." if refused else "No action answers it."
    if all(one.action.status is Status.WITHDRAWN for one in rows):
        return "Only withdrawn actions answer it" + (", and it was not accepted." if refused else ".")
    kept = [one for one in rows if one.action.status is not Status.WITHDRAWN]
    done = [one for one in kept if one.action.status in DONE]
    bare = [one.action.ref for one in done if not one.action.evidence.strip()]
    told = [f"{len(done)} of {len(kept)} action{'s' * (len(kept) != 1)} done"]
    told += [f"{sum(one.action.status is Status.ASSURED for one in done)} {rows[0].listed.of.plan.assured_label}"]
    told += [f"without evidence: {', '.join(bare)}"] if bare else []
    return f"{'; '.join(told)}."


def _table(given: ReportInput, rows: Sequence[ReportRow], caption: str) -> Table:
    return Table(caption, _HEADS, tuple(_line(one, given) for one in rows))


def _line(one: ReportRow, given: ReportInput) -> tuple[Cell, ...]:
    action, today = one.action, given.today
    done = action.status in DONE
    shown = action.evidence or ("none given yet" if done else "")
    said = action.assurance
    second = said.by if said else ""
    if said and said.by and said.on:
        second = f"{said.by}, {day_in_words(said.on, today)}"
    return row(
        cells.ref_and_title(action),
        cells.lead_cell(one.listed),
        cells.rag_cell(one.listed),
        f"withdrawn: {action.reason}" if action.status is Status.WITHDRAWN else str(action.status),
        cells.completed_cell(one, today) if done else "",
        cells.when(one.dates.agreed, today),
        Cell(shown, "" if action.evidence else "muted"),
        second,
    )
