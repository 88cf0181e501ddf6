"""Tables of a file that hold the rows of another one, or less than it: they count once."""

from collections.abc import Sequence

from planwatch.exchange.table.drafted import Drafted
from planwatch.exchange.table.fingerprint import plain_once
from planwatch.exchange.table.known import Judged, Known
from planwatch.exchange.table.proposal import Answers, Kind

_COUNTED = (Kind.PLAN, Kind.RISKS, Kind.LIST)
_SHARE = 0.8
_Told = tuple[str, str, str]
"""Title, ref and lead of a row."""


def without_copies(drafts: Sequence[Drafted], answers: Answers) -> list[Drafted]:
    """The same tables, with those judged to be copies that repeat the rows of a fuller one."""
    counted = [draft for draft in drafts if draft.judged.kind in _COUNTED]
    titles = {draft.number: _titles(draft.known) for draft in counted} if len(counted) > 1 else {}
    fullest = sorted(titles, key=lambda number: (-len(titles[number]), number))
    places = {draft.number: draft for draft in drafts}
    copies: dict[int, int] = {}
    for place, number in enumerate(fullest):
        for other in fullest[:place]:
            same_kind = (
                places[other].judged.kind is places[number].judged.kind or places[number].judged.kind is Kind.LIST
            )
            if other not in copies and same_kind and _repeats(titles[number], titles[other]):
                copies[number] = other
    plans = [draft for draft in drafts if draft.judged.kind is Kind.PLAN and draft.number not in copies]
    lists = [draft for draft in drafts if draft.judged.kind is Kind.LIST]
    if not plans and len(lists) == 1 and len(drafts) == 1 and not answers.tables:
        return [draft.judged_to_be(Judged(Kind.PLAN)) for draft in drafts]
    return [
        draft
        if draft.number not in copies
        else draft.judged_to_be(Judged(Kind.COPY, f"it repeats rows of {_called(places[copies[draft.number]])}"))
        for draft in drafts
    ]


def _called(draft: Drafted) -> str:
    return f"“{draft.known.table.name}”" if draft.known.table.name else f"table {draft.number + 1}"


def _titles(known: Known) -> set[_Told]:
    title, ref, lead = known.title, known.mapped.of("ref"), known.mapped.of("lead")
    if title is None:
        return set()
    return {
        (
            plain_once(row[title.index].text),
            row[ref.index].text if ref else "",
            plain_once(row[lead.index].text) if lead else "",
        )
        for row in known.body
        if row[title.index].text
    }


def _repeats(few: set[_Told], many: set[_Told]) -> bool:
    """Whether most rows of one stand in the other: by title, and by ref and lead where both have some."""
    if not few or not many:
        return False
    compared = [part for part in range(3) if not part or all(any(told[part] for told in each) for each in (few, many))]
    known = {tuple(told[part] for part in compared) for told in many}
    return sum(tuple(told[part] for part in compared) in known for told in few) >= _SHARE * len(few)
