"""What the user set in ``config.toml``: read and checked here; ``settings_kept`` writes it for the app."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn, cast

from msgspec import Struct, field

from planwatch.errors import PlanwatchError

ALWAYS_QUITS = "ctrl+q"
_DAYS = range(1, 366)
_MODIFIERS = {"alt", "ctrl", "hyper", "meta", "shift", "super"}
_NAMED_KEYS = (
    "escape", "enter", "tab", "space", "backspace", "delete", "insert",
    "home", "end", "pageup", "pagedown", "up", "down", "left", "right",
)  # fmt: skip
_PUNCTUATION = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
# Where Textual's name of a sign is not its Unicode name.
_TEXTUAL_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
# Most terminals send the same byte for both, so that the first can't be told from the second.
_SAME_BYTE = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}


class Settings(Struct, frozen=True, kw_only=True):
    """One user's choices; what ``config.toml`` leaves out has the value given here."""

    skin: str = "dark"
    who: str = ""
    """The name that changes are signed with; empty means the login name."""
    due_soon: int = 14
    """Days ahead that the view of what is due soon looks."""
    keymap: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Action ids and the keys wanted for them, not yet checked: see ``checked_keymap``."""
    mouse: bool = True


def load(path: Path) -> Settings:
    """The settings in that file, or the defaults where there is none. What is wrong is refused, never guessed."""
    try:
        table = read_toml(path)
    except FileNotFoundError:
        return Settings()
    place, standard = str(path), Settings()
    known = Settings.__struct_fields__
    for key in table:
        if key not in known:
            refuse(place, f"{key!r} is no setting", nearest(key, known))
    return Settings(
        skin=_text(place, "skin", table.get("skin", standard.skin)),
        who=_text(place, "who", table.get("who", standard.who)),
        due_soon=_days(place, "due_soon", table.get("due_soon", standard.due_soon)),
        keymap=_keymap(place, table.get("keymap", {})),
        mouse=switch(place, "mouse", table.get("mouse", standard.mouse)),
    )


def checked_keymap(
    raw: Mapping[str, object],
    defaults: Mapping[str, tuple[str, ...]],
    fixed: Collection[str] = (ALWAYS_QUITS,),
    place: str = "config.toml",
) -> dict[str, str]:
    """The keys a user chose, as ``App.set_keymap`` takes them: ids to ``"e,i"``.

    ``defaults`` holds every id with its keys, ``fixed`` the keys that no other action may take and none may lose.
    Textual itself ignores an unknown id or an empty key and lets the later of two actions win a key, all in silence;
    here each is refused. Two ids that share a key by default, being for different screens, may go on sharing it.
    """
    standard = {name: tuple(_key_name(key) or key for key in keys) for name, keys in defaults.items()}
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in raw.items():
        if name not in standard:
            refuse(place, f"keymap: there is no action {name!r}", nearest(name, standard))
        keys = tuple(_checked_key(place, name, key) for key in _keys(place, name, value))
        for key in keys:
            if key in fixed and key not in standard[name]:
                refuse(place, f"keymap: {name}: {key} can't be given to another action", "Choose another key.")
        kept = tuple(key for key in standard[name] if key in fixed)
        chosen[name] = tuple(dict.fromkeys(keys + kept))
    _refuse_clashes(place, standard, chosen)
    return {name: ",".join(keys) for name, keys in chosen.items()}


def read_toml(path: Path) -> dict[str, object]:
    """The table in that file; FileNotFoundError where there is none, PlanwatchError where it is not readable TOML."""
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileNotFoundError(path) from error
    except OSError as error:
        refuse(str(path), f"can't be read: {error.strerror}")
    import tomllib

    try:
        # Some editors begin a file with a byte order mark, which TOML does not know.
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        refuse(str(path), "is not UTF-8 text", "Save it again as UTF-8.")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        refuse(str(path), f"is not valid TOML: {error}")


def nearest(word: str, known: Collection[str]) -> str:
    """A hint that names the known word nearest to this one, or all of them where none is near and they are few."""
    from difflib import get_close_matches

    if close := get_close_matches(word.lower(), known, n=1):
        return f"Did you mean {close[0]}?"
    return f"Known are {', '.join(known)}." if len(known) <= 20 else ""


def refuse(place: str, problem: str, hint: str = "") -> NoReturn:
    """Say what is wrong with which file."""
    raise PlanwatchError(f"{place}: {problem}", hint)


def switch(place: str, key: str, value: object) -> bool:
    """That value where it is true or false; anything else is refused."""
    if not isinstance(value, bool):
        refuse(place, f"{key} must be true or false, not {value!r}", "Write it without quotes.")
    return value


def _text(place: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.isprintable():
        refuse(place, f"{key} must be one line of text, not {value!r}", f'Write {key} = "…".')
    return value.strip()


def _days(place: str, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in _DAYS:
        refuse(place, f"{key} must be a whole number of days from 1 to {_DAYS[-1]}, not {value!r}")
    return value


def _keymap(place: str, value: object, prefix: str = "") -> dict[str, tuple[str, ...]]:
    """``table.down = "j"`` without quotes is a table in a table in TOML, and means the id ``table.down`` here."""
    table = _table(value)
    if table is None:
        refuse(place, f"keymap must be a table, not {value!r}", "Write [keymap], and below it lines like edit = 'e'.")
    keymap: dict[str, tuple[str, ...]] = {}
    for part, keys in table.items():
        name = f"{prefix}{part}"
        found = _keymap(place, keys, f"{name}.") if _table(keys) is not None else {name: _keys(place, name, keys)}
        if twice := keymap.keys() & found.keys():
            refuse(place, f"keymap: {min(twice)!r} is given twice")
        keymap |= found
    return keymap


def _table(value: object) -> dict[str, object] | None:
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def _keys(place: str, name: str, value: object) -> tuple[str, ...]:
    given = cast("Sequence[object]", value) if isinstance(value, list | tuple) else [value]
    keys = tuple(key for key in given if isinstance(key, str))
    if len(keys) < len(given):
        refuse(place, f"keymap: {name!r} must be a key or a list of keys, not {value!r}", 'Write "e" or ["e", "i"].')
    if not keys or not all(keys):
        refuse(place, f"keymap: {name!r} has an empty key", "Give it a key, or leave the line out.")
    return keys


def _checked_key(place: str, name: str, key: str) -> str:
    known = _key_name(key)
    if known is None:
        several = "," in key
        hint = 'Write several keys as a list: ["e", "i"].' if several else nearest(key, _key_names())
        refuse(place, f"keymap: {name}: {key!r} is no key", hint)
    if known in _SAME_BYTE:
        refuse(place, f"keymap: {name}: a terminal can't tell {key} from {_SAME_BYTE[known]}", "Choose another key.")
    return known


def _key_name(key: str) -> str | None:
    """Textual's name of that key (``?`` is ``question_mark``), or None where it is none that can be pressed."""
    if len(key) == 1:
        return _character_name(key) if key.isprintable() else None
    *modifiers, last = key.lower().split("+")
    if len(last) == 1:
        # Shift with a letter arrives as the capital alone.
        last = None if modifiers == ["shift"] else _character_name(last)
    if last not in _key_names() and not (last and len(last) == 1):
        return None
    return "+".join([*sorted(set(modifiers)), last]) if _MODIFIERS.issuperset(modifiers) else None


@cache
def _key_names() -> frozenset[str]:
    return frozenset([*_NAMED_KEYS, *(f"f{n}" for n in range(1, 25)), *map(_character_name, _PUNCTUATION)])


def _character_name(character: str) -> str:
    import unicodedata

    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _TEXTUAL_NAMES.get(name, name)


def _refuse_clashes(place: str, standard: Mapping[str, tuple[str, ...]], chosen: Mapping[str, tuple[str, ...]]) -> None:
    for other, others in {**standard, **chosen}.items():
        for name, keys in chosen.items():
            for key in keys:
                shared = key in standard[name] and key in standard[other]
                if other != name and key in others and not shared:
                    hint = "" if other in chosen else f"Give {other} another key too, or choose another for {name}."
                    refuse(place, f"keymap: {key} is given to both {name} and {other}", hint)
