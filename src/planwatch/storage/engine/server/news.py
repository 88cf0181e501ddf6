"""What a server tells of its log: where it stands, and the rows that were written since."""

from typing import Any

from planwatch.model.values import Struct

Row = dict[str, Any]


class Standing(Struct, frozen=True):
    """Where the server's log stands, for somebody who has followed it up to a step."""

    step: int
    server: str
    schema: str
    known: str | None
    """The change of the step that was followed up to; None where the server knows of none."""
    last: str | None
    may_change: bool
    who: str


class News(Struct, frozen=True):
    """What was written since: rows by table, and ids by the table that they were taken from."""

    since: int
    """The step that it was asked after."""
    standing: Standing
    rows: dict[str, list[Row]]
    gone: list[tuple[str, int]]
