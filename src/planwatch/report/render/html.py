"""Reports as HTML, by a template."""

from planwatch.report.document import Document
from planwatch.report.render.templated import rendered, watched
from planwatch.report.rows import Step, no_step


def to_html(document: Document, step: Step = no_step) -> str:
    """The report as one HTML file that needs nothing else: no network, no script.

    ``step`` is told how many lines of its tables are written.
    """
    return rendered("report.html", document=watched(document, step))
