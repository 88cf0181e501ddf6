"""What is handed out, made once: seen first, then written as it was seen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.values import replace
from planwatch.report.document import Cell, Document, Table
from planwatch.report.kinds.agenda import document as agenda_document
from planwatch.report.kinds.portfolio import Portfolio, portfolio
from planwatch.report.kinds.revision import revision_report
from planwatch.report.letters.mail import body
from planwatch.report.render.html import to_html
from planwatch.report.render.laid_out import laid_out, table_lines, wrap
from planwatch.report.render.lines import Line
from planwatch.report.render.markdown import to_markdown
from planwatch.report.render.page import page, with_titles
from planwatch.report.rows import Step, no_step
from planwatch.service import reports
from planwatch.service.files import chase as chasing
from planwatch.service.files import export as out
from planwatch.service.files.catalogue import Asking, Paper, paper
from planwatch.service.files.packs import pack_text
from planwatch.service.files.proposed import proposed
from planwatch.service.files.revised import NOW, differing, state
from planwatch.service.files.target import write
from planwatch.service.history.since import compare
from planwatch.service.history.trend import trends
from planwatch.service.meetings import meetings, packs
from planwatch.service.meetings.forums import find_forum
from planwatch.service.reports import ReportAsked
from planwatch.service.session import Session
from planwatch.service.waits.radius import knock_on
from planwatch.words.chart import chart, legend, point_in_words
from planwatch.words.knock_on import nothing_in_words, reach_in_words, tree_lines

_WIDE, _HIGH = 100, 16
"""Cells of a curve that is drawn in letters."""
_SHOWN = 5000
"""Lines of a file that is no page which are shown; all of it is written."""


@dataclass(frozen=True, slots=True)
class Made:
    """Something to hand out, as it was made."""

    paper: Paper
    what: str
    """``highlight report``: what is said to be written."""
    name: str
    """The file name that is proposed."""
    data: Callable[[str], bytes]
    """What is in a file of a suffix of its paper."""
    shown: Callable[[int], Iterator[Line]]
    """Its lines on a screen of that width."""

    def lines(self, width: int) -> list[Line]:
        """The words of it, laid out for a screen of that width."""
        return list(self.shown(width))

    def save(self, session: Session, path: Path, *, replace: bool = False) -> str:
        """Write it as the suffix of the path says; returns what to say. Raises PlanwatchError for another suffix."""
        suffix = path.suffix.casefold()
        if suffix not in self.paper.suffixes:
            known = " or ".join(self.paper.suffixes)
            raise PlanwatchError(f"{path.name}: {self.what} is written as {known}", "give the file this suffix")
        return write(session, path, [self.data(suffix)], self.what, replace=replace)


def make(asking: Asking, asked: ReportAsked, step: Step = no_step) -> Made:
    """Make what is asked for, all as typed: ``asked.kind`` is the key of a paper. Raises PlanwatchError."""
    one = paper(asked.kind)
    maker = _MAKERS.get(one.key)
    if maker is not None:
        return maker(asking, one, asked)
    document = reports.report(asking.session, asked, step)
    return _of_document(asking, one, document, asked.name or asked.forum, what=f"{one.key} report")


def _of_document(
    asking: Asking, one: Paper, document: Document, of: str = "", *, what: str = "",
    is_short: bool = False,
) -> Made:  # fmt: skip
    def data(suffix: str) -> bytes:
        if suffix == ".html":
            return to_html(with_titles(document) if is_short else document).encode()
        return (page(document) if is_short else to_markdown(document)).encode()

    name = proposed(asking.day, one.key, one.suffixes[0], of)
    return Made(one, what or one.key, name, data, partial(laid_out, document))


def _of_text(asking: Asking, one: Paper, text: str, of: str = "", what: str = "") -> Made:
    name = proposed(asking.day, one.key, one.suffixes[0], of)
    return Made(one, what or one.key, name, lambda _: text.encode(), lambda width: _text_lines(text, width))


def _text_lines(text: str, width: int) -> Iterator[Line]:
    """A text line by line; what is a heading of Markdown is one."""
    every = text.splitlines()
    for line in every[:_SHOWN]:
        for part in wrap(line, width) or [""]:
            yield Line(part, line.startswith("#"))
    if len(every) > _SHOWN:
        yield Line(f"… and {len(every) - _SHOWN} more lines, all of them in the file")


def _agenda(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    found = reports.agenda(asking.session, asking.day, asked.name)
    what = f"agenda of {found.forum.name}"
    return _of_document(asking, one, agenda_document(found), found.forum.name, what=what, is_short=True)


def _minutes(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    forum, on, _ = _meeting(asked)
    row = meetings.find_meeting(asking.session, asking.day, forum, on)
    text = reports.minutes(asking.session, row)
    return _of_text(asking, one, text, f"{forum} {on}", f"minutes of {forum}, {day_in_full(on)},")


def _meeting(asked: ReportAsked) -> tuple[str, date, int]:
    """The forum, the day and the version of a pack, as the catalogue names a meeting."""
    forum, on, *version = asked.name.rsplit("|", asked.name.count("|"))
    return forum, date.fromisoformat(on), int(version[0]) if version else 0


def _since(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    row = find_forum(asking.session, asked.name, (asking.day,))
    found = compare(asking.session, asking.day, row.forum.name)
    if found is None:
        raise PlanwatchError(f"{row.forum.name} has not met yet", "what changed is told from its first meeting on")
    document = reports.since_document(asking.session, row, found)
    what = f"what changed since {row.forum.name} met"
    return _of_document(asking, one, document, row.forum.name, what=what, is_short=True)


def _pack(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    forum, on, version = _meeting(asked)
    row = find_forum(asking.session, forum, (asking.day,))
    found = packs.pack(asking.session, asking.day, forum, on, version)
    held = {suffix: pack_text(asking.session, row, found, suffix) for suffix in one.suffixes}
    name = proposed(asking.day, "pack", ".html", f"{forum} {on} v{version}")
    return Made(
        one, found.in_words, name, lambda suffix: held[suffix].encode(), lambda width: _text_lines(held[".md"], width)
    )


def _changes(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    _, told = differing(state(asking.session, asked.name), state(asking.session, ""))
    what = f"paper of what changed from {told.was} to {NOW}"
    return _of_document(asking, one, revision_report(told), asked.name, what=what)


def _portfolio(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    return page_of_all(asking, reports.portfolio((replace(asking.session, plan=""),)))


def page_of_all(asking: Asking, found: Portfolio) -> Made:
    """The page of all plans, which are put together already."""
    one = paper("portfolio")
    made = _of_document(asking, one, portfolio(found), what="page of all plans")
    return Made(one, made.what, f"portfolio-{found.today.isoformat()}.html", made.data, made.shown)


def _chase(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    letters = chasing.chase(asking.session, soon=asked.soon).letters
    if not letters:
        raise PlanwatchError("nobody has anything to answer", "")
    parts = [
        f"# {letter.name} <{letter.address or 'no address'}>\nSubject: {letter.subject}\n\n{body(letter)}"
        for letter in letters
    ]
    text = "\n\n".join(parts)
    return Made(one, "chase", "", lambda _: text.encode(), lambda width: _text_lines(text, width))


def _trend(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    every: list[str] = []
    for plan in trends(asking.session):
        every += [f"{plan.of.plan.title} ({plan.of.plan.ref}), as at {day_in_full(plan.of.today)}", "", legend()]
        every += chart(plan.trends[0].points, _WIDE, _HIGH)
        for each in plan.trends:
            ends = dict.fromkeys((each.points[0], each.points[-1]))
            every += ["", each.theme or "the whole plan"]
            every += [f"  {day_in_full(point.on):<12} {point_in_words(point)}" for point in ends]
    if not every:
        raise PlanwatchError("nothing to draw yet", "no plan here has actions")
    return _of_text(asking, one, "\n".join(every) + "\n")


def _knock_on(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    row = asking.row
    if row is None:
        raise PlanwatchError("no action is under the cursor", "go to the one that it is about")
    tree, today = knock_on(asking.session, row), row.of.today
    told = (reach_in_words(tree[0], today), *tree_lines(tree, today), nothing_in_words(tree))
    text = "\n".join(line for line in told if line) + "\n"
    return _of_text(asking, one, text, row.action.ref, f"knock-on of {row.action.ref}")


Export = Callable[[Path], str]


def _of_files(asking: Asking, one: Paper, export: Export, of: str = "") -> Made:
    """What only a file says: it is made as one and read again, so that what is seen is what is written."""

    def make_one(suffix: str) -> tuple[bytes, str]:
        with TemporaryDirectory(prefix="planwatch-") as folder:
            path = Path(folder) / f"made{suffix}"
            said = export(path)
            return path.read_bytes(), said.partition(" written to ")[0]

    held = {suffix: make_one(suffix) for suffix in one.suffixes}  # at once: of one and the same plan
    data, what = held[one.suffixes[0]]
    name = proposed(asking.day, "" if one.key in _PLAIN else one.key, one.suffixes[0], of)
    return Made(
        one, what, name, lambda suffix: held[suffix][0], lambda width: _file_lines(one.suffixes[0], data, width)
    )


_PLAIN = ("workbook", "snapshot")


def _file_lines(suffix: str, data: bytes, width: int) -> Iterator[Line]:
    if suffix not in (".xlsx", ".csv"):
        yield from _text_lines(data.decode(), width)
        return
    from planwatch.exchange.tables import tables_of_bytes  # no page needs what reads tables

    for number, table in enumerate(one for one in tables_of_bytes(data, f"made{suffix}") if not one.is_hidden):
        if number:
            yield Line("")
        yield Line(f"{table.name or 'Rows'}: {len(table.rows)} rows", is_head=True)
        seen = [at for at in range(max(map(len, table.rows), default=0)) if at not in table.hidden_columns]
        rows = tuple(tuple(Cell(" ".join(row[at].text.split())) for at in seen) for row in table.rows[:_SHOWN])
        heads = tuple(cell.text for cell in rows[0]) if suffix == ".csv" else ("",) * len(seen)
        yield from table_lines(Table("", heads, rows[suffix == ".csv" :]), width)
        if len(table.rows) > _SHOWN:
            yield Line(f"… and {len(table.rows) - _SHOWN} more rows, all of them in the file")


def _list(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    if (listing := asking.listing) is None:
        raise PlanwatchError("no actions are listed here", "the list is on the first screen")
    return _of_files(asking, one, lambda path: out.export_actions(asking.session, listing, path))


def _workbook(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    by = asked.name if asked.name in ("theme", "lead") else ""
    return _of_files(asking, one, lambda path: out.export_plan(asking.session, asking.day, path, by=by), by)


def _parts(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    of = asked.name
    return _of_files(asking, one, lambda path: out.export_plan(asking.session, asking.day, path, of=of), of)


def _plan(asking: Asking, one: Paper, asked: ReportAsked) -> Made:
    return _of_files(asking, one, lambda path: out.export_plan(asking.session, asking.day, path))


_MAKERS: dict[str, Callable[[Asking, Paper, ReportAsked], Made]] = {
    "agenda": _agenda, "minutes": _minutes, "since": _since, "pack": _pack, "changes": _changes,
    "portfolio": _portfolio, "chase": _chase, "trend": _trend, "knock-on": _knock_on, "list": _list,
    "workbook": _workbook, "parts": _parts, "snapshot": _plan, "calendar": _plan,
}  # fmt: skip
