"""Packs with their papers: the board report as it is handed out, and for a public forum a copy of the plan for it."""

from dataclasses import replace
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.internal import without_internal
from planwatch.model.plan.meeting import Meeting
from planwatch.model.values import replace as with_values
from planwatch.report.kinds.board import board
from planwatch.report.render.html import to_html
from planwatch.report.render.markdown import to_markdown
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import ForumRow
from planwatch.service.meetings.packs import Pack
from planwatch.service.reports import issued_in_words, report_input
from planwatch.service.session import Session

SNAPSHOT = ".toml"
PAPERS = (".html", ".md")
"""The board report as it is handed out with a pack."""


def issue(
    session: Session, row: ForumRow, on: date | None = None, soon: int = 14, *, version: int = 0
) -> tuple[Pack, int]:
    """Freeze the plan and its board report as the pack of a meeting, as ``meetings.packs.issue`` does."""

    def hand_out(meeting: Meeting) -> dict[str, str]:
        given = report_input(session, row, meeting.on.isoformat(), soon)
        numbered = with_values(meeting, packs=meeting.version + 1)
        document = board(replace(given, state=issued_in_words(numbered, given.today)))
        papers = {".html": to_html(document), ".md": to_markdown(document)}
        return {**papers, SNAPSHOT: to_toml(given.told)} if given.is_public else papers

    return packs.issue(session, row.of, row.forum.name, on, to_toml, hand_out, version=version)


def pack_text(session: Session, row: ForumRow, found: Pack, suffix: str = SNAPSHOT, *, whole: bool = False) -> str:
    """A pack as TOML, or its paper of that suffix. A public forum's holds nothing internal, unless it is the whole one.

    Raises PlanwatchError where it is not what was frozen.
    """
    if suffix in PAPERS:
        return packs.paper(session, row.of, found, suffix)
    if suffix != SNAPSHOT:
        known = ", ".join((SNAPSHOT, *PAPERS))
        raise PlanwatchError(f"a pack has no {suffix or 'paper without a suffix'}", f"it is written as {known}")
    if not found.is_whole:
        raise PlanwatchError(
            f"the {found.in_words} is not what was frozen: its hash differs",
            f"`planwatch export --as-of {found.batch}` makes it anew from the journal",
        )
    if whole or not row.forum.public:
        return found.text
    return to_toml(without_internal(read_toml(found.text, "the pack", row.of.today)))
