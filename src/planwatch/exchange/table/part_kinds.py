"""Of what kinds a table's rows are, beside actions: risks, recommendations, measures, costs, or both of two kinds."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from planwatch.exchange.table.drafted import Drafted
from planwatch.exchange.table.headings import scores_of
from planwatch.exchange.table.known import Judged, Known
from planwatch.exchange.table.part_columns import Columns, map_listed
from planwatch.exchange.table.part_words import COST, LISTED, MEASURE, RECOMMENDATION, RISK, Listed, meanings
from planwatch.exchange.table.proposal import NONE, Answers, Column, Kind, Sure
from planwatch.exchange.table.words import folded
from planwatch.model.values import replace

_OF_ACTIONS = frozenset(
    {"due", "status", "responded_by", "responded_on", "closed_by", "closed_on", "evidence", "repeats"}
)
"""Fields of a recommendation that are those of the actions, where these stand beside it."""
_IS_ADVICE = 0.9
_MAY_BE_ADVICE = 0.65
_WORK = ("due", "start", "percent", "rag", "completed", "original_due")
_SAY_WORK = frozenset(
    {"in progress", "ongoing", "not started", "underway", "under way", "complete", "completed", "done", "overdue"}
)
_BESIDE_ACTIONS = ("how", "success", "answers", NONE)
_KIND = {
    RISK.kind: Kind.RISKS,
    RECOMMENDATION.kind: Kind.RECOMMENDATIONS,
    MEASURE.kind: Kind.MEASURES,
    COST.kind: Kind.COSTS,
}
_WHOLE = {Kind.RISKS: RISK, Kind.MEASURES: MEASURE, Kind.COSTS: COST}
"""Tables of which every row is one of these."""
_PARTS = re.compile(r"[/&|\n(),;:]|\s[-–—]\s|\b(?:and|or)\b", re.IGNORECASE)
_SAYS_SO = "recommendation"
"""The field of a column of actions that says what these answer."""


class Listing(NamedTuple):
    """A table, or rows of it, as one of parts of a kind."""

    listed: Listed
    columns: Columns
    as_actions: Drafted
    """The same by what is like it in a table of actions."""
    is_beside: bool = False
    """Whether its rows are actions too."""

    @property
    def number(self) -> int:
        """That of its table."""
        return self.as_actions.number


def listings(draft: Drafted, answers: Answers) -> Iterator[Listing]:
    """What parts of other kinds than actions stand in a table."""
    said = answers.kinds.get(draft.number)
    if said is not None:
        yield from (_listing(draft, one, answers) for one in LISTED.values() if one.plural == said)
    elif answers.tables and draft.number not in answers.tables:
        return
    elif draft.judged.kind in _WHOLE:
        yield _listing(draft, _WHOLE[draft.judged.kind], answers)
    elif draft.judged.kind not in (Kind.HIDDEN, Kind.COPY, Kind.TEMPLATE) or draft.number in answers.tables:
        yield from _recommendations(draft, answers)
        if draft.judged.kind is Kind.PLAN and draft.mapped.has("kind"):
            yield _listing(draft, RISK, answers, is_beside=True)


def judged_with(draft: Drafted, found: list[Listing], answers: Answers) -> Drafted:
    """The table as one of parts of another kind, where it has no actions; else with the columns that tell of both."""
    said = answers.kinds.get(draft.number)
    if said == "nothing":
        return draft.judged_to_be(Judged(Kind.OTHER, "it was said to be nothing of a plan"))
    if said == "actions":
        return draft.judged_to_be(Judged(Kind.PLAN))
    for one in found:
        if not one.is_beside:
            return draft.judged_to_be(Judged(_KIND[one.listed.kind]))
        if one.listed is RECOMMENDATION:
            return draft._replace(known=_shared(draft.known, one.columns))
    return draft


def _listing(
    draft: Drafted, listed: Listed, answers: Answers, without: frozenset[str] = frozenset(), *, is_beside: bool = False
) -> Listing:
    known = draft.known
    decided = {said: listed.title if field == _SAYS_SO else field for said, field in answers.columns.items()}
    columns = map_listed(listed, known.table, known.header, known.body, decided, without)
    like = Drafted(draft.number, known._replace(mapped=columns.mapped), Judged(_KIND[listed.kind]))
    return Listing(listed, columns, like, is_beside)


def _recommendations(draft: Drafted, answers: Answers) -> Iterator[Listing]:
    known, title = draft.known, draft.known.title
    at, score = _advice(known)
    if at is None:
        return
    column = known.mapped.columns[at]
    if column.sure is Sure.PERSON and column.field not in (_SAYS_SO, "title"):
        return
    if title is not None and title.index != at:
        if known.has_actions and score >= _IS_ADVICE and column.field in (*_BESIDE_ACTIONS, _SAYS_SO):
            yield _listing(draft, RECOMMENDATION, answers, _OF_ACTIONS, is_beside=True)
        return
    found = _listing(draft, RECOMMENDATION, answers)
    if title is not None and _is_worked_on(known, found.columns):
        if score >= _IS_ADVICE and not _names_actions(known.header.headings[at]):
            # The row's day is that of the recommendation: the action says no more than it does.
            yield _listing(draft, RECOMMENDATION, answers, _OF_ACTIONS - {"due"}, is_beside=True)
    elif {column.field for column in found.columns.columns} & {"number", "class", "decision", "response", "status"}:
        yield found


def _names_actions(heading: str) -> bool:
    """Whether a heading calls its rows actions too: ``Recommendation / Action`` is one thing under two names."""
    parts = _PARTS.split(heading)
    return any(scores_of(one).get("title", 0.0) > scores_of(one, RECOMMENDATION.kind).get("text", 0.0) for one in parts)


def _advice(known: Known) -> tuple[int | None, float]:
    """The column of recommendations in words, and how much its heading speaks for that."""
    found: list[tuple[float, int]] = []
    for at, heading in enumerate(known.header.headings):
        score, held = scores_of(heading, RECOMMENDATION.kind).get("text", 0.0), known.mapped.contents[at]
        said = known.mapped.columns[at].field == _SAYS_SO
        if said or (score >= _MAY_BE_ADVICE and held.length >= 6 and held.numbers < 0.5 and held.counted < 0.5):
            found.append((2.0 if said else score, -at))
    score, at = max(found, default=(0.0, 0))
    return (-at, min(1.0, score)) if found else (None, 0.0)


def _is_worked_on(known: Known, found: Columns) -> bool:
    """Whether somebody follows them by some day, or says how far that is."""
    mapped, response = known.mapped, found.of("response")
    if any(mapped.has(field) for field in _WORK):
        return True
    update, status = mapped.of("update"), mapped.of("status")
    if update is not None and (response is None or response.index != update.index):
        return True
    if mapped.has("lead") and response is None and found.of("decision") is None:
        return True
    words = {folded(row[status.index].text) for row in known.body} if status else set[str]()
    return bool(words & _SAY_WORK) or any(word and word not in meanings("recommendation", "status") for word in words)


def _shared(known: Known, found: Columns) -> Known:
    """The columns of the actions: those that only tell what they answer go to that, and the rest is as it was."""
    text = found.of("text")
    title = known.title
    is_both = text is not None and title is not None and text.index == title.index
    columns = tuple(
        column if is_both and column.field != NONE else _given_to(column, found.columns[column.index])
        for column in known.mapped.columns
    )
    return known._replace(mapped=known.mapped._replace(columns=columns, recommendation=None))


def _given_to(column: Column, other: Column) -> Column:
    if other.field == "text":
        return replace(column, field=_SAYS_SO, sure=Sure.SURE)
    if other.field in ("response", "decision", "source", "class") and column.field in (NONE, "how"):
        return replace(column, field=f"{_SAYS_SO} {other.field}")
    return column
