"""Paths being typed: how tab goes on with one, as a shell does."""

from pathlib import Path

from planwatch.model.text.visible import visible


def completed(typed: str) -> tuple[str, tuple[str, ...]]:
    """The text as far as only one file or folder can be meant, and the names between which it is open.

    Capitals make no difference where the text has none; what begins with a point is left out until one is typed. A
    folder that cannot be read has no names.
    """
    folder, slash, begun = typed.rpartition("/")
    try:
        there = sorted(Path(folder + slash or ".").expanduser().iterdir())
    except OSError:
        return typed, ()
    names = [_name(path) for path in there if _begins(path.name, begun)]
    if not names:
        return typed, ()
    same = [len(set(letters)) == 1 for letters in zip(*map(str.casefold, names), strict=False)]
    whole = names[0][: (*same, False).index(False)]
    return folder + slash + whole, tuple(map(visible, names)) if len(names) > 1 else ()


def _begins(name: str, begun: str) -> bool:
    if name.startswith(".") and not begun.startswith("."):
        return False
    return name.startswith(begun) or (begun == begun.casefold() and name.casefold().startswith(begun))


def _name(path: Path) -> str:
    return f"{path.name}/" if path.is_dir() else path.name
