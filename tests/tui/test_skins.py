"""The shipped skins can be read by everybody, and a user's own can't stop the app."""

from itertools import combinations
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.command import CommandPalette
from textual.theme import Theme
from textual.widgets import Button, Checkbox, Footer, Input, OptionList, Select, Static, TextArea

from planwatch.resources import bundled
from planwatch.tui.skins import VARIABLE_DEFAULTS, load_skins, named_skin, on_sixteen

SHIPPED = {skin.name: skin for skin in load_skins([bundled("themes")])[0]}
DRAWN = [name for name, skin in SHIPPED.items() if not skin.ansi]
CHIPS = ("red", "amber", "green", "complete", "assured")
TEXTS = ("late", "possibly", "muted", "mark")

# Terminal palettes in wide use.
PALETTE_NAMES = ("black", "red", "bright_green", "bright_yellow", "blue", "white", "bright_white")
PALETTES = {
    "xterm": "#000000 #cd0000 #00ff00 #ffff00 #0000ee #e5e5e5 #ffffff",
    "GNOME": "#171421 #c01c28 #33da7a #e9ad0c #12488b #d0cfcc #ffffff",
    "Tango": "#2e3436 #cc0000 #8ae234 #fce94f #3465a4 #d3d7cf #eeeeec",
    "Windows": "#0c0c0c #c50f1f #16c60c #f9f1a5 #0037da #cccccc #f2f2f2",
}

# How colours look without red (protan), green (deutan) or blue (tritan) cones: Machado and others, 2009.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(colour: str) -> list[float]:
    parts = [part / 255 for part in Color.parse(colour).rgb]
    return [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    dim, bright = sorted(
        sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (bright + 0.05) / (dim + 0.05)


def seen(colour: str, eyes: str) -> list[float]:
    light = [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in EYES[eyes]]
    return [255 * min(1, max(0, part)) ** (1 / 2.4) for part in light]


def grounds(skin: Theme) -> dict[str, str]:
    ours = {name: skin.variables[f"pw-{name}"] for name in ("cursor", "marked")}
    return ours | {name: getattr(skin, name) for name in ("background", "surface", "panel")}


def needed(skin: Theme) -> float:
    return 7 if skin.name == "contrast" else 4.5


def test_four_skins_are_shipped_without_a_warning() -> None:
    skins, warnings = load_skins([bundled("themes")])
    assert warnings == []
    assert sorted(skin.name for skin in skins) == ["contrast", "dark", "light", "terminal"]


def test_every_shipped_skin_gives_every_variable_itself() -> None:
    for file in bundled("themes").glob("*.toml"):
        lines = file.read_text("utf-8").splitlines()
        assert {f"pw-{line.split(' = ')[0]}" for line in lines} >= VARIABLE_DEFAULTS.keys(), file.name


def test_the_defaults_are_the_dark_skins() -> None:
    assert {name: SHIPPED["dark"].variables[name] for name in VARIABLE_DEFAULTS} == VARIABLE_DEFAULTS


@pytest.mark.parametrize("name", DRAWN)
def test_late_possibly_and_muted_are_readable_wherever_they_stand(name: str) -> None:
    skin = SHIPPED[name]
    texts = {text: skin.variables[f"pw-{text}"] for text in TEXTS} | {"foreground": skin.foreground or ""}
    for text, colour in texts.items():
        for ground, background in grounds(skin).items():
            assert contrast(colour, background) >= needed(skin), (text, ground)


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("filled", [*CHIPS, "cursor", "header", "title", "editor"])
def test_what_is_filled_carries_a_readable_text(name: str, filled: str) -> None:
    skin = SHIPPED[name]
    assert contrast(skin.variables[f"pw-{filled}"], skin.variables[f"pw-{filled}-text"]) >= needed(skin)


@pytest.mark.parametrize("name", DRAWN)
def test_the_footers_keys_are_readable(name: str) -> None:
    skin = SHIPPED[name]
    assert contrast(skin.accent or "", skin.panel or "") >= needed(skin)


@pytest.mark.parametrize("name", DRAWN)
def test_bars_stand_out_from_the_background(name: str) -> None:
    skin = SHIPPED[name]
    for chip in CHIPS:
        assert contrast(skin.variables[f"pw-{chip}-bar"], skin.background or "") >= 3, chip


@pytest.mark.parametrize("name", DRAWN)
def test_the_cursor_row_stands_out_from_the_others(name: str) -> None:
    skin = SHIPPED[name]
    assert contrast(skin.variables["pw-cursor"], skin.background or "") >= 1.3


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("eyes", EYES)
def test_no_two_chips_look_alike_to_any_eyes(name: str, eyes: str) -> None:
    skin = SHIPPED[name]
    for one, other in combinations(CHIPS, 2):
        pair = [seen(skin.variables[f"pw-{chip}"], eyes) for chip in (one, other)]
        assert sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 >= 50, (one, other)


@pytest.mark.parametrize("name", DRAWN)
def test_red_is_darker_than_green_and_green_than_amber_never_by_hue_alone(name: str) -> None:
    variables = SHIPPED[name].variables
    assert contrast(variables["pw-red"], variables["pw-green"]) >= 3
    assert contrast(variables["pw-red"], variables["pw-amber"]) >= 3


def test_the_terminals_skin_uses_the_terminals_colours_only() -> None:
    skin = SHIPPED["terminal"]
    assert skin.ansi
    assert not [value for value in skin.variables.values() if "#" in value]
    for text in (*TEXTS, "cursor-text", "header-text", "title-text", "editor-text"):
        assert skin.variables[f"pw-{text}"] == "ansi_default", text


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("chip", CHIPS)
def test_the_terminals_chips_are_readable_in_the_usual_palettes(palette: str, chip: str) -> None:
    colours = {f"ansi_{name}": colour for name, colour in zip(PALETTE_NAMES, PALETTES[palette].split(), strict=True)}
    variables = SHIPPED["terminal"].variables
    assert contrast(colours[variables[f"pw-{chip}"]], colours[variables[f"pw-{chip}-text"]]) >= 4.5


class Swatches(App[None]):
    """Draws a widget with each variable."""

    CSS = "\n".join(
        f"#{name} {{ {'text-style' if name.endswith('-style') else 'background'}: ${name}; }}"
        for name in VARIABLE_DEFAULTS
    )

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        for name in VARIABLE_DEFAULTS:
            yield Static(name, id=name)


async def test_every_variable_resolves_in_every_skin_and_in_textuals_own_themes() -> None:
    app = Swatches()
    for skin in SHIPPED.values():
        app.register_theme(skin)
    async with app.run_test() as pilot:
        for name in [*SHIPPED, "textual-light", "ansi-dark"]:
            app.theme = name
            await pilot.pause()
            expected = VARIABLE_DEFAULTS | (SHIPPED[name].variables if name in SHIPPED else {})
            for variable, value in expected.items():
                if variable in VARIABLE_DEFAULTS and variable != "pw-cursor-style":
                    assert app.query_one(f"#{variable}").styles.background == Color.parse(value), (name, variable)
            assert str(app.query_one("#pw-cursor-style").styles.text_style) == expected["pw-cursor-style"]


class Everyday(App[None]):
    """Has one of each of Textual's own widgets that the app may use."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="Find")
        yield OptionList("one", "two")
        yield Button("Save")
        yield Checkbox("Internal")
        yield Select.from_values(["one"])
        yield TextArea("How")
        yield Footer()


@pytest.mark.parametrize("name", SHIPPED)
async def test_textuals_own_widgets_and_palette_can_be_drawn_in_every_skin(name: str) -> None:
    app = Everyday()
    app.register_theme(SHIPPED[name])
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        app.action_command_palette()
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)


@pytest.mark.parametrize("name", SHIPPED)
async def test_textuals_cursor_and_muted_text_follow_ours(name: str) -> None:
    app = Swatches()
    app.register_theme(SHIPPED[name])
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        variables = app.theme_variables
    assert variables["block-cursor-background"] == variables["pw-cursor"]
    assert variables["text-muted"] == variables["pw-muted"]


def load_mine(folder: Path, content: str | bytes, name: str = "mine.toml") -> tuple[dict[str, Theme], list[str]]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    skins, warnings = load_skins([bundled("themes"), folder])
    return {skin.name: skin for skin in skins}, warnings


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ('[rag]\nred = "reed"', "rag.red: 'reed' is no colour. Write it like #7fd6c2 or red."),
        ('[rag]\nred = "#12"', "rag.red"),
        ("[rag]\nred = 12", "rag.red"),
        ('[rag]\nread = "red"', "'rag.read' is unknown. Did you mean red?"),
        ('[table]\nlate = "auto 60%"', "table.late"),
        ('[table]\ncursor-style = "blink"', "table.cursor-style"),
        ('[colors]\nprimry = "red"', "'colors.primry' is unknown. Did you mean primary?"),
        ('[colours]\nprimary = "red"', "'colours' is unknown. Did you mean colors?"),
        ('colors = "red"', "colors"),
        ('name = "a,b"', "name"),
        ('name = ""', "name"),
        ("dark = 1", "dark"),
        ('ansi = "yes"', "ansi"),
        ("name = ", "TOML"),
        (b"name = '\xff'", "UTF-8"),
    ],
)
def test_a_bad_skin_is_left_out_with_one_warning_that_names_file_and_key(
    tmp_path: Path, content: str | bytes, key: str
) -> None:
    skins, warnings = load_mine(tmp_path, content)
    assert skins.keys() == SHIPPED.keys()
    assert len(warnings) == 1
    assert str(tmp_path / "mine.toml") in warnings[0]
    assert key in warnings[0]


def test_a_warning_shows_control_characters_instead_of_sending_them(tmp_path: Path) -> None:
    _, warnings = load_mine(tmp_path, '[rag]\nred = "\\u001b[2J\\u202e"')
    assert warnings[0].isprintable()


def test_a_file_that_can_not_be_read_is_left_out_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    skins, warnings = load_skins([bundled("themes"), tmp_path])
    assert len(skins) == len(SHIPPED)
    assert [name in warning for name, warning in zip(("folder.toml", "gone.toml"), warnings, strict=True)] == [True] * 2


def test_the_users_folder_need_not_exist(tmp_path: Path) -> None:
    skins, warnings = load_skins([bundled("themes"), tmp_path / "themes"])
    assert (len(skins), warnings) == (len(SHIPPED), [])


def test_a_skin_that_gives_one_colour_is_the_shipped_one_otherwise(tmp_path: Path) -> None:
    skins, warnings = load_mine(tmp_path, 'dark = false\n[rag]\nred = "darkred"')
    assert warnings == []
    assert skins["mine"].background == SHIPPED["light"].background
    assert skins["mine"].variables == SHIPPED["light"].variables | {"pw-red": "darkred"}


def test_a_skin_says_what_it_shows_on_sixteen_colours_and_has_the_rest_from_the_shipped_one(tmp_path: Path) -> None:
    skins, warnings = load_mine(tmp_path, '[rag]\nred = "darkred"\n[sixteen]\ncursor = "#0000aa"\naccent = "#ffffff"')
    assert warnings == []
    few = on_sixteen(skins["mine"])
    assert (skins["mine"].variables["pw-red"], few.variables["pw-red"]) == ("darkred", "#aa0000")
    assert (few.variables["pw-cursor"], few.accent) == ("#0000aa", "#ffffff")
    assert skins["mine"].accent == SHIPPED["dark"].accent


def test_the_terminals_own_colours_stay_as_they_are_on_sixteen() -> None:
    assert on_sixteen(SHIPPED["terminal"]) == SHIPPED["terminal"]


def test_a_users_skin_takes_the_place_of_a_shipped_one_of_that_name(tmp_path: Path) -> None:
    skins, _ = load_mine(tmp_path, 'name = "dark"\n[table]\ncursor = "#003300"')
    assert len(skins) == len(SHIPPED)
    assert skins["dark"].variables["pw-cursor"] == "#003300"
    assert skins["dark"].variables["block-cursor-background"] == "#003300"


def test_an_own_dark_skin_is_no_base_for_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('name = "dark"\n[table]\ncursor = "#003300"')
    skins, _ = load_mine(tmp_path, "dark = true", "b.toml")
    assert skins["b"].variables == SHIPPED["dark"].variables


def test_a_skin_asked_for_by_a_wrong_name_gives_the_standard_one_and_a_warning() -> None:
    skins = list(SHIPPED.values())
    assert named_skin("light", skins) == ("light", "")
    assert named_skin("ligth", skins) == ("dark", "There is no skin 'ligth'. Did you mean light?")
