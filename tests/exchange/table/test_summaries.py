"""Plans of projects: phases over their tasks, and charts of months."""

from datetime import date, timedelta

from planwatch.exchange.table.proposal import Kind, Proposal
from planwatch.exchange.table.provenance import Cell
from tests.exchange.table.tables import lines, mapped, sheet, table, titles


def _themes(found: Proposal) -> list[tuple[str, str]]:
    return [(record.given.get("theme", ""), record.given["title"]) for record in found.records]


def test_a_task_of_nobody_over_deeper_ones_is_their_theme() -> None:
    found = sheet("""
        ID | Outline Level | Name          | Start    | Finish   | Resource Names
        1  | 1             | Dredging      | 01/02/16 | 30/04/16 |
        2  | 2             | Survey the bay | 01/02/16 | 29/02/16 | Surveyor
        3  | 2             | Dredge        | 01/03/16 | 30/04/16 | Harbour
        4  | 1             | Opening       | 01/05/16 | 31/05/16 |
        5  | 2             | Cut a ribbon  | 01/05/16 | 31/05/16 | Mayor
    """)
    assert _themes(found) == [("Dredging", "Survey the bay"), ("Dredging", "Dredge"), ("Opening", "Cut a ribbon")]


def test_a_task_of_nobody_whose_number_those_below_go_on_with_is_their_theme() -> None:
    found = sheet("""
        WBS | Task           | Start    | Finish   | Owner
        1   | Dredging       | 01/02/16 | 30/04/16 |
        1.1 | Survey the bay | 01/02/16 | 29/02/16 | Surveyor
        1.2 | Dredge         | 01/03/16 | 30/04/16 | Harbour
    """)
    assert _themes(found) == [("Dredging", "Survey the bay"), ("Dredging", "Dredge")]


def _dated(title: str, first: int, last: int, owner: str = "") -> list[str | Cell]:
    days = [date(2016, 2, 1) + timedelta(days=n) for n in (first, last)]
    return [title, *(Cell(f"{day:%d/%m/%Y}", day) for day in days), owner]


def test_a_task_of_nobody_that_spans_exactly_those_below_is_their_theme() -> None:
    found = mapped(
        table(
            ["Task", "Start", "Finish", "Assigned To"],
            _dated("Dredging", 0, 80),
            _dated("Survey the bay", 0, 20, "Surveyor"),
            _dated("Dredge", 21, 80, "Harbour"),
            _dated("Paint the buoys", 90, 99, "Harbour"),
            _dated("Find a painter", 90, 95),
            _dated("Hang the lamps", 96, 120, "Harbour"),
            _dated("Light the lamps", 121, 130, "Harbour"),
        )
    )
    assert "Find a painter" in titles(found)
    assert "Dredging" in titles(found), "it does not span the buoys, which stand below it too"
    found = mapped(
        table(
            ["Task", "Start", "Finish", "Assigned To"],
            _dated("Dredging", 0, 80),
            _dated("Survey the bay", 0, 20, "Surveyor"),
            _dated("Dredge", 21, 80, "Harbour"),
            _dated("Lighting", 81, 130),
            _dated("Hang the lamps", 81, 120, "Harbour"),
            _dated("Light the lamps", 121, 130, "Harbour"),
        )
    )
    assert [theme for theme, _ in _themes(found)] == ["Dredging", "Dredging", "Lighting", "Lighting"]


def test_where_most_tasks_are_nobody_s_none_sums_up_others() -> None:
    found = sheet("""
        WBS | Task           | Finish   | Owner
        1   | Dredging       | 30/04/16 |
        1.1 | Survey the bay | 29/02/16 |
        1.2 | Dredge         | 30/04/16 | Harbour
    """)
    assert len(titles(found)) == 3


def test_a_chart_of_months_beside_actions_is_a_plan() -> None:
    found = sheet("""
        Task           | Responsible | Apr | May | Jun | Jul | Aug | Sep
        Survey the bay | Surveyor    | x   | x   |     |     |     |
        Dredge         | Harbour     |     |     | x   | x   |     |
        Open the port  | Mayor       |     |     |     |     | x   | x
    """)
    assert titles(found) == ["Survey the bay", "Dredge", "Open the port"]
    assert found.tables[0].kind is Kind.PLAN
    assert found.lost == ("Apr", "May", "Jun", "Jul", "Aug", "Sep")


def test_days_over_the_bars_of_a_chart_are_headings_too() -> None:
    weeks = [Cell(f"{n:02}/04/2016", date(2016, 4, n)) for n in (4, 11, 18, 25)]
    found = mapped(table(["Task", "Owner", *weeks], ["Survey the bay", "Surveyor", "x", "", "", ""]))
    assert titles(found) == ["Survey the bay"]


def test_several_things_in_one_cell_are_one_action_and_told() -> None:
    found = mapped(
        table(
            *lines("Aim | Actions | Lead | Timescale"),
            ["Safe bay", "1. Survey it\n2. Dredge it\n3. Light it", "Harbour", "30/04/2016"],
            ["Clean bay", "Sweep it", "Harbour", "30/04/2016"],
        )
    )
    assert len(titles(found)) == 2
    assert [(d.place, d.what) for d in found.doubts] == [("B2", "3 things stand in one cell: they are one action")]
