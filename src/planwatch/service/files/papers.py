"""Pages and minutes as files of the shell; ``made`` has all papers. FileIsThere where they may not replace."""

from collections.abc import Callable, Sequence
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.report.document import Document
from planwatch.report.render.html import to_html
from planwatch.report.render.markdown import to_markdown
from planwatch.report.rows import Step, no_step
from planwatch.service import reports
from planwatch.service.files.target import write
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.session import Session

Render = Callable[[Document, Step], str]
_RENDERS: dict[str, Render] = {".md": to_markdown, ".html": to_html, ".htm": to_html}


def render_for(path: Path) -> Render:
    """What makes the text of a report for files of that suffix; raises PlanwatchError naming the known ones."""
    found = _RENDERS.get(path.suffix.casefold())
    if found is None:
        raise PlanwatchError(f"{path}: a report is written as .md or .html", "give the file one of these suffixes")
    return found


def export_page(
    session: Session, page: Document, paths: Sequence[Path], what: str = "page", *, replace: bool = False
) -> list[str]:
    """Write a page that is made already, such as that of the portfolio, as Markdown or HTML by their suffixes."""
    texts = [(path, render_for(path)(page, no_step)) for path in paths]
    return [write(session, path, [text.encode()], what, replace=replace) for path, text in texts]


def export_minutes(session: Session, row: MeetingRow, path: Path, *, replace: bool = False) -> str:
    """Write the minutes of a meeting as Markdown."""
    text = reports.minutes(session, row)
    return write(session, path, [text.encode()], f"minutes of {row.meeting.forum}", replace=replace)
