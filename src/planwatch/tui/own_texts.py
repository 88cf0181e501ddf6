"""Texts of one's own that an update can begin with: kept by their names in a file of the config folder."""

import json
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.paths import config_file
from planwatch.settings import read_toml
from planwatch.unfinished import unfinished

_HEAD = "# Texts that an update begins with: ctrl+t in its form puts one in. The app writes this file.\n"


def file() -> Path:
    """Where they are kept, beside the settings."""
    return config_file().with_name("updates.toml")


def own_texts() -> dict[str, str]:
    """Each by its name, in the order of the file; raises PlanwatchError where that cannot be read."""
    try:
        held = read_toml(file())
    except FileNotFoundError:
        return {}
    return {name: text for name, text in held.items() if isinstance(text, str)}


def keep(texts: dict[str, str]) -> None:
    """Keep these and no others. Raises PlanwatchError."""
    lines = [
        f"{json.dumps(name, ensure_ascii=True)} = {json.dumps(text, ensure_ascii=True)}\n"
        for name, text in texts.items()
    ]
    path = file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(path) as beside:
            beside.write_text("".join((_HEAD, *lines)), encoding="utf-8", newline="")
            beside.replace(path)
    except OSError as error:
        raise PlanwatchError(f"{path}: can't be written: {error.strerror}", "check its rights and the disk") from error
