"""Colour themes: TOML files of ours and of the user's become Textual themes, checked key by key."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from textual.color import Color, ColorParseError
from textual.theme import Theme

from planwatch.errors import PlanwatchError
from planwatch.settings import nearest, read_toml, refuse, switch

PREFIX = "pw-"
"""What every variable of ours begins with, so that Textual's can't be meant by mistake: ``$pw-late``."""

FALLBACK = "dark"
"""The skin used where the one asked for is not there."""

_COLOURS = (
    "primary", "secondary", "accent", "foreground", "background", "surface", "panel", "boost", "warning", "error",
    "success",
)  # fmt: skip

_RAG = {
    "red": "#a3142c",
    "red-text": "#ffffff",
    "red-bar": "#d6405a",
    "amber": "#ffb000",
    "amber-text": "#111111",
    "amber-bar": "#ffb000",
    "green": "#7fd6c2",
    "green-text": "#111111",
    "green-bar": "#7fd6c2",
    "complete": "#56667a",
    "complete-text": "#ffffff",
    "complete-bar": "#6f8196",
    "assured": "#1f4fbf",
    "assured-text": "#ffffff",
    "assured-bar": "#5b8dff",
}
_TABLE = {
    "late": "#ff9a9a",
    "possibly": "#f2c37a",
    "muted": "#a3afbe",
    "mark": "#8ec5e8",
    "marked": "#1b2836",
    "cursor": "#28405f",
    "cursor-text": "#ffffff",
    "cursor-style": "none",
    "rule": "#3a4655",
    "header": "#171d26",
    "header-text": "#a9b6c6",
    "title": "#1f2731",
    "title-text": "#eef3f8",
    "editor": "#05080c",
    "editor-text": "#ffffff",
}
_STYLES = {"none", "bold", "italic", "underline", "reverse"}
_TOP = ("name", "dark", "ansi", "colors", "rag", "table", "sixteen")
_SIXTEEN = f"{PREFIX}sixteen-"

VARIABLE_DEFAULTS = {f"{PREFIX}{key}": value for key, value in (_RAG | _TABLE).items()}
"""Every variable of ours, for ``App.get_theme_variable_defaults``: one that CSS names and no theme has ends the app."""

# Textual's own widgets (palette, footer, inputs) follow our table by these.
_TEXTUAL_FOLLOWS = {
    "block-cursor-background": "cursor",
    "block-cursor-foreground": "cursor-text",
    "block-cursor-text-style": "cursor-style",
    "border-blurred": "rule",
    "foreground-muted": "muted",
    "text-disabled": "muted",
    "text-muted": "muted",
}

_UNDER = "bold underline"
"""Of the line chosen in a list, where no colours can be counted on; Textual's lists cannot invert one."""
_CHOSEN = {True: "#0000aa", False: "#55ffff"}
"""The ground of that line on 16 colours in dark skins and light ones: what is muted can be read on it, too."""

# Textual's CSS names these and its ansi themes leave them out: without them such a skin ends the app.
_ANSI_GAPS = {
    "block-cursor-blurred-text-style": _UNDER,
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "foreground-disabled": "ansi_default",
    "surface-active": "ansi_default",
}


def load_skins(folders: Sequence[Path]) -> tuple[list[Theme], list[str]]:
    """The skins in those folders, and a warning for each file left out because something in it is wrong.

    The first folder is the shipped one. A skin of the same name in a later folder takes an earlier one's place; what
    its file leaves out comes from the shipped ``dark``, ``light`` or ``terminal``, whichever it is most like.
    """
    skins: dict[str, Theme] = {}
    warnings: list[str] = []
    shipped: dict[str, Theme] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.toml")):
            try:
                skin = _read_skin(file, shipped)
            except FileNotFoundError:
                warnings.append(f"{file}: can't be read")
            except PlanwatchError as error:
                warnings.append(str(error))
            else:
                skins[skin.name] = skin
        shipped = shipped or dict(skins)
    return list(skins.values()), warnings


def on_sixteen(skin: Theme) -> Theme:
    """The skin on a terminal of 16 colours, where others would be rounded to them and two of them to the same one."""
    given = {key.removeprefix(_SIXTEEN): value for key, value in skin.variables.items() if key.startswith(_SIXTEEN)}
    colours = {key: value for key, value in given.items() if key in _COLOURS}
    ours = {f"{PREFIX}{key}": value for key, value in given.items() if key not in _COLOURS}
    variables = _followed(skin.variables | ours)
    if given:
        variables |= {"block-cursor-blurred-background": _CHOSEN[skin.dark], "block-cursor-blurred-text-style": _UNDER}
    return replace(skin, variables=variables, **colours)


def named_skin(wanted: str, skins: Sequence[Theme]) -> tuple[str, str]:
    """The name of the skin to use, and a warning where it is not the one wanted."""
    names = [skin.name for skin in skins]
    if wanted in names:
        return wanted, ""
    return FALLBACK, f"There is no skin {wanted!r}. {nearest(wanted, names)}"


def _read_skin(file: Path, shipped: Mapping[str, Theme]) -> Theme:
    place, table = str(file), read_toml(file)
    _refuse_unknown(place, "", table, _TOP)
    name = table.get("name", file.stem)
    # Textual splits a theme's name at commas.
    if not isinstance(name, str) or not re.fullmatch(r"\w[\w.-]*", name):
        refuse(place, f"name: {name!r} is no name for a skin", "Use letters, digits and hyphens.")
    dark = switch(place, "dark", table.get("dark", True))
    ansi = switch(place, "ansi", table.get("ansi", False))
    base = shipped.get("terminal" if ansi else "dark" if dark else "light")
    if base is None:
        base = Theme(name="", primary="#6ea3d8", variables=VARIABLE_DEFAULTS)
    colours = _section(place, table, "colors", _COLOURS)
    given = _section(place, table, "rag", _RAG) | _section(place, table, "table", _TABLE)
    few = _section(place, table, "sixteen", (*_COLOURS, *_RAG, *_TABLE))
    variables = base.variables | {f"{PREFIX}{key}": value for key, value in given.items()}
    variables = _followed(variables | {f"{_SIXTEEN}{key}": value for key, value in few.items()})
    variables |= _ANSI_GAPS if ansi else {}
    return replace(base, name=name, dark=dark, ansi=ansi, variables=variables, **colours)


def _followed(variables: Mapping[str, str]) -> dict[str, str]:
    return {**variables, **{theirs: variables[f"{PREFIX}{ours}"] for theirs, ours in _TEXTUAL_FOLLOWS.items()}}


def _section(place: str, table: Mapping[str, object], section: str, known: Iterable[str]) -> dict[str, str]:
    given = table.get(section, {})
    if not isinstance(given, dict):
        refuse(place, f"{section} must be a table, not {given!r}", f"Write [{section}].")
    values = cast("dict[str, object]", given)
    _refuse_unknown(place, f"{section}.", values, known)
    check = {"cursor-style": _checked_style}
    return {key: check.get(key, _checked_colour)(place, f"{section}.{key}", value) for key, value in values.items()}


def _refuse_unknown(place: str, prefix: str, table: Mapping[str, object], known: Iterable[str]) -> None:
    for key in table:
        if key not in known:
            refuse(place, f"{prefix + key!r} is unknown", nearest(key, list(known)))


def _checked_colour(place: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        refuse(place, f"{key}: {value!r} is no colour", "Write it in quotes, like '#7fd6c2'.")
    try:
        # Textual gives a wrong colour away only where it is first used, and then by a traceback.
        Color.parse(value)
    except ColorParseError as error:
        near = f" or {error.suggested_color}" if error.suggested_color else ""
        refuse(place, f"{key}: {value!r} is no colour", f"Write it like #7fd6c2{near}.")
    return value.strip()


def _checked_style(place: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.split() or not _STYLES.issuperset(value.split()):
        refuse(place, f"{key}: {value!r} is no style", f"It can be {', '.join(sorted(_STYLES))}.")
    return value
