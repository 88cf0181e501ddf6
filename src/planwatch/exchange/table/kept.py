"""What was decided about a file, and what tells its rows from others, as text that a plan file keeps."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from planwatch.exchange.table.held import prints
from planwatch.exchange.table.matching import Came
from planwatch.exchange.table.proposal import Answers, Record


def answers_text(answers: Answers) -> str:
    """What holds for the next file of the same layout too: columns, words, and the order of day and month."""
    kept = Answers(columns=answers.columns, words=answers.words, month_first=answers.month_first)
    return msgspec.json.encode(kept).decode()


def answers_of(text: str) -> Answers:
    """What ``answers_text`` wrote; nothing decided where it cannot be read any more."""
    try:
        return msgspec.json.decode(text, type=Answers)
    except msgspec.MsgspecError:
        return Answers()


def rows_text(
    records: Iterable[Record], refs: Iterable[str], said: Iterable[Mapping[str, Any]], ids: Mapping[str, int]
) -> str:
    """What tells each row from others, with the action that it became."""
    came = [_came(record, ids[ref], prints(each)) for record, ref, each in zip(records, refs, said, strict=True)]
    return msgspec.json.encode(came).decode()


def _came(record: Record, action: int, cells: str) -> Came:
    return Came(action, record.source, record.whole, record.dated, record.named, record.nth, cells)


def rows_of(text: str) -> tuple[Came, ...]:
    """What ``rows_text`` wrote."""
    try:
        return msgspec.json.decode(text, type=tuple[Came, ...])
    except msgspec.MsgspecError:
        return ()
