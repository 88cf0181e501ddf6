"""Reports as Markdown, by a template."""

from planwatch.report.document import Document
from planwatch.report.render.templated import rendered, watched
from planwatch.report.rows import Step, no_step


def to_markdown(document: Document, step: Step = no_step) -> str:
    """The report as Markdown; ``step`` is told how many lines of its tables are written."""
    return rendered("report.md", document=watched(document, step))
