"""Reports, agendas and minutes as files. Each returns what to say; FileIsThere unless it may replace."""

from collections.abc import Callable, Sequence
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.report.document import Document
from planwatch.report.render.html import to_html
from planwatch.report.render.markdown import to_markdown
from planwatch.report.rows import Step, no_step
from planwatch.service import reports
from planwatch.service.files.target import check_target, write
from planwatch.service.history import since
from planwatch.service.meetings.forums import ForumRow
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.reports import ReportAsked
from planwatch.service.session import Session

Render = Callable[[Document, Step], str]
_RENDERS: dict[str, Render] = {".md": to_markdown, ".html": to_html, ".htm": to_html}


def render_for(path: Path) -> Render:
    """What makes the text of a report for files of that suffix; raises PlanwatchError naming the known ones."""
    found = _RENDERS.get(path.suffix.casefold())
    if found is None:
        raise PlanwatchError(f"{path}: a report is written as .md or .html", "give the file one of these suffixes")
    return found


def export_report(
    session: Session, asked: ReportAsked, paths: Sequence[Path], *, replace: bool = False, step: Step = no_step
) -> list[str]:
    """Make a report once and write it to each of the files, as Markdown or HTML by their suffixes."""
    for path in paths:
        render_for(path)
        check_target(session, path, replace=replace)
    return _write_document(session, reports.report(session, asked, step), paths, "report", replace=replace, step=step)


def export_page(
    session: Session, page: Document, paths: Sequence[Path], what: str = "page", *, replace: bool = False
) -> list[str]:
    """Write a page that is made already, such as that of the portfolio, as Markdown or HTML by their suffixes."""
    return _write_document(session, page, paths, what, replace=replace, step=no_step)


def _write_document(
    session: Session, made: Document, paths: Sequence[Path], what: str, *, replace: bool, step: Step
) -> list[str]:
    texts = [render_for(path)(made, step) for path in paths]
    return [
        write(session, path, [text.encode()], what, replace=replace) for path, text in zip(paths, texts, strict=True)
    ]


def export_agenda(session: Session, row: ForumRow, path: Path, *, replace: bool = False) -> str:
    """Write the agenda of the forum's next meeting as Markdown."""
    text = reports.agenda_page(reports.agenda(session, row.of, row.forum.name))
    return _write_page(session, path, text, f"agenda of {row.forum.name}", replace=replace)


def export_minutes(session: Session, row: MeetingRow, path: Path, *, replace: bool = False) -> str:
    """Write the minutes of a meeting as Markdown."""
    return _write_page(session, path, reports.minutes(session, row), f"minutes of {row.meeting.forum}", replace=replace)


def export_since(session: Session, row: ForumRow, path: Path, theme: str = "", *, replace: bool = False) -> str:
    """Write what changed since the forum last met (of one theme, where it is named) as Markdown."""
    found = since.compare(session, row.of, row.forum.name)
    if found is None:
        raise PlanwatchError(f"{row.forum.name} has not met yet", "`planwatch meetings` lists what is planned")
    told = since.of_theme(found, theme) if theme.strip() else found
    what = f"what changed since {row.forum.name} met"
    return _write_page(session, path, reports.since_page(session, row, told), what, replace=replace)


def _write_page(session: Session, path: Path, text: str, what: str, *, replace: bool) -> str:
    return write(session, path, [text.encode()], what, replace=replace)
