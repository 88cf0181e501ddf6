"""``planwatch report``: what is handed out, as Markdown or as one HTML file."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out_data, say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.progress_bar import bar
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.report.render.html import to_html
from planwatch.report.render.markdown import to_markdown
from planwatch.service import reports
from planwatch.service.files.papers import render_for
from planwatch.service.files.target import write
from planwatch.service.reports import ReportAsked

_EPILOG = """\
\b
Examples:
  planwatch report highlight
  planwatch report highlight --forum improvement --html highlight.html
  planwatch report board improvement --out pack.html --out pack.md
  planwatch --plan WB report lead "HR Partner"
  planwatch report theme Workforce --forum scrutiny
  planwatch report dive Thresholds --html dive.html
  planwatch report evidence answers:1,2

\b
Templates of your own, in the folder "templates" of the config folder
(`planwatch where`), stand in for report.md, report.html, report.css.
"""


@click.command("report", epilog=_EPILOG)
@click.argument("kind", type=click.Choice([kind.key for kind in reports.KINDS]), metavar="KIND")
@click.argument("words", nargs=-1, metavar="[NAME]")
@click.option("--forum", default="", metavar="NAME", help="The forum it is for; a public one gets nothing internal.")
@click.option("--meeting", default="", metavar="DATE", help="The meeting that it is for; else the forum's next one.")
@click.option("--markdown", is_flag=True, help="Print it as Markdown; so it is where no file is named.")
@click.option("--html", "html_file", type=FILE, metavar="FILE", help="Write one HTML file that needs nothing else.")
@click.option(
    "--out", "files", type=FILE, multiple=True, metavar="FILE", help="Write FILE.md or FILE.html, by its suffix."
)
@replace_option()
@pass_reading
def command(
    options: Options, kind: str, words: tuple[str, ...], forum: str, meeting: str, markdown: bool,
    html_file: Path | None, files: tuple[Path, ...], replace: bool,
) -> None:  # fmt: skip
    """Make a report: KIND is highlight, board FORUM, lead, theme or dive NAME, closing or evidence [answers:NUMBERS].

    Highlight is the two sides that a meeting is given; what has no room there is in an annex. Board adds in full what
    changed since the forum last met, all that is overdue and every date change.
    """
    targets = [(path, render_for(path)) for path in files]
    targets += [(html_file, to_html)] if html_file is not None else []
    asked = ReportAsked(kind, " ".join(words), forum, meeting, options.settings.due_soon)
    paths = [path for path, _ in targets]
    with plan_file(options) as session, writing(session, paths, replace=replace), bar("making the report") as step:
        document = reports.report(session, asked, step)
        texts = [(path, render(document, step)) for path, render in targets]
        printed = to_markdown(document, step) if markdown or not targets else ""
        said = [write(session, path, [text.encode()], "report", replace=True) for path, text in texts]
    for sentence in said:
        say(sentence)
    if printed:
        out_data([printed])
