"""One HTML file that needs nothing else: looked at by a parser, and by a browser where there is one."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.visible import visible
from planwatch.model.values import replace
from planwatch.report.document import Cell, Chip, Document, Table
from planwatch.report.kinds.board import board
from planwatch.report.kinds.evidence import evidence
from planwatch.report.kinds.highlight import highlight
from planwatch.report.kinds.lead import lead_report
from planwatch.report.kinds.theme import theme_report
from planwatch.report.render.html import line, to_html
from tests.desk import SMALL, TODAY
from tests.draws import NASTY
from tests.report.kinds.test_highlight import MET
from tests.report.paper import BOARD, after_meeting, check_page, report_input
from tests.strategies import snapshots

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)


def browse(*args: str, folder: Path) -> str:
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder}", *args,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


def every_report(snapshot: Snapshot) -> list[Document]:
    assert snapshot.plan.as_at
    last = min((meeting.on for meeting in snapshot.meeting), default=MET)
    now = after_meeting(snapshot, snapshot.plan.as_at, last, BOARD)
    return [
        highlight(now), board(now), lead_report(now, snapshot.lead[3].name), theme_report(now, snapshot.theme[0].title),
        evidence(now),
    ]  # fmt: skip


def test_every_report_is_whole_and_can_be_read_aloud(sample_snapshots: tuple[Snapshot, ...]) -> None:
    for snapshot in sample_snapshots:
        for document in every_report(snapshot):
            found = check_page(to_html(document))
            assert document.title in found.text
            assert document.banner in found.text


@settings(max_examples=15)
@given(snapshots())
def test_a_hostile_plan_makes_no_markup_of_its_own(snapshot: Snapshot) -> None:
    check_page(to_html(board(report_input(snapshot, TODAY))))
    check_page(to_html(evidence(report_input(snapshot, TODAY))))


def test_hostile_text_is_shown_as_it_was_typed() -> None:
    nasty = (*NASTY, "<script>alert(1)</script>", "</td></table><b>", '" onload="x', "{{ 7 * 7 }}", "{% raw %}")
    actions = [replace(SMALL.action[0], ref=f"N{number}", title=text) for number, text in enumerate(nasty)]
    found = check_page(to_html(board(report_input(replace(SMALL, action=tuple(actions)), TODAY))))
    for text in nasty:
        assert all(visible(line).strip() in found.text for line in re.split("\r\n|[\n\u2028\u2029]", text))
    assert "\x1b" not in found.text
    assert "\u202e" not in found.text


def test_a_rating_is_shape_letter_colour_and_word() -> None:
    html = to_html(highlight(report_input(SMALL, TODAY)))
    assert '<span class="chip red"><span aria-hidden="true">■ R</span><span class="unseen">red</span></span>' in html
    assert ".chip.red { background:" in html


def test_a_line_has_a_head_and_cells_that_say_how_they_look() -> None:
    chips = (Chip("◆", "A", "amber", "amber", "board"), Chip("■", "R", "<red>", "red"))
    cells = (
        Cell("1 <b>"),
        Cell("12 d late", "late", chips),
        Cell("a long text & more", "late"),
        Cell("so long a text"),
    )
    assert line(Table("", ("a", "b", "c", "d"), (), numbers=frozenset({1})), cells) == (
        '<tr>\n<th scope="row">1 &lt;b&gt;</th>\n<td class="late number short"><span class="voice">'
        '<span class="chip amber"><span aria-hidden="true">◆ A</span><span class="unseen">amber</span></span>'
        ' <small>board</small></span><span class="unseen">,</span> <span class="voice">'
        '<span class="chip red"><span aria-hidden="true">■ R</span><span class="unseen">&lt;red&gt;</span></span>'
        '</span> 12 d late</td>\n<td class="late">a long text &amp; more</td>\n<td>so long a text</td>\n</tr>\n'
    )


def test_the_chart_says_in_words_what_it_draws() -> None:
    html = to_html(highlight(report_input(SMALL, TODAY)))
    words = "1 complete, 1 green, 1 red, 1 in progress, not rated, 1 not started, 1 withdrawn; 6 in all"
    assert html.count(words) == 2
    widths = [float(width) for width in re.findall(r'<rect x="[\d.]+" y="0" width="([\d.]+)"', html)]
    assert sum(widths) == pytest.approx(700, abs=1)


def test_a_browser_reads_the_file_as_it_was_written(sample_snapshots: tuple[Snapshot, ...], tmp_path: Path) -> None:
    """Where there is no browser, what the file itself holds is looked at."""
    for number, document in enumerate(every_report(sample_snapshots[0])[:2]):
        path = tmp_path / f"report{number}.html"
        path.write_text(to_html(document), encoding="utf-8")
        html = browse("--dump-dom", path.as_uri(), folder=tmp_path / "profile") if CHROMIUM else path.read_text("utf-8")
        found = check_page(html)
        assert len(set(found.widths)) > 1
        for side in document.sides:
            for section in side.sections:
                assert section.title in found.text


def test_each_side_is_one_sheet_of_a4(sample_snapshots: tuple[Snapshot, ...], tmp_path: Path) -> None:
    """Printed by a browser where there is one; what makes them sheets is in the file in any case."""
    for number, snapshot in enumerate(sample_snapshots):
        document = every_report(snapshot)[0]
        html = to_html(replace(document, sides=document.sides[:2]))
        assert "@page { size: A4;" in html
        assert html.count('<div class="sheet">') == 2
        if CHROMIUM:
            path, pdf = tmp_path / f"{number}.html", tmp_path / f"{number}.pdf"
            path.write_text(html, encoding="utf-8")
            browse("--no-pdf-header-footer", f"--print-to-pdf={pdf}", path.as_uri(), folder=tmp_path / "profile")
            assert len(re.findall(rb"/Type */Page\b(?!s)", pdf.read_bytes())) == 2


def test_ratings_stand_in_a_narrow_column_and_no_line_breaks_inside_a_date() -> None:
    chip = Chip("■", "R", "red", "red")
    found = line(Table("x", ("a", "b", "c"), ()), (Cell("A1"), Cell(chips=(chip,)), Cell("30 Jun 15 → 1 Feb")))
    assert '<td class="rag">' in found
    assert '<td><span class="date">30 Jun 15</span> → <span class="date">1 Feb</span></td>' in found


def test_a_change_of_rating_keeps_to_one_line_and_voices_do_not() -> None:
    red, amber = Chip("■", "R", "red", "red"), Chip("◆", "A", "amber", "amber")
    table = Table("t", ("a", "b", "c"), ())
    html = line(table, (Cell("x"), Cell(chips=(red, amber), between=" →"), Cell(chips=(red, amber))))
    assert re.findall(r'<td class="([a-z ]+)"', html) == ["rag short", "rag"]


def test_what_has_no_blank_can_be_broken_and_stays_the_same_words() -> None:
    address = "https://example.org/" + "a&b" * 100
    html = line(Table("t", ("a", "b"), ()), (Cell("x"), Cell(f"see {address} of 30 Nov 2015, 100 %")))
    runs = re.split(r"<wbr>|\s", re.sub(r"&\w+;", "&", html.replace("</td>", " ")))
    assert max(map(len, runs)) <= 40
    assert address.replace("&", "&amp;") in html.replace("<wbr>", "")
    assert '<span class="date">30 Nov 2015</span>' in html
    assert '<span class="date">100 %</span>' in html


def test_a_line_that_is_as_long_as_a_page_may_be_broken_between_two() -> None:
    table = Table("t", ("a", "b"), ())
    assert '<tr class="long">' in line(table, (Cell("x"), Cell("word " * 100)))
    assert "<tr>" in line(table, (Cell("x"), Cell("word")))
