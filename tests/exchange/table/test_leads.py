"""Who answers: several names in a cell, dittos, nobody, and spellings that are one."""

import pytest

from planwatch.exchange.table.leads import LeadReader
from tests.exchange.table.tables import lines, mapped, sheet, table, told


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("AG/ZW", ("AG", "ZW")),
        ("Head of HR", ("Head of HR",)),
        ("HR / QA; Legal", ("HR", "QA", "Legal")),
        ("ZW and Directors", ("ZW", "Directors")),
        ("Ann Smith & Bob Jones", ("Ann Smith", "Bob Jones")),
        ("Ann Smith, Bob Jones", ("Ann Smith", "Bob Jones")),
        ("Harbour Master\nYard Manager", ("Harbour Master", "Yard Manager")),
        ("Head of Housing and Regeneration", ("Head of Housing and Regeneration",)),
        ("Learning and Development Manager", ("Learning and Development Manager",)),
        ("Head of Housing and Head of Finance", ("Head of Housing", "Head of Finance")),
        ("Director of Place, Economy and Culture", ("Director of Place, Economy and Culture",)),
        ("Head teacher (acting)", ("Head teacher (acting)",)),
        ("Manager (North/South)", ("Manager (North/South)",)),
        ("QA, HR (lead)", ("HR", "QA")),
        ("Lead: HR; support: QA", ("HR", "QA")),
        ("[HR Partner,QA Lead]", ("HR Partner", "QA Lead")),
        ("[]", ()),
        ("?", ()),
        ("TBC", ()),
        ("n/a", ()),
        ("Vacant", ()),
    ],
)
def test_names_in_a_cell(cell: str, names: tuple[str, ...]) -> None:
    assert LeadReader([cell]).names(cell) == names


def test_a_comma_is_part_of_a_name_where_surnames_stand_first() -> None:
    assert LeadReader(["Smith, Ann", "Jones, Bob"]).names("Smith, Ann") == ("Smith, Ann",)


def test_names_that_stand_alone_elsewhere_are_taken_apart() -> None:
    assert LeadReader(["Parks", "Cemeteries", "Parks and Cemeteries"]).names("Parks and Cemeteries") == (
        "Parks",
        "Cemeteries",
    )
    assert LeadReader(["Parks and Cemeteries"]).names("Parks and Cemeteries") == ("Parks and Cemeteries",)


def test_the_first_leads_and_the_rest_support() -> None:
    found = sheet("Action | Lead | Support\nDredge | Harbour Master / HR | Legal\nPaint | HR |")
    first, second = (record.given for record in found.records)
    assert (first["lead"], first["support"]) == ("Harbour Master", ("HR", "Legal"))
    assert (second["lead"], second["support"]) == ("HR", ())


@pytest.mark.parametrize("ditto", ['"', "ditto", "As above", "(See Above)", "〃"])
def test_dittos_repeat_the_one_above(ditto: str) -> None:
    found = sheet(f"Action | Lead\nDredge | HR / QA\nPaint | {ditto}\nMow | {ditto}")
    assert [record.given["lead"] for record in found.records] == ["HR"] * 3
    assert found.records[2].given["support"] == ("QA",)


def test_spellings_that_differ_in_capitals_and_blanks_are_one_and_told() -> None:
    rows = lines("Action | Lead\nDredge | Head of HR\nPaint | head of  HR\nMow | Head of HR\nMend | Head of Place")
    found = mapped(table(*rows))
    assert [(lead.name, lead.count) for lead in found.leads] == [("Head of HR", 3), ("Head of Place", 1)]
    assert [record.given["lead"] for record in found.records][:3] == ["Head of HR"] * 3
    assert ("", "one lead, written in 2 ways") in told(found)


def test_themes_are_one_in_the_same_way() -> None:
    found = sheet("Theme | Action | Lead\nWater | Dredge | A\nWATER | Paint | B\nWater | Mow | B")
    assert [theme.name for theme in found.themes] == ["Water"]
