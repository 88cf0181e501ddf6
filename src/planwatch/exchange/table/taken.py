"""Which of a file's tables hold the actions that are taken."""

from collections.abc import Sequence

from planwatch.exchange.table.columns import said_by_person
from planwatch.exchange.table.drafted import Drafted
from planwatch.exchange.table.proposal import Answers, Kind


def is_taken(draft: Drafted, answers: Answers) -> bool:
    """Whether the rows of a table are actions: by what it is, or by what a person said that it is."""
    if draft.number in answers.kinds:
        return draft.judged.kind is Kind.PLAN and draft.mapped.has("title")
    if answers.tables:
        is_other = draft.judged.kind in (Kind.RISKS, Kind.RECOMMENDATIONS, Kind.MEASURES, Kind.COSTS)
        return draft.number in answers.tables and draft.mapped.has("title") and not is_other
    return draft.judged.kind is Kind.PLAN


def taken_by_name(drafts: Sequence[Drafted], answers: Answers) -> list[Drafted]:
    """The table of which a person said what most columns mean, where none speaks for itself."""
    said = {
        draft.number: len(said_by_person(draft.table, draft.known.header.headings, answers.columns))
        for draft in drafts
        if draft.mapped.has("title") and draft.number not in answers.kinds
    }
    most = max(said.values(), default=0)
    return [draft for draft in drafts if most and said.get(draft.number) == most][:1]


def nothing_taken(drafts: Sequence[Drafted], answers: Answers) -> str:
    """Why no action is taken of any table."""
    if not drafts:
        return "there is no table in it"
    if any(draft.number in answers.tables and not draft.mapped.has("title") for draft in drafts):
        return "no column of the table names actions: say which one is the title"
    return "no table of it is a plan with actions: say which one to take, and what its columns mean"
